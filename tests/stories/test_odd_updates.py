"""What no version of Telegram has sent so far: the bot goes on, others do not notice, nobody's words are lost."""

from typing import Any

import pytest

from storage.transaction import Transaction
from tests.cast import Relative
from tests.reliability.settling import settled
from tests.town import HOTLINE, Town


def private(anna: Relative, **content: Any) -> dict[str, Any]:
    """A message of somebody in the private chat, with anything in it."""
    user = anna.person.user
    chat = {"id": user["id"], "type": "private", "first_name": user["first_name"]}
    return {"message_id": 900_001, "from": user, "chat": chat, "date": int(anna.town.clock()), **content}


UNKNOWN = {
    "hologram": {"width": 3, "file_id": "x"},
    "checklist_of_the_future": {"tasks": []},
    "dice": {"emoji": "🎲", "value": 6},
    "location": {"latitude": 50.0, "longitude": 30.0},
    "story": {"chat": {"id": 1, "type": "private", "first_name": "x"}, "id": 1},
}  # fmt: skip


async def test_a_message_of_a_kind_never_seen_is_answered(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    for kind, content in UNKNOWN.items():
        anna.person.acted = town.telegram.touched
        town.telegram.raw_update({"message": private(anna, **{kind: content})})
        assert HOTLINE in (await anna.sees("<b>This was not passed on.</b> Only words, photos")).text
    await anna.reaches("given")
    for kind, content in UNKNOWN.items():
        anna.person.acted = town.telegram.touched
        town.telegram.raw_update({"message": private(anna, **{kind: content})})
        await anna.sees("Only words can be taken here")
        await anna.is_asked("given")


SILENT: list[dict[str, Any]] = [
    {"hologram_post": {"chat": {"id": 1}}},
    {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -100, "type": "channel", "title": "x"}, "text": "x"}},
    {
        "inline_query": {
            "id": "1",
            "from": {"id": 5, "is_bot": False, "first_name": "x"},
            "query": "Коваль",
            "offset": "",
        }
    },
    {"poll_answer": {"poll_id": "1", "option_ids": [], "option_persistent_ids": []}},
    {},
]


async def test_updates_that_concern_nobody_pass_in_silence(town: Town) -> None:
    anna = town.relative("Anna", "en")
    await anna.agrees()
    await anna.reaches("given")
    said = anna.person.words()
    for update in SILENT:
        town.telegram.raw_update(update)
    town.telegram.raw_update({"message": private(anna, pinned_message=private(anna, text="x"))})
    await town.settles()
    assert anna.person.words() == said
    await anna.says("Тарас")
    await anna.is_asked("patronymic")


BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("uk", {"date": "yesterday"}),
    ("en", {"photo": [{"width": "?"}]}),
    ("en", {"entities": [7]}),
]


@pytest.mark.parametrize(("language", "broken"), BROKEN)
async def test_an_update_that_cannot_be_read_holds_nobody_else_up_and_is_owned_up_to(
    town: Town, language: str, broken: dict[str, Any]
) -> None:
    anna, james = town.relative("Anna", language), town.relative("James", language)
    olha = await town.operator("Olha", "admin", language)
    await anna.agrees()
    await anna.reaches("given")
    town.telegram.raw_update({"message": {**private(anna, text="Тарас"), **broken}})
    await anna.person.says("Тарас")
    await james.says("/start")
    await james.sees("<b>Before you begin.</b>")
    assert not anna.heard()
    await settled(town.store, town.clock, lambda: _goes_on(town))
    assert HOTLINE in (await anna.sees("<b>A fault on our side.</b>")).text
    await anna.is_asked("patronymic")
    await olha.sees("<b>Fault.</b> Something that a person sent")
    assert await town.store.read(_put_aside) == 1


def _goes_on(town: Town) -> None:
    town.clock.ahead += 0.5
    town.store.changes.notify()


async def _put_aside(tx: Transaction) -> int:
    return len(await tx.all("SELECT id FROM inbox WHERE state = 'dead' AND sealed IS NOT NULL"))


@pytest.mark.parametrize("day", [0, 86_400])
async def test_a_press_whose_message_telegram_does_not_show_is_answered(town: Town, day: int) -> None:
    anna = town.relative("Anna", "en")
    await anna.agrees()
    await anna.reaches("given")
    await town.passes(day)
    user, chat = anna.person.user, {"id": anna.person.id, "type": "private", "first_name": "Anna"}
    query = {"id": "4711", "from": user, "chat_instance": "7", "data": "a:registration:category:civilian"}
    for message in ({"message": {"chat": chat, "message_id": 1, "date": 0}}, {"inline_message_id": "x"}, {}):
        anna.person.acted = town.telegram.touched
        town.telegram.raw_update({"callback_query": {**query, **message}})
        await anna.is_asked("given")
    game = {key: value for key, value in query.items() if key != "data"}
    anna.person.acted = town.telegram.touched
    town.telegram.raw_update({"callback_query": {**game, "game_short_name": "chess", "inline_message_id": "x"}})
    await anna.is_asked("given")
    await anna.says("Тарас")
    await anna.is_asked("patronymic")
