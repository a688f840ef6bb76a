"""The story of a rehearsal goes on from wherever somebody has left it by hand."""

import asyncio
from pathlib import Path

from bot.rehearsal.story import EVIDENCE
from bot.rehearse import Rehearsal, progress
from bot.rehearse.hands import Hands
from bot.rehearse.passing import two_minutes_pass

REVIEWED = 16 * 60  # seconds: longer than an inquiry stays in an operator's hands


async def test_the_story_goes_on_by_the_button_after_steps_by_hand(tmp_path: Path) -> None:
    rehearsal = Rehearsal(tmp_path, pace=0)
    await rehearsal.start("127.0.0.1", 0, language="en")
    try:
        story = rehearsal.stories[1]
        registers, reviews, _reports, verifies, waits, _hears, reads = (step.does for step in story.walk.steps)
        james = Hands(rehearsal, rehearsal.james)
        await james.says("/start")
        await james.presses("consent")
        await registers()
        rehearsal.ahead += REVIEWED
        await reviews()  # two others wait longer, and are free again
        assert await story.done() == (True,) * 2 + (False,) * 5
        inquiry = (await rehearsal.store.read(progress.of_relative, rehearsal.james.id)).inquiry
        assert inquiry is not None
        petro = Hands(rehearsal, rehearsal.petro)
        await petro.says(f"/case {inquiry.reference}")
        await petro.presses("reportreturn", inquiry.person_id)
        await petro.fills_in("report", EVIDENCE["en"])
        await verifies()  # so it takes Maria this time
        await rehearsal.james.blocks()
        await waits()
        assert await story.done() == (True,) * 5 + (False,) * 2
        await rehearsal.james.unblocks()
        await rehearsal.james.sees("")
        await two_minutes_pass(rehearsal)
        await reads()
        assert await story.done() == (True,) * 7
    finally:
        await rehearsal.stop()


async def test_a_restart_while_the_operators_are_let_in_keeps_none_of_them_out(tmp_path: Path) -> None:
    rehearsal = Rehearsal(tmp_path, pace=0)
    await rehearsal.start("127.0.0.1", 0, language=None)
    try:
        letting_in = asyncio.create_task(rehearsal.speaks("en", asked=False))
        await rehearsal.oksana.sees("/operator")  # the first of them
        await rehearsal.restart()
        await letting_in
        for person in (rehearsal.maria, rehearsal.petro, rehearsal.sofia, rehearsal.oksana):
            assert await rehearsal.store.read(progress.operator_of, person.id) is not None
    finally:
        await rehearsal.stop()
