"""What no version of Telegram has sent so far: the bot goes on, others do not notice, nobody's words are lost."""

from typing import Any

import pytest

from bot.rehearsal import PlannedFault
from bot.rehearsal.chats import ChatState
from bot.rehearsal.groups import Group
from storage.store.transaction import Transaction
from tests.cast import Relative
from tests.promises.quick import presses
from tests.register import count, has_asked, is_accepted
from tests.reliability.settling import settled
from tests.town import HOTLINE, Town


def private(anna: Relative, **content: Any) -> dict[str, Any]:
    """A message of somebody in the private chat, with anything in it."""
    user = anna.person.user
    chat = {"id": user["id"], "type": "private", "first_name": user["first_name"]}
    return {"message_id": 900_001, "from": user, "chat": chat, "date": int(anna.town.clock()), **content}


UNKNOWN = {
    "paid_media": {"star_count": 5, "paid_media": [{"type": "preview", "width": 1, "height": 1}]},
    "animation": {"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1, "duration": 1},
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
        await anna.sees("Please write your answer: voice messages")
        await anna.is_asked("given")


async def test_formatting_that_begins_inside_an_emoji_is_left_out(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("note")
    await town.settles()
    anna.person.acted = town.telegram.touched  # the summary from before the note is not meant
    italics = [{"type": "italic", "offset": 1, "length": 2}, {"type": "bold", "offset": 3, "length": 400}]
    town.telegram.raw_update({"message": private(anna, text="😀 шрам", entities=italics)})
    assert "😀 шрам" in (await anna.sees("<b>Your inquiry before it is sent</b>")).text


ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


def in_group(group: Group, sender: dict[str, Any], **content: Any) -> dict[str, Any]:
    """A message in a group, of anybody."""
    return {"message_id": 5, "from": sender, "chat": group.room.about, "date": 1_790_000_000, **content}


@pytest.mark.parametrize("who", ["a person", "an anonymous administrator", "a channel"])
async def test_a_group_that_it_is_in_without_knowing_is_left_in_silence(town: Town, who: str) -> None:
    anna, group = town.relative("Anna"), town.telegram.group("Neighbours", supergroup=True)
    group.room.standing = ChatState.OPEN
    of = {"a person": {}, "an anonymous administrator": {"sender_chat": group.room.about}}
    channel = {"sender_chat": {"id": -100_7, "type": "channel", "title": "Канал"}, "is_automatic_forward": True}
    sender = anna.person.user if who == "a person" else ANONYMOUS
    for _message in range(3):
        told = in_group(group, sender, text="Шукаю чоловіка, Коваль Тарас", **of.get(who, channel))
        town.telegram.raw_update({"message": told})
    assert await town.telegram.changes.until(lambda: (not group.has_bot) or None, 10)
    await town.settles()
    assert not [message for message in group.chat if message.from_bot]
    assert not anna.person.words()
    assert await town.store.read(count, "message") == 0


async def test_a_channel_is_left_in_silence(town: Town) -> None:
    anna, channel = town.relative("Anna"), town.telegram.group("Channel", supergroup=True)
    channel.room.about["type"] = "channel"
    channel.room.standing = ChatState.OPEN
    change = {"chat": channel.room.about, "from": anna.person.user, "date": 1_790_000_000}
    me = {"user": town.telegram.me}
    rights = dict.fromkeys(RIGHTS_IN_A_CHANNEL, False)
    new = {**me, "status": "administrator", "can_be_edited": False, **rights}
    town.telegram.raw_update(
        {"my_chat_member": {**change, "old_chat_member": {**me, "status": "left"}, "new_chat_member": new}}
    )
    assert await town.telegram.changes.until(lambda: (not channel.has_bot) or None, 10)
    assert not [message for message in channel.chat if message.from_bot]


RIGHTS_IN_A_CHANNEL = (
    "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories",
)  # fmt: skip


async def test_a_group_that_becomes_a_supergroup_is_left_all_the_same(town: Town) -> None:
    anna = town.relative("Anna")
    old, new = town.telegram.group("Neighbours"), town.telegram.group("Neighbours", supergroup=True)
    old.room.standing = new.room.standing = ChatState.OPEN
    upgraded = PlannedFault.refused(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=new.id
    )
    town.telegram.faults.add(upgraded, chat=old.id, method="leaveChat")
    town.telegram.raw_update({"message": in_group(old, anna.person.user, migrate_to_chat_id=new.id)})
    assert await town.telegram.changes.until(lambda: (not new.has_bot) or None, 10)
    town.telegram.raw_update({"message": in_group(new, ANONYMOUS, migrate_from_chat_id=old.id)})
    await town.settles()
    assert not [message for group in (old, new) for message in group.chat if message.from_bot]


async def test_whoever_changes_number_and_name_is_still_the_same(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    reference = await anna.registers()
    anna.person.phone, anna.person.user["first_name"] = "+447700900777", "Ганна"
    anna.person.user["username"] = "hanna_new"
    assert [told for told, _word in await anna.looks_at_status()] == [reference]


async def test_a_message_that_was_deleted_in_the_chat_is_still_with_the_case(town: Town, language: str) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna", language)
    case = await is_accepted(anna, maria)
    letter = await anna.person.says("Дзвонили з невідомого номера")
    await town.settles()
    letter.deleted = True
    assert "Дзвонили з невідомого номера" in (await maria.opens_the_case(case.reference)).text
    await anna.says("/privacy")
    await anna.sees("<b>How.</b> Encrypted, on a server that the organisation controls.")


@pytest.mark.parametrize("how", ["blocked", "was away"])
async def test_whoever_comes_back_finds_the_question_that_could_not_be_delivered(
    town: Town, language: str, how: str
) -> None:
    maria, anna = await town.operator("Maria", "reviewer"), town.relative("Anna", language)
    case = await has_asked(anna)
    if how == "blocked":
        await anna.person.blocks()
    await presses(maria, "ask", case.id)
    await maria.says("Яке прізвище було раніше?")
    await town.passes(7 * 86_400)
    if how == "blocked":
        await maria.sees("<b>Not delivered:</b> what you wrote to a family.")
        await anna.person.unblocks()
    await anna.opens(case.reference)
    await anna.reads("Яке прізвище було раніше?")
    await anna.presses("Answer the question")
    await town.settles()
    await anna.says("Бондар")
    assert case.reference in (await anna.sees("<b>Answer received.</b>")).text


async def test_an_operator_who_edits_a_reply_hears_that_it_stays_as_it_was(town: Town, language: str) -> None:
    maria, anna = await town.operator("Maria", "reviewer", language), town.relative("Anna")
    case = await is_accepted(anna, maria)
    await presses(maria, "reply", case.id)
    letter = await maria.person.says("Новин немає")
    await anna.reads("Новин немає")
    await maria.person.edits(letter, "Є новини")
    await maria.sees("<b>Nobody received your edit.</b>")
    await town.settles()
    assert not anna.has_read("Є новини")


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
    town.may_fault = True
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
    assert HOTLINE in (await anna.sees("<b>Something went wrong on our side.</b>")).text
    await anna.is_asked("patronymic")
    await olha.sees("<b>Error.</b> Something a person sent")
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
