"""What operators are told of: enrolment, the menu, messages of families, faults."""

from bot.i18n import Language, catalog
from bot.model.chat import Operator
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.rights import Right, Role, may
from bot.texts import labels
from bot.texts.writing import alarm, column, grid, html, reply, to_operator


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
    """To the administrators: somebody came by an invitation; if that was not meant, they can be removed here."""
    _ = catalog(language).gettext
    remove = Button(_("Remove…"), press("dismiss", operator_id))
    return alarm(
        html(_("<b>A new operator:</b> {name}, {role}."), name=name, role=labels.role(language, role)),
        html(_("If you did not expect this, remove them first and then find out who they are.")),
        buttons=((remove,),),
    )


def menu(
    language: Language,
    operator: Operator,
    inquiries: int,
    messages: int,
    meetings: int,
    reports: int,
    calls: int,
    updates: int,
) -> Message:
    """What waits, and the way to it."""
    _ = catalog(language).gettext
    buttons = []
    if may(operator.role, Right.REVIEW):
        buttons.append(Button(_("Inquiries: {n}").format(n=inquiries), press("queue")))
        buttons.append(Button(_("Messages: {n}").format(n=messages), press("messages")))
    if may(operator.role, Right.REPORT):
        buttons.append(Button(_("Reports of meetings: {n}").format(n=meetings), press("sightings")))
    if may(operator.role, Right.VERIFY):
        buttons.append(Button(_("Returns: {n}").format(n=reports), press("returns")))
    if may(operator.role, Right.CALL):
        buttons.append(Button(_("Calls: {n}").format(n=calls), press("calls")))
    if may(operator.role, Right.BROADCAST):
        # Translators: button; how many updates for families wait for a second operator
        buttons.append(Button(_("Updates: {n}").format(n=updates), press("broadcasts")))
    if may(operator.role, Right.REPORT):
        buttons.append(Button(_("Lists of returned people"), press("lists")))
    if may(operator.role, Right.MANAGE):
        buttons.append(Button(_("Texts for families"), press("guides")))
        buttons.append(Button(_("Export cases"), press("exports")))
    buttons.append(Button(_("Exchange day"), press("exchange")))
    return reply(
        html(_("<b>Operator: {role}.</b> Waiting for you:"), role=labels.role(language, operator.role)),
        html(_("To open a case: /case and the reference, or /find with the surname and the year of birth."))
        if may(operator.role, Right.REPORT)
        else None,
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
    return reply(
        html(_("<b>Operators.</b> Press a name to remove that operator; you are asked once more.")),
        buttons=column(buttons),
    )


def inquiry_waits(language: Language) -> Message:
    """To those who review: there is something in the queue again; names nobody."""
    _ = catalog(language).gettext
    button = Button(_("Open the queue"), press("queue"))
    return to_operator(html(_("<b>An inquiry is waiting for review.</b>")), buttons=((button,),))


def answered(language: Language, inquiry: Inquiry) -> Message:
    """To whoever asked: the answer is there, and the inquiry is back in the queue."""
    _ = catalog(language).gettext
    button = Button(_("Open the inquiry"), press("review", inquiry.id))
    said = html(
        _("<b>The family has answered</b> your question about <code>{reference}</code>."), reference=inquiry.reference
    )
    return to_operator(said, buttons=((button,),))


def update_put_aside(language: Language, row: int) -> Message:
    """An update failed for good."""
    _ = catalog(language).gettext
    return to_operator(
        html(
            _("<b>Fault.</b> Something that a person sent could not be processed. It is stored as row {row}."), row=row
        )
    )


def not_erased(language: Language, rows: int) -> Message:
    """The nightly proof has found something."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    template = ngettext(
        "<b>Fault.</b> The nightly check has found {rows} place where data should have been erased and were not.",
        "<b>Fault.</b> The nightly check has found {rows} places where data should have been erased and were not.",
        rows,
    )
    return to_operator(
        html(template, rows=rows), html(_("Please tell whoever runs the bot: the log and the metrics say which."))
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


def tried_in_vain(language: Language, kind: str, row: int) -> Message:
    """A message has been on its way for hours: something stands between the bot and Telegram, or one message fails."""
    _ = catalog(language).gettext
    return to_operator(
        html(
            _(
                "<b>Fault.</b> For hours Telegram has not taken a message of the kind {kind}. It is stored as row {row}"
                " and is tried again until it arrives or is too old. There may be more."
            ),
            kind=kind,
            row=row,
        ),
        html(_("Please tell whoever runs the bot: something on the way to Telegram may stop it.")),
    )
