"""What operators see while they review inquiries and look into cases."""

from collections.abc import Mapping, Sequence

from bot.model.form import Draft
from bot.model.inquiry import Inquiry
from bot.model.likeness import Alike
from bot.model.message import Button, Message
from bot.model.person import Person
from bot.model.press import press
from bot.model.returned import ListRow
from bot.model.review import Accepted, ReviewView
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import facts, labels
from bot.texts.lists import comparison, rows, sheets
from bot.texts.register import readers
from bot.texts.register.changes import changes
from bot.texts.register.talks import talk
from bot.texts.writing import column, grid, html, lines, reply, short, showing, spread, t, tn


def card(org: OrgConfig, seen: ReviewView) -> list[Message]:
    """An inquiry for review: everything the relative said, whom it may be about as well, and what can be done."""
    inquiry = seen.inquiry
    head = t(
        "<b>Inquiry for review</b> <code>{reference}</code>\nReceived: {moment}",
        reference=inquiry.reference,
        moment=labels.moment(inquiry.received_at, org.timezone),
    )
    parts = [
        head,
        *_facts(inquiry),
        readers.on_card(seen.reader),
        changes(org, seen.changed, numbers=True),
        *talk(org, seen.said),
        *_alike(seen.alike),
        *listed(seen.listed),
        None if seen.compared else not_compared(),
    ]
    return spread(parts, (*grid(_decisions(inquiry)), *column(_same(inquiry, seen.alike))))


def _decisions(inquiry: Inquiry) -> list[Button]:
    return [
        # Translators: button: to accept an inquiry; must not look like the word for verifying a return
        Button(t("Accept"), press("accept", inquiry.id)),
        # Translators: button: to ask the family a question
        Button(t("Ask"), press("ask", inquiry.id)),
        Button(t("Same person as …"), press("link", inquiry.id)),
        Button(t("Decline"), press("decline", inquiry.id)),
        # Translators: button: to put the inquiry back into the queue
        Button(t("Put back"), press("release", inquiry.id)),
    ]


def _same(inquiry: Inquiry, alike: Sequence[Alike]) -> list[Button]:
    return [
        Button(short(t("Same as {reference}", reference=other.number)), press("same", inquiry.id, other.person_id))
        for other in alike
        if other.person_id is not None
    ]


def same_or_another(seen: ReviewView) -> Message:
    """Before an inquiry is accepted as one about a new person: somebody in the register looks like the same person."""
    asked = t(
        "<b>The same person, or another?</b> In the inquiry <code>{reference}</code>: <b>{person}</b>",
        reference=seen.inquiry.reference,
        person=comparison.person(seen.inquiry.facts),
    )
    why = t(
        "The register has someone with the same details. If one person is there twice, the relatives of one record are not told about a return that is verified for the other."
    )
    another = Button(t("Another person"), press("another", seen.inquiry.id, seen.doubts))
    return showing(
        asked,
        why if seen.close else None,
        *_alike(seen.close),
        None if seen.compared else not_compared(),
        buttons=column([*_same(seen.inquiry, seen.close), another]),
    )


def empty() -> Message:
    """Nothing waits."""
    return reply(t("<b>Queue.</b> No inquiry is available at the moment."))


def put_back(reference: str) -> Message:
    """The hold was given up."""
    return reply(
        t("<b>Put back.</b> Inquiry <code>{reference}</code> is in the queue again.", reference=reference),
        buttons=_next(),
    )


def accepted(done: Accepted) -> Message:
    """The family has its confirmation."""
    inquiry, linked, told_too = done.inquiry, done.linked, done.told_too
    bar = Button(t("Do not tell this relative"), press("bar", inquiry.id))
    also = tn("{n} more inquiry is linked to this person.", "{n} more inquiries are linked to this person.", linked)
    return reply(
        t("<b>Accepted.</b> Inquiry <code>{reference}</code>: the family is told.", reference=inquiry.reference),
        also if linked else None,
        _told_too() if told_too else None,
        buttons=(*column([bar] if told_too else []), *_next()),
    )


def _told_too() -> Sentence:
    return t(
        "<b>A return of this person was verified before:</b> this relative will be told about it in a few minutes."
    )


def asked(reference: str) -> Message:
    """The question is on its way."""
    said = t(
        "<b>Asked.</b> Inquiry <code>{reference}</code> returns to the queue with the answer.", reference=reference
    )
    return reply(said, buttons=_next())


def to_decline() -> Sentence:
    """What the button says that declines an inquiry."""
    return t("Close the inquiry")


def confirm_decline(draft: Draft) -> Message:
    """The last look before an inquiry is closed."""
    buttons = [Button(to_decline(), press("send", "decline")), Button(t("Cancel"), press("cancel", "decline"))]
    reason = labels.DECLINE_REASONS[draft.answers["reason"]]
    return reply(t("<b>Close this inquiry?</b> Reason: {reason}", reason=reason), buttons=column(buttons))


def declined(reference: str) -> Message:
    """The inquiry is closed."""
    said = t(
        "<b>Declined.</b> Inquiry <code>{reference}</code>: the family gets a neutral message.", reference=reference
    )
    return reply(said, buttons=_next())


def _facts(inquiry: Inquiry) -> list[Sentence]:
    return [
        facts.listed_for_operators(inquiry.facts, facts.ABOUT_THE_PERSON),
        facts.listed_for_operators(inquiry.facts, facts.ABOUT_THE_RELATIVE),
        phone_source(inquiry),
    ]


def phone_source(inquiry: Inquiry) -> Sentence:
    """Whether the number is surely that of the relative."""
    if inquiry.facts.get("phone_source") == "contact":
        return t("The number belongs to this Telegram account.")
    return t("The number was typed in; Telegram has not confirmed it.")


def to_be_linked(inquiry: Inquiry, person: Person, fields: Mapping[str, str]) -> Message:
    """Whoever was named by a reference or an id, beside the inquiry, before it is accepted as one about them."""
    return showing(
        t("<b>The same person?</b> If not, press Cancel below the next question."),
        t(
            "In the inquiry: <b>{inquiry}</b>\nIn the register: <b>{person}</b>",
            inquiry=comparison.person(inquiry.facts),
            person=comparison.person(person.facts),
        ),
        html("{marks}\n{legend}", marks=comparison.marks(fields), legend=comparison.legend()),
    )


def _alike(alike: Sequence[Alike]) -> list[Sentence]:
    if not alike:
        return []
    heading = t("<b>Perhaps the same person</b>\n{legend}", legend=comparison.legend())
    return [heading, *(_one_alike(other) for other in alike)]


def _one_alike(other: Alike) -> Sentence:
    number = html("<code>{number}</code> {name}", number=other.number, name=comparison.person(other.facts))
    asked = labels.STATES[other.state] if other.state else comparison.asked_by(other.relatives)
    return lines([number, comparison.marks(other.fields), asked])


def listed(found: Sequence[tuple[ListRow, Mapping[str, str]]]) -> list[Sentence]:
    """The rows of lists of returned people that may be the same person."""
    if not found:
        return []
    heading = t("<b>Perhaps on a list of returned people.</b> Nobody has decided it yet; accepting decides nothing.")
    return [heading, *(_one_listed(row, fields) for row, fields in found)]


def _one_listed(row: ListRow, fields: Mapping[str, str]) -> Sentence:
    marks = comparison.marks(fields)
    said = t("Row {number}: {words}\n{marks}", number=sheets.seen(row), words=row.words, marks=marks)
    return lines([said, rows.remark(row)])


def not_compared() -> Sentence:
    """Whoever is new in the register may be there already."""
    return t("<b>The register is still being searched for this person.</b> Please open the inquiry again in a moment.")


def _next() -> tuple[tuple[Button, ...], ...]:
    return ((Button(t("Next inquiry"), press("queue")),),)
