"""What operators are told of: enrolment, the menu, messages of families, calls, faults."""

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model import phones
from bot.model.call import CallEntry
from bot.model.chat import Operator
from bot.model.correspondence import Words
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.model.rights import Right, Role, may
from bot.settings import House
from bot.texts import labels
from bot.texts.writing import column, grid, html, quotes, reply, spread, to_operator


def enrolled(language: Language, role: Role) -> Message:
    """Said once, to who came by an invitation."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>You are an operator now</b>: {role}."), role=labels.role(language, role)),
        html(
            _(
                "Protect this account with a passcode and two-step verification. Never write to families outside this"
                " bot."
            )
        ),
        html(_("What you can do: /operator")),
    )


def joined(language: Language, name: str, role: Role, operator_id: int) -> Message:
    """To the administrators: somebody came by an invitation; if that was not meant, one press removes them."""
    _ = catalog(language).gettext
    remove = Button(_("Remove at once"), press("dismiss", operator_id))
    return to_operator(
        html(_("<b>A new operator:</b> {name}, {role}."), name=name, role=labels.role(language, role)),
        html(_("If you did not expect this, remove them first and then find out who they are.")),
        buttons=((remove,),),
    )


def menu(language: Language, operator: Operator, inquiries: int, messages: int, reports: int, calls: int) -> Message:
    """What waits, and the way to it."""
    _ = catalog(language).gettext
    buttons = []
    if may(operator.role, Right.REVIEW):
        buttons.append(Button(_("Inquiries: {n}").format(n=inquiries), press("queue")))
        buttons.append(Button(_("Messages: {n}").format(n=messages), press("messages")))
    if may(operator.role, Right.VERIFY):
        buttons.append(Button(_("Returns: {n}").format(n=reports), press("returns")))
    if may(operator.role, Right.CALL):
        buttons.append(Button(_("Calls: {n}").format(n=calls), press("calls")))
    if may(operator.role, Right.REPORT):
        buttons.append(Button(_("Lists of returned people"), press("lists")))
    return reply(
        html(_("<b>Operator: {role}.</b> Waiting for you:"), role=labels.role(language, operator.role)),
        html(_("To open a case: /case and the reference, or /find with the surname and the year of birth.")),
        buttons=grid(buttons),
    )


def staff(language: Language, operators: list[Operator]) -> Message:
    """Who is an operator; an administrator can remove anybody."""
    _ = catalog(language).gettext
    buttons = [
        Button(
            _("Remove: {name}, {role}").format(name=o.name, role=labels.role(language, o.role))[:60],
            press("dismiss", o.id),
        )
        for o in operators
    ]
    return reply(html(_("<b>Operators.</b> Pressing a name removes that operator at once.")), buttons=column(buttons))


def gone_already(language: Language) -> str:
    """Toast: nobody to remove."""
    _ = catalog(language).gettext
    return _("This person is no longer an operator, or it is you.")


def dismissed(language: Language, name: str) -> Message:
    """The operator has no rights any more."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Removed:</b> {name}. To come back, they would need a new invitation."), name=name))


def inquiry_waits(language: Language) -> Message:
    """To those who review: there is something in the queue again; names nobody."""
    _ = catalog(language).gettext
    button = Button(_("Open the queue"), press("queue"))
    return to_operator(html(_("<b>An inquiry is waiting for review.</b>")), buttons=((button,),))


def wrote(language: Language) -> Message:
    """To those who review: a family wrote; names nobody."""
    _ = catalog(language).gettext
    # Translators: button: to read it
    button = Button(_("Read"), press("messages"))
    return to_operator(html(_("<b>A family has written.</b> The message is waiting to be read.")), buttons=((button,),))


def answered(language: Language, inquiry: Inquiry) -> Message:
    """To whoever asked: the answer is there, and the inquiry is back in the queue."""
    _ = catalog(language).gettext
    button = Button(_("Open the inquiry"), press("review", inquiry.id))
    said = html(
        _("<b>The family has answered</b> your question about <code>{reference}</code>."), reference=inquiry.reference
    )
    return to_operator(said, buttons=((button,),))


def message(language: Language, house: House, words: Words, references: list[Inquiry]) -> list[Message]:
    """What a family wrote, and the cases it may belong to."""
    _ = catalog(language).gettext
    head = html(
        _("<b>Message from a family</b>, {moment}"), moment=labels.moment(language, words.sent_at, house.timezone)
    )
    buttons = [Button(_("Open {reference}").format(reference=i.reference), press("case", i.id)) for i in references[:6]]
    if references:
        buttons.append(Button(_("Reply"), press("respond", words.id)))
    # Translators: button: the message needs no answer
    buttons.append(Button(_("Done"), press("read", words.id)))
    return spread(Kind.REPLY, [head, *quotes(words.text)], grid(buttons))


def message_photo(language: Language, words: Words) -> Message:
    """The photo of a message, before its words."""
    _ = catalog(language).gettext
    return Message(Kind.REPLY, html(_("<b>Photo</b> from a family")), photo=words.photo)


def no_messages(language: Language) -> Message:
    """Everything is read."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Messages.</b> Everything has been read.")))


def replied(language: Language) -> Message:
    """The reply is on its way."""
    _ = catalog(language).gettext
    button = Button(_("Next message"), press("messages"))
    return reply(html(_("<b>Sent to the family.</b>")), buttons=((button,),))


def call(language: Language, inquiry: Inquiry, entry: CallEntry, *, taken: bool) -> Message:
    """A relative to be called; the number only for whoever has taken the call."""
    _ = catalog(language).gettext
    head = html(_("<b>To be called</b>: inquiry <code>{reference}</code>"), reference=inquiry.reference)
    why = html(_("Why: {reason}"), reason=_call_reasons(language)[entry.reason])
    if not taken:
        return reply(head, why, buttons=((Button(_("I take this call"), press("take", entry.id)),),))
    buttons = [
        Button(_("Told by telephone"), press("told", entry.id)),
        Button(_("Not reached, give back"), press("untake", entry.id)),
    ]
    return reply(head, why, _whom(language, inquiry), _what_to_say(language, entry.sort), buttons=column(buttons))


def _what_to_say(language: Language, sort: str) -> Markup:
    _ = catalog(language).gettext
    if sort == "correction":
        return html(
            _(
                "<b>This is a correction.</b> First make sure that you are speaking with this relative. Say that"
                " telling them of a verified return was our error, that the return is not verified, and that this"
                " says nothing else about the person. Never leave it on an answering machine or with somebody else."
            )
        )
    return html(
        _(
            "First make sure that you are speaking with this relative. Say only the fact and the day: nothing about"
            " place, health or unit. Never leave it on an answering machine or with somebody else."
        )
    )


def no_calls(language: Language) -> Message:
    """Nobody has to be called."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Calls.</b> No call is waiting, or others have taken them all.")))


def call_given_back(language: Language) -> Message:
    """The relative was not reached."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Given back.</b> Another operator can try to call.")),
        buttons=((Button(_("Next call"), press("calls")),),),
    )


def call_closed(language: Language) -> Message:
    """The relative was told by a person."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Recorded:</b> told by telephone, by you.")), buttons=((Button(_("Next call"), press("calls")),),)
    )


def call_listed(language: Language) -> Message:
    """A relative could not be reached by message."""
    _ = catalog(language).gettext
    button = Button(_("Calls"), press("calls"))
    return to_operator(
        html(_("<b>A relative has to be called:</b> a message cannot reach them or is not enough.")),
        buttons=((button,),),
    )


def update_put_aside(language: Language, row: int) -> Message:
    """An update failed for good."""
    _ = catalog(language).gettext
    return to_operator(
        html(
            _("<b>Fault.</b> Something that a person sent could not be processed. It is stored as row {row}."), row=row
        )
    )


def message_refused(language: Language, kind: str, row: int) -> Message:
    """Telegram refused a message: a fault of ours."""
    _ = catalog(language).gettext
    return to_operator(
        html(
            _("<b>Fault.</b> Telegram refused a message of the kind {kind}. It is stored as row {row}."),
            kind=kind,
            row=row,
        )
    )


def _whom(language: Language, inquiry: Inquiry) -> Markup:
    _ = catalog(language).gettext
    return html(
        _("Relative: {name} ({relation})\nTelephone: {phone}\nPerson: {person}"),
        name=inquiry.facts["own_name"],
        relation=labels.relation(language, inquiry.facts["relation"]),
        phone=phones.spoken(inquiry.facts["phone"]),
        person=inquiry.person_name,
    )


def _call_reasons(language: Language) -> dict[str, str]:
    _ = catalog(language).gettext
    return {
        "gone": _("the bot can no longer write to this chat"),
        "refused": _("Telegram refused the message"),
        "child": _("of a child’s return only parents and guardians are told by message"),
    }
