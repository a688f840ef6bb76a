"""What operators are told about: enrolment, the menu, messages of families, faults."""

from collections.abc import Sequence

from bot.model.chat import Operator
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.rights import Right, Role, may
from bot.model.sentence import Sentence
from bot.model.staff import StaffMember
from bot.model.waiting import Waiting
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.lists.lists import today
from bot.texts.staff import lockdown, own_family, second_factor, sleeping
from bot.texts.writing import column, grid, html, lines, reply, short, t, tn, to_operator


def enrolled(role: Role, *, needs_codes: bool) -> Message:
    """Said once, to who came by an invitation."""
    return reply(
        t("<b>You are an operator now</b>: {role}.", role=labels.ROLES[role]),
        t("Protect this account with a passcode and two-step verification. Never write to families outside this bot."),
        t("Do you miss somebody yourself? Name them now, so that nothing about them comes to you: /family"),
        t("What you can do: /operator"),
        buttons=column([*([second_factor.offer()] if needs_codes else []), own_family.to_declare()]),
    )


def menu(operator: Operator, waiting: Waiting) -> Message:
    """What waits, and the way to it."""
    buttons = []
    if may(operator.role, Right.REVIEW):
        buttons.append(Button(t("Inquiries: {n}", n=waiting.inquiries), press("queue")))
        buttons.append(Button(t("Messages: {n}", n=waiting.messages), press("messages")))
    if may(operator.role, Right.REPORT):
        buttons.append(Button(t("Reports of meetings: {n}", n=waiting.meetings), press("sightings")))
        if waiting.pairs:
            # Translators: button; how many pairs of records may each be one person
            buttons.append(Button(t("Possible duplicates: {n}", n=waiting.pairs), press("doubles")))
    if may(operator.role, Right.VERIFY):
        buttons.append(Button(t("Returns: {n}", n=waiting.reports), press("returns")))
    if may(operator.role, Right.CALL):
        buttons.append(Button(t("Calls: {n}", n=waiting.calls), press("calls")))
    if may(operator.role, Right.BROADCAST):
        # Translators: button; how many updates for families wait for a second operator
        buttons.append(Button(t("Updates: {n}", n=waiting.updates), press("broadcasts")))
    if may(operator.role, Right.REPORT):
        buttons.append(Button(t("Lists of returned people"), press("lists")))
    if may(operator.role, Right.REPORT) and waiting.held:
        buttons.append(Button(t("Held cases: {n}", n=waiting.held), press("held")))
    if may(operator.role, Right.MANAGE):
        buttons.append(Button(t("Texts for families"), press("guides")))
        buttons.append(Button(t("Export cases"), press("exports")))
    buttons.append(Button(t("Exchange day"), press("exchange")))
    return reply(
        lockdown.in_menu() if waiting.locked else None,
        t("<b>Operator: {role}.</b> What is waiting for you is on the buttons.", role=labels.ROLES[operator.role]),
        today(waiting.telling),
        t("To open a case, send its reference. To look someone up: /find and what you know.")
        if may(operator.role, Right.REPORT)
        else None,
        _unheard(waiting.unheard) if waiting.unheard and may(operator.role, Right.STOP) else None,
        buttons=grid(buttons),
    )


def _unheard(count: int) -> Sentence:
    """Below the menu, so that there are soon enough operators."""
    return tn(
        "In the last week relatives were told about {n} return that nobody but the two who verified it could have stopped. More operators are needed.",
        "In the last week relatives were told about {n} returns that nobody but the two who verified them could have stopped. More operators are needed.",
        count,
    )


def staff(org: OrgConfig, found: Sequence[StaffMember]) -> Message:
    """Who is an operator, and when they last did something; an administrator can wake and remove anybody."""
    people = [one.operator for one in found]
    wakes = [sleeping.to_wake_named(one) for one in found if one.asleep_at is not None]
    removes = [
        Button(short(t("Remove: {name}, {role}", name=o.name, role=labels.ROLES[o.role])), press("dismiss", o.id))
        for o in people
    ]
    return reply(
        t("<b>Operators.</b> Press a name to remove that operator; you are asked once more."),
        lines(sleeping.last_use(org, one) for one in found),
        buttons=column([*wakes, *removes]),
    )


def inquiry_waits() -> Message:
    """To those who review: there is something in the queue again; names nobody."""
    button = Button(t("Open the queue"), press("queue"))
    return to_operator(t("<b>An inquiry is waiting for review.</b>"), buttons=((button,),), counted=True)


def inquiries_wait(count: int) -> Message:
    """The same after several that came together."""
    button = Button(t("Open the queue"), press("queue"))
    said = tn("<b>{n} inquiry is waiting for review.</b>", "<b>{n} inquiries are waiting for review.</b>", count)
    return to_operator(said, buttons=((button,),), counted=True)


def answered(inquiry: Inquiry) -> Message:
    """To whoever asked: the answer is there, and the inquiry is back in the queue."""
    button = Button(t("Open the inquiry"), press("review", inquiry.id))
    said = t(
        "<b>The family has answered</b> your question about <code>{reference}</code>.", reference=inquiry.reference
    )
    return to_operator(said, buttons=((button,),))


def update_put_aside(row: int) -> Message:
    """An update failed for good."""
    return to_operator(
        t("<b>Error.</b> Something a person sent could not be processed. It is stored as row {row}.", row=row)
    )


def list_put_aside(list_id: int) -> Message:
    """What a press does to a whole list has ended the program several times."""
    said = t(
        "<b>Error.</b> Work on a list has ended the program three times. It is put aside for a day, then it is tried again. Nothing is lost. The log of the server says why."
    )
    return to_operator(said, buttons=((Button(t("The list"), press("list", list_id)),),))


def no_backup(days: int) -> Message:
    """The nights bring no copy of the database any more."""
    template = tn(
        "<b>Error.</b> The last backup of the data is {days} day old: making a new one fails.",
        "<b>Error.</b> The last backup of the data is {days} days old: making a new one fails.",
        days,
    )
    return to_operator(html(template, days=days), t("Please tell the person who runs the bot: the log says why."))


def not_erased(rows: int) -> Message:
    """The nightly proof has found something."""
    template = tn(
        "<b>Error.</b> The nightly check has found {rows} place where data should have been erased and was not.",
        "<b>Error.</b> The nightly check has found {rows} places where data should have been erased and was not.",
        rows,
    )
    return to_operator(
        html(template, rows=rows), t("Please tell the person who runs the bot: the log and the metrics show which.")
    )


def messages_refused(kind: str, row: int, count: int) -> Message:
    """Telegram refused messages: a fault of ours."""
    template = tn(
        "<b>Error.</b> Telegram refused {n} message of type {kind}. It is stored as row {row}.",
        "<b>Error.</b> Telegram refused {n} messages of type {kind}. The newest is stored as row {row}.",
        count,
        kind=kind,
        row=row,
    )
    return to_operator(template)


def tried_in_vain(kind: str, row: int) -> Message:
    """A message has been on its way for hours: something stands between the bot and Telegram, or one message fails."""
    return to_operator(
        t(
            "<b>Error.</b> For hours Telegram has not taken a message of type {kind}. It is stored as row {row} and is tried again until it arrives or is too old. There may be more.",
            kind=kind,
            row=row,
        ),
        t("Please tell the person who runs the bot: something on the way to Telegram may be stopping it."),
    )
