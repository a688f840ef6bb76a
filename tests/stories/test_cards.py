"""Cards, lists and files that name somebody do not stay in operators' chats, and cannot be forwarded from there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rehearsal import ShownMessage
from bot.settings import CARD_MINUTES
from tests.cast import OperatorActor
from tests.prepared import town_after
from tests.promises import doors
from tests.promises.doors import About
from tests.promises.quick import presses
from tests.promises.subjects import SECRETS, SURNAME, Family, at_work
from tests.register import count, is_accepted
from tests.stories.registers import sends_register
from tests.town import Town

LASTS = CARD_MINUTES * 60
NAMED = (*SECRETS, SURNAME, "Тарас Іванович", "Кириленко")
LATE = ("hold", "grave", "lock", "handbacknow")


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """Cards stay as long as they do unless somebody says otherwise."""
    async with Town(tmp_path, card_minutes=CARD_MINUTES) as opened:
        yield opened


def name_somebody(operator: OperatorActor) -> list[ShownMessage]:
    """What stands in an operator's chat, and which of it names a person or is a file or a picture of one."""
    shown = [message for message in operator.person.chat if message.from_bot and not message.deleted]
    return [message for message in shown if _names(message)]


def _names(message: ShownMessage) -> bool:
    words = " ".join([message.text, *message.buttons])
    return message.has_photo or "document" in message.media or any(name in words for name in NAMED)


async def test_whatever_door_is_opened_what_names_somebody_is_protected_and_goes(tmp_path: Path) -> None:
    async with town_after(at_work, tmp_path, card_minutes=CARD_MINUTES) as (_town, family):
        await _opens_every_door(family)


async def _opens_every_door(family: Family) -> None:
    town = family.town
    petro = await town.operator("Petro", "admin")
    for verb, door in sorted(doors.VERBS.items(), key=lambda one: one[0] in LATE):
        if door.about is not About.NOBODY:
            told = ":".join([verb, *(str(family.subjects.get(one, one)) for one in door.subjects)])
            petro.forges(told)
            await town.settles()
            assert [str(one) for one in name_somebody(petro) if not one.protect_content] == [], verb
    for command in ("queue", "messages", "sightings", "returns", "calls", f"find {SURNAME} 1991", "held"):
        await petro.says(f"/{command}")
        await town.settles()
    await petro.says(f"/case {family.first.reference}")
    await town.settles()
    assert len(name_somebody(petro)) > 25
    assert [str(one) for one in name_somebody(petro) if not one.protect_content] == []
    await town.passes(LASTS + 60)
    await town.passes(0)
    assert [str(one) for one in name_somebody(petro)] == []
    assert not any(SURNAME in one.text for one in petro.person.chat if not one.deleted)


async def test_a_card_stays_while_somebody_works_with_it_and_the_rest_of_the_chat_stays(town: Town) -> None:
    maria = await town.operator("Maria")
    case = await is_accepted(town.relative("Anna"), maria)
    card = await maria.opens_the_case(case.reference)
    await town.settles()
    before = len(maria.person.chat)
    await town.passes(LASTS - 60)
    assert not card.deleted
    await town.passes(90)
    assert card.deleted
    assert sum(not one.deleted for one in maria.person.chat) >= before - 1
    await maria.opens_the_case(case.reference)


async def test_a_file_of_cases_and_one_that_names_others_go_as_well(town: Town) -> None:
    petro = await town.operator("Petro", "admin")
    await is_accepted(town.relative("Anna"), petro)
    await presses(petro, "exportnow", "csv")
    await sends_register(petro, "Бондар;Остап;Іванович;колись;військовий;7\n")
    files = [one for one in petro.person.chat if one.from_bot and "document" in one.media]
    assert len(files) == 2 and all(one.protect_content for one in files)
    await town.passes(LASTS + 60)
    assert all(one.deleted for one in files)


async def test_what_telegram_deletes_no_more_disturbs_nobody(town: Town) -> None:
    petro, maria = await town.operator("Petro", "admin"), await town.operator("Maria")
    case = await is_accepted(town.relative("Anna"), maria)
    card = await maria.opens_the_case(case.reference)
    await town.closes()
    town.clock.ahead += 3 * 86_400
    await town.opens()
    await town.passes(1)
    assert not card.deleted
    assert await town.store.read(count, "passing_message") == 0
    assert not petro.has_seen("<b>Error.</b> Telegram refused {n} message of type {kind}.")


async def test_a_family_keeps_what_it_was_told(town: Town) -> None:
    maria, anna = await town.operator("Maria"), town.relative("Anna")
    await is_accepted(anna, maria)
    await anna.says("/status")
    await town.settles()
    shown = anna.person.last
    await town.passes(2 * LASTS)
    assert not shown.deleted and not shown.protect_content
