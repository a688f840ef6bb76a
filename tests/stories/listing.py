"""A list of returned people, from the file that an operator sends to the statement of another."""

from bot.rehearsal import ShownMessage
from bot.rehearsal.people import PATIENCE
from tests.cast import SOLDIER, OperatorActor, Relative
from tests.register import is_accepted
from tests.town import Town

HEADS = "№;Прізвище;Ім'я;По батькові;Дата народження\n"
ROWS = (
    "1;Коваль;Тарас;Іванович;12.03.1991\n"  # as registered
    "2;Соловьев;Андрей;Николаевич;02.07.1994\n"  # in Russian spelling
    "3;Невідомий;Петро;Петрович;01.01.1980\n"  # nobody asks for him
)
# Whom families of one surname look for when they are many.
NAMES = (
    "Андрій",
    "Богдан",
    "Віктор",
    "Григорій",
    "Данило",
    "Євген",
    "Захар",
    "Ігор",
    "Кирило",
    "Лев",
    "Макар",
    "Назар",
)
ANDRII = {
    **SOLDIER,
    "surname": "Соловйов",
    "given": "Андрій",
    "patronymic": "Миколайович",
    "birth_date": "2 липня 1994",
}


async def sends_list(operator: OperatorActor, content: bytes, name: str) -> None:
    """Sends a file; an administrator, who may also bring a register, says what it is."""
    await operator.person.sends_document(content, name)
    await operator.town.settles()
    if operator.word("A list of returned people") in operator.person.last.buttons:
        await operator.presses("A list of returned people")


async def brings(
    operator: OperatorActor,
    rows: str = ROWS,
    origin: str = "A state authority of Ukraine",
    heads: str = HEADS,
    patience: float = PATIENCE,
    encoding: str = "cp1251",
) -> ShownMessage:
    """Sends the list as a file, says where it comes from, and gets the overview; patience: seconds to wait for it."""
    await sends_list(operator, (heads + rows).encode(encoding), "повернення.csv")
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
    return await operator.sees("<b>List</b>", patience)


async def are_sought(town: Town, by: OperatorActor, many: int) -> list[Relative]:
    """That many families of one surname look for somebody; their inquiries are accepted."""
    families = [town.relative(f"Anna {given}") for given in NAMES[:many]]
    for day, (one, given) in enumerate(zip(families, NAMES, strict=False), 1):
        await is_accepted(one, by, given=given, birth_date=f"{1980 + day}-03-{day:02}")
    return families


def rows(many: int) -> str:
    """These people as the rows of a list."""
    sought = enumerate(NAMES[:many], 1)
    return "".join(f"{day};Коваль;{given};Іванович;{day:02}.03.{1980 + day}\n" for day, given in sought)


async def proposes_sure(operator: OperatorActor, many: int, shown: int = 0) -> None:
    """Proposes the sure ones together, asked once more; shown: how many the overview counts, if they are more."""
    await operator.presses("Report all sure matches: {n}", n=str(shown or many))
    await operator.presses("Report them: {n}", n=str(many))
    await operator.town.settles()


async def opens_the_list(operator: OperatorActor) -> None:
    """Looks at how far the newest list is."""
    await operator.says("/lists")
    await operator.town.settles()
    await operator.person.presses("повернення.csv")


async def compares_all(operator: OperatorActor) -> None:
    """Goes through every proposal of the other operator and finds them right."""
    await opens_the_list(operator)
    await operator.presses("Compare others’ reports")
    await operator.presses("All of these are right")


async def finds_right(operator: OperatorActor, list_id: int) -> None:
    """Goes through the next page of proposals and finds all of them right."""
    operator.forges(f"proposals:{list_id}")
    await operator.town.settles()
    operator.forges(operator.data("right"))
    await operator.town.settles()


async def verifies_all(operator: OperatorActor) -> None:
    """Verifies what was compared with one statement."""
    await operator.presses("Verify them with one statement")
    await operator.town.settles()
    await operator.says("Звірено кожен рядок із документами")
    await operator.presses("Verify them all")
