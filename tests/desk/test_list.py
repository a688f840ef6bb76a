"""A list at the desk: every row beside whom it fits best, decided one by one, proposed together, taken back."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest_asyncio

from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.desk.browser import Answered, Browser, field, hidden, rows_of
from tests.desk.working import at_the_desk, counted, joins_the_desk
from tests.register import has_asked
from tests.stories.confirming import last
from tests.stories.listing import are_sought, brings, rows
from tests.town import Town

MANY = 4


class AtWork:
    """Maria in the chat has brought a list; Petro and Ihor are at the desk."""

    def __init__(self, town: Town, maria: OperatorActor, petro: Browser, ihor: Browser, list_id: int) -> None:
        self.town, self.maria, self.petro, self.ihor, self.list_id = town, maria, petro, ihor, list_id
        self.path = f"/lists/{list_id}"

    async def sees(self, who: Browser, query: str = "") -> Answered:
        """The list as it is now."""
        return await who.opens(f"{self.path}?{query}")

    async def decides(self, who: Browser, what: str, row: int, **changed: str) -> Answered:
        """Opens a row and presses a button, as the page offers it."""
        page = await self.sees(who, f"row={row}")
        return await who.sends(f"{self.path}/rows/{row}/{what}", {**hidden(page.html), **changed})


@pytest_asyncio.fixture
async def work(town: Town) -> AsyncIterator[AtWork]:
    """A list of four whom families look for, and of one whom nobody knows."""
    maria = await town.operator("Maria", "admin")
    await are_sought(town, maria, MANY)
    await brings(maria, rows(MANY) + "5;Невідомий;Петро;Петрович;01.01.1980\n")
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "verifier", "en")
        ihor = await at_the_desk(stack, town, "Ihor", "reviewer", "uk")
        yield AtWork(town, maria, petro, ihor, await last(town, "returned_list"))


async def test_every_row_stands_beside_whom_it_fits(work: AtWork) -> None:
    page = await work.sees(work.petro)
    assert len(rows_of(page.html)) == MANY + 1
    assert "4 rows, 0 settled" in page.words
    assert "Коваль Андрій Іванович" in page.words
    assert "not in the register 1" in page.words
    assert "=" in page.words
    assert "+380" not in page.html, "nobody has asked for a telephone number"
    only = await work.sees(work.petro, "fit=none")
    assert len(rows_of(only.html)) == 1
    assert "Невідомий" in only.words
    assert len(rows_of((await work.sees(work.petro, "fit=nonsense&state=to_decide&state=%27")).html)) == MANY


async def test_a_row_is_proposed_and_the_next_one_follows(work: AtWork) -> None:
    first, second, *_ = rows_of((await work.sees(work.petro)).html)
    after = await work.decides(work.petro, "is", first)
    assert await counted(work.town, "return_report", "state = 'open'") == 1
    assert "proposed you" in after.words
    assert f'<tr id="row-{first}"' in after.html
    assert field(after.html, "version")
    assert f'<tr id="row-{second}" data-row="{second}" class="looked_at" data-free aria-current="true"' in after.html
    assert (await work.decides(work.petro, "is", first)).status == 409, "the same once more"
    undone = await work.petro.sends(f"{work.path}/undo", {"decision": field(after.html, "decision")})
    assert undone.status == 200
    assert await counted(work.town, "return_report", "state = 'open'") == 0


async def test_whose_inquiry_is_not_reviewed_is_not_proposed(town: Town) -> None:
    maria = await town.operator("Maria", "admin")
    case = await has_asked(town.relative("Anna"), given="Андрій", birth_date="1981-03-01")
    await brings(maria, rows(1))
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "verifier", "en")
        path = f"/lists/{await last(town, 'returned_list')}"
        page = await petro.opens(path)
        assert f'href="/cases/{case.id}"' in page.html
        refused = await petro.sends(f"{path}/rows/{rows_of(page.html)[0]}/is", hidden(page.html))
        assert (refused.status, "Review it first" in refused.words) == (409, True)


async def test_not_this_person_and_later(work: AtWork) -> None:
    first, second, *_ = rows_of((await work.sees(work.petro)).html)
    assert "not this person you" in (await work.decides(work.petro, "not", first)).words
    assert "later you" in (await work.decides(work.petro, "later", second)).words
    assert "2 of 5 settled" in (await work.sees(work.petro)).words, "that one, and the one whom nobody knows"


async def test_a_row_in_the_hands_of_a_colleague_is_marked_and_cannot_be_decided(work: AtWork) -> None:
    first, *_ = rows_of((await work.sees(work.petro)).html)
    page = await work.sees(work.petro, f"row={first}")
    other = await work.sees(work.ihor, f"row={first}")
    assert "Petro" in other.words
    assert 'data-key="y"' not in other.html
    sent = await work.ihor.sends(f"{work.path}/rows/{first}/is", hidden(page.html))
    assert sent.status == 409
    assert await counted(work.town, "return_report", "state = 'open'") == 0


async def test_what_was_looked_at_is_proposed_together_and_nothing_else(work: AtWork) -> None:
    first, second, third, *_ = rows_of((await work.sees(work.petro)).html)
    for row in (first, second):
        await work.sees(work.petro, f"row={row}")
    unseen = await work.petro.sends(f"{work.path}/propose", [("row", str(first)), ("row", str(third))])
    assert unseen.status == 409, "one of them nobody has looked at"
    assert await counted(work.town, "return_report", "state = 'open'") == 0
    done = await work.petro.sends(f"{work.path}/propose", [("row", str(first)), ("row", str(second))])
    await work.town.settles()
    assert done.status == 200
    assert await counted(work.town, "return_report", "state = 'open'") == 2
    await work.petro.sends(f"{work.path}/undo", {"decision": field((await work.sees(work.petro)).html, "decision")})
    await work.town.settles()
    assert await counted(work.town, "return_report", "state = 'open'") == 0


async def test_somebody_is_named_by_hand(work: AtWork) -> None:
    unknown = rows_of((await work.sees(work.petro, "fit=none")).html)[0]
    found = await work.petro.sends(f"{work.path}/rows/{unknown}/find", {"words": "Коваль Андрій"})
    assert "Which of them is this row?" in found.words
    nobody = await work.petro.sends(f"{work.path}/rows/{unknown}/find", {"words": "Зозуля"})
    assert "Nobody in the register fits." in nobody.words
    named = await work.petro.sends(
        f"{work.path}/rows/{unknown}/name", {"subject": field(found.html, "subject"), "next": "0", "back": ""}
    )
    assert "Коваль" in named.words
    assert "This is the person" in named.words


async def test_a_wish_is_kept_with_the_row(work: AtWork) -> None:
    first, *_ = rows_of((await work.sees(work.petro)).html)
    kept = await work.decides(work.petro, "wish", first, wish="nobody", chosen="")
    assert "Tell nobody yet" in kept.words
    assert (await work.decides(work.petro, "wish", first, wish="everybody")).status == 409


async def test_the_list_comes_back_as_a_file_after_a_signature_for_just_that(work: AtWork, town: Town) -> None:
    async with AsyncExitStack() as stack:
        oksana = await at_the_desk(stack, town, "Oksana", "admin", "en")
        assert (await work.petro.sends(f"{work.path}/file")).status == 403, "only administrators"
        asked = await oksana.sends(f"{work.path}/file")
        assert "take a list out as a file" in asked.words
        signed = oksana.confirms(asked)
        other = await oksana.sends(f"/lists/{work.list_id + 1}/file", {"signed": signed})
        assert other.status in (404, 409), "signed for another list"
        assert (await oksana.sends(f"{work.path}/file", {"signed": signed})).status == 409, "used up"
        again = oksana.confirms(await oksana.sends(f"{work.path}/file"))
        taken = await oksana.sends(f"{work.path}/file", {"signed": again})
        assert taken.headers["Content-Type"].startswith("application/vnd.openxml")
        assert taken.headers["Content-Disposition"] == 'attachment; filename="zvistka-list.xlsx"'
        assert await town.store.read(_factors) == ["passkey"]
        assert await counted(town, "signed_act", "1 = 1") == 1
        stolen = await work.petro.sends(f"{work.path}/file", {"signed": again})
        assert stolen.status in (403, 409)
        assert await town.store.read(_factors) == ["passkey"]


async def test_an_act_is_confirmed_by_the_own_passkey_only(work: AtWork, town: Town) -> None:
    async with AsyncExitStack() as stack:
        oksana = await at_the_desk(stack, town, "Oksana", "admin", "en")
        asked = await oksana.sends(f"{work.path}/file")
        signed = work.petro.confirms(asked)  # Petro was talked into it
        assert (await oksana.sends(f"{work.path}/file", {"signed": signed})).status == 409
        assert await town.store.read(_factors) == []
        asked = await oksana.sends(f"{work.path}/file")
        oksana.device.origin = "https://desk.example"  # a page that looks like ours
        assert (await oksana.sends(f"{work.path}/file", {"signed": oksana.confirms(asked)})).status == 409
        assert await town.store.read(_factors) == []


async def test_an_operator_who_misses_somebody_sees_nothing_of_that_row(work: AtWork, town: Town) -> None:
    family = await town.operator("Iryna", "reviewer")
    await has_asked(Relative(town, family.person, "uk"), given="Андрій", birth_date="1981-03-01")
    await town.settles()
    async with AsyncExitStack() as stack:
        iryna = await joins_the_desk(stack, town, family)
        page = await work.sees(iryna)
        assert len(rows_of(page.html)) == MANY
        assert "Андрій" not in page.words
        hidden_row = (set(rows_of((await work.sees(work.petro)).html)) - set(rows_of(page.html))).pop()
        assert (await work.sees(iryna, f"row={hidden_row}")).status == 409
        assert (await iryna.opens(f"{work.path}/rows/{hidden_row}")).status == 409


async def test_who_names_somebody_at_the_desk_sees_nothing_of_that_row(work: AtWork, town: Town) -> None:
    named = {"surname": "Коваль", "given": "Андрій", "patronymic": "", "birth_date": "1 March 1981"}
    refused = await work.petro.sends("/family", {**named, "birth_date": "yesterday week"})
    assert (refused.status, field(refused.html, "surname")) == (409, "Коваль")
    american = await work.petro.sends("/family", {**named, "birth_date": "01.03.1981"})
    assert "12 March 1991" in american.words
    whole = await work.petro.sends("/family", {"surname": "Коваль Андрій Іванович", "given": "Андрій"})
    assert (whole.status, "each in its own field" in whole.words) == (409, True)
    assert len(rows_of((await work.sees(work.petro)).html)) == MANY + 1
    page = await work.petro.sends("/family", named)
    await town.settles()
    assert "Коваль" in page.words
    assert "Андрій" not in (await work.sees(work.petro)).words
    assert "Андрій" in (await work.sees(work.ihor)).words
    assert "Коваль" not in (await work.ihor.opens("/family")).words
    one = re.findall(r'name="declaration" value="(\d+)"', page.html)[0]
    assert (await work.ihor.sends("/family/back", {"declaration": one})).status == 409, "another's"
    assert "Keep:" in (await work.petro.sends("/family/back", {"declaration": one})).words
    assert "Petro" in (await work.maria.sees("<b>{name} no longer says that they miss a certain person.</b>")).text
    assert "Андрій" not in (await work.sees(work.petro)).words, "it counts for another day"
    assert "Take back:" in (await work.petro.sends("/family/keep", {"declaration": one})).words


async def test_nothing_but_how_many_rows_there_are_says_that_one_is_hidden(town: Town) -> None:
    maria, family = await town.operator("Maria", "admin"), await town.operator("Iryna", "reviewer")
    await are_sought(town, maria, MANY)
    await has_asked(Relative(town, family.person, "uk"), given="Богдан", birth_date="1982-03-02")
    await town.settles()
    first, own, *others = rows(MANY).splitlines(keepends=True)
    async with AsyncExitStack() as stack:
        iryna = await joins_the_desk(stack, town, family)
        seen = []
        for words in ("".join((first, own, *others)), "".join((first, *others))):
            await brings(maria, words)
            path = f"/lists/{await last(town, 'returned_list')}"
            whole = await iryna.opens(path)
            _first, second, third = rows_of(whole.html)
            row = await iryna.opens(f"{path}?row={third}")
            shown = hidden((await iryna.opens(f"{path}?row={second}")).html)
            piece = await iryna.sends(f"{path}/rows/{second}/later", shown, **{"X-Desk": "piece"})
            counted_too = r'\d{15,}|class="figure">\d+'  # the column counts the rows of both lists
            seen.append([re.sub(counted_too, "#", page.html) for page in (whole, row, piece)])
        assert "Богдан" not in seen[0][0]
        assert iryna.word("Row {number}: saved.", number=2) in seen[0][2]
        assert seen[0] == seen[1]


async def _factors(tx: Transaction) -> list[str]:
    return [row["factor"] for row in await tx.all("SELECT factor FROM audit WHERE action = 'exported'")]
