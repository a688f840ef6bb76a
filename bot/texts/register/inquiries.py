"""How a relative sees the own inquiries, and what operators let be known about them."""

from collections.abc import Mapping

from bot.model.correspondence import Content
from bot.model.inquiry import FamilyWord, Inquiry, InquiryView
from bot.model.message import Button, Kind, Message
from bot.model.pages import Page
from bot.model.press import press
from bot.model.registration import STEPS
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import facts, labels
from bot.texts.naming import named
from bot.texts.org import copy_reference, hotline, signed
from bot.texts.writing import column, grid, html, lines, paragraphs, reply, t, tn, turn

NAMES = ("surname", "given", "patronymic")
COMPLETING_HELPS = ("too_little", "kinship_unclear")  # against being declined for that


def status(org: OrgConfig, seen: Page[InquiryView]) -> Message:
    """The open inquiries, each with one of the four words; a single one as a whole."""
    if not seen.items:
        register = Button(t("Register a missing person"), press("register"))
        return reply(t("<b>My inquiries.</b> You have no open inquiry."), buttons=((register,),))
    if len(seen.items) == 1 and not seen.last:
        return detail(org, seen.items[0], alone=True)
    listed = paragraphs(*map(_listed, seen.items))
    buttons = [Button(one.inquiry.reference, press("inquiry", one.inquiry.id)) for one in seen.items]
    return reply(t("<b>My inquiries</b>"), listed, buttons=(*grid(buttons), *turn("status", seen)))


def _listed(one: InquiryView) -> Sentence:
    said = t(
        "<code>{reference}</code> — <b>{word}</b>\nPerson: {name}",
        reference=one.inquiry.reference,
        word=labels.FAMILY_WORDS[one.word],
        name=named(one.inquiry.facts),
    )
    return lines([said, t("Not reviewed yet. It stays in the queue.") if one.late else None])


def detail(org: OrgConfig, seen: InquiryView, *, alone: bool = False) -> Message:
    """One inquiry, what was sent, and what can be done with it.  alone: whether there is no list to return to."""
    inquiry, word = seen.inquiry, seen.word
    asked = html("<blockquote>{asked}</blockquote>", asked=seen.asked) if seen.asked else None
    return reply(
        t(
            "<b>Inquiry</b> <code>{reference}</code>\nStatus: <b>{word}</b>",
            reference=inquiry.reference,
            word=labels.FAMILY_WORDS[word],
        ),
        t("Person: {name}", name=named(inquiry.facts)),
        _late(org) if seen.late else MEANINGS[word],
        asked,
        _when(org, seen),
        html("<blockquote expandable>{sent}</blockquote>", sent=_sent(inquiry)),
        buttons=column(_ways(inquiry, word, alone=alone)),
    )


def _late(org: OrgConfig) -> Sentence:
    return tn(
        "It has not been reviewed yet, although this usually takes {days} day. It stays in the queue. You do not need to do anything. The answer will come to this chat.",
        "It has not been reviewed yet, although this usually takes {days} days. It stays in the queue. You do not need to do anything. The answer will come to this chat.",
        org.review_days,
        days=org.review_days,
    )


def _ways(inquiry: Inquiry, word: FamilyWord, *, alone: bool) -> list[Button]:
    answer = Button(t("Answer the question"), press("answer", inquiry.id))
    return [
        *([answer] if word is FamilyWord.NEEDS_ANSWER else []),
        # Translators: button: one of the answers that were sent is wrong
        Button(t("Correct an answer"), press("mend", inquiry.id)),
        # Translators: button: something about the person, in words or as a photo
        Button(t("Add something"), press("add", inquiry.id)),
        Button(t("Partner registries"), press("sharing", inquiry.id)),
        Button(t("Withdraw the inquiry"), press("withdraw", inquiry.id)),
        copy_reference(inquiry.reference),
        *([] if alone else [Button(t("← My inquiries"), press("status"))]),
    ]


def _when(org: OrgConfig, seen: InquiryView) -> Sentence:
    received = t("Received: {moment}", moment=labels.moment(seen.inquiry.received_at, org.timezone))
    if seen.changed_at <= seen.inquiry.received_at:
        return received
    return lines([received, t("Last change: {moment}", moment=labels.moment(seen.changed_at, org.timezone))])


def _sent(inquiry: Inquiry) -> Sentence:
    """What the relative told, except the name above it; whether there is a photo, too."""
    told = [step.name for step in STEPS if step.name in inquiry.facts and step.name not in NAMES]
    return lines([t("<b>What you sent</b>"), facts.listed(inquiry.facts, told)])


def accepted(org: OrgConfig, inquiry: Inquiry) -> Message:
    """The confirmation that the inquiry was reviewed and accepted."""
    reviewed = t(
        "An operator has read your inquiry and checked that you are related. There is nothing more you need to do now. We tell you about a return only after two operators have verified it."
    )
    said = paragraphs(
        # Translators: the first words must not look like those of a verified return
        t(
            "<b>Inquiry accepted.</b> Reference: <code>{reference}</code>. This message brings no news of the person.",
            reference=inquiry.reference,
        ),
        t("Person: <tg-spoiler>{name}</tg-spoiler>", name=named(inquiry.facts)),
        reviewed,
        None if inquiry.is_told_by_message else _by_call(),
        t("Status: /status\nTo speak with an operator: {hotline}", hotline=org.hotline),
    )
    return signed(Kind.CONFIRMATION, said, spoken=_accepted_by_phone(org, inquiry, reviewed))


def _accepted_by_phone(org: OrgConfig, inquiry: Inquiry, reviewed: Sentence) -> Sentence:
    return paragraphs(
        # Translators: read out by phone; the first words must not sound like those of a verified return
        t(
            "<b>Your inquiry was accepted.</b> Reference: <code>{reference}</code>. There is no news of the person.",
            reference=inquiry.reference,
        ),
        t("Person: {name}", name=named(inquiry.facts)),
        reviewed,
        hotline(org),
    )


def _by_call() -> Sentence:
    return t(
        "Only parents and guardians are told about a child’s return by message. When a return is verified, an operator will call you."
    )


def question(inquiry: Inquiry, words: str) -> Message:
    """An operator's question, word for word."""
    head = t(
        "<b>Question about your inquiry</b> <code>{reference}</code>. This message brings no news of the person.",
        reference=inquiry.reference,
    )
    person = t("Person: <tg-spoiler>{name}</tg-spoiler>", name=named(inquiry.facts))
    asked = html("<blockquote>{words}</blockquote>", words=words)
    said = paragraphs(head, person, t("Please answer with the button below this message."), asked)
    by_phone = paragraphs(
        t(
            "<b>We have a question about your inquiry</b> <code>{reference}</code>. There is no news of the person.",
            reference=inquiry.reference,
        ),
        t("Person: {name}", name=named(inquiry.facts)),
        asked,
    )
    answer = Button(t("Answer the question"), press("answer", inquiry.id))
    return signed(Kind.CONFIRMATION, said, ((answer,),), spoken=by_phone)


def from_operator(org: OrgConfig, said: Content) -> list[Message]:
    """An operator's answer, word for word; a photo or a file before the words."""
    head = t(
        "<b>Message from an operator.</b> It is not about a return: we tell you about a return separately, and only after two operators have verified it."
    )
    way = t("You can reply here.\nTo speak with an operator: {hotline}", hotline=org.hotline)
    file = said.document.file_id if said.document else None
    shown = _shown_by_phone(org)
    if not said.text:
        return [signed(Kind.CONFIRMATION, paragraphs(head, way), photo=said.photo, document=file, spoken=shown)]
    quoted = html("<blockquote>{words}</blockquote>", words=said.text)
    before = (
        [signed(Kind.CONFIRMATION, head, photo=said.photo, document=file, spoken=shown)] if said.photo or file else []
    )
    by_phone = paragraphs(_FROM_OPERATOR_BY_PHONE, quoted, hotline(org))
    return [*before, signed(Kind.CONFIRMATION, paragraphs(head, quoted, way), spoken=by_phone)]


def _shown_by_phone(org: OrgConfig) -> Sentence:
    return paragraphs(
        _FROM_OPERATOR_BY_PHONE,
        t("An operator wanted to show you a picture or a file, which cannot be done by phone."),
        hotline(org),
    )


def declined(org: OrgConfig, inquiry: Inquiry, reason: str) -> Message:
    """A neutral reason and the way to a person."""
    reasons = {
        "repeated": t("You already have another inquiry about this person, and it stays open."),
        "too_little": t(
            "We do not have enough information to recognise the person. You can register the person again with more details."
        ),
        "kinship_unclear": t(
            "We could not check that you are related. An operator can tell you by phone what would help."
        ),
        "outside": t("This is something the bot cannot help with. An operator can tell you who can."),
    }
    said = paragraphs(
        t(
            "<b>Inquiry not accepted.</b> Reference: <code>{reference}</code>. This message brings no news of the person.",
            reference=inquiry.reference,
        ),
        reasons[reason],
        t("Support for you: /help\nTo speak with an operator: {hotline}", hotline=org.hotline),
    )
    by_phone = paragraphs(
        t(
            "<b>Your inquiry was not accepted.</b> Reference: <code>{reference}</code>. There is no news of the person.",
            reference=inquiry.reference,
        ),
        reasons[reason],
        hotline(org),
    )
    ways = [
        *([again(inquiry)] if reason in COMPLETING_HELPS else []),
        Button(t("Write to an operator"), press("letter")),
    ]
    return signed(Kind.CONFIRMATION, said, column(ways), spoken=by_phone)


def again(inquiry: Inquiry) -> Button:
    """The way to send an inquiry once more that has ended, with the answers filled in."""
    return Button(t("Complete and send again"), press("resend", inquiry.id))


def answered(inquiry: Inquiry) -> Message:
    """The answer is with the inquiry."""
    return reply(
        t(
            "<b>Answer received.</b> It has been added to your inquiry <code>{reference}</code>.",
            reference=inquiry.reference,
        )
    )


def added(inquiry: Inquiry) -> Message:
    """What was added is with the inquiry."""
    return reply(t("<b>Added</b> to your inquiry <code>{reference}</code>.", reference=inquiry.reference))


def withdraw(inquiry: Inquiry) -> Message:
    """Asks once more."""
    buttons = [
        Button(t("Yes, withdraw it"), press("withdrawn", inquiry.id)),
        Button(t("No, keep it"), press("inquiry", inquiry.id)),
    ]
    return reply(
        t("<b>Withdraw the inquiry</b> <code>{reference}</code>?", reference=inquiry.reference),
        t("After that we will not write to you about this person. You can register the person again later."),
        buttons=column(buttons),
    )


def withdrawn(inquiry: Inquiry) -> Message:
    """The inquiry has ended."""
    return reply(
        t("<b>Inquiry withdrawn.</b> Reference: <code>{reference}</code>", reference=inquiry.reference),
        t("You will get no more messages about it."),
    )


_FROM_OPERATOR_BY_PHONE = t(
    "<b>An operator wants you to know this.</b> It is not about a return: we tell you about a return separately, and only after two operators have verified it."
)
MEANINGS: Mapping[FamilyWord, Sentence] = {
    FamilyWord.RECEIVED: t("An operator will read it. The answer will come to this chat."),
    FamilyWord.ACCEPTED: t(
        "There is nothing more you need to do now. We tell you about a return only after two operators have verified it."
    ),
    FamilyWord.NEEDS_ANSWER: t("An operator has asked you a question. The review continues once you have answered."),
    FamilyWord.RETURN_VERIFIED: t("The return was verified, and you have been told about it."),
}
