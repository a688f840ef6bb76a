"""A story in a language that does not exist yet: python -m tests.stories.third_language FOLDER

Its catalog and guides are made of the English ones, every sentence between ⟦ and ⟧; then a family is registered,
accepted, sent an update and told about a return; the bot's only other change is the line that names the languages.
"""

import asyncio
import shutil
import sys
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot import i18n

THIRD = "eo"  # Esperanto, since Babel has to know how a language writes its dates
HOLD = 120


def marked(words: str) -> str:
    """A sentence of the third language."""
    return f"⟦{words}⟧"


def speaks_it(folder: Path) -> None:
    """A catalog, the guides, and the one line: before anything else of the bot is imported."""
    shutil.copytree(i18n.LOCALES, folder / "locales")
    with (i18n.LOCALES / "messages.pot").open("rb") as source:
        template = read_po(source)
    catalog = Catalog(THIRD)
    for message in template:
        if message.id:
            words = marked(message.id) if isinstance(message.id, str) else tuple(map(marked, message.id))
            catalog.add(message.id, words, context=message.context)
    (folder / "locales" / THIRD / "LC_MESSAGES").mkdir(parents=True)
    with (folder / "locales" / THIRD / "LC_MESSAGES" / "messages.po").open("wb") as made:
        write_po(made, catalog)
    i18n.LOCALES = folder / "locales"
    i18n.LANGUAGES = (*i18n.LANGUAGES, THIRD)  # type: ignore[arg-type]
    i18n.Language = Literal["uk", "en", "eo"]
    shutil.copytree(Path(i18n.__file__).parent / "guides", folder / "guides")
    for guide in (folder / "guides").glob("*.en.html"):
        words = marked(guide.read_text(encoding="utf-8"))
        guide.with_name(guide.name.replace(".en.", f".{THIRD}.")).write_text(words, encoding="utf-8")


async def story(folder: Path) -> None:
    """Everything that a family reads is in its language."""
    from bot.catalogs import faults
    from bot.model.forms import FORMS
    from bot.texts.wait import shipped
    from tests.cast import SOLDIER
    from tests.stories.broadcasting import opens_it, puts_it
    from tests.town import Town

    shipped.FOLDER = folder / "guides"
    assert faults(THIRD) == []  # type: ignore[arg-type]
    assert shipped.shipped("civilian")[THIRD].startswith("⟦")
    async with Town(folder) as town:
        anna = town.relative("Anna", THIRD)
        olha, petro = await town.operator("Olha", "admin", THIRD), await town.operator("Petro", "admin")
        await anna.registers(SOLDIER)
        await anna.says("/language")
        await town.settles()
        assert "Esperanto" in anna.person.last.buttons
        await olha.accepts()
        await anna.sees("<b>Inquiry accepted.</b>")
        await olha.says("/broadcast")
        await olha.presses("Write an update")
        await olha.presses("All families")
        for step in FORMS["broadcast"].steps:
            if step.name in i18n.LANGUAGES:
                await town.settles()
                await olha.says(f"Звістка {step.name}")
        await olha.presses("No picture")
        await puts_it(olha)
        await opens_it(petro)
        await petro.presses("Approve and send")
        await anna.sees("<b>Update No. {number} for families</b>")
        reference = next(one for one, _word in await anna.looks_at_status())
        await olha.reports(reference)
        await petro.verifies()
        await town.passes(HOLD + 1)
        await anna.sees("<b>Return verified.</b>")
        read = [*anna.person.words(), *(words for words in olha.person.words() if "/check" not in words)]  # no previews
        assert [words for words in read if "⟦" not in words] == []


if __name__ == "__main__":
    speaks_it(Path(sys.argv[1]))
    asyncio.run(story(Path(sys.argv[1])))
