"""What holds for all tests."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a machine with neighbours takes its time
settings.load_profile("untimed")
