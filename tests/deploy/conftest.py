"""Processes for every story, none of which outlives it."""

from tests.end_to_end.conftest import deployment

__all__ = ["deployment"]
