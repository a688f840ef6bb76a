"""How long the notices of a verification wait, so that it can still be stopped."""

# Whoever hears the alarm has to look through all that it tells about, and a mistake among many does more harm.  So the
# time grows, but in two steps only: a family waits for it too.
FEW, MANY = 10, 100


def hold_for(notice_hold: int, people: int) -> int:
    """Seconds, for so many people verified together: NOTICE_HOLD up to ten, twice that up to a hundred, else thrice."""
    return notice_hold * (1 + (people > FEW) + (people > MANY))
