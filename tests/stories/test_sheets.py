"""A list over two sheets: it is taken whole, and the chat says which sheets were read before anything is compared."""

from tests.register import TARAS, is_accepted
from tests.rules.workbooks import workbook
from tests.stories.listing import sends_list
from tests.town import Town

HEADS = ["Прізвище", "Ім'я", "По батькові", "Дата народження"]
OTHER = ["Тестенко", "Тарас", "Іванович", "12.03.1990"]


async def test_a_person_on_the_second_sheet_is_found_and_a_cover_is_named(town: Town) -> None:
    maria, petro = await town.operator("Марія", "reviewer", "en"), await town.operator("Петро", "verifier")
    await is_accepted(town.relative("Anna"), petro)
    facts = [TARAS[name] for name in ("surname", "given", "patronymic", "birth_date")]
    await sends_list(maria, workbook([["Звіт за листопад"]], [HEADS, OTHER], [HEADS, facts]), "повернення.xlsx")
    for said in ("Sheet “Sheet1”: 1 row was read.", "Sheet “Sheet2”: 1 row", "Sheet “Sheet”: not read"):
        await maria.person.sees(said)
    await maria.presses("A state authority of Ukraine")
    for words in ("Координаційний штаб, перелік передано особисто", "12.03.2026", "Зустріли на кордоні", "Документи"):
        await town.settles()
        await maria.says(words)
    await maria.presses("Has not been asked")
    await maria.sees("<b>List</b>")
    await maria.presses("Go through the rows")
    await maria.person.sees("Row 2 (Sheet2)")


async def test_an_administrator_reads_which_sheets_a_register_has_and_where_a_row_was_refused(town: Town) -> None:
    oksana = await town.operator("Оксана", "admin", "en")
    second = [*OTHER[:3], "someday", "2"]
    content = workbook([[*HEADS, "id"], [*OTHER, "1"]], [[*HEADS, "id"], second])
    await oksana.person.sends_document(content, "register.xlsx")
    await oksana.presses("A register to import")
    await oksana.person.sees("Sheet “Sheet”: 1 row was read.\nSheet “Sheet1”: 1 row was read.")
    shown = await oksana.person.sees("1 row cannot be imported")
    refused = town.telegram.files.get(shown.media["document"]["file_id"]).content.decode()
    assert "Sheet1: 1. " in refused
