"""Whom a person has to call: the call itself, what to say in it, and how it ended."""

from collections.abc import Mapping

from bot.model import phones
from bot.model.call import CallEntry, CallView
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Message, Rows
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.texts import labels
from bot.texts.naming import named
from bot.texts.register import readers
from bot.texts.writing import alarm, column, paragraphs, reply, showing, t, to_operator


def card(seen: CallView) -> Message:
    """A relative to be called; the number only for the operator who has taken the call."""
    inquiry, entry = seen.inquiry, seen.entry
    head = t("<b>To be called</b>: inquiry <code>{reference}</code>", reference=inquiry.reference)
    why = t("Why: {reason}", reason=REASONS[entry.reason])
    where = readers.on_card(seen.reader)
    if not seen.taken:
        return reply(head, why, where, buttons=((Button(t("I take this call"), press("take", entry.id)),),))
    if not seen.is_told:
        return showing(head, not_now(seen), buttons=_ends(entry.id))
    said = (whom(inquiry), what_to_say(entry))
    return showing(head, why, where, *said, buttons=_ends(entry.id), call_id=entry.id)


def _ends(call_id: int) -> Rows:
    told = Button(t("Told by phone"), press("told", call_id))
    return column([told, Button(t("Not reached, put back"), press("untake", call_id))])


def not_now(seen: CallView) -> Sentence:
    """To the operator who has the call in hand: why nobody is told at this moment."""
    if seen.entry.withdrawn or seen.entry.rests:
        return _why_not(seen.entry)
    return t("<b>Lockdown: do not call.</b> The number comes back when the lockdown is lifted.")


def not_to_be_made(inquiry: Inquiry, entry: CallEntry) -> Message:
    """To the operator who has a call in hand: the return does not stand any more, or this relative is not to be told."""
    return alarm(
        t(
            "<b>For operators: do not make the call you have taken</b>, about <code>{reference}</code>.",
            reference=inquiry.reference,
        ),
        _why_not(entry),
        buttons=_ends(entry.id),
        alert=t("<b>For operators: do not make the call you have taken.</b> The reason is at the desk. /desk"),
    )


def _why_not(entry: CallEntry) -> Sentence:
    return _WITHDRAWN if entry.withdrawn else _RESTS


def none_waiting() -> Message:
    """Nobody has to be called."""
    return reply(t("<b>Calls.</b> No call is waiting, or others have taken them all."))


def given_back(*, stands: bool) -> Message:
    """The relative was not reached; stands: whether they are still to be told."""
    said = t("<b>Call put back.</b> Another operator can try to call.")
    if not stands:
        said = t("<b>Call closed.</b> The return was withdrawn: nobody is to be told about it.")
    return reply(said, buttons=((Button(t("Next call"), press("calls")),),))


def closed(*, stands: bool) -> Message:
    """The relative was told by a person; stands: whether what they were told does."""
    wrong = t(
        "<b>But the return was withdrawn.</b> They have to be told so: once a second operator has confirmed the correction, it is sent to them or their call is on the list."
    )
    next_one = Button(t("Next call"), press("calls"))
    return reply(t("<b>Recorded:</b> you told them by phone."), None if stands else wrong, buttons=((next_one,),))


def listed() -> Message:
    """A relative could not be reached by message."""
    button = Button(t("Calls"), press("calls"))
    return to_operator(
        t("<b>A relative has to be called:</b> a message cannot reach them or is not enough."),
        buttons=((button,),),
        counted=True,
    )


def several() -> Message:
    """Relatives have not read what was told to them hours ago, or it could not leave."""
    return to_operator(
        t("<b>Relatives have to be called:</b> they have not read a message for hours, or it could not be sent."),
        buttons=((Button(t("Calls"), press("calls")),),),
        counted=True,
    )


def read_meanwhile(inquiry: Inquiry, call_id: int) -> Message:
    """To the operator who has a call in hand: the relative has just read the notice, and nobody need call."""
    return to_operator(
        t(
            "<b>Read in the meantime:</b> the relative of <code>{reference}</code> has the message. You no longer need to call them.",
            reference=inquiry.reference,
        ),
        buttons=((Button(t("Put the call back"), press("untake", call_id)),),),
    )


def erased_untold() -> Message:
    """A relative asked to be forgotten before they could be told."""
    return to_operator(
        t(
            "<b>For operators: a relative has erased their data</b> before they could be told about a verified return. They can no longer be reached; their notice or call is closed. Other relatives are told as usual."
        )
    )


def erased_uncorrected() -> Message:
    """A relative asked to be forgotten before they could be told that a return was none."""
    return to_operator(
        t(
            "<b>For operators: a relative who was told about a return that was withdrawn has erased their data</b> before the correction reached them. They read with their receipt that it is not verified. They can no longer be reached."
        )
    )


def what_to_say(entry: CallEntry) -> Sentence:
    """What an operator says on the phone, and what never."""
    if entry.reason == "unread":
        return paragraphs(
            _of_sort(entry.sort),
            t(
                "They have our message, and may have read it: ask before you say it. If they know: be brief and close the call."
            ),
        )
    return _of_sort(entry.sort)


def _of_sort(sort: str) -> Sentence:
    if sort == "correction":
        return t(
            "<b>This is a correction.</b> First make sure that you are speaking with this relative. Say that telling them about a verified return was our mistake, that the return is not verified, and that we know nothing else about the person. Never leave it on an answering machine or with somebody else."
        )
    return t(
        "First make sure that you are speaking with this relative. Say only the fact and the day: nothing about place, health or unit. Never leave it on an answering machine or with somebody else."
    )


def whom(inquiry: Inquiry) -> Sentence:
    """The relative, the number and the person: for the operator who has taken the call."""
    return t(
        "Relative: {name} ({relation})\nPhone: {phone}\nPerson: {person}",
        name=inquiry.facts["own_name"],
        relation=labels.RELATIONS[inquiry.facts["relation"]],
        phone=phones.spoken(inquiry.facts["phone"]),
        person=named(inquiry.facts),
    )


_WITHDRAWN = t(
    "<b>The return was withdrawn. Do not tell it.</b> If you have told the relative already, record it: a correction is for them, too. If not, put the call back."
)

_RESTS = t(
    "<b>A person handles this case now, or this relative is not to be told. Do not tell it.</b> If you have told the relative already, record it, and tell the colleague who decided so. If not, put the call back."
)

REASONS: Mapping[str, Sentence] = {
    "gone": t("the bot can no longer write to this chat"),
    "refused": t("Telegram refused the message"),
    "child": t("only parents and guardians are told about a child’s return by message"),
    "telephone": t("they had no Telegram when this was listed: tell them by phone"),
    "held": t("the case is held: nothing is sent about it automatically"),
    "away": t("Telegram has not taken the message for more than ten minutes"),
    "unread": t("the message is in their chat, and nobody has pressed its button"),
    "told_late": t(
        "a person told them about the return after it was withdrawn: they have to be told that it is not verified"
    ),
    "perhaps": t("it is not known whether the notice reached them: ask first, and correct only if it did"),
}
