"""The day of an exchange, as an administrator announces it to the bot."""

from tests.cast import OperatorActor

ON = "<b>Exchange day: on until {until}.</b>"


async def switches_on(operator: OperatorActor) -> None:
    """The exchange was announced publicly."""
    await operator.says("/exchange")
    await operator.presses("Switch on…")
    await operator.sees("<b>Has the exchange been announced publicly?</b>")
    await operator.presses("It was announced: switch on")
    await operator.sees(ON)
