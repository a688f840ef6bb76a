"""What operators read makes nobody wait, and which row comes next when several work at one list."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager

import pytest_asyncio

from storage.store.sqlite import Sqlite
from tests.desk.browser import Answered, Browser, hidden, rows_of
from tests.desk.working import at_the_desk, counted
from tests.stories.confirming import last
from tests.stories.listing import are_sought, brings, rows
from tests.town import Town

MANY = 6
PIECE = {"X-Desk": "piece"}
IN_HAND = re.compile(r'id="panel"[^>]*data-row="(\d+)"')


class AtOneList:
    """Maria in the chat has brought a list; Petro and Ihor work at it."""

    def __init__(self, town: Town, petro: Browser, ihor: Browser, path: str) -> None:
        self.town, self.petro, self.ihor, self.path = town, petro, ihor, path

    async def decides(self, who: Browser, seen: Answered, **changed: str) -> Answered:
        """As the page's script does it: the row in hand is the person; what comes next comes with the answer."""
        fields = {**hidden(seen.html), **changed}
        return await who.sends(f"{self.path}/rows/{in_hand(seen)}/is", fields, **PIECE)


def in_hand(seen: Answered) -> int:
    """The row in hand, 0 for none; it can be decided."""
    found = IN_HAND.search(seen.html)
    assert found is None or 'data-key="y"' in seen.html
    return int(found[1]) if found else 0


@pytest_asyncio.fixture
async def work(town: Town) -> AsyncIterator[AtOneList]:
    """A list of six whom families look for."""
    maria = await town.operator("Maria", "admin")
    await are_sought(town, maria, MANY)
    await brings(maria, rows(MANY))
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "verifier", "en")
        ihor = await at_the_desk(stack, town, "Ihor", "reviewer", "uk")
        yield AtOneList(town, petro, ihor, f"/lists/{await last(town, 'returned_list')}")


async def test_who_opens_a_list_is_given_a_row_that_no_colleague_has(work: AtOneList) -> None:
    first, second, *_ = rows_of((await work.petro.opens(work.path)).html)
    seen = await work.ihor.opens(work.path)
    assert in_hand(seen) == second
    assert in_hand(await work.petro.opens(work.path)) == first, "the one in hand already"


async def test_a_row_that_a_colleague_took_meanwhile_is_passed_over(work: AtOneList) -> None:
    seen = await work.petro.opens(work.path)
    first, second, third, *_ = rows_of(seen.html)
    await work.ihor.opens(work.path)  # has the second row
    after = await work.decides(work.petro, seen)
    assert in_hand(after) == third
    assert f'data-row="{second}" class="in_hand"' in after.html, "the page learns who has it"
    assert rows_of(after.html) == [first, second, third]
    assert await counted(work.town, "returned_row", f"id = {third} AND held_by IS NOT NULL") == 1


async def test_without_a_script_it_is_passed_over_too(work: AtOneList) -> None:
    seen = await work.petro.opens(work.path)
    first, _second, third, *_ = rows_of(seen.html)
    await work.ihor.opens(work.path)
    assert in_hand(await work.petro.sends(f"{work.path}/rows/{first}/is", hidden(seen.html))) == third


async def test_when_colleagues_have_all_that_the_page_named_nobody_is_given_theirs(work: AtOneList) -> None:
    seen = await work.petro.opens(work.path)
    _first, second, *_ = rows_of(seen.html)
    await work.ihor.opens(work.path)
    after = await work.decides(work.petro, seen, next=str(second))
    assert in_hand(after) == 0
    assert f'data-row="{second}" class="in_hand"' in after.html
    assert in_hand(await work.petro.opens(work.path)) not in (0, second)


async def test_six_rows_are_decided_by_two_who_never_open_the_list_again(work: AtOneList) -> None:
    pages = {who: await who.opens(work.path) for who in (work.petro, work.ihor)}
    decided = list[int]()
    while any(map(in_hand, pages.values())):
        for who, seen in pages.items():
            if row := in_hand(seen):
                decided.append(row)
                pages[who] = await work.decides(who, seen)
    assert len(decided) == len(set(decided)) == MANY
    assert await counted(work.town, "return_report", "state = 'open'") == MANY


async def test_the_writer_reads_no_whole_list(work: AtOneList) -> None:
    before = await counted(work.town, "audit", "action = 'viewed' AND subject = 'returned_list'")
    with written(work.town) as said:
        seen = await work.petro.opens(work.path)
        await work.decides(work.petro, seen)
    assert any("UPDATE returned_row" in sql for sql in said)
    assert not [sql for sql in said if "ROW_NUMBER" in sql or "ORDER BY w.number" in sql]
    assert await counted(work.town, "audit", "action = 'viewed' AND subject = 'returned_list'") == before + 1


async def test_no_page_is_made_while_others_wait(work: AtOneList) -> None:
    """Whatever a page reads for long: the writer is asked for what it keeps only."""
    for path in ("/", "/queue", "/second", f"{work.path}/second", "/handover", "/calls", "/stop", "/numbers"):
        with written(work.town) as said:
            assert (await work.petro.opens(path)).status == 200
        assert not [sql for sql in said if "COUNT(" in sql and " audit " not in sql], path


@contextmanager
def written(town: Town) -> Iterator[list[str]]:
    """What the writer is asked meanwhile."""
    writing = town.store._writing
    assert isinstance(writing, Sqlite)
    said, db = list[str](), writing._db._conn
    db.set_trace_callback(said.append)
    try:
        yield said
    finally:
        db.set_trace_callback(None)
