"""Operators and what they take in and out."""
