"""The queue beside an open inquiry at the desk, and the way back from what was decided last."""

from contextlib import AsyncExitStack

from bot.use_cases.register.last_deed import SHOWN_FOR
from tests.cast import Relative
from tests.desk.browser import Browser, field
from tests.desk.working import at_the_desk, counted, joins_the_desk
from tests.register import has_asked
from tests.town import Town

UNDO = 'data-key="u"'


async def declines(who: Browser, inquiry_id: int) -> str:
    """Takes it and declines it; the page that follows."""
    page = await who.sends(f"/cases/{inquiry_id}/take")
    said = {"version": field(page.html, "version"), "reason": "outside"}
    return (await who.sends(f"/cases/{inquiry_id}/decline", said)).html


async def test_the_queue_stands_beside_an_open_inquiry(town: Town) -> None:
    await town.operator("Maria", "admin")
    first = await has_asked(town.relative("Anna"))
    second = await has_asked(town.relative("Olena"), surname="Бойко", category="child")
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "reviewer", "en")
        ihor = await at_the_desk(stack, town, "Ihor", "reviewer", "en")
        await ihor.sends(f"/cases/{second.id}/take")
        page = await petro.opens(f"/cases/{first.id}")
        assert f'<a href="/cases/{first.id}" aria-current="true">' in page.html
        beside = page.words[page.words.index("The whole queue") - 300 :]
        assert second.reference in beside
        assert "in hand: Ihor" in beside


async def test_nothing_of_the_own_family_stands_beside_an_inquiry(town: Town) -> None:
    await town.operator("Maria", "admin")
    family = await town.operator("Iryna", "reviewer")
    own = await has_asked(
        Relative(town, family.person, "uk"), surname="Зозуля", given="Панас", patronymic="", birth_date="1960-05-07"
    )
    other = await has_asked(town.relative("Anna"))
    await town.settles()
    async with AsyncExitStack() as stack:
        iryna = await joins_the_desk(stack, town, family)
        page = await iryna.opens(f"/cases/{other.id}")
        assert "line-up" in page.html
        assert "Зозуля" not in page.words
        assert own.reference not in page.words


async def test_what_was_declined_is_put_back_from_the_queue(town: Town) -> None:
    await town.operator("Maria", "admin")
    case = await has_asked(town.relative("Anna"))
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "reviewer", "en")
        ihor = await at_the_desk(stack, town, "Ihor", "reviewer", "en")
        html = await declines(petro, case.id)
        assert UNDO in html
        assert "line-up" in html, "the next one is a press away"
        page = await petro.opens("/queue")
        assert f"{case.reference} declined the inquiry" in page.words
        assert "Saved." in page.words
        assert f'action="/cases/{case.id}/reopen"' in page.html
        assert UNDO not in (await ihor.opens("/queue")).html, "what a colleague did is theirs"
        await petro.sends(f"/cases/{case.id}/reopen")
        assert await counted(town, "inquiry", "state = 'received'") == 1
        page = await petro.opens("/queue")
        assert "put a declined inquiry back into the queue" in page.words
        assert UNDO not in page.html
        town.clock.ahead += SHOWN_FOR + 1
        await petro.signs_in()
        assert "Saved." not in (await petro.opens("/queue")).words


async def test_what_was_put_back_is_taken_again_while_nobody_else_has_it(town: Town) -> None:
    await town.operator("Maria", "admin")
    case = await has_asked(town.relative("Anna"))
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "reviewer", "en")
        ihor = await at_the_desk(stack, town, "Ihor", "reviewer", "en")
        await petro.sends(f"/cases/{case.id}/take")
        page = await petro.sends(f"/cases/{case.id}/release")
        assert f'action="/cases/{case.id}/take"' in page.html
        await ihor.sends(f"/cases/{case.id}/take")
        assert UNDO not in (await petro.opens("/queue")).html


async def test_what_the_family_was_told_is_said_and_has_no_way_back(town: Town) -> None:
    await town.operator("Maria", "admin")
    case = await has_asked(town.relative("Anna"))
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "reviewer", "en")
        page = await petro.sends(f"/cases/{case.id}/take")
        said = {"version": field(page.html, "version"), "words": "A scar?"}
        page = await petro.sends(f"/cases/{case.id}/ask", said)
        assert f"{case.reference} asked the family a question" in page.words
        assert UNDO not in page.html
