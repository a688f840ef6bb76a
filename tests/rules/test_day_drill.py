"""The drill of the exchange tells a broken promise from one that was kept."""

import json
from dataclasses import replace
from typing import Any

import pytest

from benchmarks.day import figures, promises
from benchmarks.day.hour import MODES, UPDATE, Seen
from benchmarks.day.operators import Said
from benchmarks.day.sizes import STAFF, Sizes

SIZES = Sizes(rows=1, relatives=2, families=1, minute=1.0, chats=20, register=0, hold=10)
FIRST, SECOND, FAMILY = STAFF + 1, STAFF + 2, STAFF + 3
PRESS, ALARM, HOLD = 1_000.0, 1_001.0, 30


def said(at: float, chat: int, button: str = "", text: str = "") -> Said:
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": button}]]} if button else {}
    return (
        at,
        chat,
        "sendmessage",
        json.dumps({"text": text, "reply_markup": keyboard}, separators=(",", ":"), ensure_ascii=False),
    )


def notice(at: float, chat: int) -> Said:
    return said(at, chat, "acknowledge:1")


@pytest.fixture
def seen() -> Seen:
    """Two relatives were told and a family was answered, as it should be."""
    kept = [
        said(ALARM, 3, "stoplist:1"),
        said(PRESS + 2, FAMILY),
        notice(ALARM + HOLD + 1, FIRST),
        notice(ALARM + HOLD + 2, SECOND),
        said(PRESS, FIRST, text=UPDATE),
    ]
    rows: dict[str, list[Any]] = {"verifications": [(PRESS, PRESS + HOLD, True, "standing", 2)], "heard": [(ALARM,)]}
    done = Seen(MODES[0], SIZES, "SQLite", pressed=PRESS, said=kept, told={15: 1}, written={FAMILY: PRESS})
    return replace(done, rows={**rows, "updates": [("sent", 15), ("sent", FIRST)]})


def broken(seen: Seen) -> list[str]:
    return [words for words, kept in promises.kept(seen) if not kept]


def test_nothing_is_broken_where_all_went_well(seen: Seen) -> None:
    assert not broken(seen)
    found = figures.of(seen)
    assert (found.alarm, found.last_notice, found.answers_most) == (1.0, 2.0, 2.0)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (lambda seen: seen.said.pop(0), "no notice before its alarm"),
        (lambda seen: seen.said.insert(0, notice(ALARM + 5, FIRST)), "within the hold"),
        (lambda seen: seen.said.pop(2), "1 not told"),
        (lambda seen: seen.said.append(notice(ALARM + HOLD + 3, FAMILY)), "1 who were not to be told"),
        (lambda seen: seen.said.append(notice(ALARM + HOLD + 3, FIRST)), "1 told twice"),
        (lambda seen: seen.said.pop(1), "1 not answered"),
        (lambda seen: seen.said.append(said(PRESS + 3, FAMILY)), "1 answered twice"),
        (lambda seen: seen.told.pop(15), "1 sent and not received"),
        (lambda seen: seen.told.update({16: 2}), "1 twice"),
        (lambda seen: seen.rows.update(verifications=[(PRESS, PRESS + HOLD, False, "standing", 2)]), "two operators"),
        (lambda seen: seen.rows["updates"].append(("unknown", 16)), "1 unknown"),
    ],
)  # fmt: skip
def test_whatever_is_broken_is_said(seen: Seen, changed: object, says: str) -> None:
    changed(seen)  # type: ignore[operator]
    assert any(says in words for words in broken(seen))


def test_who_was_in_flight_at_a_kill_may_be_told_twice(seen: Seen) -> None:
    seen.said.append(notice(ALARM + HOLD + 3, FIRST))
    seen.in_flight.add(FIRST)
    assert not broken(seen)
