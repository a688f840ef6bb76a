"""kill -9 in the middle of work; tests/soak does so fifty times at random moments."""

from bot.outbox.claiming import Slots
from tests.end_to_end.deployment import Deployment

SAYS_SO = "<b>This was not passed on.</b> Before you can tell us anything about a person"


async def test_killed_while_it_acts_and_while_it_answers_it_loses_nothing_and_acts_once(deployment: Deployment) -> None:
    people = [deployment.relative(f"Neighbour {number}") for number in range(20)]
    said = 0

    async def everybody_writes(times: int) -> None:
        nonlocal said
        for _ in range(times):
            said += 1
            for someone in people:
                await someone.says(f"word {said}")

    await everybody_writes(3)
    await deployment.verb("migrate")
    first = await deployment.runs()
    await deployment.sees_in_the_database("SELECT 1 FROM outbox")
    await first.is_killed()
    second = await deployment.runs()
    await people[-1].sees(SAYS_SO)
    await everybody_writes(1)
    await second.is_killed()
    third = await deployment.runs()
    await deployment.settles()
    assert await third.stops() == 0
    books = await deployment.books()
    assert books.inbox == {"done": said * len(people)}
    assert books.outbox == {"sent": said * len(people)}
    assert books.put == {someone.person.id: said for someone in people}
    assert min(len(someone.person.words()) for someone in people) >= said
    assert 0 <= books.repeats <= 2 * Slots.at_rate(30)
