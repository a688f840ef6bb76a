"""The same town as in the stories."""

from tests.stories.conftest import language, town

__all__ = ["language", "town"]
