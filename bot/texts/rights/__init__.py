"""A relative's own data."""
