"""Rules broken so that a family hears what is not so, or never hears what is so: each was tried, each is noticed."""

from tests.mutants.by_hand import BY_HAND
from tests.mutants.never_told import NEVER_TOLD
from tests.mutants.too_early import TOO_EARLY

TOLD = TOO_EARLY + NEVER_TOLD + BY_HAND
