"""Many inquiries within minutes: reviewers hear of the first at once and of the others together, and none is lost."""

from tests.answers import SOLDIER
from tests.cast import OperatorActor
from tests.promises.own_family import misses
from tests.register import is_accepted
from tests.town import Town

WAITS, WAIT = "<b>An inquiry is waiting for review.</b>", "<b>{n} inquiry is waiting for review.</b>"
WINDOW = 600
NAMES = (
    ("Коваль", "Тарас", "1991"),
    ("Гнатюк", "Остап", "1975"),
    ("Бойко", "Мирон", "2001"),
    ("Шевчук", "Назар", "1984"),
)
PEOPLE = [
    {**SOLDIER, "surname": surname, "given": given, "patronymic": None, "birth_date": birth}
    for surname, given, birth in NAMES
]


def heard(maria: OperatorActor) -> int:
    """How often she heard that something waits."""
    several = [maria.word(WAIT, n).format(n=n) for n in range(1, 9)]
    return sum(any(said in words for said in (maria.word(WAITS), *several)) for words in maria.person.words())


async def begins_a_window(town: Town) -> None:
    """Until the next ten minutes have just begun."""
    await town.passes(WINDOW - town.clock() % WINDOW + 1)


async def test_of_a_burst_a_reviewer_who_takes_each_at_once_hears_twice_and_reviews_all(
    town: Town, language: str
) -> None:
    maria = await town.operator("Maria", "reviewer", language)
    await begins_a_window(town)
    references = []
    for name, sought in zip(("Anna", "Olena", "Nina", "Iryna"), PEOPLE, strict=True):
        references.append(await town.relative(name).registers(sought))
        await town.settles()
        if name != "Iryna":
            await maria.accepts()
    assert heard(maria) == 1
    await town.passes(WINDOW)
    assert heard(maria) == 2
    await maria.sees(WAIT, n=1)
    assert references[-1] in (await maria.opens_the_queue()).text


async def test_what_comes_while_the_others_wait_is_counted_in_the_one_message(town: Town, language: str) -> None:
    maria = await town.operator("Maria", "reviewer", language)
    await begins_a_window(town)
    await town.relative("Anna").registers()
    await maria.accepts()
    for name, sought in zip(("Olena", "Nina", "Iryna"), PEOPLE[1:], strict=True):
        await town.relative(name).registers(sought)
    await town.passes(WINDOW)
    assert heard(maria) == 2
    assert maria.person.last.text.startswith(maria.word(WAIT, 3).format(n=3))


async def test_in_the_next_minutes_the_first_is_heard_of_at_once_again(town: Town) -> None:
    maria = await town.operator("Maria", "reviewer")
    for name, sought in zip(("Anna", "Olena"), PEOPLE[:2], strict=True):
        await begins_a_window(town)
        await town.relative(name).registers(sought)
        await maria.sees(WAITS)
        await maria.accepts()
    assert heard(maria) == 2


async def test_who_misses_somebody_neither_hears_of_that_family_nor_has_it_counted(town: Town) -> None:
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "reviewer")
    case = await is_accepted(town.relative("Anna"), maria)
    await misses(petro, case, "received")
    before = heard(petro)
    await begins_a_window(town)
    await town.relative("Olena").registers(PEOPLE[1])
    await town.settles()
    assert heard(petro) == before + 1
    await town.relative("Nina").registers()  # asks about the very person
    await town.passes(WINDOW)
    assert heard(petro) == before + 1
