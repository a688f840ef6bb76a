"""What has come in and what is to go out."""
