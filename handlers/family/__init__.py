"""What relatives write and press."""
