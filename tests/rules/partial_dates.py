"""Dates of which the day, or the day and the month, may be unknown, drawn by chance."""

from datetime import date

from hypothesis import strategies as st

from bot.model.dates import PartialDate
from tests.rules.filling import TODAY


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """One up to today."""
    day = draw(st.dates(date(1900, 1, 1), TODAY))
    known = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])
