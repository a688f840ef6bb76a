"""Every message of bot/texts that goes out by itself, said of made-up people whose names can be found again."""

import importlib
import inspect
import itertools
import pkgutil
import re
import typing
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from bot import texts
from bot.i18n import Language
from bot.model.board import Hand, InHand
from bot.model.broadcast import Broadcast, BroadcastAudience, BroadcastProgress, Edition, Findings, Stage
from bot.model.call import CallEntry
from bot.model.case import HeldCase, Holder
from bot.model.chat import Operator
from bot.model.columns import Understood
from bot.model.digest import Waiting
from bot.model.erasure import Erased
from bot.model.export import Export
from bot.model.history import Break, Head, Proof, Tampering
from bot.model.imported import Looked
from bot.model.inquiry import Inquiry, State
from bot.model.joining import Joining, JoiningState
from bot.model.list_views import VerifiedTogether
from bot.model.message import Kind, Message
from bot.model.report import Verification
from bot.model.returned import ListRow, Remark, ReturnedList, RowState, Telling
from bot.model.rights import Role
from bot.model.sheets import SheetRows, SheetsRead
from bot.settings import OrgConfig

Text = Callable[..., Message | list[Message]]
NAMES = ("Канаренко", "Зореслав", "Остромирович", "Любава")
FREE_WORDS = f"{NAMES[0]} {NAMES[1]} {NAMES[2]}, питає {NAMES[3]}"
FACTS = {
    "category": "service_member", "surname": NAMES[0], "given": NAMES[1], "patronymic": NAMES[2],
    "birth_date": "1991-03-12", "relation": "wife", "own_name": f"{NAMES[0]} {NAMES[3]}", "phone": "+447700900987",
}  # fmt: skip
HOTLINE = "+380 40 000 0099"
CATEGORIES = ("service_member", "civilian", "child", "foreign_national")
INQUIRIES = [
    Inquiry(7, "7K3M-9QX1", 7, State.ACCEPTED, 1_795_000_000, {**FACTS, "category": category}, {}, 7, None)
    for category in CATEGORIES
]
# What says that a message is no answer to what somebody just did.
BY_ITSELF = re.compile(r"\bto_operator\(|\balarm\(|\bsigned\(|\bKind\.(?!REPLY\b)[A-Z]+")
# Parameters that are words of ours or of operators, by name; any other text is taken to name somebody.
KNOWN: dict[str, Sequence[Any]] = {
    "reference": ["7K3M-9QX1"],
    "name": ["Марія"],
    "by": ["Марія"],
    "why": ["Телефон знайдено"],
    "heads": [("ПІБ", "Ваше ПІБ")],
    "names": [("Марія", "Петро")],
    "reason": ["repeated", "too_little", "kinship_unclear", "outside"],
    "kind": ["notice"],
    "topic": ["civilian"],
    "number": ["7K3M-9QX1"],
    "count": [1, 3],
    "field": ["own_name", "phone"],
    "knew": [0, 2],
    "rows": [1, 3],
}
BROADCAST = Broadcast(
    7, Stage.SENDING, 1, 7, BroadcastAudience("everyone"), {"uk": FREE_WORDS}, Findings((NAMES[0],), {"uk": 3}), 12, 8,
    1_795_000_000, 1_795_000_000, 1_795_900_000, "Europe/Kyiv", True, None, 0, None,
)  # fmt: skip
SAMPLES: dict[Any, Sequence[Any]] = {
    str: [FREE_WORDS],
    int: [1_795_000_000],
    bool: [True, False],
    Role: list(Role),
    Looked: [Looked(1, 1, 1, 0, ()), Looked(0, 0, 3, 1, ())],
    SheetsRead: [SheetsRead(), SheetsRead((SheetRows("Аркуш1", 3),), (SheetRows("Титул", 1),))],
    Understood: [Understood({"surname": "Прізвище"}, ("Примітка",))],
    CallEntry: [
        CallEntry(7, 7, 7, 7, "return", "gone", 7, 7, 1_795_000_000, None, withdrawn=withdrawn, rests=not withdrawn)
        for withdrawn in (True, False)
    ],
    Erased: [
        Erased("7K3M-9QX1", None, more=False, uncorrected=["7K3M-9QX1"]),
        Erased("7K3M-9QX1", INQUIRIES[0], more=True),
    ],
    Operator: [Operator(7, 7, Role.VERIFIER, "Марія", "uk")],
    OrgConfig: [
        OrgConfig("NGO", "https://ngo.example", HOTLINE, 120, ZoneInfo("Europe/Kyiv"), (time(21), time(9)), 60, 365)
    ],
    HeldCase: [
        HeldCase(7, one.reference, one.facts, Holder(7, "Марія", 1_795_000_000, active=True)) for one in INQUIRIES
    ],
    Inquiry: INQUIRIES,
    Sequence[Inquiry]: [INQUIRIES],
    Verification: [Verification(7, 7, 7, 7, 7, 1_795_000_000, 1_795_000_120, "standing", None, None)],
    ListRow: [
        ListRow(
            7,
            7,
            1,
            RowState.OPEN,
            "sure",
            0,
            None,
            {"surname": NAMES[0]},
            Remark(),
            False,
            None,
            1,
            None,
            0,
            None,
            (),
            None,
            {},
            (),
        )
    ],
    ReturnedList: [ReturnedList(7, "open", False, 7, 1_795_000_000, f"{NAMES[0]}.csv", {}, ())],
    Inquiry | None: [INQUIRIES[0], None],
    Waiting: [Waiting(), Waiting(5, 4, 3, 2, 1, 1)],
    Export: list(Export),
    Joining: [Joining(7, 7, 8, JoiningState.PROPOSED, 7, 1_795_000_000, None, None, FREE_WORDS)],
    Sequence[Inquiry]: [INQUIRIES],
    Telling: [Telling(3, 2, 1, 1, 1), Telling()],
    VerifiedTogether: [
        VerifiedTogether(7, "Марія", count, 2, 1_795_000_000, told)
        for count in (1, 3)
        for told in (Counter[Language](), Counter[Language]({"uk": 2, "en": 1}))
    ],
    Broadcast: [BROADCAST],
    BroadcastProgress: [BroadcastProgress(), BroadcastProgress(5, 1, 1, 1, 1, 1, 4)],
    Edition: [Edition(12, 1_795_000_000, {"uk": "Гаряча лінія працює щодня.", "en": "The hotline is open every day."})],
    float | None: [None, 27.5],
    Hand: [Hand(InHand.INQUIRY, 7, 7, "7K3M-9QX1", 0, None), Hand(InHand.TALK, 7, 7, "", 0, None)],
    Head: [Head(120, "9f3a5c0d1e2b4f60")],
    Head | None: [Head(119, "0d1e2b4f609f3a5c"), None],
    Proof: [Proof(Head(120, "9f3a5c0d1e2b4f60"), (Tampering(Break.CHANGED, "row 5"),) * n) for n in (1, 3)],
    Counter[Language]: [Counter(), Counter({"uk": 2, "en": 1})],
}


def texts_of_its_own_accord() -> dict[str, Text]:
    """The functions of bot/texts that make such messages, by their names."""
    found = {}
    for file in pkgutil.walk_packages(texts.__path__, f"{texts.__name__}."):
        module = importlib.import_module(file.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and _says_something(function):
                found[f"{file.name.rpartition('.')[2]}.{name}"] = function
    return {name: function for name, function in found.items() if BY_ITSELF.search(inspect.getsource(function))}


def said(function: Text, language: Language) -> Iterator[Message]:
    """Everything that it says."""
    hints = typing.get_type_hints(function)
    names = list(inspect.signature(function).parameters)
    for values in itertools.product(*(_samples(name, hints[name]) for name in names)):
        made = function(**dict(zip(names, values, strict=True)))
        for message in [made] if isinstance(made, Message) else made:
            yield from message.rendered(language)


def _says_something(function: Callable[..., Any]) -> bool:
    hints = typing.get_type_hints(function)
    return hints.get("return") in (Message, list[Message]) and not {"said", "language", "parts"} & set(hints)


def _samples(name: str, hint: Any) -> Sequence[Any]:
    assert name in KNOWN or hint in SAMPLES, f"tests/rules/speaking.py knows no example of {name}: {hint}"
    return KNOWN[name] if name in KNOWN else SAMPLES[hint]


def by_itself(function: Text, language: Language) -> list[Message]:
    """What goes out by itself of all that it says."""
    return [message for message in said(function, language) if message.kind is not Kind.REPLY]
