"""A list looked through at the desk: many rows at once, the doubtful first; what is plain is proposed together."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest_asyncio

from bot.model.returned import AT_A_LOOK, IF_DOUBTFUL, ListRow, Remark, RowState, at_a_look
from tests.cast import Relative
from tests.desk.browser import Answered, Browser, field
from tests.desk.working import at_the_desk, counted, joins_the_desk
from tests.register import has_asked
from tests.stories.confirming import last
from tests.stories.listing import are_sought, brings, rows
from tests.town import Town

MANY = 4
SURE = rows(MANY)
DOUBTFUL = "5;Коваль;Євген;Іванович;1986\n"  # without the day, and nobody else is like him


class Looking:
    """Petro and Ihor at the desk, with a list of four who are sure and one who is not."""

    def __init__(self, town: Town, petro: Browser, ihor: Browser, list_id: int) -> None:
        self.town, self.petro, self.ihor, self.path = town, petro, ihor, f"/lists/{list_id}"

    async def sees(self, who: Browser) -> Answered:
        return await who.opens(f"{self.path}/through")

    async def says(self, who: Browser, what: str, row: int, *, piece: bool = False) -> Answered:
        """Presses a button beside a row, as the page offers it."""
        form = (await self.sees(who)).html.partition(f'id="mark-{row}"')[2]
        sent = {name: field(form, name) for name in ("version", "subject", "through")}
        headers = {"X-Desk": "piece"} if piece else {}
        return await who.sends(f"{self.path}/rows/{row}/{what}", sent, **headers)

    async def proposes_the_others(self, who: Browser) -> Answered:
        among = together(await self.sees(who))
        answered = await who.sends(f"{self.path}/propose", [("through", "1"), *(("row", str(one)) for one in among)])
        await self.town.settles()
        return answered


def shown(page: Answered) -> list[int]:
    """The rows of a page, in order."""
    return [int(one) for one in re.findall(r'<article class="pair" id="pair-(\d+)"', page.html)]


def together(page: Answered) -> list[int]:
    """Those that may be proposed together."""
    return [int(one) for one in re.findall(r'name="row" value="(\d+)"', page.html)]


async def brought(stack: AsyncExitStack, town: Town, listed: str) -> Looking:
    maria = await town.operator("Maria", "admin")
    await are_sought(town, maria, MANY + 2)
    await brings(maria, listed)
    petro = await at_the_desk(stack, town, "Petro", "verifier", "en")
    ihor = await at_the_desk(stack, town, "Ihor", "reviewer", "en")
    return Looking(town, petro, ihor, await last(town, "returned_list"))


@pytest_asyncio.fixture
async def looking(town: Town) -> AsyncIterator[Looking]:
    async with AsyncExitStack() as stack:
        yield await brought(stack, town, SURE + DOUBTFUL)


async def test_what_is_doubtful_comes_first_and_the_others_are_proposed_together(looking: Looking) -> None:
    page = await looking.sees(looking.petro)
    assert len(shown(page)) == len(together(page)) == MANY + 1
    first = page.words.partition("№")[2] or page.words
    assert first.index("Євген") < first.index("Андрій")
    assert "In your hands for 15 min more" in page.words
    await looking.says(looking.petro, "not", shown(page)[0])
    assert await counted(looking.town, "return_report", "1 = 1") == 0
    after = await looking.proposes_the_others(looking.petro)
    assert "No row is left for you to look through." in after.words
    assert await counted(looking.town, "return_report", "state = 'open'") == MANY
    assert "4 rows: saved." in after.words
    undone = await looking.petro.sends(
        f"{looking.path}/undo", {"decision": field(after.html, "decision"), "through": "1"}
    )
    await looking.town.settles()
    assert undone.status == 200
    assert len(shown(await looking.sees(looking.petro))) == MANY


async def test_what_was_decided_by_itself_comes_back_alone_and_the_others_stay_in_hand(looking: Looking) -> None:
    first, *others = shown(await looking.sees(looking.petro))
    piece = await looking.says(looking.petro, "is", first, piece=True)
    assert "proposed" in piece.words
    assert shown(piece) == []
    assert "1 of 5 settled" in piece.words
    undo = {"decision": field(piece.html, "decision"), "through": "1"}
    back = await looking.petro.sends(f"{looking.path}/undo", undo, **{"X-Desk": "piece"})
    assert shown(back) == [first]
    assert await counted(looking.town, "returned_row", "held_page IS NOT NULL") == len(others) + 1
    put_off = await looking.says(looking.petro, "later", first, piece=True)
    assert "later" in put_off.words
    assert shown(await looking.sees(looking.petro)) == others, "what was put off is left to the table"


async def test_a_colleague_is_given_other_rows(looking: Looking) -> None:
    assert len(shown(await looking.sees(looking.petro))) == MANY + 1
    page = await looking.sees(looking.ihor)
    assert shown(page) == []
    assert "Colleagues have in hand: 5" in page.words
    assert await counted(looking.town, "row_look", "1 = 1") == MANY + 1, "only whoever was shown them has looked"


async def test_what_stands_out_is_decided_by_itself(looking: Looking) -> None:
    first, second, *_ = shown(await looking.sees(looking.petro))
    await looking.petro.sends(f"{looking.path}/rows/{first}/wish", {"wish": "nobody", "chosen": "", "through": "1"})
    await looking.says(looking.petro, "is", second)
    report = await last(looking.town, "return_report")
    async with AsyncExitStack() as stack:
        olha = await at_the_desk(stack, looking.town, "Olha", "verifier", "en")
        await olha.opens(f"{looking.path}/second")
        await olha.sends(f"{looking.path}/second/{second}/wrong", {"report": str(report), "why": "Another mother"})
    page = await looking.sees(looking.petro)
    assert {first, second} <= set(shown(page))
    assert not {first, second} & set(together(page)), "a wish, and what a colleague found wrong"
    assert page.words.count("To be decided by itself") == 2
    assert "Another mother" in page.words
    await looking.proposes_the_others(looking.petro)
    assert await counted(looking.town, "return_report", "state = 'open'") == MANY - 1


async def test_whom_a_row_may_be_as_well_keeps_it_from_the_others(town: Town) -> None:
    async with AsyncExitStack() as stack:
        looking = await brought(stack, town, "1;Коваль;;Іванович;\n")
        first, *_ = shown(page := await looking.sees(looking.petro))
        assert first not in together(page)
        assert "look at the row" in page.words


async def test_of_the_own_family_nothing_is_shown(looking: Looking, town: Town) -> None:
    family = await town.operator("Iryna", "reviewer")
    await has_asked(Relative(town, family.person, "uk"), given="Андрій", birth_date="1981-03-01")
    await town.settles()
    async with AsyncExitStack() as stack:
        iryna = await joins_the_desk(stack, town, family)
        page = await looking.sees(iryna)
        assert len(shown(page)) == MANY
        assert "Андрій" not in page.words


async def test_a_decided_row_behind_one_of_the_own_family_is_opened(looking: Looking, town: Town) -> None:
    family = await town.operator("Iryna", "reviewer")
    await has_asked(Relative(town, family.person, "uk"), given="Андрій", birth_date="1981-03-01")
    await town.settles()
    *_, third, _fourth = shown(await looking.sees(looking.petro))
    await looking.says(looking.petro, "is", third)
    async with AsyncExitStack() as stack:
        iryna = await joins_the_desk(stack, town, family)
        page = await iryna.opens(f"{looking.path}?row={third}")
        assert page.status == 200
        assert iryna.word("Row {number}", number=2) in page.words


def row(verdict: str, remark: str = "") -> ListRow:
    return ListRow(
        1, 1, 1, RowState.OPEN, verdict, 0, None, {}, Remark(remark), False, None, 0, None, 0, None, (), None, {}, ()
    )


def test_fewer_are_compared_at_once_where_they_are_doubtful_or_say_more() -> None:
    doubtful, remarked, sure = [row("likely")] * 99, [row("sure", "поранений")] * 99, [row("sure")] * 99
    assert len(at_a_look(doubtful)) == len(at_a_look(remarked)) == IF_DOUBTFUL
    assert len(at_a_look(sure)) == AT_A_LOOK
    assert len(at_a_look([*doubtful[: IF_DOUBTFUL // 2], *sure])) == IF_DOUBTFUL // 2 + AT_A_LOOK // 2
    assert at_a_look([]) == []
