"""How a relative sees the own inquiries, and what operators let be known about them."""

from collections.abc import Sequence

from bot.i18n import Language, catalog
from bot.model.inquiry import FamilyWord, Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.settings import House
from bot.texts import labels
from bot.texts.writing import column, grid, html, lines, paragraphs, reply

Standing = tuple[Inquiry, FamilyWord]


def status(language: Language, inquiries: Sequence[Standing]) -> Message:
    """Every open inquiry with one of the four words."""
    _ = catalog(language).gettext
    if not inquiries:
        register = Button(_("Register a missing person"), press("register"))
        return reply(html(_("<b>My inquiries.</b> There is no open inquiry of yours.")), buttons=((register,),))
    listed = lines(
        html(
            _("<code>{reference}</code> — <b>{word}</b>\nPerson: {name}"),
            reference=inquiry.reference,
            word=labels.family_word(language, word),
            name=inquiry.person_name,
        )
        for inquiry, word in inquiries
    )
    buttons = [Button(inquiry.reference, press("inquiry", inquiry.id)) for inquiry, _word in inquiries]
    return reply(html(_("<b>My inquiries</b>")), listed, buttons=grid(buttons))


def detail(language: Language, inquiry: Inquiry, word: FamilyWord) -> Message:
    """One inquiry and what can be done with it."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("Add information or a photo"), press("add", inquiry.id)),
        Button(_("Withdraw the inquiry"), press("withdraw", inquiry.id)),
        Button(_("← My inquiries"), press("status")),
    ]
    if word is FamilyWord.NEEDS_ANSWER:
        buttons.insert(0, Button(_("Answer the question"), press("answer", inquiry.id)))
    return reply(
        html(
            _("<b>Inquiry</b> <code>{reference}</code>: <b>{word}</b>"),
            reference=inquiry.reference,
            word=labels.family_word(language, word),
        ),
        html(_("Person: {name}"), name=inquiry.person_name),
        _meaning(language, word),
        buttons=column(buttons),
    )


def accepted(language: Language, house: House, inquiry: Inquiry) -> Message:
    """The confirmation that the inquiry was reviewed and accepted."""
    _ = catalog(language).gettext
    said = paragraphs(
        html(_("<b>Inquiry confirmed.</b> Reference: <code>{reference}</code>"), reference=inquiry.reference),
        html(_("Person: <tg-spoiler>{name}</tg-spoiler>"), name=inquiry.person_name),
        html(
            _(
                "An operator has read the inquiry and checked kinship. It says nothing about where the person is or how the"
                " person is. You will be told of a return once two operators have verified it; until then you need not do"
                " anything."
            )
        ),
        html(_("How it stands: /status. To talk to a person: {hotline}"), hotline=house.hotline),
    )
    return Message(Kind.CONFIRMATION, said)


def question(language: Language, inquiry: Inquiry, words: str) -> Message:
    """An operator's question, word for word."""
    _ = catalog(language).gettext
    said = paragraphs(
        html(
            _("<b>Question about your inquiry</b> <code>{reference}</code>. There is no news of the person."),
            reference=inquiry.reference,
        ),
        html(_("Person: <tg-spoiler>{name}</tg-spoiler>"), name=inquiry.person_name),
        html("<blockquote>{words}</blockquote>", words=words),
    )
    return Message(Kind.CONFIRMATION, said, ((Button(_("Answer the question"), press("answer", inquiry.id)),),))


def from_operator(language: Language, house: House, words: str) -> Message:
    """An operator's answer, word for word."""
    _ = catalog(language).gettext
    said = paragraphs(
        html(_("<b>Message from an operator.</b>")),
        html("<blockquote>{words}</blockquote>", words=words),
        html(_("You can answer here in words. To talk to a person: {hotline}"), hotline=house.hotline),
    )
    return Message(Kind.CONFIRMATION, said)


def declined(language: Language, house: House, inquiry: Inquiry, reason: str) -> Message:
    """A neutral reason and the way to a person."""
    _ = catalog(language).gettext
    reasons = {
        "repeated": _("You have already sent an inquiry about this person; that one goes on."),
        "too_little": _(
            "There is too little in it to recognise a person. You can register the person again with more details."
        ),
        "kinship_unclear": _("Kinship could not be checked. An operator can say by telephone what would help."),
        "outside": _("It concerns something that this bot cannot help with. An operator can say who can."),
    }
    said = paragraphs(
        html(
            _("<b>Inquiry closed.</b> Reference: <code>{reference}</code>. It says nothing about the person."),
            reference=inquiry.reference,
        ),
        html(reasons[reason]),
        html(_("To talk to a person: {hotline}"), hotline=house.hotline),
    )
    return Message(Kind.CONFIRMATION, said)


def answered(language: Language, inquiry: Inquiry) -> Message:
    """The answer is with the inquiry."""
    _ = catalog(language).gettext
    return reply(
        html(
            _("<b>Answer received.</b> It is with your inquiry <code>{reference}</code>."), reference=inquiry.reference
        )
    )


def added(language: Language, inquiry: Inquiry) -> Message:
    """What was added is with the inquiry."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Added.</b> It is with your inquiry <code>{reference}</code>."), reference=inquiry.reference)
    )


def withdraw(language: Language, inquiry: Inquiry) -> Message:
    """Asks once more."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("Yes, withdraw it"), press("withdrawn", inquiry.id)),
        Button(_("No, keep it"), press("inquiry", inquiry.id)),
    ]
    return reply(
        html(_("<b>Withdraw the inquiry</b> <code>{reference}</code>?"), reference=inquiry.reference),
        html(_("You would not be told anything more about this person here. You can register the person again later.")),
        buttons=column(buttons),
    )


def withdrawn(language: Language, inquiry: Inquiry) -> Message:
    """The inquiry has ended."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Inquiry withdrawn.</b> Reference: <code>{reference}</code>"), reference=inquiry.reference),
        html(_("Nothing more will be sent about it.")),
    )


def _meaning(language: Language, word: FamilyWord) -> str:
    _ = catalog(language).gettext
    return {
        FamilyWord.RECEIVED: _("An operator will read it. You will get a confirmation or a question here."),
        FamilyWord.ACCEPTED: _(
            "It has been confirmed. You will be told of a return once two operators have verified it."
        ),
        FamilyWord.NEEDS_ANSWER: _("An operator has asked you something. Please answer so that the review can go on."),
        FamilyWord.RETURN_VERIFIED: _("The return was verified, and you have been told of it."),
    }[word]
