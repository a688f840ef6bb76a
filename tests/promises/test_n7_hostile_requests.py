"""N1, N3, N5, N7: requests that no page of ours sends change nothing, show nothing, and are all answered.

Strangers, thieves of a cookie, an operator who misses the person, an administrator who sends nonsense.
"""

from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from tests.desk.browser import Browser
from tests.desk.working import at_the_desk, joins_the_desk
from tests.promises import doors
from tests.promises.doors import About
from tests.promises.hostile import FATAL, FATAL_TO_POSTS, Answer, Attacker, Sent, answer, everything
from tests.promises.own_family import declares
from tests.promises.pages import with_keys
from tests.promises.subjects import SECRETS, Family, kept

__all__ = ["with_keys"]

SOME, MANY = 400, 20_000
TOLD = [secret.encode() for secret in (*SECRETS, "7700900333")]
ABOUT_SOMEBODY = [name for name, door in doors.DESK.items() if door.about is About.SOMEBODY]


def wrong(sent: Sent, came: Answer) -> str:
    """What is wrong with an answer to somebody who must learn nothing; empty when nothing is."""
    told = [secret.decode() for secret in TOLD if secret in came.raw]
    return f"{came.status} {told} to {sent}" if told or came.status >= 500 else ""


async def attacks(family: Family, seed: int, times: int) -> None:
    """So many requests, of strangers, thieves and insiders in turn."""
    town = family.town
    async with AsyncExitStack() as stack:
        olha = await at_the_desk(stack, town, "Oksana", "admin")
        petro = await town.operator("Petro", "admin")
        await declares(petro)
        insider = await joins_the_desk(stack, town, petro)
        await town.settles()
        await strangers(family, olha, seed, times // 2)
        await relatives(family, insider, seed, times // 4)
        await nonsense(family, olha, seed, times // 4)


async def strangers(family: Family, olha: Browser, seed: int, times: int) -> None:
    """Who has no session, or has stolen one and asks from elsewhere."""
    attacker, before = Attacker(olha.origin, family.subjects, seed), await family.town.store.read(everything)
    for number in range(times):
        sent = attacker.spoils(olha.token, is_thief=True) if number % 2 else attacker.spoils()
        assert not (why := wrong(sent, await answer(olha.origin, sent.written()))), why
    after = await family.town.store.read(everything)
    assert {table: rows for table, rows in after.items() if rows != before[table]} == {}


async def relatives(family: Family, petro: Browser, seed: int, times: int) -> None:
    """Who is signed in, misses the person and tries everything about them."""
    attacker, before = Attacker(petro.origin, family.subjects, seed, ABOUT_SOMEBODY), await family.town.store.read(kept)
    for number in range(times):
        sent = attacker.spoils(petro.token) if number % 2 else attacker.fills_in(petro.token)
        assert not (why := wrong(sent, await answer(petro.origin, sent.written()))), why
    assert await family.town.store.read(kept) == before


async def nonsense(family: Family, olha: Browser, seed: int, times: int) -> None:
    """Who may do everything and sends nonsense: nothing fails, and what decides is not done without a signature."""
    attacker = Attacker(olha.origin, family.subjects, seed)
    for number in range(times):
        sent = attacker.spoils(olha.token) if number % 2 else attacker.fills_in(olha.token)
        came = await answer(olha.origin, sent.written())
        assert came.status < 500, f"{came.status} to {sent}"
        if came.status == 401:
            await olha.signs_in()


async def test_hundreds_of_spoilt_requests_change_nothing_and_show_nothing(with_keys: Family) -> None:
    family = with_keys
    await attacks(family, 17, SOME)


async def test_another_site_does_nothing_as_who_is_signed_in_here(with_keys: Family) -> None:
    family = with_keys
    async with AsyncExitStack() as stack:
        olha = await at_the_desk(stack, family.town, "Oksana", "admin")
        attacker, before = Attacker(olha.origin, family.subjects, 0), await family.town.store.read(everything)
        for name in doors.DESK:
            meant = attacker.asks(name, olha.token)
            for header in (*FATAL, *(FATAL_TO_POSTS if meant.method == "POST" else ())):
                came = await answer(olha.origin, meant.but(*header).written())
                assert came.status in (303, 401, 403), (name, header)
                assert not wrong(meant, came), (name, header)
        assert await family.town.store.read(everything) == before


@pytest.mark.parametrize("chunked", [False, True])
async def test_ten_megabytes_are_not_read(with_keys: Family, chunked: bool) -> None:
    family = with_keys
    piece = b"words=" + b"x" * 10_000_000
    written = b"%x\r\n%b\r\n0\r\n\r\n" % (len(piece), piece) if chunked else piece
    async with AsyncExitStack() as stack:
        olha = await at_the_desk(stack, family.town, "Oksana", "admin")
        attacker, before = Attacker(olha.origin, family.subjects, 0), await family.town.store.read(everything)
        entering = [f"POST {path}" for path in ("/sign-in", "/enrol", "/enrol/options", "/nothing")]
        for name in (*doors.DESK, *entering):
            sent = attacker.asks(name, olha.token)
            if sent.method == "POST":
                large = replace(
                    sent.but("Transfer-Encoding", "chunked") if chunked else sent, body=written, sized=not chunked
                )
                assert (await answer(olha.origin, large.written())).status in (0, 413), name
        assert await family.town.store.read(everything) == before


@pytest.mark.soak
@pytest.mark.timeout(7_200)
async def test_nor_do_twenty_thousand(with_keys: Family) -> None:
    family = with_keys
    await attacks(family, 4, MANY)
