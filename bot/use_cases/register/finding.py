"""Operators look somebody up.  Every search is kept, also one that finds nobody: what was asked, and who was listed.

The own family is left out before anything is counted, so that neither names nor numbers tell about it (N3).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from bot.model.actor import Actor
from bot.model.case import number_of
from bot.model.finding import Clue, Found, FoundCase, Hit, Results
from bot.model.inquiry import Inquiry, State
from bot.model.person import Person
from bot.model.reference import read_reference
from bot.model.refused import Reason, Refused
from bot.model.rights import Right
from bot.use_cases import looks
from bot.use_cases.access import own_left_out
from storage.register import inquiries, persons
from storage.staff import audit
from storage.store.transaction import Transaction

PAGE, MOST = 8, 48
SEARCHED = "searched"


async def search(tx: Transaction, actor: Actor, words: str, found: Found) -> Results:
    """The first page of whoever may be meant; found: what the register in memory says of these words.  Refused."""
    actor.needs(Right.REPORT)
    hits = await own_left_out(tx, actor, [*await _by_number(tx, words), *found.hits])
    listed = hits[:MOST]
    kept = {"asked": words, "listed": "\n".join(map(str, listed))}
    search_id = await looks.keep(tx, actor, SEARCHED, "register", None, kept)
    first = await _page(tx, search_id, listed, 0)
    return replace(first, more=len(hits) > MOST, complete=found.complete, words=words)


async def page(tx: Transaction, actor: Actor, search_id: int, number: int) -> Results:
    """Another page of the actor's own search.  Refused, with CHANGED when it is not kept any more."""
    actor.needs(Right.REPORT)
    kept = await audit.details(tx, search_id, actor.id, SEARCHED)
    if kept is None:
        raise Refused(Reason.CHANGED)
    await looks.keep(tx, actor, "listed", "register", search_id)
    hits = await own_left_out(tx, actor, [Hit.parse(line) for line in kept["listed"].splitlines()])
    return replace(await _page(tx, search_id, hits, number), words=kept["asked"])


async def _by_number(tx: Transaction, words: str) -> list[Hit]:
    """Who has that reference, or was imported under that id; also before the register was read."""
    hits = []
    if (reference := read_reference(words)) and (inquiry := await inquiries.by_reference(tx, reference)):
        hits.append(Hit(Clue.REFERENCE, inquiry.id, True))
    hits += [Hit(Clue.IMPORT_ID, one.id, False) for one in (await persons.by_sources(tx, [words.strip()])).values()]
    return hits


async def _page(tx: Transaction, search_id: int, hits: Sequence[Hit], number: int) -> Results:
    pages = max(1, -(-len(hits) // PAGE))
    number = min(number, pages - 1)
    shown = list(islice(hits, number * PAGE, (number + 1) * PAGE))
    asked = {one.id: one for one in await inquiries.some(tx, [hit.id for hit in shown if hit.is_inquiry])}
    meant = [hit.id for hit in shown if not hit.is_inquiry] + [one.person_id for one in asked.values() if one.person_id]
    people = {one.id: one for one in await persons.some(tx, meant)}
    about = await inquiries.about(tx, meant)
    cases = [
        _of_inquiry(hit, asked[hit.id], about) if hit.is_inquiry else _of_person(hit, people[hit.id], about)
        for hit in shown
    ]
    return Results(search_id, number, pages, len(hits), cases)


def _of_inquiry(hit: Hit, inquiry: Inquiry, about: dict[int, list[Inquiry]]) -> FoundCase:
    asking = _accepted(about.get(inquiry.person_id or 0, []))
    relative = inquiry.facts.get("own_name", "") if hit.clue in (Clue.RELATIVE, Clue.TELEPHONE) else ""
    state = None if inquiry.person_id else inquiry.state
    return FoundCase(
        hit.clue, inquiry.reference, inquiry.facts, inquiry.person_id, inquiry.id, len(asking), relative, state
    )


def _of_person(hit: Hit, person: Person, about: dict[int, list[Inquiry]]) -> FoundCase:
    asked = about.get(person.id, [])
    only = asked[0].id if len(asked) == 1 else None
    return FoundCase(hit.clue, number_of(person, asked), person.facts, person.id, only, len(_accepted(asked)))


def _accepted(asked: Sequence[Inquiry]) -> list[Inquiry]:
    return [one for one in asked if one.state is State.ACCEPTED]
