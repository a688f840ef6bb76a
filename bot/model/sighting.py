"""A report of a meeting: somebody tells whom they met, where and when.  It is for operators only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.model import readers
from bot.model.form import Answers, Form, Step
from bot.model.rights import Right

HOWS = ("write", "call")
RELIABILITIES = ("knew", "named", "hearsay", "unclear")
TAKEN_SECONDS = 30 * 60
ROOM = 1_000
TOLD = ("whom", "place", "time", "call", "number")
NUMBERS = ("call", "number")  # where somebody may have written by which number they can be called

# Word beginnings in the languages in which people write here.  Whatever is found only makes sure that a person handles
# the report (N4): one found too many costs a look.
_GRAVE = re.compile(
    r"\b(загиб|загин|помер|помир|смерт|мертв|[ву]бит|[ву]би[лв]|розстр|расстр|страт|похов|похор|похорон|могил|морг"
    r"|останк|тіло\b|тіла\b|тело\b|двохсот|200[-\s]?й|погиб|умер|умир|казн|покійн|небіжч|не вижи|не ста(ло|в|ла)\b"
    r"|dead|death|die[ds]?\b|dying|kill|murder|execut|buri|bury|corpse|grave|morgue|body|bodies|remains|passed away"
    r"|did not (survive|make it)|didn.t (survive|make it))",
    re.IGNORECASE,
)


def _writes(answers: Answers) -> bool:
    return answers.get("how") != "call"


def _calls(answers: Answers) -> bool:
    return answers.get("how") == "call"


SIGHTING = Form(
    "sighting",
    (
        Step("how", readers.one_of(HOWS), choices=HOWS),
        Step("whom", readers.note(ROOM), when=_writes),
        Step("place", readers.note(ROOM), when=_writes, skippable=True),
        Step("time", readers.short(200), when=_writes, skippable=True),
        Step("call", readers.short(200), when=_writes, skippable=True),
        Step("number", readers.short(200), when=_calls),
    ),
    right=None,
    summary=True,
)
CORROBORATE = Form(
    "corroborate",
    (
        Step("reference", readers.short(40)),
        Step("reliability", readers.one_of(RELIABILITIES), choices=RELIABILITIES),
        Step("remark", readers.note(ROOM), skippable=True),
    ),
    right=Right.REPORT,
)


@dataclass(frozen=True)
class Sighting:
    """facts: the answers by the names of the steps; grave: it may mention the worst, and a person handles it."""

    id: int
    chat_id: int | None
    state: str
    grave: bool
    reported_at: int
    facts: Mapping[str, str]

    @property
    def has_number(self) -> bool:
        """Whether it may say by which number somebody can be called."""
        return any(self.facts.get(name) for name in NUMBERS)


@dataclass(frozen=True)
class Corroboration:
    """A report of a meeting that an operator has linked to a person, and how much it is worth."""

    sighting: Sighting
    reliability: str
    remark: str
    linked_at: int


@dataclass(frozen=True)
class Linked:
    """A report was linked to this case; held: the case is held since then."""

    number: str
    person_id: int
    held: bool


def is_grave(facts: Mapping[str, str]) -> bool:
    """Whether the words may mention the worst."""
    return any(_GRAVE.search(words) for words in facts.values())
