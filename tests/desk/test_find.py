"""Find: whoever may be meant, by whatever was told; everybody, and nobody of the own family."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest_asyncio

from tests.cast import OperatorActor, Relative
from tests.desk.browser import Answered, Browser
from tests.desk.working import at_the_desk, counted, joins_the_desk
from tests.register import Case, has_asked, is_accepted, is_imported
from tests.town import Town

TYPED = {"X-Desk": "piece"}
SEARCHES = "action = 'searched' AND operator_id IS NOT NULL"


class Looking:
    """Taras is looked for by Anna, whose inquiry was accepted; Bondar Ostap came with an import and nobody asks."""

    def __init__(self, town: Town, maria: OperatorActor, petro: Browser, taras: Case) -> None:
        self.town, self.maria, self.petro, self.taras = town, maria, petro, taras

    async def types(self, words: str) -> Answered:
        """As one types, a script asks."""
        return await self.petro.sends("/find", {"words": words}, **TYPED)


@pytest_asyncio.fixture
async def looking(town: Town) -> AsyncIterator[Looking]:
    """A register of two, and Petro at the desk."""
    maria = await town.operator("Maria", "admin")
    taras = await is_accepted(town.relative("Anna"), maria, own_name="Шевчук Ганна")
    await is_imported(town, "NIB-7", surname="Бондар", given="Остап", birth_date="1970-05-01")
    await town.settles()
    async with AsyncExitStack() as stack:
        yield Looking(town, maria, await at_the_desk(stack, town, "Petro", language="en"), taras)


async def test_somebody_is_found_by_whatever_was_told(looking: Looking) -> None:
    case = f"/cases/{looking.taras.id}"
    for words in ("Коваль", "Koval Taras", "Коваль 1991", looking.taras.reference, "Шевчук Ганна"):
        found = await looking.types(words)
        assert (found.status, f'href="{case}"' in found.html) == (200, True), words
        assert "+380" not in found.html, "nobody has asked for a telephone number"
    assert "The relative: Шевчук Ганна" in found.words
    nobody = await looking.types("Зозуля")
    assert "Nobody in the register fits." in nobody.words
    assert await counted(looking.town, "audit", SEARCHES) == 6, "each was kept, also the one in vain"


async def test_without_a_script_the_same_is_sent_as_a_form(looking: Looking) -> None:
    page = await looking.petro.sends("/find", {"words": "Коваль"})
    assert f'href="/cases/{looking.taras.id}"' in page.html
    sent = await looking.petro.asks("POST", "/find", {"words": "Коваль"}, Origin=looking.petro.origin)
    address = sent.headers["Location"]
    assert re.fullmatch(r"/find\?search=\d+", address), "no name is in an address"
    assert 'value="Коваль"' in (await looking.petro.opens(address)).html
    named = await looking.petro.asks("POST", "/find", {"words": looking.taras.reference}, Origin=looking.petro.origin)
    assert named.headers["Location"] == f"/cases/{looking.taras.id}", "only one can be meant"
    assert (await looking.petro.sends("/find", {"words": " "})).status == 200
    assert (await looking.petro.opens("/find?search=7")).status == 409
    assert (await looking.petro.opens("/find?search=x&page=-1")).status == 409
    async with AsyncExitStack() as stack:
        ihor = await at_the_desk(stack, looking.town, "Ihor")
        assert (await ihor.opens(address)).status == 409, "a search is its operator's own"


async def test_who_came_with_an_import_is_opened_too(looking: Looking) -> None:
    for words in ("Bondar", "NIB-7"):
        found = await looking.types(words)
        path = re.findall(r'href="(/cases/person/\d+)"', found.html)
        assert len(path) == 1, words
    card = await looking.petro.opens(path[0])
    assert "Бондар Остап Іванович" in card.words
    assert "No relative has asked about this person yet." in card.words


async def test_nobody_of_the_own_family_is_found(looking: Looking) -> None:
    family = await looking.town.operator("Iryna", "reviewer")
    await has_asked(Relative(looking.town, family.person, "uk"))
    await looking.town.settles()
    async with AsyncExitStack() as stack:
        iryna = await joins_the_desk(stack, looking.town, family)
        for words in ("Коваль Тарас", "Шевчук Ганна"):
            found = await iryna.sends("/find", {"words": words}, **TYPED)
            assert "/cases/" not in found.html
            assert "Тарас" not in found.words


async def test_who_looks_for_very_many_is_stopped(looking: Looking) -> None:
    looking.town.change(people_per_hour=2)
    await looking.town.closes()
    await looking.town.opens()
    for _search in range(4):
        await looking.types("Коваль")
    paused = await looking.types("Коваль")
    assert paused.status == 409
    assert "You have opened very many people within an hour." in paused.words
    assert "Коваль" not in paused.words
