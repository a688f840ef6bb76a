"""Quiet hours hold where somebody lives, over midnight and over both changes of clocks."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.model.quiet_hours import USUAL, QuietHours, zone_of

KYIV = ZoneInfo("Europe/Kyiv")
HOUR = 3_600


def at(words: str, zone: ZoneInfo = KYIV, fold: int = 0) -> int:
    return int(datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=zone, fold=fold).timestamp())


def shown(moment: int | None, zone: ZoneInfo = KYIV) -> str | None:
    return None if moment is None else f"{datetime.fromtimestamp(moment, UTC).astimezone(zone):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("now", "over"),
    [
        ("2027-06-01 20:59", None), ("2027-06-01 21:00", "2027-06-02 09:00"), ("2027-06-02 00:00", "2027-06-02 09:00"),
        ("2027-06-02 08:59", "2027-06-02 09:00"), ("2027-06-02 09:00", None), ("2027-06-02 13:00", None),
    ],
)  # fmt: skip
def test_a_night_lasts_from_nine_to_nine(now: str, over: str | None) -> None:
    assert shown(USUAL.over_at(KYIV, at(now))) == over


@pytest.mark.parametrize(("evening", "hours"), [("2027-03-27 21:00", 11), ("2027-10-30 21:00", 13)])
def test_the_night_of_a_change_of_clocks_is_an_hour_shorter_or_longer(evening: str, hours: int) -> None:
    over = USUAL.over_at(KYIV, at(evening))
    assert over == at(evening) + hours * HOUR
    assert str(shown(over)).endswith("09:00")


@pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31"])
@pytest.mark.parametrize("hours", [USUAL, QuietHours(time(22), time(3, 30)), QuietHours(time(3, 30), time(4, 30))])
def test_the_end_lies_ahead_and_is_not_quiet_itself_at_any_minute_of_either_day(day: str, hours: QuietHours) -> None:
    for now in range(at(f"{day} 00:00") - 6 * HOUR, at(f"{day} 00:00") + 30 * HOUR, 60):
        over = hours.over_at(KYIV, now)
        assert over is None or (over > now and hours.over_at(KYIV, over) is None)


def test_the_same_instant_is_night_for_one_and_day_for_another() -> None:
    noon_in_kyiv = at("2027-06-01 12:00")
    assert USUAL.over_at(KYIV, noon_in_kyiv) is None
    toronto = ZoneInfo("America/Toronto")
    assert shown(USUAL.over_at(toronto, noon_in_kyiv), toronto) == "2027-06-01 09:00"


def test_hours_within_one_day_and_no_hours_at_all() -> None:
    siesta = QuietHours(time(13), time(15))
    assert shown(siesta.over_at(KYIV, at("2027-06-01 14:00"))) == "2027-06-01 15:00"
    assert siesta.over_at(KYIV, at("2027-06-01 15:00")) is None
    never = QuietHours(time(9), time(9))
    assert all(never.over_at(KYIV, at("2027-06-01 00:00") + n * HOUR) is None for n in range(24))


def test_a_zone_that_is_no_more_counts_as_utc() -> None:
    assert zone_of("Europe/Atlantis") == zone_of("../etc/passwd") == ZoneInfo("UTC")
