"""A broadcast reaches each recipient once, in the own language, and stops the moment it is told to."""

import pytest

from bot.i18n import LANGUAGES
from bot.model.broadcast import Broadcast, BroadcastAudience, BroadcastProgress, Stage
from bot.model.message import Kind
from bot.rehearsal import PlannedFault
from storage.updates import broadcasts, mailing
from tests.reliability.mailings import PEOPLE, TO_ALL, a_broadcast, families, is_filled
from tests.reliability.office import Office


async def progress(office: Office, found: Broadcast) -> BroadcastProgress:
    return await office.store.read(mailing.progress, found.id)


async def moves(office: Office, found: Broadcast, start: Stage, end: Stage) -> None:
    assert await office.store.run(broadcasts.move, found, (start,), end)


async def test_everybody_hears_it_once_in_the_own_language(office: Office) -> None:
    people = await families(office)
    found = await a_broadcast(office, BroadcastAudience("everyone"))
    await is_filled(office, found)
    await office.opens()
    await office.settles()
    assert [person.words() for person in people] == [[TO_ALL[LANGUAGES[n % 2]]] for n in range(PEOPLE)]
    assert await progress(office, found) == BroadcastProgress(sent=PEOPLE)


async def test_a_page_that_is_put_again_adds_nobody(office: Office) -> None:
    people = await families(office)
    found = await a_broadcast(office, BroadcastAudience("everyone"))
    await office.store.run(mailing.put_page, found, int(office.clock()), 3)
    await office.store.run(lambda tx: tx.execute("UPDATE broadcast SET chat_after = 0"))
    await is_filled(office, found)
    await office.opens()
    await office.settles()
    assert [len(person.words()) for person in people] == [1] * PEOPLE


@pytest.mark.parametrize("ending", [Stage.PAUSED, Stage.CANCELLED])
async def test_what_is_due_already_stays_here_once_it_is_paused_or_cancelled(office: Office, ending: Stage) -> None:
    people = await families(office)
    found = await a_broadcast(office, BroadcastAudience("everyone"))
    await is_filled(office, found)
    await moves(office, found, Stage.SENDING, ending)
    await office.opens()
    await office.settles()
    assert [person.words() for person in people] == [[]] * PEOPLE
    if ending is Stage.PAUSED:
        await moves(office, found, Stage.PAUSED, Stage.SENDING)
        await office.store.run(mailing.let_go, found.id, int(office.clock()))
        await office.settles()
        assert [len(person.words()) for person in people] == [1] * PEOPLE
    else:
        assert await progress(office, found) == BroadcastProgress(stopped=PEOPLE)


async def test_what_comes_back_from_a_flight_waits_like_the_rest(office: Office) -> None:
    people = await families(office, 1)
    found = await a_broadcast(office, BroadcastAudience("everyone"))
    await is_filled(office, found)
    office.telegram.faults.add(PlannedFault.flood(retry_after=5))
    await office.opens()
    await office.settles()
    await moves(office, found, Stage.SENDING, Stage.PAUSED)
    office.clock.passes(60)
    await office.settles()
    assert people[0].words() == []
    await moves(office, found, Stage.PAUSED, Stage.SENDING)
    await office.store.run(mailing.let_go, found.id, int(office.clock()))
    await office.settles()
    assert people[0].words() == ["Усім"]


async def test_a_reply_overtakes_it(office: Office) -> None:
    await families(office, 60)
    await is_filled(office, await a_broadcast(office, BroadcastAudience("everyone")), 50)
    anna = office.telegram.person("Anna")
    chat = await office.chat_of(anna)
    await office.opens(rate=10)
    await office.puts(chat, "Your answer", Kind.REPLY)
    await office.settles()
    said = [call.params["text"] for call in office.telegram.calls]
    assert said.index("Your answer") < 12
    assert len(said) == 61


async def test_a_correction_goes_to_exactly_those_who_got_it_or_may_have(office: Office) -> None:
    people = await families(office, 4)
    first = await a_broadcast(office, BroadcastAudience("everyone"))
    await is_filled(office, first)
    office.telegram.faults.add(PlannedFault.cut_after(), chat=people[1].id)
    office.telegram.faults.add(PlannedFault.refused(400, "Bad Request: no"), chat=people[2].id)
    await people[3].blocks()
    await office.opens()
    await office.settles()
    assert await progress(office, first) == BroadcastProgress(sent=1, unknown=1, failed=1, blocked=1)
    second = await a_broadcast(office, BroadcastAudience("recipients", corrects=first.id))
    await is_filled(office, second)
    await office.settles()
    assert [len(office.telegram.calls.to(person.id)) for person in people] == [2, 2, 1, 1]
