"""What is measured, with public tools, and the peers it is measured against."""
