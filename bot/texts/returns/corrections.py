"""When it was wrong: notices that were stopped, and the correction for whoever had been told."""

from bot.model.correction import Reach
from bot.model.form import Draft
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.texts.returns.returns import last_look
from bot.texts.writing import alarm, lines, t, tn


def stopped(name: str, verification_id: int, reference: str, count: int, knew: int, *, second: bool) -> Message:
    """The notices were stopped; knew: how many relatives had been told before; second: to who may correct it."""
    counted = tn("{n} notice will not be sent.", "{n} notices will not be sent.", count)
    correct = Button(t("Send a correction"), press("correct", verification_id))
    return alarm(
        t("<b>Stopped</b> by {name}.", name=name),
        t("Case: <code>{reference}</code>", reference=reference),
        counted if count else None,
        told_before(knew) if knew else None,
        t("The verification is no longer valid. The return can be reported again."),
        buttons=((correct,),) if knew and second else (),
    )


def told_before(knew: int) -> Sentence:
    """How many relatives know of a return that no longer stands."""
    return tn(
        "<b>{n} relative was told before, or may have been.</b> A correction needs a second operator.",
        "<b>{n} relatives were told before, or may have been.</b> A correction needs a second operator.",
        knew,
    )


def to_correct() -> Sentence:
    """What the button says that sends a correction."""
    return t("Send the correction")


def by_person(reach: Reach) -> Sentence | None:
    """How many of those who were told get no message; nothing when all do."""
    said = tn(
        "{n} gets no message but a call: no Telegram, a held case, not a child’s parent or guardian, or nobody knows whether the message arrived.",
        "{n} get no message but a call: no Telegram, a held case, not a child’s parent or guardian, or nobody knows whether the message arrived.",
        reach.calls,
    )
    return said if reach.calls else None


def confirm(draft: Draft, reach: Reach) -> Message:
    """The last look before the press that sends a correction."""
    asked = lines(
        [
            t("<b>Send the correction?</b> It is sent at once, only to those who were told."),
            by_person(reach),
            t("Your statement:"),
        ]
    )
    return last_look(draft, asked, to_correct(), reach.told)


def corrected(name: str, by_message: int, by_person: int) -> Message:
    """To the operators: the correction is on its way."""
    counted = tn("{n} relative gets it as a message.", "{n} relatives get it as a message.", by_message)
    called = tn("{n} relative is on the call list instead.", "{n} relatives are on the call list instead.", by_person)
    return alarm(
        t("<b>Correction</b> confirmed by {name}.", name=name),
        counted,
        called if by_person else None,
        t("Relatives a message cannot reach are on the call list."),
    )
