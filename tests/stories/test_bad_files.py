"""Files that are no list: a sentence for each, as a list of returned people and as a register; nothing is kept."""

import pytest

from tests.register import count, is_accepted
from tests.rules.workbooks import ENCRYPTED, from_parts
from tests.stories.listing import HEADS, ROWS, brings
from tests.town import Town

MEGABYTE = 1 << 20
LARGE = "It is too large: at most 20 MB and 5,000 rows"
LARGE_REGISTER = "It is too large: at most 20 MB and 120,000 rows"
FILES = {
    "50 MB": (b"a;b;c\n" * (50 * MEGABYTE // 6), LARGE),
    "a password": (ENCRYPTED, "It is protected by a password."),
    "a zip bomb": (from_parts("<row><c><v>1</v></c></row>" * 2_000_000), LARGE),
    "300 columns": ((";".join(["Прізвище"] * 300) + "\n" + ";".join("x" * 300) + "\n").encode(), "It has too many"),
    "nothing": (b"", "It has no rows."),
    "heads only": (HEADS.encode(), "It has no rows."),
    "no table": (bytes(range(256)) * 40, "It cannot be read as a table."),
    "a list of remains": ("Тіло;Прізвище\n1;Коваль\n".encode(), "This kind of list does not belong here"),
}


@pytest.mark.parametrize("kind", FILES)
async def test_a_file_that_is_no_list_of_returned_people(town: Town, kind: str) -> None:
    maria = await town.operator("Марія", "reviewer")
    content, answer = FILES[kind]
    await maria.person.sends_document(content, "список.xlsx")
    await maria.sees("<b>This file was not accepted.</b>")
    await maria.sees(answer)
    assert await town.store.read(count, "returned_list") == 0


@pytest.mark.parametrize("kind", FILES)
async def test_a_file_that_is_no_register(town: Town, kind: str) -> None:
    oksana = await town.operator("Оксана", "admin", "en")
    content, answer = FILES[kind]
    await oksana.person.sends_document(content, "register.xlsx")
    if kind != "50 MB":
        await oksana.presses("A register to import")
    await oksana.sees(LARGE_REGISTER if kind == "a zip bomb" else answer)
    assert await town.store.read(count, "person") == 0


async def test_a_list_that_names_one_person_twice_proposes_them_once(town: Town) -> None:
    maria, petro = await town.operator("Марія", "reviewer"), await town.operator("Петро", "verifier")
    await is_accepted(town.relative("Anna"), petro)
    row = ROWS.splitlines(keepends=True)[0]
    await brings(maria, row + row.replace("1;", "2;", 1))
    await maria.presses("Go through the rows")
    await maria.presses("This is the person")
    overview = await maria.sees("<b>List</b>")
    assert maria.word("Duplicates, or already reported: {n}").format(n=1) in overview.text
    assert maria.word("Go through the rows") not in overview.buttons
    assert await town.store.read(count, "return_report") == 1


async def test_a_restart_while_a_list_is_compared_loses_nothing(town: Town) -> None:
    maria = await town.operator("Марія", "reviewer")
    await is_accepted(town.relative("Anna"), maria)
    rows = "".join(f"{number};Прізвище{'а' * (number % 7)};Ім’я;;{1950 + number % 50}\n" for number in range(1, 401))
    await maria.person.sends_document(
        (HEADS + rows + ROWS.splitlines()[0].replace("1;", "401;", 1)).encode(), "список.csv"
    )
    await maria.presses("A state authority of Ukraine")
    for words in ("Координаційний штаб", "12.03.2026", "Зустріли на кордоні", "Документи"):
        await town.settles()
        await maria.says(words)
    await maria.presses("Has not been asked")
    await maria.sees("<b>The list is being compared with the register.</b>")
    await town.closes()
    await town.opens()
    overview = await maria.sees("<b>List</b>")
    assert maria.word("Rows: {n}").format(n=401) in overview.text
    assert maria.word("Sure matches, to look at first: {n}").format(n=1) in overview.text
    assert await town.store.read(count, "returned_row", "state = 'new'") == 0
