"""A register that an administrator sends to the chat."""

from bot.rehearsal import ShownMessage
from tests.cast import OperatorActor

HEADS = "Прізвище;Ім'я;По батькові;Дата народження;Категорія;id\n"
ROWS = "Коваль;Тарас;Іванович;12.03.1991;військовий;7\nМельник;Олена;Петрівна;1988;цивільна;8\n"


async def sends_register(operator: OperatorActor, rows: str = ROWS, heads: str = HEADS) -> ShownMessage:
    """Sends a register and sees what importing it would do."""
    await operator.person.sends_document((heads + rows).encode(), "реєстр.csv")
    await operator.presses("A register to import")
    return await operator.sees("<b>For operators: the register was read.</b>")


async def imports_it(operator: OperatorActor, n: int) -> None:
    """Presses the button, and waits until it is done."""
    await operator.presses("Import: {n}", n=str(n))
    await operator.sees("<b>For operators: a register was imported</b> by {name}.")
