"""Talking with a person: what a relative reads of it, what operators see and can do."""

from collections.abc import Sequence
from dataclasses import replace

from bot.model.correspondence import Content, Receipt, Unread, Words
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import files, labels
from bot.texts.org import hotline
from bot.texts.register import readers
from bot.texts.writing import column, grid, html, lines, quotes, reply, spread, t, tn, to_operator

ON_CARD = 10  # letters of a talk on the card of a case; the whole is a press away
LONGEST_IN_HOURS = 48


def opening(org: OrgConfig, hours: int | None) -> Message:
    """A relative wants to speak with an operator: how that goes, and how long it takes."""
    return reply(
        t(
            "<b>Write to an operator.</b> Use your own words; you can send photos and files too. An operator, not a program, will read it and answer in this chat. Please do not write the military unit, rank, position or location."
        ),
        waiting(org, hours),
        hotline(org),
    )


def passed_on(org: OrgConfig, said: Content, receipt: Receipt) -> Message:
    """Words outside of any question have reached the operators, and nobody pretends that a machine understood them."""
    kept = t("<b>Passed to the operators.</b> A person, not a program, will read your message.")
    if said.photo:
        kept = t("<b>Passed to the operators.</b> A person, not a program, will look at your photo.")
    elif said.document and said.document.is_round:
        kept = t("<b>Passed to the operators.</b> A person, not a program, will watch your video message.")
    elif said.document and said.document.voice:
        kept = t("<b>Passed to the operators.</b> A person, not a program, will listen to your voice message.")
    elif said.document:
        kept = t("<b>Passed to the operators.</b> A person, not a program, will look at your file.")
    about = receipt.reference
    inquiry = t("It has been added to your inquiry <code>{reference}</code>.", reference=about) if about else None
    how_long = None if receipt.goes_on else waiting(org, receipt.hours)
    if receipt.registered:
        return reply(kept, inquiry, how_long, hotline(org))
    register = Button(t("Register a missing person"), press("register"))
    return reply(kept, how_long, _no_inquiry_yet(), hotline(org), buttons=((register,),))


def _no_inquiry_yet() -> Sentence:
    return t(
        "You have not registered anyone yet. Without an inquiry we cannot tell you about a return: press the button below."
    )


def waiting(org: OrgConfig, hours: int | None) -> Sentence:
    """How long answers take: what was measured; where too little was, what was promised."""
    if hours is None:
        return tn(
            "An operator usually answers within {days} day.",
            "An operator usually answers within {days} days.",
            org.review_days,
            days=org.review_days,
        )
    if hours <= LONGEST_IN_HOURS:
        return tn(
            "Lately, four answers out of five have come within {n} hour.",
            "Lately, four answers out of five have come within {n} hours.",
            hours,
        )
    return tn(
        "Lately, four answers out of five have come within {n} day.",
        "Lately, four answers out of five have come within {n} days.",
        -(-hours // 24),
    )


def wrote() -> Message:
    """To those who review: a family wrote; names nobody."""
    # Translators: button: to read it
    button = Button(t("Read"), press("messages"))
    return to_operator(
        t("<b>A family has written.</b> The message is waiting to be read."), buttons=((button,),), counted=True
    )


def wrote_urgently(message_id: int) -> Message:
    """To those who review: a letter that cannot wait; names nobody."""
    button = Button(t("Read"), press("urgent", message_id))
    return to_operator(
        t("<b>Urgent: a family has written.</b> It may be about despair, a demand for money or a threat."),
        t("The family has a number to call. Please read this now."),
        buttons=((button,),),
        alert=t(
            "<b>Urgent, at the desk:</b> a family has written. It may be about despair, a demand for money or a threat. Please read it now. /desk"
        ),
    )


def _urgent() -> Sentence:
    return t("<b>urgent</b>: may be about despair, a demand for money or a threat")


def went_on() -> Message:
    """To the operator who has the talk in hand; names nobody."""
    button = Button(t("Read"), press("messages"))
    return to_operator(
        t("<b>Your conversation continues:</b> the family has written again."), buttons=((button,),), counted=True
    )


def letters(org: OrgConfig, unread: Unread) -> list[Message]:
    """What a family wrote that nobody has read yet, and the cases it may belong to."""
    since = labels.moment(unread.said[0].sent_at, org.timezone)
    head = t("<b>Conversation with a family</b>, waiting since {moment}", moment=since)
    newest = unread.said[-1].id
    buttons = [_to_case(inquiry.reference, inquiry.id) for inquiry in unread.about[:6]]
    buttons += [
        Button(t("Reply"), press("respond", newest)),
        # Translators: button: the message needs no answer
        Button(t("Done"), press("read", newest)),
        # Translators: button: to let another operator answer
        Button(t("Put back"), press("pass", newest)),
    ]
    return spread([head, readers.on_card(unread.reader), *talk(org, unread.said), _more(unread.more)], grid(buttons))


def talk(org: OrgConfig, said: Sequence[Words]) -> list[Sentence]:
    """What was said between the family and the operators, oldest first."""
    parts: list[Sentence] = []
    for words in said:
        moment = labels.moment(words.sent_at, org.timezone)
        head = html("<b>{sort}</b>, {moment}", sort=sort_of(words), moment=moment)
        parts.append(lines([head, *(html("({note})", note=note) for note in notes_of(words))]))
        parts += quotes(words.text) if words.text else []
    return parts


def history(org: OrgConfig, inquiry: Inquiry, said: Sequence[Words]) -> list[Message]:
    """Everything that was said about a case."""
    head = t("<b>The whole conversation</b> of <code>{reference}</code>", reference=inquiry.reference)
    nothing = [] if said else [t("Nothing has been said yet.")]
    return spread([head, *nothing, *talk(org, said)], column([_to_case(inquiry.reference, inquiry.id)]))


def none_waiting() -> Message:
    """Nothing to read."""
    return reply(t("<b>Messages.</b> Everything has been read, or other operators are answering it."))


def replied(message_id: int) -> Message:
    """The reply is on its way; the talk stays in hand for a while."""
    buttons = [
        Button(t("Write more"), press("again", message_id)),
        Button(t("Close the conversation"), press("close", message_id)),
        Button(t("Next message"), press("messages")),
    ]
    return reply(
        t("<b>Sent to the family.</b>"),
        t("If they write back within half an hour, it comes to you."),
        buttons=column(buttons),
    )


def closed() -> Message:
    """The talk is in nobody's hands any more."""
    button = Button(t("Next message"), press("messages"))
    return reply(
        t("<b>Conversation closed.</b> New messages from the family will go to everyone."), buttons=((button,),)
    )


def given_back() -> Message:
    """Another operator is to answer."""
    return reply(t("<b>Conversation put back.</b> Another operator can answer."))


def not_sent() -> Message:
    """The loser of two."""
    return reply(t("<b>Not sent.</b> Another operator is talking with this family now. Nobody received your message."))


def undelivered(reference: str, inquiry_id: int) -> Message:
    """To whoever wrote: Telegram did not take it; without a reference it belonged to no inquiry."""
    about = t("Inquiry <code>{reference}</code>.", reference=reference) if reference else None
    buttons = ((_to_case(reference, inquiry_id),),) if reference else ()
    return to_operator(
        t("<b>Not delivered:</b> what you wrote to a family. The bot can no longer write to this chat."),
        about,
        t("If it matters, call. The phone number is in the case."),
        buttons=buttons,
    )


def file(words: Words) -> list[Message]:
    """A photo or a file of a talk, for operators."""
    return [replace(one, passes=True) for one in files.shown(words.content, from_family=words.operator_id is None)]


def _more(more: int) -> Sentence | None:
    template = tn("{n} more message from this family follows.", "{n} more messages from this family follow.", more)
    return template if more else None


def _to_case(reference: str, inquiry_id: int) -> Button:
    return Button(t("Open {reference}", reference=reference), press("case", inquiry_id))


def sort_of(words: Words) -> Sentence:
    """Who said it to whom."""
    if words.corrects:
        return t("Correction by the family")
    return {
        "question": t("Question to the family"),
        "answer": t("Answer from the family"),
        "addition": t("Added by the family"),
        "message": t("Message from the family"),
        "reply": t("Reply to the family"),
    }[words.sort]


def notes_of(words: Words) -> list[Sentence]:
    """What is to be known of a letter besides its words."""
    notes = [_urgent()] if words.cannot_wait else []
    notes += [files.named(words.document)] if words.document else []
    if words.photo:
        notes.append(t("a photo"))
    if words.forwarded:
        notes.append(t("forwarded from another chat: not the family’s own words"))
    if words.undelivered_at:
        notes.append(t("not delivered"))
    return notes
