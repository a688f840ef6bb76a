"""Updates to many before they go out: what their author and a second operator see and decide."""

from collections.abc import Sequence

from bot.model.broadcast import Broadcast, Stage, first_text
from bot.model.formatted import plain
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.texts.writing import column, reply, short, t, to_operator


def overview(found: Sequence[Broadcast], now: int, *, unfinished: bool) -> Message:
    """/broadcast: what is being written, waits, is being sent, went out."""
    buttons = [Button(t("Write an update"), press("compose"))]
    if unfinished:
        buttons.insert(0, Button(t("Continue writing"), press("resume", "broadcast")))
    buttons += [
        Button(
            short("{stage}: {beginning}", stage=stage(one, now), beginning=beginning(one)), press("broadcast", one.id)
        )
        for one in found
    ]
    return reply(
        t("<b>Updates for families.</b> One operator writes, another approves; nobody sends alone."),
        buttons=column(buttons),
    )


def being_checked() -> Message:
    """It is being looked through; the preview follows."""
    return reply(
        t(
            "<b>Being checked:</b> for names of registered people, and how many families it is for. The preview will come to this chat."
        )
    )


def waits(broadcast_id: int) -> Message:
    """To everybody who could approve it."""
    button = Button(t("See the preview"), press("broadcast", broadcast_id))
    return to_operator(
        t("<b>An update for families is waiting for a second operator.</b>"), buttons=((button,),), counted=True
    )


def proposed(*, alone: bool) -> Message:
    """It waits for somebody else; alone: when there is nobody."""
    return reply(
        t("<b>Passed to a second operator.</b> You cannot approve it yourself. Nothing is sent before that."),
        t("Nobody else may approve it now; the person who runs this bot can invite someone.") if alone else None,
    )


def changed_since() -> Message:
    """What was approved is not what stands there now."""
    return reply(
        t(
            "<b>Not approved.</b> The update has changed since you saw it: it was edited, another one took its number, a day has passed, or it would now start at another time. Nothing was sent. Here it is as it is now:"
        )
    )


def given_back(name: str, broadcast_id: int) -> Message:
    """To its author: a second operator does not approve it as it is."""
    button = Button(t("See the preview"), press("broadcast", broadcast_id))
    return to_operator(
        t("<b>Your update was returned</b> by {name}. Speak with them, change it, and pass it on again.", name=name),
        buttons=((button,),),
    )


def dropped() -> Message:
    """It will not go out."""
    return reply(t("<b>Discarded.</b> This update will not be sent."))


def done() -> Message:
    """What was pressed is done."""
    return reply(t("<b>Returned to its author.</b> Nothing was sent."))


def beginning(one: Broadcast) -> str:
    """The first words of its text."""
    return " ".join(plain(one.answers.get(first_text(one.answers), "")).split())


def stage(one: Broadcast, now: int) -> Sentence:
    """How far it has come."""
    if one.stage is Stage.SENDING and (one.due_at or 0) > now:
        return t("No. {number}, to be sent later", number=one.number)
    return {
        # Translators: how far an update has come; stands before its first words
        Stage.CHECKING: t("Being checked"),
        Stage.WRITTEN: t("Not yet passed to anyone"),
        Stage.PROPOSED: t("Waiting for approval"),
        Stage.DROPPED: t("Discarded"),
        Stage.SENDING: t("No. {number}, being sent", number=one.number),
        Stage.PAUSED: t("No. {number}, paused", number=one.number),
        Stage.CANCELLED: t("No. {number}, cancelled", number=one.number),
        Stage.DONE: t("No. {number}, sent", number=one.number),
    }[one.stage]
