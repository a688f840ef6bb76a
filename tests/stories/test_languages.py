"""The language is chosen at any time, also in the middle of a question, and everything follows it."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot.i18n import fitting
from bot.texts.languages import NAMES_OF_LANGUAGES
from tests.cast import OPTIONAL, SOLDIER, Relative
from tests.town import Town

OTHER = {"uk": "en", "en": "uk"}


async def switches(anna: Relative, way: str) -> Relative:
    """Chooses the other language by the command or in the menu; the same person, who reads it from now on."""
    other = Relative(anna.town, anna.person, OTHER[anna.language])
    await anna.says("/language" if way == "command" else "/start")
    await anna.town.settles()
    await anna.person.presses(NAMES_OF_LANGUAGES[other.language])
    await other.sees("<b>Language: English.</b>")
    return other


@pytest.mark.parametrize("way", ["command", "button"])
async def test_the_language_is_chosen_before_consent(town: Town, language: str, way: str) -> None:
    anna = town.relative("Anna", language)
    await anna.says("/start")
    await anna.sees("<b>Before you begin.</b>")
    anna = await switches(anna, way)
    await anna.sees("<b>Before you begin.</b>")
    await anna.presses("I agree")
    await anna.sees("<b>Your consent has been recorded.</b>")


@pytest.mark.parametrize("way", ["command", "button"])
async def test_in_the_middle_of_a_question_it_comes_again_in_the_new_language(town: Town, way: str) -> None:
    anna = town.relative("Anna", "uk" if way == "command" else "en")
    await anna.agrees()
    await anna.reaches("category")
    for step, answer in SOLDIER.items():
        if step in OPTIONAL:
            await anna.adds(step)
        anna = await switches(anna, way)
        await anna.is_asked(step)
        await anna.answers(step, answer)
        await town.settles()
        assert anna.question(step) not in anna.person.last.text
    anna = await switches(anna, way)
    await anna.sees("<b>Your inquiry before it is sent</b>")


async def test_the_keys_of_the_telephone_question_follow_the_language(town: Town, language: str) -> None:
    anna = town.relative("Anna", language)
    await anna.agrees()
    await anna.reaches("phone")
    anna = await switches(anna, "command")
    await anna.is_asked("phone")
    assert anna.person.keyboard[0][0]["text"] == anna.word("Share my number")
    await anna.says(anna.word("← Back"))
    await anna.is_asked("own_name")


async def test_a_language_once_chosen_stays_whatever_telegram_says(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    anna = await switches(anna, "command")
    await town.closes()
    await town.opens()
    await anna.says("/start")
    await anna.sees("<b>Menu.</b>")


async def test_what_operators_do_reaches_each_family_in_its_own_language(town: Town, language: str) -> None:
    anna = town.relative("Anna", OTHER[language])
    maria = await town.operator("Maria", "reviewer", language)
    reference = await anna.registers()
    anna = await switches(anna, "command")
    await maria.accepts()
    assert reference in (await anna.sees("<b>Inquiry accepted.</b>")).text


async def test_choosing_the_present_language_again_is_no_fault(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("given")
    await anna.says("/language")
    await anna.sees("<b>Language.</b>")
    await anna.person.presses(NAMES_OF_LANGUAGES[anna.language])
    await anna.sees("<b>Language: English.</b>")
    await anna.is_asked("given")


async def test_looking_at_the_languages_keeps_the_question(town: Town) -> None:
    anna = town.relative("Anna")
    await anna.agrees()
    await anna.reaches("given")
    await anna.says("/language")
    await anna.sees("<b>Language.</b>")
    await anna.says("Тарас")
    await anna.is_asked("patronymic")


async def test_a_new_language_is_a_catalog_the_guides_and_one_line(tmp_path: Path) -> None:
    told = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.stories.third_language", str(tmp_path),
        cwd=Path(__file__).parents[2], stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await told.communicate()
    assert told.returncode == 0, said.decode()


@pytest.mark.parametrize(
    ("code", "read"), [("uk", "uk"), ("uk-UA", "uk"), ("ru", "uk"), ("de", "en"), ("", "en"), (None, "en")]
)
def test_everybody_begins_in_the_language_that_fits_best(code: str | None, read: str) -> None:
    assert fitting(code) == read
