"""What is refused was not done: nothing of it stays, and whoever tried it is told why and can go on."""

from bot.model.refused import Reason
from bot.texts import refused
from tests.cast import OperatorActor
from tests.promises.quick import newest, presses, reports
from tests.register import count, has_asked, is_accepted
from tests.town import Town


def why(operator: OperatorActor, reason: Reason) -> str:
    """What an operator reads of a reason."""
    return refused.SENTENCES[reason].text(operator.language)


async def test_what_a_deed_wrote_before_it_was_refused_is_undone(town: Town) -> None:
    """Petro wants to link an inquiry to somebody who is not in the register: it does not stay in his hands."""
    petro, maria = await town.operator("Petro"), await town.operator("Maria")
    case = await has_asked(town.relative("Anna"))
    await town.settles()
    await presses(petro, "same", f"{case.id}:999")
    assert petro.person.toasts == [why(petro, Reason.IN_OTHER_HANDS)]
    assert await town.store.read(count, "inquiry", "reviewer_id IS NOT NULL") == 0
    await maria.opens_the_queue()


async def test_a_form_that_was_refused_in_the_end_is_closed(town: Town) -> None:
    """While Petro writes his statement, Maria takes her report back: he reads so, and is asked nothing more."""
    petro, maria = await town.operator("Petro", "verifier"), await town.operator("Maria", "reviewer")
    await reports(maria, await is_accepted(town.relative("Anna"), petro))
    report = await newest(town, "return_report")
    await presses(petro, "verify", report)
    await petro.says("Перевірено окремо")
    await town.settles()
    await presses(maria, "unreport", report)
    petro.forges("send:verify")
    await town.settles()
    assert petro.person.last.text == why(petro, Reason.DECIDED)
    assert await town.store.read(count, "draft") == 0
    assert await town.store.read(count, "verification") == 0
