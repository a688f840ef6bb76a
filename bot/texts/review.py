"""What operators see while they review inquiries and look into cases."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.changes import Changed
from bot.model.correspondence import Words
from bot.model.form import Draft
from bot.model.inquiry import Inquiry
from bot.model.likeness import Alike
from bot.model.message import Button, Kind, Message
from bot.model.person import Person
from bot.model.press import press
from bot.model.returned import ListRow
from bot.settings import House
from bot.texts import facts, labels, lists, rows
from bot.texts.changes import changes
from bot.texts.talks import talk
from bot.texts.writing import column, grid, html, lines, reply, spread


def card(
    language: Language,
    house: House,
    inquiry: Inquiry,
    said: Sequence[Words],
    alike: Sequence[Alike],
    listed: Sequence[tuple[ListRow, Mapping[str, str]]],
    changed: Sequence[Changed],
    *,
    compared: bool,
) -> list[Message]:
    """An inquiry for review: everything the relative said, whom it may be about as well, and what can be done."""
    _ = catalog(language).gettext
    buttons = [
        # Translators: button: to accept an inquiry; must not look like the word for verifying a return
        Button(_("Accept"), press("accept", inquiry.id)),
        # Translators: button: to ask the family a question
        Button(_("Ask"), press("ask", inquiry.id)),
        Button(_("Same person as …"), press("link", inquiry.id)),
        Button(_("Decline"), press("decline", inquiry.id)),
        # Translators: button: to put the inquiry back into the queue
        Button(_("Put back"), press("release", inquiry.id)),
    ]
    head = html(
        _("<b>Inquiry for review</b> <code>{reference}</code>\nReceived: {moment}"),
        reference=inquiry.reference,
        moment=labels.moment(language, inquiry.received_at, house.timezone),
    )
    parts = [
        head,
        *_facts(language, inquiry),
        changes(language, house, changed, numbers=True),
        *talk(language, house, said),
        *_alike(language, alike),
        *_listed(language, listed),
        None if compared else _not_compared(language),
    ]
    same = [
        Button(_("Same as {reference}").format(reference=other.number)[:60], press("same", inquiry.id, other.person_id))
        for other in alike
        if other.person_id is not None
    ]
    return spread(Kind.REPLY, parts, (*grid(buttons), *column(same)))


def photo(language: Language, inquiry: Inquiry) -> Message:
    """The photo of a case, before its card."""
    _ = catalog(language).gettext
    caption = html(_("<b>Photo</b> for <code>{reference}</code>"), reference=inquiry.reference)
    return Message(Kind.REPLY, caption, photo=inquiry.facts["photo"])


def empty(language: Language) -> Message:
    """Nothing waits."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Queue.</b> No inquiry is available at the moment.")))


def taken(language: Language) -> str:
    """Toast: another operator was first."""
    _ = catalog(language).gettext
    return _("Another operator is working on it, or it has been decided already.")


def put_back(language: Language, reference: str) -> Message:
    """The hold was given up."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Put back.</b> Inquiry <code>{reference}</code> is in the queue again."), reference=reference),
        buttons=_next(language),
    )


def accepted(language: Language, inquiry: Inquiry, linked: int, *, told_too: bool) -> Message:
    """The family has its confirmation; linked is the number of other inquiries about the same person.

    told_too: a return of the person was verified before, and this relative will be told of it now.
    """
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    bar = Button(_("Do not tell this relative"), press("bar", inquiry.id))
    also = ngettext(
        "{n} more inquiry is linked to this person.", "{n} more inquiries are linked to this person.", linked
    )
    return reply(
        html(
            _("<b>Accepted.</b> Inquiry <code>{reference}</code>: the family gets the confirmation."),
            reference=inquiry.reference,
        ),
        html(also, n=linked) if linked else None,
        _told_too(language) if told_too else None,
        buttons=(*column([bar] if told_too else []), *_next(language)),
    )


def _told_too(language: Language) -> Markup:
    _ = catalog(language).gettext
    return html(
        _("<b>A return of this person was verified before:</b> this relative will be told of it in a few minutes.")
    )


def asked(language: Language, reference: str) -> Message:
    """The question is on its way."""
    _ = catalog(language).gettext
    said = html(
        _("<b>Asked.</b> Inquiry <code>{reference}</code> returns to the queue with the answer."), reference=reference
    )
    return reply(said, buttons=_next(language))


def confirm_decline(language: Language, draft: Draft) -> Message:
    """The last look before an inquiry is closed."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("Close the inquiry"), press("send", "decline")),
        Button(_("Cancel"), press("cancel", "decline")),
    ]
    reason = labels.decline_reason(language, draft.answers["reason"])
    return reply(html(_("<b>Close this inquiry?</b> Reason: {reason}"), reason=reason), buttons=column(buttons))


def declined(language: Language, reference: str) -> Message:
    """The inquiry is closed."""
    _ = catalog(language).gettext
    said = html(
        _("<b>Declined.</b> Inquiry <code>{reference}</code>: the family gets a neutral message."), reference=reference
    )
    return reply(said, buttons=_next(language))


def no_such_case(language: Language) -> Message:
    """Nothing has that reference, or that name."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Nothing found.</b> Look for a reference (/case 7K3M-9QX1) or a surname with the year of birth"
                " (/find Surname 1991)."
            )
        )
    )


def found(language: Language, inquiries: Sequence[Inquiry]) -> Message:
    """Inquiries with the same surname and year of birth."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    heading = ngettext("<b>Found: {n} inquiry</b>", "<b>Found: {n} inquiries</b>", len(inquiries))
    buttons = [Button(f"{i.reference} · {i.person_name}"[:60], press("case", i.id)) for i in inquiries]
    return reply(html(heading, n=len(inquiries)), buttons=column(buttons))


def _facts(language: Language, inquiry: Inquiry) -> list[Markup]:
    return [
        facts.listed_for_operators(language, inquiry.facts, facts.ABOUT_THE_PERSON),
        facts.listed_for_operators(language, inquiry.facts, facts.ABOUT_THE_RELATIVE),
        _phone_source(language, inquiry),
    ]


def _phone_source(language: Language, inquiry: Inquiry) -> Markup:
    _ = catalog(language).gettext
    if inquiry.facts.get("phone_source") == "contact":
        return html(_("The number belongs to this Telegram account."))
    return html(_("The number was typed in; Telegram has not confirmed it."))


def to_be_linked(language: Language, inquiry: Inquiry, person: Person, fields: Mapping[str, str]) -> Message:
    """Whoever was named by a reference or an id, beside the inquiry, before it is accepted as one about them."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>The same person?</b> If not, press Cancel below the next question.")),
        html(
            _("In the inquiry: <b>{inquiry}</b>\nIn the register: <b>{person}</b>"),
            inquiry=lists.person(language, inquiry.facts),
            person=lists.person(language, person.facts),
        ),
        html("{marks}\n{legend}", marks=lists.marks(language, fields), legend=lists.legend(language)),
    )


def _alike(language: Language, alike: Sequence[Alike]) -> list[Markup]:
    _ = catalog(language).gettext
    if not alike:
        return []
    heading = html(_("<b>Perhaps the same person</b>\n{legend}"), legend=lists.legend(language))
    return [heading, *(_one_alike(language, other) for other in alike)]


def _one_alike(language: Language, other: Alike) -> Markup:
    _ = catalog(language).gettext
    number = html("<code>{number}</code> {name}", number=other.number, name=lists.person(language, other.facts))
    if other.person_id is None:
        asked = html(_("Another inquiry in review."))
    else:
        asked = lists.asked_by(language, other.relatives)
    return lines([number, lists.marks(language, other.fields), asked])


def _listed(language: Language, listed: Sequence[tuple[ListRow, Mapping[str, str]]]) -> list[Markup]:
    _ = catalog(language).gettext
    if not listed:
        return []
    heading = html(
        _("<b>Perhaps on a list of returned people.</b> Nobody has decided it yet; accepting decides nothing.")
    )
    return [heading, *(_one_listed(language, row, fields) for row, fields in listed)]


def _one_listed(language: Language, row: ListRow, fields: Mapping[str, str]) -> Markup:
    _ = catalog(language).gettext
    marks = lists.marks(language, fields)
    said = html(_("Row {number}: {words}\n{marks}"), number=row.number, words=row.words, marks=marks)
    return lines([said, rows.remark(language, row)])


def _not_compared(language: Language) -> Markup:
    _ = catalog(language).gettext
    return html(
        _("<b>The register is still being searched for this person.</b> Please open the inquiry again in a moment.")
    )


def _next(language: Language) -> tuple[tuple[Button, ...], ...]:
    _ = catalog(language).gettext
    return ((Button(_("Next inquiry"), press("queue")),),)
