"""What accompanies the wait."""
