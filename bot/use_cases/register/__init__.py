"""Registering, reviewing, talking."""
