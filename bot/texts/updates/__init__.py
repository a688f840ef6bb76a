"""Updates to many."""
