"""N1, N4, N7: the one door check refuses by itself, whichever door forgets to ask (bot/use_cases/access.py)."""

from collections.abc import Awaitable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.model.actor import Actor
from bot.model.broadcast import OPEN_TO_CHANGE, BroadcastAudience, Stage
from bot.model.finding import Clue, Hit
from bot.model.refused import Reason, Refused
from bot.model.rights import Right, Role
from bot.use_cases import access
from storage.register import in_review, inquiries, sightings, talks
from storage.staff import operators
from storage.store.transaction import Transaction
from storage.updates import broadcasts
from tests.promises.own_family import misses
from tests.promises.quick import newest
from tests.promises.subjects import SURNAME, Family, Subjects
from tests.town import Town

LET_IN = None
Asked = Mapping[str, Awaitable[Any]]
Why = dict[str, Reason | None]


async def named(tx: Transaction, town: Town, name: str, **other: Any) -> Actor:
    """The operator of that name, as the use cases see them."""
    found = next(one for one in await operators.active(tx) if one.name == name)
    return Actor(replace(found, **other), town.bot.settings.org, int(town.clock()))


def doors(tx: Transaction, actor: Actor, rows: Mapping[str, int]) -> Asked:
    """Everything that can be asked for about the family."""
    return {
        "person": access.open_person(tx, actor, rows["person"], Right.REPORT),
        "inquiry": access.open_inquiry(tx, actor, rows["case"], Right.REPORT),
        "one that nobody has accepted": access.open_inquiry(tx, actor, rows["waiting"], Right.REPORT),
        "report": access.open_report(tx, actor, rows["report"], Right.VERIFY),
        "verification": access.open_verification(tx, actor, rows["verification"], Right.VERIFY),
        "call": access.open_call(tx, actor, rows["call"]),
        "row": access.open_row(tx, actor, rows["row"], Right.REPORT),
        "talk": access.open_talk(tx, actor, rows["chat"]),
        "meeting": access.open_sighting(tx, actor, rows["sighting"], Right.REPORT),
        "meeting without a name": access.open_sighting(tx, actor, rows["nameless"], Right.REPORT),
        "to be found": access.find_person(tx, actor, rows["person"], Right.REVIEW),
        "to be reviewed": access.open_to_review(tx, actor, rows["waiting"]),
    }


def decided(tx: Transaction, actor: Actor, rows: Mapping[str, int]) -> Asked:
    """A report that was decided: that it was is heard only by who may hear about the person."""
    return {"decided": access.open_report(tx, actor, rows["decided"], Right.VERIFY)}


def others(tx: Transaction, actor: Actor, rows: Mapping[str, int]) -> Asked:
    """What is about nobody."""
    return {
        **decided(tx, actor, rows),
        "no call": access.open_call(tx, actor, 0),
        "list": access.open_list(tx, actor, rows["list"], Right.REPORT),
    }


async def answers(asked: Asked) -> Why:
    """Why each is refused, or None."""
    found: Why = {}
    for what, deed in asked.items():
        try:
            await deed
            found[what] = LET_IN
        except Refused as refused:
            found[what] = refused.reason
    return found


@pytest.fixture
async def family(family: Family) -> Family:
    """Taras’s family, of which everything waits that operators look at."""
    town = family.town
    vira = await newest(town, "sighting")

    async def prepared(tx: Transaction) -> dict[str, int]:
        verified = await tx.known("SELECT id FROM return_report WHERE state = 'verified' AND id > :none", none=0)
        chat = (await inquiries.get(tx, family.first.id)).chat_id
        teller = (await sightings.get(tx, vira)).chat_id or 0
        nameless = await sightings.add(tx, teller, {"whom": "Хлопець без документів"}, 1, grave=False)
        maria = await named(tx, town, "Maria")
        await sightings.link(tx, nameless, family.first.person, "unclear", "", maria.id, 1)
        return {"decided": int(verified["id"]), "chat": chat, "nameless": nameless}

    family.subjects |= await town.store.run(prepared)
    return family


def hits(rows: Subjects) -> list[Hit]:
    """One case, found twice: by its inquiry and by its person."""
    return [Hit(Clue.NAME, rows["case"], is_inquiry=True), Hit(Clue.RELATIVE, rows["person"], is_inquiry=False)]


async def test_who_has_not_the_right_hears_nothing_else(family: Family) -> None:
    town = family.town

    async def asked(tx: Transaction) -> Why:
        iryna = await named(tx, town, "Olha", role=Role.BROADCASTER)
        return await answers({**doors(tx, iryna, family.subjects), **others(tx, iryna, family.subjects)})

    found = await town.store.run(asked)
    assert found == dict.fromkeys(found, Reason.NO_RIGHT)


async def test_who_misses_the_person_is_refused(family: Family) -> None:
    town = family.town
    petro = await town.operator("Petro", "admin")
    await misses(petro, family.first, "declined")

    async def asked(tx: Transaction) -> tuple[Why, list[int], bool]:
        actor = await named(tx, town, "Petro")
        rows = family.subjects
        family_only = await access.own_left_out(tx, actor, hits(rows))
        hidden = await access.find_person(tx, actor, rows["person"], Right.REVIEW) is None
        refused = {**doors(tx, actor, rows), **decided(tx, actor, rows)}
        return await answers(refused), [one.id for one in family_only], hidden

    found, left, hidden = await town.store.run(asked)
    assert (left, hidden) == ([], True)
    taken = {"talk": Reason.TALK_TAKEN, "meeting": Reason.MEETING_TAKEN, "meeting without a name": Reason.MEETING_TAKEN}
    instead = {**taken, "to be found": LET_IN, "to be reviewed": Reason.IN_OTHER_HANDS}
    assert found == {**dict.fromkeys(found, Reason.OWN_FAMILY), **instead}


async def test_who_misses_nobody_is_let_in(family: Family) -> None:
    town = family.town
    await town.operator("Petro", "admin")

    async def asked(tx: Transaction) -> tuple[Why, Why, list[int], bool]:
        actor = await named(tx, town, "Petro")
        rows = family.subjects
        all_left = await access.own_left_out(tx, actor, hits(rows))
        found = await access.find_person(tx, actor, rows["person"], Right.REVIEW) is not None
        known = [one.id for one in all_left]
        return await answers(doors(tx, actor, rows)), await answers(others(tx, actor, rows)), known, found

    let_in, of_others, left, found = await town.store.run(asked)
    assert let_in == dict.fromkeys(let_in, LET_IN)
    assert of_others == {"decided": Reason.DECIDED, "no call": Reason.NO_CALL, "list": LET_IN}
    assert (left, found) == ([family.first.id], True)


async def test_what_a_person_handles_is_refused_but_for_what_belongs_to_handling_it(family: Family) -> None:
    town = family.town
    await family.is_held()

    async def asked(tx: Transaction) -> Why:
        actor, rows, not_asked = await named(tx, town, "Olha"), family.subjects, access.Held.MATTERS_NOT
        person, report = rows["person"], rows["report"]
        return await answers(
            {
                "reported": access.open_person(tx, actor, person, Right.REPORT),
                "verified": access.open_report(tx, actor, report, Right.VERIFY),
                "lifted": access.open_person(tx, actor, person, Right.VERIFY, held=not_asked),
                "looked at": access.open_report(tx, actor, report, Right.REPORT, held=not_asked),
            }
        )

    held = Reason.HELD
    assert await town.store.run(asked) == {"reported": held, "verified": held, "lifted": LET_IN, "looked at": LET_IN}


async def test_what_another_has_in_hand_or_was_decided_is_refused(family: Family) -> None:
    town = family.town

    async def asked(tx: Transaction) -> Why:
        maria, olha, rows = await named(tx, town, "Maria"), await named(tx, town, "Olha"), family.subjects
        assert await in_review.hold(tx, rows["waiting"], maria.id, maria.now)
        assert await talks.take(tx, rows["chat"], maria.id, maria.now)
        return await answers(
            {
                "in her hands": access.open_to_review(tx, maria, rows["waiting"]),
                "her talk": access.open_talk(tx, maria, rows["chat"]),
                "in other hands": access.open_to_review(tx, olha, rows["waiting"]),
                "another’s talk": access.open_talk(tx, olha, rows["chat"]),
                "accepted long ago": access.open_to_review(tx, olha, rows["case"]),
            }
        )

    assert await town.store.run(asked) == {
        "in her hands": LET_IN,
        "her talk": LET_IN,
        "in other hands": Reason.IN_OTHER_HANDS,
        "another’s talk": Reason.TALK_TAKEN,
        "accepted long ago": Reason.IN_OTHER_HANDS,
    }


async def test_an_update_is_opened_by_who_may_write_one_while_it_can_be_and_changed_by_its_author(town: Town) -> None:
    for name in ("Maria", "Petro"):
        await town.operator(name, "broadcaster")

    async def asked(tx: Transaction) -> Why:
        maria, petro, olha = [
            await named(tx, town, name, role=role)
            for name, role in (("Maria", Role.BROADCASTER), ("Petro", Role.BROADCASTER), ("Petro", Role.VERIFIER))
        ]
        words = {"audience": "everyone", "uk": SURNAME, "time": "now", "expiry": "day"}
        one = await broadcasts.add(tx, maria.id, BroadcastAudience.of(words), words, maria.now)
        return await answers(
            {
                "hers": access.open_own_update(tx, maria, one, *OPEN_TO_CHANGE),
                "another’s": access.open_update(tx, petro, one, *OPEN_TO_CHANGE),
                "another’s, to change": access.open_own_update(tx, petro, one, *OPEN_TO_CHANGE),
                "not as far as that": access.open_update(tx, petro, one, Stage.DONE),
                "without the right": access.open_update(tx, olha, one, *OPEN_TO_CHANGE),
            }
        )

    assert await town.store.run(asked) == {
        "hers": LET_IN,
        "another’s": LET_IN,
        "another’s, to change": Reason.MOVED_ON,
        "not as far as that": Reason.MOVED_ON,
        "without the right": Reason.NO_RIGHT,
    }
