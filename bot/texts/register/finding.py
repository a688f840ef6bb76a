"""What operators see when they look somebody up."""

from bot.model.finding import Clue, FoundCase, Results
from bot.model.inquiry import full_name
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.texts import labels
from bot.texts.lists import comparison
from bot.texts.turning import turns
from bot.texts.writing import column, html, lines, reply, short, spread, t, tn


def how() -> Message:
    """What can be looked for."""
    return reply(t("<b>Who are you looking for?</b> Write what you know after the command."), _ways())


def nothing(*, complete: bool = True) -> Message:
    """Nobody fits, and what to try.  complete: whether the register was read since the start."""
    tries = to_try()
    return reply(t("<b>Nothing found.</b>"), *((tries, _ways()) if complete else (not_read_yet(),)))


def results(found: Results) -> list[Message]:
    """A page of cases, each with the way to it."""
    if not found.cases:
        return [nothing(complete=found.complete)]
    parts = [
        how_many(found),
        more() if found.more else None,
        *(line(one) for one in found.cases),
        None if found.complete else not_read_yet(),
    ]
    return spread(
        parts,
        (
            *column(map(_button, found.cases)),
            *turns(found.page + 1, found.pages, lambda number: press("found", found.search, number - 1)),
        ),
    )


def how_many(found: Results) -> Sentence:
    """How many cases fit."""
    return tn("<b>Found: {n} case</b>", "<b>Found: {n} cases</b>", found.count)


def more() -> Sentence:
    """Somebody may be meant who is not listed."""
    return t("More people fit than are listed here. Add a given name or a year.")


def to_try() -> Sentence:
    """What to look for when nobody was found."""
    return t("Try the surname alone, without a date; a former surname; the name of the relative who asked.")


def line(case: FoundCase) -> Sentence:
    """A case that was found, and by what."""
    who = html("<code>{number}</code> {name}", number=case.number, name=comparison.person(case.facts))
    return lines([who, by(case), stands(case)])


def by(case: FoundCase) -> Sentence | None:
    """By which relative somebody was found, if by one."""
    if case.clue is Clue.RELATIVE:
        return t("The relative: {name}", name=case.relative)
    if case.clue is Clue.TELEPHONE:
        return t("The relative with this phone number: {name}", name=case.relative)
    return None


def stands(case: FoundCase) -> Sentence:
    """How far the inquiry has come, or how many relatives ask about somebody in the register."""
    return labels.STATES[case.state] if case.state else comparison.asked_by(case.relatives)


def _button(case: FoundCase) -> Button:
    to = press("case", case.inquiry_id) if case.inquiry_id else press("person", case.person_id)
    return Button(short("{number} · {name}", number=case.number, name=full_name(case.facts)), to)


def _ways() -> Sentence:
    return t(
        "/find Surname: alone or with the given name, in any spelling; a relative’s name too\n"
        "/find Surname 1991: with the year or the date of birth\n"
        "/find +380…: a relative’s phone number\n"
        "/find 7K3M-9QX1: a reference, or the id of an import"
    )


def not_read_yet() -> Sentence:
    """Why names are not found."""
    return t(
        "<b>The register is still being read</b> after a start. Please search for names and phone numbers again in a minute."
    )
