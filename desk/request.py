"""Who asks for something at the desk, as the use cases see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.i18n import Language
from bot.model.act import Confirmation
from bot.model.actor import Actor
from bot.model.chat import Operator
from bot.model.finding import Found
from bot.model.refused import Reason, Refused
from bot.settings import OrgConfig
from storage.staff.desk_sessions import Session

Fields = Mapping[str, Sequence[str]]
LARGEST_ID = 2**63
LONGEST_ID = len(str(LARGEST_ID))
LONGEST_WORDS = 200  # of what somebody is looked for by


@dataclass(frozen=True)
class DeskRequest:
    """form: what was sent; query: what the address asks for besides.  piece: a script wants a piece, not a page.

    sender: whose page sends it, as that page says; empty where it does not.

    confirmation: what a passkey has signed for one act.  found: who in the register may be meant by the words.
    """

    operator: Operator
    session: Session
    org: OrgConfig
    now: int
    path: str
    form: Fields = field(default_factory=dict)
    query: Fields = field(default_factory=dict)
    piece: bool = False
    sender: str = ""
    confirmation: Confirmation | None = None
    found: Found = field(default_factory=Found)

    @property
    def language(self) -> Language:
        """In which the operator reads."""
        return self.operator.language

    @property
    def is_of_another(self) -> bool:
        """Whether the page is an operator's who was here before: since then another one has signed in here."""
        return self.sender not in ("", str(self.operator.id))

    @property
    def actor(self) -> Actor:
        """The operator as the use cases see them."""
        return Actor(self.operator, self.org, self.now, self.confirmation)

    @property
    def today(self) -> date:
        """By the organisation's clock."""
        return datetime.fromtimestamp(self.now, UTC).astimezone(self.org.timezone).date()

    def word(self, name: str) -> str:
        """What was sent under that name; empty without."""
        return next(iter(self.form.get(name, ())), "").strip()

    def asked(self, name: str) -> str:
        """What the address asks for under that name; empty without."""
        return next(iter(self.query.get(name, ())), "").strip()

    def number(self, name: str) -> int:
        """A number that was sent.  Refused, with CHANGED, when it is none: no page of ours sends that."""
        return as_id(self.word(name))

    def numbers(self, name: str) -> list[int]:
        """All numbers that were sent under that name."""
        return [as_id(one) for one in self.form.get(name, ())]


def as_id(words: str) -> int:
    """The id that is written there.  Refused, with CHANGED."""
    if not (words.isascii() and words.isdigit()) or len(words) > LONGEST_ID or int(words) >= LARGEST_ID:
        raise Refused(Reason.CHANGED)
    return int(words)
