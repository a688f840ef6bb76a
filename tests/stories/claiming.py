"""What people may claim: a copy of what is kept about them, and that it is erased."""

import json
from typing import Any

from tests.cast import Actor, reference_in


async def erases(relative: Actor, what: str = "Erase everything", **named: str) -> str:
    """Asks to be forgotten and says yes twice; the number of the receipt."""
    await relative.says("/delete")
    await relative.sees("<b>Erasing your data.</b>")
    await relative.presses(what, None, **named)
    await relative.sees("<b>What stays.</b>")
    await relative.presses("Yes, erase")
    await relative.sees("It cannot be undone.")
    await relative.presses("Erase now")
    await relative.sees("Receipt <code>{number}</code>, {moment}, {organisation}.")
    await relative.town.settles()
    return reference_in(relative.person.last)


async def copies(actor: Actor) -> tuple[str, dict[str, Any]]:
    """Asks for the copy; the page and the JSON."""
    await actor.says("/mydata")
    await actor.sees("<b>Copy of your data</b> for other programs (JSON).")
    files = [m.media["document"] for m in actor.person.chat if "document" in m.media][-2:]
    assert [file["file_name"] for file in files] == ["zvistka-data.html", "zvistka-data.json"]
    assert [file["mime_type"] for file in files] == ["text/html", "application/json"]
    page, parsed = (actor.town.telegram.files.get(file["file_id"]).content.decode() for file in files)
    return page, json.loads(parsed)
