"""Who asks: relatives by their names and phone numbers, in memory only, to be looked up by operators.

A date that is looked for together with a name is the date of birth of whoever they miss.
"""

from collections.abc import Collection
from dataclasses import replace

from bot.matching import Entry, Meant, Register, listed, registered
from bot.matching import typed as as_typed
from bot.model.inquiry import Inquiry


class Relatives:
    """One entry for each inquiry, whatever became of it."""

    def __init__(self) -> None:
        """Nobody yet."""
        self._names = Register()
        self._by_telephone: dict[str, list[int]] = {}
        self._telephones: dict[int, str] = {}

    def add(self, inquiry: Inquiry) -> None:
        """Takes a relative in; what was known of this inquiry is replaced."""
        self.remove(inquiry.id)
        self._names.add(_entry(inquiry))
        if telephone := inquiry.facts.get("phone"):
            self._telephones[inquiry.id] = telephone
            self._by_telephone.setdefault(telephone, []).append(inquiry.id)

    def remove(self, number: int) -> None:
        """Forgets the relative of an inquiry, if known."""
        self._names.remove(number)
        if telephone := self._telephones.pop(number, None):
            self._by_telephone[telephone].remove(number)

    def called(self, words: str, without: Collection[int] = ()) -> list[Meant]:
        """The inquiries of relatives who may be called so, but for those."""
        return self._names.look_up(words, without)

    def at(self, telephone: str) -> list[int]:
        """The inquiries with this number, which is in E.164 form."""
        return list(self._by_telephone.get(telephone, ()))


def _entry(inquiry: Inquiry) -> Entry:
    called = listed(inquiry.id, as_typed(0, {"full_name": inquiry.facts.get("own_name", "")}))
    return replace(called, birth=registered(inquiry.id, inquiry.facts).birth)
