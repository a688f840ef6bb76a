"""Numbers at the desk: by day and category, what is rare never exactly, whoever subtracts whatever is shown."""

from contextlib import AsyncExitStack
from itertools import product

import pytest

from bot.model.numbers import Count, narrows_nothing
from tests.desk.working import at_the_desk
from tests.promises.quick import HOLD, reports, verifies
from tests.register import is_accepted
from tests.town import Town

TARAS = {"surname": "Коваль", "given": "Тарас", "patronymic": "Іванович", "birth_date": "12 March 1991"}


@pytest.mark.parametrize("language", ["uk", "en"])
async def test_a_month_is_shown_and_taken_out_as_a_file(town: Town, language: str) -> None:
    maria, olha = await town.operator("Maria"), await town.operator("Olha", "admin")
    case, *_others = [await is_accepted(town.relative(f"Anna {n}"), maria) for n in range(6)]
    await town.closes()
    town.change(second_factor="off")
    await town.opens()
    await reports(maria, case)
    await verifies(olha)
    await town.passes(HOLD + 901)
    async with AsyncExitStack() as stack:
        sofia = await at_the_desk(stack, town, "Sofia", "broadcaster", "en" if language == "en" else "uk")
        page = await sofia.opens("/numbers?month=2026-11")
        assert page.words.count(" 6 ") >= 2, "the day, and the month"
        assert "<5" not in page.words
        told = await sofia.opens("/numbers?month=2026-11&what=told")
        assert told.words.count("<5") == 4, "its cell, its day, its category, the month"
        assert 'class="hatched"' in told.html
        file = (await sofia.opens("/numbers/file?month=2026-11")).html.splitlines()
        assert sum(line.endswith('"received","service_member","6"') for line in file) == 1
        assert sum('"told"' in line and line.endswith('"<5"') for line in file) == 1
        for odd in ("2026-13", "1999-01", "2027-01", "x" * 99):
            assert (await sofia.opens(f"/numbers?month={odd}")).status == 409


async def test_nothing_of_the_own_family_is_counted(town: Town) -> None:
    maria, olha = await town.operator("Maria"), await town.operator("Olha", "admin")
    await town.closes()
    town.change(second_factor="off")
    await town.opens()
    async with AsyncExitStack() as stack:
        vira = await at_the_desk(stack, town, "Vira", "admin", "en")
        sofia = await at_the_desk(stack, town, "Sofia", "broadcaster", "en")
        await vira.sends("/family", TARAS)
        for n in range(5):
            await is_accepted(town.relative(f"Relative {n}"), maria, surname="Бойко", birth_date=f"197{n}-05-01")
        case = await is_accepted(town.relative("Anna"), maria)
        await reports(maria, case)
        await verifies(olha)
        await town.passes(HOLD + 901)
        every, hers = [(await one.opens("/numbers/file?month=2026-11")).html for one in (sofia, vira)]
        for measure, of_every, of_hers in (("received", "6", "5"), ("accepted", "6", "5"), ("told", "<5", None)):
            assert f'"{measure}","service_member","{of_every}"' in every
            assert f'"{measure}","service_member","{of_every}"' not in hers
            assert of_hers is None or f'"{measure}","service_member","{of_hers}"' in hers
        assert "<5" not in hers
        page = await vira.opens("/numbers?month=2026-11&what=told")
        assert "<5" not in page.words
        assert "The people you miss yourself are not counted." in page.words


def test_a_total_that_is_told_leaves_every_hidden_count_all_its_values() -> None:
    for hidden in range(1, 5):
        cells = [Count.of(1)] * hidden + [Count.of(0), Count.of(17)]
        for rest in range(hidden, 4 * hidden + 1):
            ways = [way for way in product(range(1, 5), repeat=hidden) if sum(way) == rest]
            leaves_all = all({way[n] for way in ways} == {1, 2, 3, 4} for n in range(hidden))
            assert narrows_nothing(cells, 17 + rest) == leaves_all, (hidden, rest)
