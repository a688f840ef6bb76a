"""A list of returned people, from the file that an operator sends to the statement of another."""

from bot.rehearsal import ShownMessage
from tests.cast import SOLDIER, OperatorActor

HEADS = "№;Прізвище;Ім'я;По батькові;Дата народження\n"
ROWS = (
    "1;Коваль;Тарас;Іванович;12.03.1991\n"  # as registered
    "2;Соловьев;Андрей;Николаевич;02.07.1994\n"  # in Russian spelling
    "3;Невідомий;Петро;Петрович;01.01.1980\n"  # nobody asks for him
)
ANDRII = {**SOLDIER, "surname": "Соловйов", "given": "Андрій", "patronymic": "Миколайович", "birth_date": "02.07.1994"}


async def sends_list(operator: OperatorActor, content: bytes, name: str) -> None:
    """Sends a file; an administrator, who may also bring a register, says what it is."""
    await operator.person.sends_document(content, name)
    await operator.town.settles()
    if operator.word("A list of returned people") in operator.person.last.buttons:
        await operator.presses("A list of returned people")


async def brings(
    operator: OperatorActor, rows: str = ROWS, origin: str = "A state authority of Ukraine", heads: str = HEADS
) -> ShownMessage:
    """Sends the list as a file, says where it comes from, and gets the overview."""
    await sends_list(operator, (heads + rows).encode("cp1251"), "повернення.csv")
    await operator.sees("<b>List of returned people received")
    await operator.presses(origin)
    for words in ("Координаційний штаб, перелік передано особисто", "12.03.2026"):
        await operator.town.settles()
        await operator.says(words)
    if "detaining" not in origin:
        for words in ("Зустріли на кордоні", "Документи"):
            await operator.town.settles()
            await operator.says(words)
        await operator.presses("Has not been asked")
    return await operator.sees("<b>List</b>")


async def compares_all(operator: OperatorActor) -> None:
    """Goes through every proposal of the other operator and finds them right."""
    await operator.says("/lists")
    await operator.town.settles()
    await operator.person.presses("повернення.csv")
    await operator.presses("Compare the proposals of others")
    await operator.presses("All of these are right")


async def verifies_all(operator: OperatorActor) -> None:
    """Verifies what was compared with one statement."""
    await operator.presses("Verify them with one statement")
    await operator.town.settles()
    await operator.says("Звірено кожен рядок із документами")
    await operator.presses("Verify them all")
