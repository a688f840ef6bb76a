"""Where to turn: what an administrator has confirmed, families read; everything else exists for nobody."""

import pytest

from bot.model.guide import CHECKED_FOR, HELP, TOPICS
from bot.texts.wait import where
from tests.cast import OperatorActor, Relative
from tests.register import decided
from tests.stories.guiding import confirms, opens
from tests.town import HOTLINE, Town

NOT_SHOWN = "This text is being checked, so we are not showing it right now. See /help."
ONE_TEXT = "<b>1. Поліція: 102.</b> Зателефонуйте одразу.\nАдреса: https://childrenofwar.gov.ua."


async def changes(admin: OperatorActor, topic: str, text: str) -> None:
    """Writes the Ukrainian text again, up to the preview."""
    await opens(admin, topic)
    await admin.person.presses("✎ Українська")
    await admin.sees("Please send the text: {language}")
    await admin.person.writes(text)
    await admin.sees("<b>Show this to families?</b>")
    await admin.town.settles()


async def reads(relative: Relative, topic: str) -> str:
    """Opens a topic from /help; what stands there."""
    await relative.says("/help")
    await relative.town.settles()
    await relative.person.presses(where.title(topic).text(relative.language))
    await relative.town.settles()
    return str(relative.person.last.text)


async def test_until_an_administrator_has_confirmed_a_text_families_see_nothing_of_it(
    town: Town, language: str
) -> None:
    olha, anna = await town.operator("Olha", "admin"), town.relative("Anna", language)
    await anna.says("/help")
    before = (await anna.sees("<b>Help.</b>")).text
    buttons = anna.person.last.buttons
    assert HOTLINE in before
    for topic in TOPICS:
        anna.forges(f"where:{topic}")
    await anna.sees_toast(NOT_SHOWN)
    await opens(olha, "civilian")
    await olha.presses("Review and confirm")
    await olha.sees("<b>Show this to families?</b>")
    await anna.says("/help")
    await town.settles()
    assert (anna.person.last.text, anna.person.last.buttons) == (before, buttons)
    await olha.presses("Show to families")
    await olha.sees("<b>Confirmed:</b>")
    page = await reads(anna, "civilian")
    assert "1648" in page
    assert HOTLINE in page
    assert anna.word("Checked on {day}\nThis").split("{")[0] in page
    assert not anna.has_seen("Support for you")


async def test_a_text_is_shown_exactly_as_it_was_previewed_in_both_languages(town: Town) -> None:
    olha = await town.operator("Olha", "admin")
    readers = [town.relative("Anna", "uk"), town.relative("James", "en")]
    await confirms(olha, "support")
    for topic in HELP[:-1]:
        await confirms(olha, topic)
        await town.settles()
        previewed = {(said.text, tuple(said.buttons)) for said in olha.person.chat if said.from_bot}
        for relative in readers:
            await reads(relative, topic)
            assert (relative.person.last.text, tuple(relative.person.last.buttons)) in previewed


async def test_formatting_stays_and_an_address_stands_openly(town: Town) -> None:
    olha, anna = await town.operator("Olha", "admin"), town.relative("Anna")
    await changes(olha, "child", ONE_TEXT)
    await olha.presses("Show to families")
    await olha.sees("<b>Confirmed:</b>")
    await reads(anna, "child")
    page = anna.person.last
    bold = [e for e in page.entities if e.type == "bold" and e.offset > 0]
    assert "https://childrenofwar.gov.ua" in page.text
    assert [
        page.text.encode("utf-16-le")[e.offset * 2 : (e.offset + e.length) * 2].decode("utf-16-le") for e in bold
    ] == ["1. Поліція: 102."]


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ('Дивіться <a href="https://evil.example">тут</a>', "A link is hidden behind words here."),
        ("http://childrenofwar.gov.ua", "Please write each web address"),
        ("😀" * 1_501, "Your answer can have at most {limit} character"),
    ],
)
async def test_what_could_mislead_a_family_or_does_not_fit_is_not_taken(town: Town, written: str, answer: str) -> None:
    olha = await town.operator("Olha", "admin")
    await opens(olha, "child")
    await olha.person.presses("✎ Українська")
    await olha.sees("Please send the text: {language}")
    await olha.person.writes(written)
    await olha.sees(answer, n=5)


async def test_of_two_administrators_at_once_the_second_looks_again(town: Town) -> None:
    olha, oksana = await town.operator("Olha", "admin"), await town.operator("Oksana", "admin")
    anna = town.relative("Anna")
    await changes(olha, "child", "Перший текст")
    await changes(oksana, "child", "Другий текст")
    await olha.presses("Show to families")
    await olha.sees("<b>Confirmed:</b>")
    await oksana.sees("<b>A text for families was confirmed</b>")
    await oksana.person.presses(oksana.word("Show to families"))
    await oksana.sees("<b>Not shown yet.</b>")
    assert "Перший текст" in await reads(anna, "child")
    await oksana.presses("Show to families")
    await oksana.sees("<b>Confirmed:</b>")
    assert "Другий текст" in await reads(anna, "child")


async def test_history_says_who_confirmed_what_and_an_earlier_version_comes_back(town: Town) -> None:
    olha, oksana = await town.operator("Olha", "admin"), await town.operator("Oksana", "admin")
    anna = town.relative("Anna")
    await changes(olha, "child", "Перший текст")
    await olha.presses("Show to families")
    await changes(oksana, "child", "Помилковий номер")
    await oksana.presses("Show to families")
    await town.settles()
    await opens(olha, "child")
    await olha.presses("Earlier versions")
    listed = (await olha.sees("<b>Versions:</b>")).text
    assert "Olha" in listed
    assert "Oksana" in listed
    await olha.presses("Version {n}", n="1")
    await olha.sees("<b>Version {n}.</b> {who}")
    assert "Помилковий" in await reads(anna, "child")
    await olha.presses("Use this version again")
    await olha.sees("<b>Show this to families?</b>")
    await olha.presses("Show to families")
    await olha.sees("<b>Confirmed:</b>")
    assert "Перший текст" in await reads(anna, "child")
    done = [row["action"] for row in (await town.store.read(decided))["audit"] if row["subject"] == "guide"]
    assert done == ["confirmed"] * 3


async def test_what_is_wrong_is_taken_away_at_once_and_an_old_button_says_so(town: Town) -> None:
    olha, anna = await town.operator("Olha", "admin"), town.relative("Anna")
    await confirms(olha, "abroad")
    await anna.says("/help")
    await town.settles()
    await opens(olha, "abroad")
    await olha.presses("Hide from families")
    await olha.sees("<b>Hidden:</b>")
    await anna.person.presses(where.title("abroad").text("uk"))
    await anna.sees_toast(NOT_SHOWN)
    await anna.says("/help")
    await town.settles()
    assert where.title("abroad").text("uk") not in anna.person.last.buttons
    await confirms(olha, "abroad")
    assert HOTLINE in await reads(anna, "abroad")


async def test_administrators_are_asked_to_check_again_what_nobody_has_checked_for_long(town: Town) -> None:
    olha = await town.operator("Olha", "admin")
    await confirms(olha, "abroad")
    await confirms(olha, "child")
    await town.passes(CHECKED_FOR - 60)
    await olha.says("/operator")
    await olha.sees("<b>Operator: {role}.</b>")
    await town.bot.jobs.ask_to_check()
    await town.settles()
    assert not any("не перевіряли" in words for words in olha.person.words())
    await town.passes(120)
    await confirms(olha, "child")
    for _daily in range(2):
        await town.bot.jobs.ask_to_check()
    await olha.sees("<b>{n} text for families</b>", n=1)
    await olha.presses("All texts")
    await town.settles()
    marks = {label[0]: label for label in olha.person.last.buttons if label[0] in "!✓"}
    assert marks["!"].endswith(where.title("abroad").text("uk"))
    assert marks["✓"].endswith(where.title("child").text("uk"))
    assert sum("не перевіряли" in words for words in olha.person.words()) == 1


@pytest.mark.parametrize("role", ["reviewer", "verifier", "broadcaster"])
async def test_no_other_operator_changes_what_families_read(town: Town, role: str) -> None:
    maria = await town.operator("Maria", role)
    await maria.says("/guides")
    await maria.sees("<b>There is no such command.</b>")
    maria.forges("guidelook:civilian")
    maria.forges("send:guide")
    await maria.says("/help")
    await town.settles()
    assert where.title("civilian").text("uk") not in maria.person.last.buttons


async def test_a_button_of_a_topic_that_is_no_more_says_so(town: Town) -> None:
    olha = await town.operator("Olha", "admin")
    for data in ("guide:gone", "guidelook:gone", "guidechange:gone:uk", "guidehistory:gone", "guidehide:gone:1"):
        olha.person.toasts.clear()
        olha.forges(data)
        await town.settles()
        assert olha.person.toasts, data
        assert olha.person.toasts[-1], data
