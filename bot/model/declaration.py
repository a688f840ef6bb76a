"""Whom an operator misses, declared by that operator: read by the door check and by nobody else."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model import readers
from bot.model.form import Form, Step
from bot.model.message import DAY
from bot.model.rights import Right

COUNTS_ON = DAY  # after it was taken back: long enough for administrators to ask why
MOST = 20  # people whom one operator declares

DECLARE = Form(
    "declare",
    (
        Step("surname", readers.surname),
        Step("given", readers.given_name),
        Step("patronymic", readers.given_name, skippable=True),
        Step("birth_date", readers.told_date(birth=True), skippable=True),
    ),
    right=Right.STOP,
)


@dataclass(frozen=True)
class Declaration:
    """facts: the answers by the names of the steps.  ends_at: it was taken back and counts until then."""

    id: int
    chat_id: int
    declared_at: int
    ends_at: int | None
    facts: Mapping[str, str]
