"""Operators and what they did."""
