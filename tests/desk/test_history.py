"""The history at the desk: nothing in it tells whoever misses somebody that something about them is left out."""

import re
from contextlib import AsyncExitStack

from tests.desk.browser import Answered
from tests.desk.working import at_the_desk
from tests.promises.quick import presses
from tests.register import is_accepted
from tests.town import Town

TARAS = {"surname": "Коваль", "given": "Тарас", "patronymic": "Іванович", "birth_date": "12 March 1991"}
PAGE = 20


def rows(page: Answered) -> int:
    """How many are on the page."""
    return page.html.count('<td class="fixed">')


async def test_no_gap_and_no_number_tells_that_something_was_left_out(town: Town) -> None:
    maria = await town.operator("Maria", "admin")
    case = await is_accepted(town.relative("Anna"), maria)
    async with AsyncExitStack() as stack:
        vira = await at_the_desk(stack, town, "Vira", "admin", "en")
        sofia = await at_the_desk(stack, town, "Sofia", "admin", "en")
        await vira.sends("/family", TARAS)
        for _time in range(PAGE + 1):
            await vira.opens("/people/history")
        for _time in range(PAGE + 5):
            await presses(maria, "case", case.id)
        page = await vira.opens("/people/history")
        assert case.reference not in page.words
        assert rows(page) == PAGE, "filled with what is older"
        assert not re.search(r"[0-9]+ entries", page.words)
        assert "follow one another without a break" in page.words
        (before,) = re.findall(r"before=([0-9]+)", page.html)
        assert rows(await vira.opens(f"/people/history?before={before}")) > 0
        assert int(before) > 2**40, "it counts nothing"
        assert "Newest" not in (await vira.opens("/people/history?before=9")).words, "nor does a number that is made up"
        page = await sofia.opens("/people/history")
        assert case.reference in page.words
        assert re.search(r"[0-9]+ entries", page.words)
