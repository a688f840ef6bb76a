"""The meter: who opens very many people is told to administrators, then sees nobody; who works hears nothing of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.refused import Reason
from bot.texts.refused import SENTENCES
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.promises.quick import newest, presses, reports, verifies
from tests.register import Case, has_asked, is_accepted
from tests.stories.listing import NAMES, ROWS, are_sought, brings, rows
from tests.town import Town

MANY = "<b>{name} ({role}) has opened {n} person within an hour</b> and did nothing for them."
PAUSED = "<b>{name} ({role}) sees nobody any more</b>: they opened {n} person within an hour and did nothing for them."
YOU = "<b>You have opened {n} person within an hour</b>; cards, searches and lists are closed to you for now."
USUAL = 3
SURNAMES = ("Бойко", "Гринь", "Дубас", "Журба", "Зубко", "Ковтун", "Лемко", "Мазур", "Назар", "Павлюк")


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with Town(tmp_path, people_per_hour=USUAL) as made:
        yield made


async def cast(town: Town) -> tuple[OperatorActor, OperatorActor, OperatorActor]:
    """Maria reviews, Petro and Olha are administrators."""
    petro, olha = await town.operator("Petro", "admin"), await town.operator("Olha", "admin")
    return await town.operator("Maria", "reviewer"), petro, olha


def called(n: int) -> dict[str, str]:
    """Somebody like nobody else here."""
    return {
        "surname": SURNAMES[n],
        "given": NAMES[n],
        "birth_date": f"{1960 + 3 * n}-0{n % 9 + 1}-15",
        "own_name": f"{SURNAMES[n]} Анна",
    }


def is_told_of_many(admin: OperatorActor) -> bool:
    """Whether there was an alarm."""
    return "за годину відкрито" in "".join(admin.person.words())


async def cases(town: Town, by: OperatorActor, many: int) -> list[Case]:
    """Accepted inquiries about that many people."""
    return [await is_accepted(town.relative(f"Anna {n}"), by, **called(n)) for n in range(many)]


async def opens(operator: OperatorActor, some: list[Case]) -> None:
    """Opens one after another."""
    for case in some:
        await presses(operator, "case", case.id)


def refuses(operator: OperatorActor, reason: Reason = Reason.MANY_LOOKS) -> str:
    """What is said to somebody who is refused."""
    return SENTENCES[reason].text(operator.language)


async def test_who_opens_very_many_is_told_then_sees_nobody_until_an_administrator_says_so(town: Town) -> None:
    maria, petro, olha = await cast(town)
    some = await cases(town, petro, 2 * USUAL + 1)
    await opens(maria, some[: USUAL - 1])
    assert not is_told_of_many(petro)
    await opens(maria, some[USUAL - 1 : 2 * USUAL - 1])
    for one in (petro, olha):
        await one.sees(MANY, n=USUAL)
    assert "закрито" not in maria.heard()
    await opens(maria, some[2 * USUAL - 1 : 2 * USUAL])
    for one in (petro, olha):
        await one.sees(PAUSED, n=2 * USUAL)
    await maria.sees(YOU, n=2 * USUAL)
    for verb, row in (("case", some[-1].id), ("queue", ""), ("found", "1:0"), ("lists", "")):
        await presses(maria, verb, row) if row else maria.forges(verb)
    await maria.says(f"/case {some[-1].reference}")
    await maria.says(f"/find {SURNAMES[2 * USUAL]}")
    await town.settles()
    assert some[-1].reference not in maria.heard()
    assert refuses(maria) in maria.person.toasts
    await petro.presses("I spoke with them: go on")
    await maria.sees("<b>You can go on.</b> {by} has said so.")
    await olha.sees("<b>{name} sees cases again.</b> {by} has spoken with them.")
    await opens(maria, some[-1:])
    assert maria.has_read(some[-1].reference)
    await presses(olha, "seeagain", petro.data("seeagain").partition(":")[2])
    await olha.sees_toast("Already done.")


async def test_the_hour_goes_by(town: Town) -> None:
    maria, petro, _olha = await cast(town)
    some = await cases(town, petro, 2 * USUAL)
    for n in range(0, len(some), USUAL - 1):
        await opens(maria, some[n : n + USUAL - 1])
        await town.passes(3_601)
    assert not is_told_of_many(petro)


async def test_the_same_person_again_and_what_is_worked_on_do_not_count(town: Town) -> None:
    maria, petro, _olha = await cast(town)
    (one,) = await cases(town, petro, 1)
    await opens(maria, [one] * 3 * USUAL)
    for n in range(1, 2 * USUAL + 2):
        await has_asked(town.relative(f"Olena {n}"), **called(n))
        await maria.accepts()
    assert not is_told_of_many(petro)


async def test_who_turns_the_queue_over_without_deciding_is_counted(town: Town) -> None:
    maria, petro, _olha = await cast(town)
    for n in range(USUAL):
        asked = await has_asked(town.relative(f"Olena {n}"), **called(n))
        await town.settles()
        await presses(maria, "review", asked.id)
        await presses(maria, "release", asked.id)
    await petro.sees(MANY, n=USUAL)


async def test_working_through_a_list_hampers_nobody(town: Town) -> None:
    maria, petro, _olha = await cast(town)
    many = 3 * USUAL
    await are_sought(town, petro, many)
    await brings(maria, rows(many))
    await maria.presses("Go through the rows")
    for _row in range(many):
        await town.settles()
        maria.forges(maria.data("is"))
    await town.settles()
    assert await town.store.read(_proposed) == many
    assert not is_told_of_many(petro)


async def _proposed(tx: Transaction) -> int:
    return await tx.count("returned_row WHERE state = 'proposed'")


async def test_on_a_busy_day_more_is_usual(town: Town) -> None:
    """As many as the colleague in the middle has opened, and as many again; one colleague alone is no measure."""
    maria, petro, olha = await cast(town)
    some = await cases(town, petro, 2 * USUAL)
    vira = await town.operator("Vira", "reviewer")
    for one in (vira, olha):
        await opens(one, some[: USUAL - 1])
    await opens(maria, some[: 2 * USUAL - 3])
    assert not is_told_of_many(petro)
    await opens(maria, some[: 2 * USUAL - 2])
    await petro.sees(MANY, n=2 * USUAL - 2)


async def test_an_administrator_does_not_let_themselves_go_on(town: Town) -> None:
    _maria, petro, olha = await cast(town)
    some = await cases(town, petro, 2 * USUAL)
    await opens(olha, some)
    await petro.sees(PAUSED, n=2 * USUAL)
    await presses(olha, "seeagain", petro.data("seeagain").partition(":")[2])
    assert olha.person.toasts[-1] == refuses(olha, Reason.OWN_PAUSE)
    await presses(olha, "case", some[0].id)
    assert olha.person.toasts[-1] == refuses(olha)
    await petro.presses("I spoke with them: go on")
    await olha.sees("<b>You can go on.</b> {by} has said so.")


async def test_who_sees_nobody_can_still_stop_a_return(town: Town) -> None:
    maria, petro, olha = await cast(town)
    some = await cases(town, petro, 2 * USUAL)
    await opens(maria, some)
    await maria.sees(YOU, n=2 * USUAL)
    await reports(olha, some[0])
    await verifies(petro)
    await presses(maria, "stop", await newest(town, "verification"))
    assert await town.store.read(lambda tx: tx.count("verification WHERE state = 'stopped'")) == 1


async def test_a_list_that_fits_unusually_many_is_told_as_that(town: Town) -> None:
    maria, petro, _olha = await cast(town)
    await are_sought(town, petro, 10)
    await brings(maria, ROWS)
    told = await petro.sees("<b>For operators: a list of {n} row was sent</b> by {name}.", n=3)
    assert petro.word("<b>That is unusually many.</b>")[3:-4] not in told.text
    await brings(maria, rows(10))
    told = await petro.sees("<b>That is unusually many.</b>")
    assert "Maria" in told.text
