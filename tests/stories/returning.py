"""A return on its way to a family: who takes part, who is called, and what is said when it was wrong."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model.refused import Reason
from bot.rehearsal import PlannedFault
from bot.texts import refused
from tests.cast import OperatorActor, Relative
from tests.register import Case, is_accepted
from tests.town import Town

Cast = tuple[OperatorActor, OperatorActor, Relative, Case]
REFUSED = PlannedFault.refused(400, "Bad Request: unknown")  # whoever is called for it can still write
NUMBER = "+44 7700 900111"
CORRECTED = "<b>Correction: the return is not verified.</b>"


async def cast(town: Town, language: str = "uk", **changed: str) -> Cast:
    """Maria reports, Petro verifies, Anna waits."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "verifier")
    anna = town.relative("Anna", language)
    return maria, petro, anna, await is_accepted(anna, petro, **changed)


def why(actor: OperatorActor, reason: str) -> str:
    """Why something cannot be done, in the operator's language."""
    return refused.SENTENCES[Reason(reason)].text(actor.language)


async def takes_the_call(operator: OperatorActor) -> None:
    """Takes the only call and sees the number."""
    await operator.says("/calls")
    await operator.sees("<b>To be called</b>")
    await operator.presses("I take this call")
    await operator.reads(NUMBER)


async def corrects(operator: OperatorActor) -> None:
    """Sends the correction as a second operator."""
    await operator.presses("Send a correction")
    await operator.town.settles()
    await operator.says("Перевірено ще раз: це інша людина")
    await operator.presses("Send the correction")


def until(town: Town, hour: int) -> None:
    """Puts the clock forward until it is a quarter past that hour in Kyiv."""
    now = datetime.fromtimestamp(town.clock(), UTC).astimezone(ZoneInfo("Europe/Kyiv"))
    then = now.replace(hour=hour, minute=15)
    town.clock.ahead += ((then if then > now else then + timedelta(days=1)) - now).total_seconds()
