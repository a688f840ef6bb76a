"""N1, N3, N4, N7: every door of the chat, for every role and everybody who must not come through it.

What each door needs is the table in doors.py; what each is pressed with is prepared by subjects.py.
"""

import re
from dataclasses import replace
from typing import Any

import pytest
from telegram.ext import CallbackQueryHandler

from bot import app
from bot.model.form import Draft
from bot.model.refused import Reason
from bot.model.rights import Role
from bot.texts import refused as texts
from handlers import common
from handlers.family import routes as family_routes
from handlers.operators import routes as operators_routes
from storage.register import chats, drafts
from storage.store.transaction import Transaction
from tests.cast import Actor, OperatorActor
from tests.promises import doors
from tests.promises.doors import About, Door
from tests.promises.own_family import misses
from tests.promises.quick import newest
from tests.promises.subjects import SECRETS, SURNAME, Family, Subjects, kept
from tests.promises.verbs import COMMANDS, VERBS, answered, ends
from tests.register import is_accepted
from tests.town import Town

ROLES = [role.value for role in Role]
OTHERS = "Гнатюк"
NO_RIGHT, OWN_FAMILY, HELD = Reason.NO_RIGHT, Reason.OWN_FAMILY, Reason.HELD
# What is in hand may always be laid down.
GIVES_BACK = ("release", "pass", "close", "untake", "unsight", "backrelative")
HOLDING = ("hold", "grave", "lock")  # pressed last: others are refused after them

ROUTES = [route for route in app.HANDLERS if isinstance(route, CallbackQueryHandler)]
PATTERNS = [route.pattern for route in ROUTES if isinstance(route.pattern, re.Pattern)]


def data(verb: str, subjects: tuple[str, ...], rows: Subjects) -> str:
    """What a button of that verb tells the bot; fails when no button could."""
    told = ":".join([verb, *(str(rows.get(subject, subject)) for subject in subjects)])
    assert any(re.match(pattern, told) for pattern in PATTERNS), told
    return told


async def pressed(actor: Actor, verb: str, subjects: tuple[str, ...], rows: Subjects) -> tuple[list[str], list[str]]:
    """The toasts and the words that a forged button brings."""
    toasts, words = len(actor.person.toasts), len(actor.person.words())
    actor.forges(data(verb, subjects, rows))
    await actor.town.settles()
    return actor.person.toasts[toasts:], actor.person.words()[words:]


def says(actor: Actor, reason: Reason) -> str:
    """The toast of a reason."""
    return texts.SENTENCES[reason].text(actor.language)


def learns(words: list[str]) -> list[str]:
    """What is secret in what was said."""
    return [secret for secret in SECRETS if any(secret in said for said in words)]


def with_right(role: str) -> dict[str, Door]:
    """The doors that a role opens."""
    return {verb: door for verb, door in doors.VERBS.items() if role in doors.ROLES[door.right]}


def test_every_door_is_in_the_table() -> None:
    family = [*family_routes.COMMANDS, *family_routes.PRESSES, *family_routes.REMINDERS, *family_routes.FORMS]
    operators = [route for part in vars(operators_routes).values() if isinstance(part, tuple) for route in part]
    between = app.HANDLERS[len(common.TELEGRAM) : -len(common.WORDS + common.REST)]
    assert {id(route) for route in between} == {id(route) for route in (*family, *operators)}, "routes of a third kind"
    assert set(doors.VERBS) == set(VERBS), "a button without a line, or a line of no button"
    assert {verb: len(door.subjects) for verb, door in doors.VERBS.items()} == {
        verb: len(arguments) for verb, arguments in VERBS.items()
    }
    assert sorted(doors.COMMANDS) == COMMANDS
    assert sorted(doors.FAMILY_COMMANDS.split()) == sorted(commands(family))
    assert set(doors.FAMILY) == set(verbs(family))


def commands(routes: list[Any]) -> list[str]:
    """The commands of these routes."""
    return [name for route in routes for name in getattr(route, "commands", ())]


def verbs(routes: list[Any]) -> list[str]:
    """The verbs of these routes."""
    return [
        route.pattern.pattern[1:].split(":")[0].removesuffix(r"\Z") for route in routes if hasattr(route, "pattern")
    ]


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_opens_what_it_has_the_right_to_and_nothing_else(family: Family, role: str) -> None:
    town = family.town
    petro = await town.operator("Petro", role)
    before, wrong = await town.store.read(kept), []
    allowed = with_right(role)
    others, heard = doors.VERBS.keys() - allowed.keys(), len(petro.person.words())
    for verb in others:
        petro.forges(data(verb, doors.VERBS[verb].subjects, family.subjects))
    await town.settles()
    assert petro.person.toasts == [says(petro, NO_RIGHT)] * len(others)
    assert petro.person.words()[heard:] == []
    assert await town.store.read(kept) == before
    refusals = {says(petro, reason) for reason in (NO_RIGHT, OWN_FAMILY, HELD)}
    for verb, door in sorted(allowed.items(), key=lambda one: one[0] in HOLDING):
        toasts, words = await pressed(petro, verb, door.subjects, family.subjects)
        if refusals & set(toasts) or not toasts + words:
            wrong.append((verb, (toasts, words)))
    assert wrong == []
    assert bool(learns(petro.person.words())) == (role != "broadcaster"), "the secrets are none"


async def comes_through(actor: Actor, role: str, rows: Subjects, about: About, *but: str) -> list[tuple[object, ...]]:
    """Presses every door of a role that leads there; those that were not refused, changed or told something."""
    wrong: list[tuple[object, ...]] = []
    before = await actor.town.store.read(kept)
    for verb, door in with_right(role).items():
        if door.about is about and verb not in but:
            toasts, words = await pressed(actor, verb, door.subjects, rows)
            after = await actor.town.store.read(kept)
            changed = [table for table in before if before[table] != after[table]]
            is_open = about is About.SOMEBODY and (not toasts or (words and not door.goes_on))
            if is_open or changed or learns(words):
                wrong.append((role, verb, toasts, words, changed))
            before = after
    return wrong


@pytest.mark.parametrize("own", ["accepted", "received", "declined", "declared"])
async def test_who_misses_somebody_comes_through_no_door_to_them(family: Family, own: str) -> None:
    town = family.town
    for role in ROLES:
        petro = await town.operator(f"Petro, {role}", role)
        await misses(petro, family.first, own)
        await town.settles()
        assert await comes_through(petro, role, family.subjects, About.SOMEBODY) == []
        assert await comes_through(petro, role, family.subjects, About.ALL) == []
        before = await town.store.read(kept)
        for command in doors.COMMANDS:
            for words in ("", f" {family.first.reference}", f" {SURNAME} 1991"):
                await petro.says(f"/{command}{words}")
        await town.settles()
        assert learns(petro.person.words()) == []
        assert await town.store.read(kept) == before


@pytest.mark.parametrize("own", ["accepted", "received", "declined", "declared"])
async def test_who_becomes_a_relative_with_everything_in_hand_can_only_give_it_back(family: Family, own: str) -> None:
    town = family.town
    petro = await has_in_hand(
        town, family, "review", "messages", "sightings", "take", "callrelative", "row", "proposals"
    )
    assert learns(petro.person.words())
    await misses(petro, family.first, own)
    await town.settles()
    assert await comes_through(petro, "admin", family.subjects, About.SOMEBODY, *GIVES_BACK) == []
    before = len(petro.person.words())
    await comes_through(petro, "admin", family.subjects, About.ALL)
    assert learns(petro.person.words()[before:]) == []


async def test_a_case_that_a_person_handles_is_refused_to_everybody(family: Family) -> None:
    town = family.town
    await family.is_held()
    for role in ROLES:
        petro = await town.operator(f"Petro, {role}", role)
        before = await town.store.read(kept)
        for verb, door in with_right(role).items():
            if door.held:
                toasts, words = await pressed(petro, verb, door.subjects, family.subjects)
                assert toasts == [says(petro, HELD)] and (door.goes_on or not words), verb
        assert await town.store.read(kept) == before


@pytest.mark.parametrize("role", ROLES)
async def test_who_was_removed_comes_through_no_door(family: Family, role: str) -> None:
    town, maria = family.town, family.maria
    vira = await town.operator("Vira", "admin")
    petro = await town.operator("Petro", role)
    for verb in with_right(role):
        if verb in ("review", "messages", "sightings", "take", "compose"):
            await pressed(petro, verb, doors.VERBS[verb].subjects, family.subjects)
    await maria.removes(await newest(town, "operator"))
    if role == "admin":  # whom two remove
        await vira.presses("Agree: remove at once")
        await town.settles()
    before, heard = await town.store.read(kept), len(petro.person.words())
    for verb, door in doors.VERBS.items():
        assert await pressed(petro, verb, door.subjects, family.subjects) == ([says(petro, NO_RIGHT)], []), verb
    for command in doors.COMMANDS:
        await petro.says(f"/{command} {family.first.reference}")
    await town.settles()
    assert learns(petro.person.words()[heard:]) == []
    assert await town.store.read(kept) == before


@pytest.mark.parametrize("who", ["a stranger", "another family", "an operator"])
async def test_nobody_comes_through_the_door_of_another_family(family: Family, who: str) -> None:
    town = family.town
    if who == "an operator":
        vira: Actor = await town.operator("Vira", "admin")
    else:
        vira = town.relative("Vira")
        await vira.says("/start")
        if who == "another family":
            await is_accepted(vira, family.maria, surname=OTHERS)
    await town.settles()
    before = await town.store.read(kept)
    for verb, subjects in doors.FAMILY.items():
        await pressed(vira, verb, subjects, family.subjects)
    for command in doors.FAMILY_COMMANDS.split():
        await vira.says(f"/{command} {family.first.reference}")
    await town.settles()
    assert learns(vira.person.words()) == []
    after = await town.store.read(kept)
    own = await town.store.read(chat_of, vira.person.id)
    for table, rows in before.items():
        assert [row for row in rows if row not in after[table] and row.get("chat_id") != own] == [], table


async def chat_of(tx: Transaction, telegram_id: int) -> int | None:
    """The chat of somebody."""
    return await chats.find(tx, telegram_id)


async def ended(petro: OperatorActor, form: str, family: Family) -> tuple[set[str], list[str]]:
    """The tables that were changed, and the secrets that were told, when a form is ended that was begun long ago."""
    town = petro.town
    subject = "/".join(str(family.subjects.get(word, word)) for word in doors.FORMS_ABOUT[form])
    draft = answered(form)
    draft = replace(draft, subject=subject, answers={**draft.answers, "reference": family.first.reference})
    await town.store.run(begins, petro.person.id, draft, int(town.clock()))
    before, heard = await town.store.read(kept), len(petro.person.words())
    await ends(petro, form)
    after = await town.store.read(kept)
    changed = {table for table in before if before[table] != after[table]} - {"draft"}
    return changed, learns(petro.person.words()[heard:])


async def has_in_hand(town: Town, family: Family, *verbs: str) -> OperatorActor:
    """Petro, an administrator, who has opened this before he missed anybody."""
    petro = await town.operator("Petro", "admin")
    for verb in verbs:
        await pressed(petro, verb, doors.VERBS[verb].subjects, family.subjects)
    return petro


@pytest.mark.parametrize("own", ["accepted", "received", "declined", "declared"])
async def test_who_becomes_a_relative_in_the_middle_of_a_form_does_not_end_it(family: Family, own: str) -> None:
    town = family.town
    petro = await has_in_hand(town, family, "review", "messages", "sightings", "callrelative")
    await misses(petro, family.first, own)
    await town.settles()
    came = {form: await ended(petro, form, family) for form in doors.FORMS_ABOUT}
    assert {form: what for form, what in came.items() if what != (set(), [])} == {}


@pytest.mark.parametrize("form", sorted(doors.FORMS_ABOUT.keys() - {"link", "name"}))  # which go on with a card
async def test_who_misses_nobody_ends_the_form(family: Family, form: str) -> None:
    town = family.town
    petro = await has_in_hand(town, family, "review", "messages", "sightings", "callrelative")
    person = {**family.subjects, "person": family.people[2]}  # of whom no report waits
    family.subjects = person if form == "report" else family.subjects
    changed, _learnt = await ended(petro, form, family)
    assert changed


async def begins(tx: Transaction, telegram_id: int, draft: Draft, now: int) -> None:
    """A form is open, at its last question."""
    chat_id = await chats.find(tx, telegram_id)
    assert chat_id is not None
    await drafts.save(tx, chat_id, draft, now)
