"""How a relative sees the own inquiries, and what operators let be known about them."""

from collections.abc import Sequence

from bot.i18n import Language, catalog
from bot.model.correspondence import Content
from bot.model.inquiry import FamilyWord, Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.settings import House
from bot.texts import labels
from bot.texts.house import signed
from bot.texts.writing import column, grid, html, lines, paragraphs, reply

Standing = tuple[Inquiry, FamilyWord]


def status(language: Language, inquiries: Sequence[Standing]) -> Message:
    """Every open inquiry with one of the four words."""
    _ = catalog(language).gettext
    if not inquiries:
        register = Button(_("Register a missing person"), press("register"))
        return reply(html(_("<b>My inquiries.</b> You have no open inquiry.")), buttons=((register,),))
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


def detail(language: Language, inquiry: Inquiry, word: FamilyWord, asked: str | None = None) -> Message:
    """One inquiry and what can be done with it; asked: the question that waits, word for word."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("Add information or a photo"), press("add", inquiry.id)),
        Button(_("Partner registries"), press("sharing", inquiry.id)),
        Button(_("Change my name or telephone"), press("me")),
        Button(_("Withdraw the inquiry"), press("withdraw", inquiry.id)),
        Button(_("← My inquiries"), press("status")),
    ]
    if word is FamilyWord.NEEDS_ANSWER:
        buttons.insert(0, Button(_("Answer the question"), press("answer", inquiry.id)))
    return reply(
        html(
            _("<b>Inquiry</b> <code>{reference}</code>\nStatus: <b>{word}</b>"),
            reference=inquiry.reference,
            word=labels.family_word(language, word),
        ),
        html(_("Person: {name}"), name=inquiry.person_name),
        _meaning(language, word),
        html("<blockquote>{asked}</blockquote>", asked=asked) if asked else None,
        buttons=column(buttons),
    )


def accepted(language: Language, house: House, inquiry: Inquiry) -> Message:
    """The confirmation that the inquiry was reviewed and accepted."""
    _ = catalog(language).gettext
    said = paragraphs(
        html(
            # Translators: the first words must not look like those of a verified return
            _(
                "<b>Inquiry accepted.</b> Reference: <code>{reference}</code>. This message brings no news of the"
                " person."
            ),
            reference=inquiry.reference,
        ),
        html(_("Person: <tg-spoiler>{name}</tg-spoiler>"), name=inquiry.person_name),
        html(
            _(
                "An operator has read your inquiry and checked that you are related. Nothing more is needed from you"
                " now. We tell of a return only after two operators have verified it."
            )
        ),
        html(_("Status: /status\nTo speak with an operator: {hotline}"), hotline=house.hotline),
    )
    return signed(language, Kind.CONFIRMATION, said)


def question(language: Language, inquiry: Inquiry, words: str) -> Message:
    """An operator's question, word for word."""
    _ = catalog(language).gettext
    said = paragraphs(
        html(
            _(
                "<b>Question about your inquiry</b> <code>{reference}</code>. This message brings no news of the"
                " person."
            ),
            reference=inquiry.reference,
        ),
        html(_("Person: <tg-spoiler>{name}</tg-spoiler>"), name=inquiry.person_name),
        html(_("Please answer with the button below this message.")),
        html("<blockquote>{words}</blockquote>", words=words),
    )
    answer = Button(_("Answer the question"), press("answer", inquiry.id))
    return signed(language, Kind.CONFIRMATION, said, ((answer,),))


def from_operator(language: Language, house: House, said: Content) -> list[Message]:
    """An operator's answer, word for word; a photo or a file before the words."""
    _ = catalog(language).gettext
    head = html(
        _(
            "<b>Message from an operator.</b> It is not word of a return: that comes only after two operators have"
            " verified it, in a message of its own."
        )
    )
    way = html(_("You can answer here in writing.\nTo speak with an operator: {hotline}"), hotline=house.hotline)
    file = said.document.file_id if said.document else None
    if not said.text:
        return [signed(language, Kind.CONFIRMATION, paragraphs(head, way), photo=said.photo, document=file)]
    words = paragraphs(head, html("<blockquote>{words}</blockquote>", words=said.text), way)
    before = [signed(language, Kind.CONFIRMATION, head, photo=said.photo, document=file)] if said.photo or file else []
    return [*before, signed(language, Kind.CONFIRMATION, words)]


def declined(language: Language, house: House, inquiry: Inquiry, reason: str) -> Message:
    """A neutral reason and the way to a person."""
    _ = catalog(language).gettext
    reasons = {
        "repeated": _("You already have another inquiry about this person, and it stays open."),
        "too_little": _(
            "What we have is not enough to recognise the person by. You can register the person again with more"
            " details."
        ),
        "kinship_unclear": _(
            "We were not able to check that you are related. An operator can tell you by telephone what would help."
        ),
        "outside": _("This is something that the bot cannot help with. An operator can tell you who can."),
    }
    said = paragraphs(
        html(
            _("<b>Inquiry closed.</b> Reference: <code>{reference}</code>. This message brings no news of the person."),
            reference=inquiry.reference,
        ),
        html(reasons[reason]),
        html(_("To speak with an operator: {hotline}"), hotline=house.hotline),
    )
    return signed(language, Kind.CONFIRMATION, said)


def answered(language: Language, inquiry: Inquiry) -> Message:
    """The answer is with the inquiry."""
    _ = catalog(language).gettext
    return reply(
        html(
            _("<b>Answer received.</b> It has been added to your inquiry <code>{reference}</code>."),
            reference=inquiry.reference,
        )
    )


def added(language: Language, inquiry: Inquiry) -> Message:
    """What was added is with the inquiry."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Added</b> to your inquiry <code>{reference}</code>."), reference=inquiry.reference))


def withdraw(language: Language, inquiry: Inquiry) -> Message:
    """Asks once more."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("Yes, withdraw it"), press("withdrawn", inquiry.id)),
        Button(_("No, keep it"), press("inquiry", inquiry.id)),
    ]
    return reply(
        html(_("<b>Withdraw the inquiry</b> <code>{reference}</code>?"), reference=inquiry.reference),
        html(_("After that you will get no messages about this person here. You can register the person again later.")),
        buttons=column(buttons),
    )


def withdrawn(language: Language, inquiry: Inquiry) -> Message:
    """The inquiry has ended."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Inquiry withdrawn.</b> Reference: <code>{reference}</code>"), reference=inquiry.reference),
        html(_("You will get no more messages about it.")),
    )


def _meaning(language: Language, word: FamilyWord) -> str:
    _ = catalog(language).gettext
    return {
        FamilyWord.RECEIVED: _(
            "An operator will read it. The answer comes to this chat: a confirmation or a question."
        ),
        FamilyWord.ACCEPTED: _(
            "Nothing more is needed from you now. We tell of a return only after two operators have verified it."
        ),
        FamilyWord.NEEDS_ANSWER: _("An operator has asked you a question. Once you have answered, the review goes on."),
        FamilyWord.RETURN_VERIFIED: _("The return was verified, and you have been told of it."),
    }[word]
