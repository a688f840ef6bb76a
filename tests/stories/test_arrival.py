"""People come: the first words, what Telegram shows around the chat, help at every dead end, groups."""

import pytest

from bot.rehearsal import PlannedFault
from tests.cast import SOLDIER
from tests.town import HOTLINE, Town

COMMANDS = {
    "start": "Begin",
    "register": "Register a missing person",
    "status": "My inquiries",
    "updates": "Updates for families",
    "operator": "Write to an operator",
    "check": "Check whether a message is genuine",
    "reminders": "Reminders",
    "seen": "Tell us who you met in captivity",
    "language": "Change the language",
    "privacy": "What is stored, and your rights",
    "me": "My name, phone and consent",
    "mydata": "A copy of my data",
    "delete": "Erase my data",
    "help": "Help and contacts",
}
NEVER = "<b>What it never does.</b>"


@pytest.mark.parametrize(
    ("code", "spoken"), [("uk", "uk"), ("ru", "uk"), ("de", "en"), ("en-GB", "en"), ("uk-UA", "uk"), (None, "en")]
)
async def test_the_first_words_are_in_a_language_that_the_relative_reads(
    town: Town, code: str | None, spoken: str
) -> None:
    anna = town.relative("Anna", spoken)
    anna.person.user["language_code"] = code
    await anna.says("/start")
    await anna.sees(NEVER)
    assert anna.person.last.buttons[-2:] == ["Українська", "English"]


async def test_the_welcome_says_who_runs_the_bot_what_it_never_does_and_what_is_stored(
    town: Town, language: str
) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/start")
    for sentence in ("<b>Zvistka: for the families", "<b>Who runs it.</b>", NEVER, "<b>Before you begin.</b>"):
        welcome = await anna.sees(sentence)
        assert welcome is anna.person.last
    assert "NGO <Zvistka>" in welcome.text
    assert "https://zvistka.example" in welcome.text
    assert welcome.buttons[:2] == [anna.word("I agree"), anna.word("How we handle your data")]


async def test_what_telegram_shows_around_the_chat_is_set_in_both_languages(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/start")
    await anna.sees(NEVER)
    profile, code = town.telegram.profile, "" if language == "en" else language
    assert await town.telegram.changes.until(lambda: profile.menu_buttons or None, 10)
    menu = profile.commands_in(anna.person.room, code)
    assert {shown["command"]: shown["description"] for shown in menu} == {
        name: anna.word(words) for name, words in COMMANDS.items()
    }
    assert profile.text("description", code) == anna.word("For the families of people")
    assert profile.text("short_description", code) == anna.word("Inquiries about missing people.")
    assert profile.menu_button(None) == {"type": "commands"}
    assert profile.commands_in(anna.person.room, "ru") == profile.commands_in(anna.person.room, "uk")


async def test_help_and_privacy_are_there_before_consent(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/help")
    help_ = await anna.sees("<b>Help.</b>")
    assert HOTLINE in help_.text
    assert help_.buttons == [anna.word("Copy the phone number")]
    assert all(f"/{name}" in help_.text for name in COMMANDS if name != "start")
    await anna.says("/privacy")
    privacy = await anna.sees("<b>How we handle your data.</b>")
    assert HOTLINE in privacy.text
    assert anna.word("<b>How long.</b>", 365).format(days=365) in privacy.text


async def test_an_unknown_command_is_told_so_and_an_operators_command_does_not_exist(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/unknown")
    answer = await anna.sees("<b>There is no such command.</b>")
    for command in ("/queue", "/messages", "/case 7K3M-9QX1", "/find Коваль 1991", "/returns", "/calls", "/operators"):
        await anna.says(command)
        assert (await anna.sees("<b>There is no such command.</b>")).text == answer.text
    assert HOTLINE in answer.text


async def test_a_guessed_invitation_looks_like_any_other_start(town: Town) -> None:
    anna, james = town.relative("Anna", "en"), town.relative("James", "en")
    await anna.says("/start")
    await james.says("/start code-that-nobody-gave")
    assert (await james.sees(NEVER)).html == (await anna.sees(NEVER)).html


async def test_after_consent_start_is_a_menu_that_leads_everywhere(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.says("/start")
    menu = await anna.sees("<b>Menu.</b>")
    assert HOTLINE in menu.text
    for button, seen in (
        ("My inquiries", "<b>My inquiries.</b>"),
        ("How we handle your data", "<b>How we handle your data.</b>"),
        ("Register a missing person", "<b>New inquiry.</b>"),
    ):
        await anna.presses(button, on=menu)
        await anna.sees(seen)
    await anna.says("/start")
    await anna.sees("<b>Menu.</b>")
    await anna.presses("Continue the inquiry")
    await anna.is_asked("category")


@pytest.mark.parametrize("supergroup", [False, True])
async def test_in_a_group_the_bot_says_one_neutral_sentence_and_leaves(
    town: Town, language: str, supergroup: bool
) -> None:
    anna = town.relative("Anna", language)
    group = town.telegram.group("Neighbours", supergroup=supergroup)
    await group.adds_bot(anna.person)
    assert await town.telegram.changes.until(lambda: (not group.has_bot) or None, 10)
    await town.settles()
    assert [m.text for m in group.chat if m.from_bot] == [anna.word("This bot works in private chats only")]
    assert not anna.person.words()


async def test_a_group_where_it_may_not_write_is_left_as_well(town: Town) -> None:
    anna, group = town.relative("Anna"), town.telegram.group("Silence")
    refusal = PlannedFault.refused(400, "Bad Request: not enough rights to send text messages to the chat")
    town.telegram.faults.add(refusal, chat=group.id, method="sendMessage")
    await group.adds_bot(anna.person)
    assert await town.telegram.changes.until(lambda: (not group.has_bot) or None, 10)
    assert not [m for m in group.chat if m.from_bot]


async def test_words_in_a_group_reach_nobody(town: Town) -> None:
    anna, group = town.relative("Anna"), town.telegram.group("Neighbours")
    maria = await town.operator("Maria", "reviewer")
    town.telegram.faults.add(PlannedFault.refused(400, "Bad Request: try again"), chat=group.id, method="leaveChat")
    await group.adds_bot(anna.person)
    await town.settles()
    for words in ("/start", "/register@rehearsal_bot", "Шукаю чоловіка, Коваль Тарас"):
        await anna.person.says(words, to=group)
    await town.settles()
    assert len([m for m in group.chat if m.from_bot]) == 1
    await maria.says("/messages")
    await maria.sees("<b>Messages.</b> Everything")


async def test_who_blocks_the_bot_and_comes_back_finds_everything_as_it_was(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("given")
    await anna.person.blocks()
    await town.passes(86_400)
    await anna.person.unblocks()
    await town.settles()
    await anna.says(str(SOLDIER["given"]))
    await anna.is_asked("patronymic")
    await anna.presses("← Back")
    assert "Тарас" in (await anna.is_asked("given")).text
