"""Whoever leafs through all that waits, page by page, reads as many names as whoever opens very many people."""

from contextlib import AsyncExitStack

from bot.use_cases.register.queue import PAGE
from storage.staff.meter import PAGES_FREE, PEOPLE_OF_PAGE
from tests.desk.working import at_the_desk
from tests.register import has_asked
from tests.town import Town

MANY = "<b>{name} ({role}) has opened {n} person within an hour</b> and did nothing for them."
PAUSED = "<b>{name} ({role}) sees nobody any more</b>: they opened {n} person within an hour and did nothing for them."
SURNAMES = ("Бойко", "Гринь", "Дубас", "Журба", "Зубко", "Ковтун", "Лемко", "Мазур", "Назар", "Павлюк")


async def test_who_leafs_on_is_counted_and_who_begins_anew_is_not(town: Town) -> None:
    maria, most = await town.operator("Maria", "admin"), town.settings().org.people_per_hour
    for n in range(PAGE + 1):
        named = {"surname": f"{SURNAMES[n % 10]}-{SURNAMES[n // 10]}", "birth_date": f"{1950 + n}-05-01"}
        await has_asked(town.relative(f"Anna {n}"), **named)
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "reviewer", "en")
        for _time in range(most):
            assert (await petro.opens("/queue")).status == 200
        before = PAGES_FREE + -(-most // PEOPLE_OF_PAGE) - 1
        for _time in range(before):
            await petro.opens("/queue?page=2")
        await town.settles()
        assert "за годину відкрито" not in "".join(maria.person.words())
        await petro.opens("/queue?page=2")
        await maria.sees(MANY, n=most)
        for _time in range(before - PAGES_FREE + 1):
            await petro.opens("/queue?page=2")
        await maria.sees(PAUSED, n=2 * most)
        assert (await petro.opens("/queue")).status == 409
