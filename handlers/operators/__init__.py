"""What operators write and press; the right each needs stands beside it."""
