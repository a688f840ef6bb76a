"""What relatives may ask for about their own data."""
