"""Reports, verifications, notices and calls."""
