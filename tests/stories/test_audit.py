"""Who did what: of every deed of an operator it is kept who did it, what it was, and about what.

Each story goes through what operators do and compares all that was written down, in order, with nothing left out.
"""

import ast
from pathlib import Path
from typing import Any

import bot
import handlers
from bot.rehearsal import PlannedFault
from bot.texts.staff.deeds import OF_ANYTHING, WORDS
from storage.staff import audit
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.promises.quick import HOLD, lifts, presses, rejects, reports, verifies
from tests.register import Case, has_asked, is_accepted
from tests.stories.audited import ELSEWHERE, JOINED, KEPT_HOUSE, LISTED, RETURNED, REVIEWED, SAID, UPDATED, Deed
from tests.stories.broadcasting import families, half_way, opens_it, puts_it, staff, writes
from tests.stories.guiding import confirms
from tests.stories.joining import agrees, joins, parts
from tests.stories.seeing import links, tells
from tests.town import Town

STORIES = (REVIEWED, RETURNED, LISTED, SAID, UPDATED, JOINED, KEPT_HOUSE)
CODE = [Path(bot.__file__).parent, Path(handlers.__file__).parent]


async def cast(town: Town) -> tuple[OperatorActor, OperatorActor]:
    """Maria reviews, Petro is an administrator."""
    return await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")


async def written(town: Town) -> list[Deed]:
    """Everything that was written down since the operators have come."""
    return await town.store.read(_written)


async def _written(tx: Transaction) -> list[Deed]:
    rows = await tx.all(
        "SELECT a.action, a.subject, o.id, o.sealed FROM audit a JOIN operator o ON o.id = a.operator_id"
        " WHERE a.action <> 'enrolled' ORDER BY a.id"
    )
    return [(tx.unseal("operator", row["id"], row["sealed"])["name"], row["action"], row["subject"]) for row in rows]


async def last(town: Town, table: str) -> int:
    """The id of the newest row."""
    row = await town.store.read(lambda tx: tx.known(f"SELECT MAX(id) AS id FROM {table}"))
    return int(row["id"])


async def test_what_is_done_about_an_inquiry_is_written_down(town: Town) -> None:
    maria, petro = await cast(town)
    anna = town.relative("Anna")
    case = await has_asked(anna)
    await presses(maria, "ask", case.id)
    await maria.says("Яка родимка?")
    await town.settles()
    anna.forges(f"answer:{case.id}")
    await anna.says("На щоці")
    await town.settles()
    await presses(maria, "accept", case.id)
    maria.forges("a:accept:way:document_seen")
    await maria.says("Свідоцтво")
    await town.settles()
    await presses(maria, "decline", (await has_asked(town.relative("Olena"), surname="Бойко")).id)
    maria.forges("a:decline:reason:outside")
    maria.forges("send:decline")
    await maria.says("/find Коваль 1991")
    await town.settles()
    for verb in ("case", "phone", "talk", "bar"):
        await presses(maria, verb, case.id)
    await presses(maria, "person", await last(town, "person"))
    await presses(petro, "unbar", case.id)
    await presses(maria, "hold", await last(town, "person"))
    await presses(maria, "handover", await last(town, "person"))
    await maria.person.presses("Petro")
    await lifts(petro, await last(town, "person"))
    assert await written(town) == REVIEWED


async def test_what_is_done_about_a_return_is_written_down_and_who_stands_for_it(town: Town) -> None:
    maria, petro = await cast(town)
    anna = town.relative("Anna")
    case = await is_accepted(anna, petro)
    await reports(maria, case)
    await presses(petro, "report", await last(town, "return_report"))
    await rejects(petro)
    await reports(maria, case)
    await presses(maria, "unreport", await last(town, "return_report"))
    await reports(maria, case)
    await verifies(petro)
    await anna.person.blocks()
    await town.passes(HOLD + 1)
    call = await last(town, "call")
    for operator, verb in ((maria, "take"), (maria, "untake"), (petro, "take"), (petro, "told")):
        await presses(operator, verb, call)
    await presses(maria, "stop", await last(town, "verification"))
    await presses(petro, "correct", await last(town, "verification"))
    await petro.says("Це інша людина")
    petro.forges("send:correct")
    await town.settles()
    assert await written(town) == RETURNED
    assert await town.store.read(_statements) == [{"statement": "Не досить"}, {"statement": "Це інша людина"}]


async def _statements(tx: Transaction) -> list[dict[str, Any]]:
    rows = await tx.all("SELECT id, sealed FROM audit WHERE action IN ('rejected', 'corrected') ORDER BY id")
    return [audit.opened(tx, row["id"], row["sealed"]) if row["sealed"] else {} for row in rows]


async def test_what_is_done_about_a_list_is_written_down(town: Town) -> None:
    maria, petro = await cast(town)
    await is_accepted(town.relative("Anna"), petro)
    person = await last(town, "person")
    await maria.person.sends_document("Прізвище;Ім'я;Дата народження\nКоваль;Тарас;12.03.1991\n".encode(), "a.csv")
    await town.settles()
    maria.forges("a:list:origin:state")
    for words in ("Координаційний штаб", "12.03.2026", "На кордоні", "Документи"):
        await maria.says(words)
    maria.forges("a:list:wish:all")
    await town.settles()
    list_id, row = await last(town, "returned_list"), await last(town, "returned_row")
    for wrong in (True, False):
        await presses(maria, "row", list_id)
        await presses(maria, "is", f"{row}:{person}:{0 if wrong else 2}")
        await presses(petro, "proposals", list_id)
        if wrong:
            petro.forges(petro.data("wrong"))
            await petro.says("Інша дата народження")
            await town.settles()
    petro.forges(petro.data("right"))
    await town.settles()
    await presses(petro, "batch", list_id)
    await petro.says("Звірено")
    petro.forges("send:batch")
    await town.settles()
    await presses(petro, "stoplist", list_id)
    assert await written(town) == LISTED


async def test_what_is_done_with_words_and_meetings_is_written_down(town: Town) -> None:
    maria, petro = await cast(town)
    anna = town.relative("Anna")
    case: Case = await is_accepted(anna, petro)
    await anna.says("Чи є новини?")
    await town.settles()
    await maria.says("/messages")
    await town.settles()
    await presses(maria, "respond", await last(town, "message"))
    await maria.says("Новин немає")
    await town.settles()
    await presses(maria, "close", await last(town, "message"))
    await anna.says("Дякую")
    await town.settles()
    await maria.says("/messages")
    await town.settles()
    await presses(maria, "read", await last(town, "message"))
    vira = town.relative("Vira")
    await vira.agrees()
    await tells(vira)
    await links(maria, case)
    for verb in ("grave", "sighted"):
        await presses(maria, verb, await last(town, "sighting"))
    assert await written(town) == SAID


async def test_what_is_done_about_an_update_is_written_down(town: Town) -> None:
    iryna, petro = await staff(town)
    await families(town, 1)
    await writes(iryna)
    await town.settles()
    await iryna.presses("Ukrainian text")
    await town.settles()
    await iryna.says("Інший текст.")
    await puts_it(iryna)
    await opens_it(petro)
    await presses(petro, "giveback", await last(town, "broadcast"))
    await presses(iryna, "drop", await last(town, "broadcast"))
    for one in await half_way(town, iryna, petro):
        town.telegram.faults.add(PlannedFault.server_error(), chat=one.person.id, times=50)
    for operator, verb in ((petro, "holdcast"), (iryna, "gocast"), (petro, "endcast")):
        await presses(operator, verb, await last(town, "broadcast"))
    assert await written(town) == UPDATED


async def test_what_becomes_of_two_records_of_one_person_is_written_down(town: Town) -> None:
    maria, petro = await cast(town)
    wife = await is_accepted(town.relative("Anna"), maria)
    mother = await is_accepted(town.relative("Nina"), maria, relation="mother", own_name="Коваль Ніна")
    await joins(maria, wife, mother)
    await parts(maria)
    await presses(maria, "differ", f"{wife.person}:{mother.person}")
    await reports(maria, wife)
    await verifies(petro)
    for said in (joins(maria, wife, mother), parts(maria)):
        await said
        await agrees(petro)
    assert [deed for deed in await written(town) if deed[2] == "joining"] == JOINED


async def test_what_an_administrator_does_is_written_down(town: Town) -> None:
    _maria, petro = await cast(town)
    await is_accepted(town.relative("Anna"), petro)
    await confirms(petro, "civilian")
    await presses(petro, "guidehide", "civilian:1")
    await presses(petro, "exportnow", "csv")
    await presses(petro, "exchangeon", 0)
    for verb in ("exchangelonger", "exchangeoff"):
        await presses(petro, verb, (await town.store.read(_end_of_the_day))["ends_at"])
    row = "Прізвище;Ім'я;Дата народження;Категорія;id\nМельник;Олена;1988;цивільна;7\n"
    await petro.person.sends_document(row.encode(), "b.csv")
    await town.settles()
    await presses(petro, "asregister", await last(town, "register_import"))
    await petro.sees("<b>For operators: the register was read.</b>")
    await presses(petro, "import", await last(town, "register_import"))
    await petro.sees("<b>For operators: a register was imported</b> by {name}.")
    await petro.removes((await town.store.read(_first_operator))["id"])
    assert await written(town) == KEPT_HOUSE


async def _end_of_the_day(tx: Transaction) -> Any:
    return await tx.known("SELECT ends_at FROM exchange_day")


async def _first_operator(tx: Transaction) -> Any:
    return await tx.known("SELECT MIN(id) AS id FROM operator")


def test_no_deed_is_written_down_that_no_story_tells() -> None:
    told = {(action, subject) for story in STORIES for _who, action, subject in story}
    found = {pair for folder in CODE for path in folder.rglob("*.py") for pair in _deeds_in(path)}
    assert len(found) > 40
    assert found <= told | ELSEWHERE


def _deeds_in(path: Path) -> list[tuple[str, str]]:
    """The deeds that a file writes down under a name of its own."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    writes_ = [call for call in calls if ast.unparse(call.func) in ("audit.write", "looks.keep", "keep")]
    named = [(call.args[2], call.args[3]) for call in writes_ if len(call.args) > 3]
    return [
        (str(one.value), str(subject.value))
        for action, subject in named
        for one in ([action.body, action.orelse] if isinstance(action, ast.IfExp) else [action])
        if isinstance(one, ast.Constant) and isinstance(subject, ast.Constant)
    ]


def test_every_deed_has_words_in_the_history() -> None:
    told = {(action, subject) for story in STORIES for _who, action, subject in story} | ELSEWHERE
    found = {pair for folder in CODE for path in folder.rglob("*.py") for pair in _deeds_in(path)}
    assert (told | found) - WORDS.keys() == set()


def test_a_deed_about_any_table_has_words_as_well() -> None:
    said = {action for folder in CODE for path in folder.rglob("*.py") for action in _of_anything(path)}
    assert said == OF_ANYTHING.keys()


def _of_anything(path: Path) -> list[str]:
    """What is done about a row that is named by whoever does it."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    written_ = [call.args for call in calls if ast.unparse(call.func) == "audit.write" and len(call.args) > 3]
    named = [args[2] for args in written_ if not isinstance(args[3], ast.Constant)]
    return [str(one.value) for one in named if isinstance(one, ast.Constant)]
