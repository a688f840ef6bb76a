"""A lockdown in the stories: begun by one, lifted by two."""

from tests.cast import OperatorActor

BEGUN = "<b>Lockdown</b>, begun by {by}."
LIFTED = "<b>Lockdown lifted</b> by {first} and {second}."
LOCKED = "Lockdown: this has to wait until two operators lift it."


async def locks(operator: OperatorActor) -> None:
    """Asks for it, and says yes."""
    await operator.says("/lockdown")
    await operator.sees("<b>Lock everything?</b>")
    await operator.presses("Lock now")
    await operator.sees("<b>Everything is locked.</b>")
    await operator.town.settles()


async def lift(first: OperatorActor, second: OperatorActor) -> None:
    """Both want it lifted."""
    await first.says("/lockdown")
    await first.presses("Lift the lockdown")
    await first.sees("<b>A second operator has to agree</b> to lift the lockdown.")
    await second.sees("<b>{by} wants to lift the lockdown.</b>")
    await second.presses("Lift the lockdown")
    await second.sees(LIFTED)
    await second.town.settles()
