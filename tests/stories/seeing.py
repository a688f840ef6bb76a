"""Somebody tells about a meeting, and an operator links it to a case."""

from bot.texts import labels
from tests.cast import OperatorActor, Relative
from tests.register import Case

TOLD = {"Who did you meet?": "Коваля Тараса, років тридцять", "Where was it?": "У колонії, у лікарні"}
NONE = "<b>Reports of meetings.</b> None is waiting"
CARD, OPENING = "<b>Report of a meeting</b>, {moment}", "<b>Did you meet someone?</b>"
RECEIVED = "<b>Passed to the operators.</b> Thank you for telling us."


async def tells(vira: Relative, told: dict[str, str] = TOLD) -> None:
    """Answers everything but when it was and whether to be called, and sends it."""
    await vira.says("/seen")
    await vira.presses("Write it here")
    for question, answer in told.items():
        await vira.sees(question)
        await vira.says(answer)
    for question in ("When did you last see this person?", "May an operator call you about it?"):
        await vira.sees(question)
        await vira.presses("Skip")
    await vira.sees("<b>What you are telling us, before it is sent</b>")
    await vira.presses("Send")
    await vira.sees(RECEIVED)


async def links(operator: OperatorActor, case: Case, worth: str = "knew") -> None:
    """Takes the report that waits and links it to a case."""
    await operator.says("/sightings")
    await operator.sees(CARD)
    await operator.presses("Link to a case")
    await operator.sees("Which case does it belong to?")
    await operator.says(case.reference)
    await operator.sees("How reliable is it?")
    await operator.person.presses(labels.RELIABILITIES[worth].text(operator.language))
    await operator.sees("What suggests that it is this person")
    await operator.says("Збігаються ім'я та вік")
    await operator.sees("<b>Linked</b> to <code>{reference}</code>.")
