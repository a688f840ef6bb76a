"""Operators among themselves."""
