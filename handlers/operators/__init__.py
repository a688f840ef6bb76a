"""What operators write and press."""
