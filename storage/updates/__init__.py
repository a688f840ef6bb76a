"""Updates to many and who gets them."""
