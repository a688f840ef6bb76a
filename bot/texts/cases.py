"""The card of an accepted case for operators, and what can be done with it."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model import phones
from bot.model.changes import Changed
from bot.model.correspondence import Words
from bot.model.inquiry import Inquiry, State
from bot.model.message import Button, Kind, Message
from bot.model.person import Person
from bot.model.press import press
from bot.model.report import Report, Verification
from bot.model.sighting import Corroboration
from bot.settings import House
from bot.texts import facts, labels, sightings
from bot.texts.changes import changes
from bot.texts.talks import ON_CARD, talk
from bot.texts.writing import grid, html, lines, paragraphs, spread


def card(
    language: Language,
    house: House,
    inquiry: Inquiry,
    person: Person | None,
    others: Sequence[Inquiry],
    said: Sequence[Words],
    report: Report | None,
    verification: Verification | None,
    told: bool,
    seen: Sequence[Corroboration],
    changed: Sequence[Changed],
    confirmed_at: int | None,
) -> list[Message]:
    """One inquiry with its person, the other relatives who ask, the talk and how far a return has come.

    confirmed_at: when the relative last said that the details are still right.
    """
    head = html(
        "<b>{title}</b> <code>{reference}</code>\n{state}",
        title=_title(language),
        reference=inquiry.reference,
        state=_state(language, inquiry, person, report, verification is not None, told),
    )
    about = [
        facts.listed_for_operators(language, inquiry.facts, facts.ABOUT_THE_PERSON),
        facts.listed_for_operators(language, inquiry.facts, ("relation", "own_name", "note")),
        changes(language, house, changed, numbers=False),
        _confirmed(language, house, confirmed_at),
    ]
    parts = [
        head,
        *about,
        _kinship(language, inquiry),
        _others(language, others),
        *sightings.on_card(language, house, seen),
        *talk(language, house, said[-ON_CARD:]),
    ]
    return spread(Kind.REPLY, parts, grid(_buttons(language, inquiry, person, report, verification)))


def _confirmed(language: Language, house: House, at: int | None) -> Markup | None:
    _ = catalog(language).gettext
    if at is None:
        return None
    return html(_("<b>Details still right</b>, says the relative: {day}"), day=labels.day(language, at, house.timezone))


def erased(language: Language, house: House, erased_at: int) -> Message:
    """The reference of an inquiry that was erased, or the number of a receipt."""
    _ = catalog(language).gettext
    moment = labels.moment(language, erased_at, house.timezone)
    return Message(Kind.REPLY, html(_("<b>Erased</b> at the wish of a relative: {moment}."), moment=moment))


def telephone(language: Language, inquiry: Inquiry, earlier: Sequence[Changed]) -> Message:
    """The number, for whoever has a reason to call, and the earlier ones; it is kept who looked."""
    _ = catalog(language).gettext
    said = html(
        _("<b>Telephone</b> to <code>{reference}</code>: {phone}. It is recorded that you looked."),
        reference=inquiry.reference,
        phone=phones.spoken(inquiry.facts["phone"]),
    )
    before = ", ".join(phones.spoken(one.old) for one in earlier if one.field == "phone" and one.old)
    return Message(Kind.REPLY, paragraphs(said, html(_("Before: {numbers}"), numbers=before) if before else None))


def barred(language: Language, inquiry: Inquiry, on: bool) -> Message:
    """Whether this relative is to be told."""
    _ = catalog(language).gettext
    said = _("<b>Not to be told:</b> <code>{reference}</code>. The relative sees no difference.")
    if not on:
        said = _("<b>May be told again:</b> <code>{reference}</code>.")
    return Message(Kind.REPLY, html(said, reference=inquiry.reference))


def held(language: Language, on: bool, name: str) -> Message:
    """Whether a person handles the case."""
    _ = catalog(language).gettext
    said = _(
        "<b>Case held.</b> Nothing goes out automatically about this person. Responsible: {name}. The families see no"
        " difference."
    )
    if not on:
        said = _("<b>Hold lifted</b> by {name}.")
    return Message(Kind.REPLY, html(said, name=name))


def _title(language: Language) -> str:
    _ = catalog(language).gettext
    return _("Case")


def _state(
    language: Language, inquiry: Inquiry, person: Person | None, report: Report | None, verified: bool, told: bool
) -> str:
    _ = catalog(language).gettext
    states = {
        State.RECEIVED: _("In review."),
        State.ASKED: _("Waits for the family’s answer."),
        State.ACCEPTED: _("Accepted."),
        State.DECLINED: _("Declined."),
        State.WITHDRAWN: _("Withdrawn by the relative."),
    }
    said = [states[inquiry.state]]
    if inquiry.barred_by:
        said.append(_("This relative is not to be told."))
    if person and person.held_by:
        said.append(_("Held: a person handles this case."))
    if report:
        said.append(_("A return has been reported and waits for the second operator."))
    if verified:
        said.append(_("A return was verified by two operators."))
    if told:
        said.append(_("This relative has been told of the verified return."))
    return " ".join(said)


def _kinship(language: Language, inquiry: Inquiry) -> Markup | None:
    _ = catalog(language).gettext
    if not inquiry.kinship:
        return None
    way = labels.kinship_way(language, inquiry.kinship["way"])
    detail = inquiry.kinship.get("detail") or "—"
    return html(_("<b>Kinship checked:</b> {way}\n{detail}"), way=way, detail=detail)


def _others(language: Language, others: Sequence[Inquiry]) -> str | None:
    _ = catalog(language).gettext
    if not others:
        return None
    rows = [
        html(
            "<code>{reference}</code> — {relation}",
            reference=other.reference,
            relation=labels.relation(language, other.facts["relation"]),
        )
        for other in others
    ]
    return lines([html(_("<b>Other relatives who have asked about this person</b>")), *rows])


def _buttons(
    language: Language,
    inquiry: Inquiry,
    person: Person | None,
    report: Report | None,
    verification: Verification | None,
) -> list[Button]:
    _ = catalog(language).gettext
    buttons = [Button(_("Write to the family"), press("reply", inquiry.id))] if inquiry.is_open else []
    buttons.append(Button(_("Show the telephone"), press("phone", inquiry.id)))
    buttons.append(Button(_("The whole talk"), press("talk", inquiry.id)))
    if person is None:
        return buttons
    if report:
        buttons.append(Button(_("See the report"), press("report", report.id)))
    elif not person.held_by and inquiry.state is State.ACCEPTED:
        # Translators: button: to report it to a second operator; must not sound like telling the family
        buttons.append(Button(_("Report a return"), press("returned", inquiry.id)))
    bar = Button(_("Do not tell this relative"), press("bar", inquiry.id))
    # Translators: buttons: whether this relative may be told of a verified return
    buttons.append(Button(_("May be told"), press("unbar", inquiry.id)) if inquiry.barred_by else bar)
    if verification:
        buttons.append(Button(_("Withdraw the verification"), press("stop", verification.id)))
    # Translators: button: from now on a person handles the case and nothing goes out by itself
    hold = Button(_("Hold the case"), press("hold", person.id))
    buttons.append(Button(_("Lift the hold"), press("lift", person.id)) if person.held_by else hold)
    return buttons
