"""What the board says of how far relatives know: sent, read, called, to be called; nobody of the own family."""

from tests.cast import OperatorActor
from tests.promises.own_family import misses
from tests.promises.quick import HOLD
from tests.register import is_accepted
from tests.stories.returning import cast
from tests.town import Town

SENTENCES = (
    "Relatives who have read it: {n}", "Relatives told by phone: {n}", "Sent, not known whether read: {n}",
    "Still being sent: {n}", "Relatives to be called: {n}",
)  # fmt: skip


async def board(operator: OperatorActor, command: str) -> tuple[int, ...] | None:
    """The figures of the last day, in that order; None when there are none."""
    await operator.says(command)
    await operator.town.settles()
    said = operator.heard()
    if operator.word("<b>Returns verified in the last 24 hours</b>") not in said:
        return None
    beginnings = [operator.word(one).split("{")[0] for one in SENTENCES]
    return tuple(int(said.split(begun)[1].split("\n")[0]) for begun in beginnings)


async def test_the_board_tells_sent_from_read_and_from_called(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    james, nina = town.relative("James", "en"), town.relative("Nina")
    for one, relation in ((james, "brother"), (nina, "mother")):
        await is_accepted(one, petro, case, relation=relation)
    assert await board(maria, "/operator") is None
    await maria.reports(case.reference)
    assert await board(maria, "/exchange") is None
    await petro.verifies()
    await nina.person.blocks()
    assert await board(maria, "/operator") == (0, 0, 0, 3, 0)
    await town.passes(HOLD + 1)
    assert await board(maria, "/operator") == (0, 0, 2, 0, 1)
    await anna.presses("I have read this")
    await town.settles()
    assert await board(petro, "/exchange") == (1, 0, 1, 0, 1)
    await maria.says("/calls")
    await maria.presses("I take this call")
    await maria.presses("Told by phone")
    await maria.sees("<b>Recorded:</b>")
    assert await board(maria, "/operator") == (1, 1, 1, 0, 0)
    olha = await town.operator("Olha", "verifier")
    await misses(olha, case, "accepted")
    await town.settles()
    assert await board(olha, "/operator") is None
    assert await board(olha, "/exchange") is None
    await town.passes(86_400)
    assert await board(maria, "/operator") is None
