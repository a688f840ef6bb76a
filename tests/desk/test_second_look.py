"""The second look at the desk: pairs of others, marked one by one, verified with one statement and a passkey."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from urllib.parse import quote

import pytest
import pytest_asyncio

from bot.model import totp
from bot.model.returned import IN_HAND_SECONDS
from storage.store.transaction import Transaction
from tests.desk.browser import Answered, Browser, field
from tests.desk.working import at_the_desk, counted, joins_the_desk
from tests.promises.quick import HOLD, presses
from tests.register import Case, is_accepted
from tests.stories.confirming import code, has_authenticator, last, types
from tests.stories.listing import are_sought, brings, proposes_sure, rows
from tests.town import Town

MANY = 3


class Second:
    """Maria in the chat has proposed three; Petro and Ihor look at them at the desk."""

    def __init__(self, town: Town, petro: Browser, ihor: Browser, list_id: int) -> None:
        self.town, self.petro, self.ihor, self.path = town, petro, ihor, f"/lists/{list_id}"

    async def sees(self, who: Browser) -> Answered:
        return await who.opens(f"{self.path}/second")

    async def marks(self, who: Browser, row: int, report: int, mark: str, **more: str) -> Answered:
        return await who.sends(f"{self.path}/second/{row}/{mark}", {"report": str(report), **more})

    async def pairs(self) -> list[tuple[int, int]]:
        sql = "SELECT id, report_id FROM returned_row WHERE report_id IS NOT NULL ORDER BY number"
        found = await self.town.store.read(lambda tx: tx.all(sql))
        return [(row["id"], row["report_id"]) for row in found]


@pytest_asyncio.fixture
async def second(town: Town) -> AsyncIterator[Second]:
    maria = await town.operator("Maria", "admin")
    families = await are_sought(town, maria, MANY)
    assert len(families) == MANY
    await brings(maria, rows(MANY))
    await proposes_sure(maria, MANY)
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "verifier", "en")
        ihor = await at_the_desk(stack, town, "Ihor", "verifier", "uk")
        yield Second(town, petro, ihor, await last(town, "returned_list"))


async def test_what_was_found_right_is_verified_with_a_passkey(second: Second, town: Town) -> None:
    page = await second.sees(second.petro)
    assert "1 relative would be told" in page.words
    assert "proposed by Maria" in page.words
    (first, report), (other, other_report), _third = await second.pairs()
    await second.marks(second.petro, first, report, "right")
    await second.marks(second.petro, other, other_report, "right")
    await second.marks(second.petro, other, other_report, "unright")
    page = await second.sees(second.petro)
    assert "Verify 1 return" in page.words
    statement = {"statement": "Called the hospital"}
    asked = await second.petro.sends(f"{second.path}/verify", statement)
    assert asked.status == 403
    assert "Returns: 1 Relatives who will be told: 1" in asked.words
    assert await counted(town, "verification", "1 = 1") == 0
    signed = second.petro.confirms(asked)
    other_words = {"statement": "Something else", "signed": signed}
    assert (await second.petro.sends(f"{second.path}/verify", other_words)).status == 403, "signed for other words"
    signed = second.petro.confirms(await second.petro.sends(f"{second.path}/verify", statement))
    await second.petro.sends(f"{second.path}/verify", {**statement, "signed": signed})
    await town.settles()
    assert await counted(town, "verification", "state = 'standing'") == 1
    await town.passes(HOLD + 901)
    assert await counted(town, "notice", "state = 'told'") == 1


async def test_what_was_marked_after_the_signature_is_not_verified_by_it(second: Second, town: Town) -> None:
    await second.sees(second.petro)
    (first, report), (other, other_report), _third = await second.pairs()
    await second.marks(second.petro, first, report, "right")
    statement, path = {"statement": "Called the hospital"}, f"{second.path}/verify"
    signed = second.petro.confirms(await second.petro.sends(path, statement))
    await second.marks(second.petro, other, other_report, "right")
    again = await second.petro.sends(path, {**statement, "signed": signed})
    assert again.status == 403
    assert "Returns: 2 Relatives who will be told: 2" in again.words
    assert await counted(town, "verification", "1 = 1") == 0
    page = await second.petro.sends(path, {**statement, "signed": second.petro.confirms(again)})
    assert await counted(town, "verification", "state = 'standing'") == 2
    assert "To verify Nothing is marked as right yet." in page.words
    third, report = (await second.pairs())[2]
    await second.marks(second.petro, third, report, "right")
    signed = second.petro.confirms(await second.petro.sends(path, statement))
    page = await second.petro.sends(path, {**statement, "signed": signed})
    assert "Nothing of this list is waiting for you." in page.words
    assert not any(words in page.words for words in ("Verify 0", "0 of 0"))


async def test_nobody_is_told_whom_the_second_operator_has_not_seen(second: Second, town: Town) -> None:
    await second.sees(second.petro)
    first, _second, _third = await second.pairs()
    await second.marks(second.petro, *first, "right")
    page = await second.sees(second.petro)
    statement = {"statement": "Called the hospital", "whom": field(page.html, "whom")}
    asked = await second.petro.sends(f"{second.path}/verify", statement)
    signed = second.petro.confirms(asked)
    maria = await town.operator("Marta", "admin")
    person = await town.store.read(_person_of, first[1])
    await is_accepted(town.relative("Nina"), maria, Case(0, "", person), relation="mother")
    again = await second.petro.sends(f"{second.path}/verify", {**statement, "signed": signed})
    assert again.status == 409
    assert "This is no longer what you were shown." in again.words
    assert "Relatives who will be told 2" in again.words
    assert "Called the hospital</textarea>" in again.html, "nothing has to be typed twice"
    assert await counted(town, "verification", "1 = 1") == 0
    statement["whom"] = field(again.html, "whom")
    signed = second.petro.confirms(await second.petro.sends(f"{second.path}/verify", statement))
    await second.petro.sends(f"{second.path}/verify", {**statement, "signed": signed})
    await town.settles()
    assert await counted(town, "verification", "state = 'standing'") == 1


async def _person_of(tx: Transaction, report_id: int) -> int:
    row = await tx.known("SELECT person_id FROM return_report WHERE id = :id", id=report_id)
    return int(row["person_id"])


async def test_a_code_of_the_chat_is_good_for_what_was_marked_by_then(second: Second, town: Town) -> None:
    olha = await town.operator("Olha", "verifier")
    await has_authenticator(olha)
    async with AsyncExitStack() as stack:
        desk = await joins_the_desk(stack, town, olha)
        await second.sees(desk)
        (first, report), (other, other_report), _third = await second.pairs()
        await second.marks(desk, first, report, "right")
        await presses(olha, "batch", await last(town, "returned_list"))
        await olha.says("Звірено")
        olha.forges("send:batch")
        await town.settles()
        await second.marks(desk, other, other_report, "right")
    await types(olha, await code(olha))
    assert await counted(town, "verification", "1 = 1") == 0
    await olha.presses("Verify them all")  # all is shown once more, with the new number
    await town.settles()
    town.clock.ahead += totp.STEP
    await types(olha, await code(olha))
    assert await counted(town, "verification", "state = 'standing'") == 2


async def test_what_is_not_right_goes_back_with_the_reason(second: Second, town: Town) -> None:
    await second.sees(second.petro)
    (first, report), *_ = await second.pairs()
    assert (await second.marks(second.petro, first, report, "wrong", why=" ")).status == 409
    await second.marks(second.petro, first, report, "wrong", why="Another mother's name")
    assert await counted(town, "return_report", "state = 'rejected'") == 1
    assert (await second.marks(second.petro, first, report, "right")).status == 409


async def test_a_pair_in_the_hands_of_a_colleague_is_not_shown_and_cannot_be_marked(second: Second, town: Town) -> None:
    await second.sees(second.petro)
    page = await second.sees(second.ihor)
    assert 'class="pair"' not in page.html
    (first, report), *_ = await second.pairs()
    assert (await second.marks(second.ihor, first, report, "right")).status == 409
    assert await counted(town, "comparison", "1 = 1") == 0


async def test_a_mark_keeps_the_other_pairs_in_hand(second: Second) -> None:
    await second.sees(second.petro)
    for row, report in await second.pairs():
        second.town.clock.ahead += IN_HAND_SECONDS - 60
        assert (await second.marks(second.petro, row, report, "right")).status == 200
    assert await counted(second.town, "comparison", "1 = 1") == MANY


@pytest.mark.parametrize("number", ["0" * 20, "9" * 19, "9" * 4_300, "-1", "١"])
async def test_a_number_that_no_page_of_ours_sends_is_refused(second: Second, number: str) -> None:
    assert (await second.petro.sends(f"{second.path}/undo", {"decision": number})).status == 409
    assert (await second.petro.opens(f"{second.path}?row={quote(number)}")).status == 409
