"""When it was wrong: one operator withdraws the verification, a second one corrects what was told."""

import pytest

from tests.cast import OperatorActor, Relative
from tests.town import Town

TOLD = "<b>Return verified.</b>"
CORRECTED = "<b>Correction: the return is not verified.</b>"


@pytest.fixture
async def anna(town: Town, language: str) -> Relative:
    return town.relative("Anna", language)


@pytest.fixture
async def told(town: Town, anna: Relative) -> tuple[OperatorActor, OperatorActor, str]:
    """Anna was told of a return; Maria reported it, Petro verified it."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    reference = await anna.registers()
    await maria.accepts()
    await maria.reports(reference)
    await petro.verifies()
    await town.passes(121)
    await anna.sees(TOLD)
    return maria, petro, reference


async def corrects(operator: OperatorActor) -> None:
    await operator.presses("Send a correction")
    await operator.town.settles()
    await operator.says("Перевірено ще раз: це інша людина")
    await operator.presses("Send the correction")


async def test_who_was_told_of_a_return_that_was_none_is_told_so_on_a_second_operators_word(
    town: Town, anna: Relative, told: tuple[OperatorActor, OperatorActor, str]
) -> None:
    maria, petro, reference = told
    await maria.opens_the_case(reference)
    await maria.presses("Withdraw the verification")
    await town.settles()
    assert not anna.has_read(anna.word(CORRECTED))
    await corrects(petro)
    message = await anna.sees(CORRECTED)
    assert message.protect_content and reference in message.text
    await anna.says("/status")
    await anna.sees("accepted")


async def test_the_operator_who_withdrew_it_cannot_send_the_correction_alone(
    town: Town, anna: Relative, told: tuple[OperatorActor, OperatorActor, str]
) -> None:
    _maria, petro, reference = told
    await petro.opens_the_case(reference)
    await petro.presses("Withdraw the verification")
    await petro.presses("Send a correction")
    await petro.sees_toast("You stopped it yourself: another operator has to confirm the correction.")
    await town.settles()
    assert not anna.has_read(anna.word(CORRECTED))


async def test_a_correction_that_does_not_reach_the_relative_is_told_by_a_person(
    town: Town, anna: Relative, told: tuple[OperatorActor, OperatorActor, str]
) -> None:
    maria, petro, reference = told
    await anna.person.blocks()
    await maria.opens_the_case(reference)
    await maria.presses("Withdraw the verification")
    await corrects(petro)
    await maria.sees("<b>A relative has to be called:</b>")
    await maria.presses("Calls")
    await maria.presses("I take this call")
    await maria.sees("<b>This is a correction.</b>")


async def test_a_true_return_after_a_correction_is_told_as_any_other(
    town: Town, anna: Relative, told: tuple[OperatorActor, OperatorActor, str]
) -> None:
    maria, petro, reference = told
    await maria.opens_the_case(reference)
    await maria.presses("Withdraw the verification")
    await corrects(petro)
    await anna.sees(CORRECTED)
    await anna.says("/help")
    await maria.reports(reference)
    await petro.verifies()
    await town.passes(121)
    await anna.sees(TOLD)
