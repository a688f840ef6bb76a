"""The whole story once more, with PostgreSQL in place of the database file."""

from pathlib import Path

import pytest

from tests.cast import CHILD, VOLUNTEER, OperatorActor, Relative
from tests.postgres import newest_database, postgres_server
from tests.register import Case, count, decided
from tests.stories.claiming import erases
from tests.stories.seeing import links, tells
from tests.town import Town

__all__ = ["postgres_server"]


async def talks_and_is_seen(olena: Relative, maria: OperatorActor, petro: OperatorActor, reference: str) -> None:
    """A letter, its correction and a reply; a report of a meeting that is linked."""
    letter = await olena.person.says("Чи є новини?")
    await olena.person.edits(letter, "Чи є новини про доньку?")
    await olena.town.settles()
    await maria.says("/messages")
    await maria.reads("Чи є новини про доньку?")
    await petro.says("/messages")
    await petro.sees("<b>Messages.</b> Everything has been read")
    await maria.presses("Reply")
    await olena.town.settles()
    await maria.says("Новин немає")
    await olena.reads("Новин немає")
    await tells(olena)
    await links(petro, Case(0, reference))


@pytest.mark.postgres
async def test_a_family_registers_and_is_told_with_postgresql_as_well(tmp_path: Path, postgres_server: Path) -> None:
    with newest_database(postgres_server) as url:
        async with Town(tmp_path, url) as town:
            james, olena = town.relative("James", "en"), town.relative("Олена")
            maria, petro = await town.operator("Марія", "reviewer"), await town.operator("Петро", "admin")
            volunteer, child = await james.registers(VOLUNTEER), await olena.registers(CHILD)
            await maria.accepts()
            await maria.opens_the_queue()
            await maria.presses("Ask")
            await maria.asks("Яке було прізвище при народженні?")
            await olena.presses("Answer the question")
            await olena.says("Те саме")
            await maria.sees("<b>The family has answered</b>")
            await maria.accepts()
            petro.forges("guidelook:after_foreign_national_day")
            petro.forges("send:guide")
            await maria.reports(volunteer)
            await petro.verifies()
            await james.person.blocks()
            await town.passes(121)
            await maria.sees("<b>A relative has to be called:</b>")
            await james.person.unblocks()
            await town.settles()
            await james.sees("<b>Return verified.</b>")
            await james.presses("I have read this")
            await james.sees("<b>Recorded.</b>")
            assert not olena.has_seen("<b>Return verified.</b>")
            for _night in range(3):
                await town.passes(43_200)
            await james.sees("<b>After a return: what usually comes next.</b>")
            await talks_and_is_seen(olena, maria, petro, child)
            await petro.opens_the_case(child)
            await olena.says("/status")
            await olena.sees("accepted")
            await town.closes()
            await town.opens()
            await james.says("/status")
            await james.sees("return verified")
            await petro.removes((await town.store.read(decided))["operator"][0]["id"])
            await maria.sees("<b>You are no longer an operator.</b>")
            await erases(james)
            await erases(olena, "Erase inquiry {reference}", reference=child)
            assert [await town.store.read(count, table) for table in ("inquiry", "person", "past_notice")] == [0, 0, 1]
