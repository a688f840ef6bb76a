"""The card of an accepted case for operators, and what can be done with it."""

from collections.abc import Sequence

from bot.model import phones
from bot.model.case import CaseView
from bot.model.changes import Changed
from bot.model.inquiry import Inquiry, State
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import facts, labels
from bot.texts.register import sightings
from bot.texts.register.changes import changes
from bot.texts.register.talks import ON_CARD, talk
from bot.texts.writing import grid, html, joined, lines, paragraphs, spread, t


def card(org: OrgConfig, case: CaseView) -> list[Message]:
    """One inquiry with its person, the other relatives who ask, the talk and how far a return has come."""
    inquiry = case.inquiry
    head = html(
        "<b>{title}</b> <code>{reference}</code>\n{state}",
        title=_title(),
        reference=inquiry.reference,
        state=_state(case),
    )
    about = [
        facts.listed_for_operators(inquiry.facts, facts.ABOUT_THE_PERSON),
        facts.listed_for_operators(inquiry.facts, ("relation", "own_name", "note")),
        changes(org, case.changed, numbers=False),
        _confirmed(org, case.confirmed_at),
    ]
    parts = [
        head,
        *about,
        _kinship(inquiry),
        _others(case.others),
        *sightings.on_card(org, case.seen),
        *talk(org, case.said[-ON_CARD:]),
    ]
    return spread(Kind.REPLY, parts, grid(_buttons(case)))


def _confirmed(org: OrgConfig, at: int | None) -> Sentence | None:
    if at is None:
        return None
    return t("<b>Details still right</b>, says the relative: {day}", day=labels.day(at, org.timezone))


def erased(org: OrgConfig, erased_at: int) -> Message:
    """The reference of an inquiry that was erased, or the number of a receipt."""
    moment = labels.moment(erased_at, org.timezone)
    return Message(Kind.REPLY, t("<b>Erased</b> at the wish of a relative: {moment}.", moment=moment))


def telephone(inquiry: Inquiry, earlier: Sequence[Changed]) -> Message:
    """The number, for whoever has a reason to call, and the earlier ones; it is kept who looked."""
    said = t(
        "<b>Telephone</b> to <code>{reference}</code>: {phone}. It is recorded that you looked.",
        reference=inquiry.reference,
        phone=phones.spoken(inquiry.facts["phone"]),
    )
    before = ", ".join(phones.spoken(one.old) for one in earlier if one.field == "phone" and one.old)
    return Message(Kind.REPLY, paragraphs(said, t("Before: {numbers}", numbers=before) if before else None))


def barred(inquiry: Inquiry, on: bool) -> Message:
    """Whether this relative is to be told."""
    said = t("<b>Not to be told:</b> <code>{reference}</code>. The relative sees no difference.")
    if not on:
        said = t("<b>May be told again:</b> <code>{reference}</code>.")
    return Message(Kind.REPLY, html(said, reference=inquiry.reference))


def held(on: bool, name: str) -> Message:
    """Whether a person handles the case."""
    said = t(
        "<b>Case held.</b> Nothing goes out automatically about this person. Responsible: {name}. The families see no difference."
    )
    if not on:
        said = t("<b>Hold lifted</b> by {name}.")
    return Message(Kind.REPLY, html(said, name=name))


def _title() -> Sentence:
    return t("Case")


def _state(case: CaseView) -> Sentence:
    inquiry, person = case.inquiry, case.person
    states = {
        State.RECEIVED: t("In review."),
        State.ASKED: t("Waits for the family’s answer."),
        State.ACCEPTED: t("Accepted."),
        State.DECLINED: t("Declined."),
        State.WITHDRAWN: t("Withdrawn by the relative."),
    }
    said = [states[inquiry.state]]
    if inquiry.barred_by:
        said.append(t("This relative is not to be told."))
    if person and person.held_by:
        said.append(t("Held: a person handles this case."))
    if case.report:
        said.append(t("A return has been reported and waits for the second operator."))
    if case.verification:
        said.append(t("A return was verified by two operators."))
    if case.told:
        said.append(t("This relative has been told of the verified return."))
    return joined(" ", said)


def _kinship(inquiry: Inquiry) -> Sentence | None:
    if not inquiry.kinship:
        return None
    way = labels.KINSHIP_WAYS[inquiry.kinship["way"]]
    detail = inquiry.kinship.get("detail") or "—"
    return t("<b>Kinship checked:</b> {way}\n{detail}", way=way, detail=detail)


def _others(others: Sequence[Inquiry]) -> Sentence | None:
    if not others:
        return None
    rows = [
        html(
            "<code>{reference}</code> — {relation}",
            reference=other.reference,
            relation=labels.RELATIONS[other.facts["relation"]],
        )
        for other in others
    ]
    return lines([t("<b>Other relatives who have asked about this person</b>"), *rows])


def _buttons(case: CaseView) -> list[Button]:
    inquiry, person = case.inquiry, case.person
    buttons = [Button(t("Write to the family"), press("reply", inquiry.id))] if inquiry.is_open else []
    buttons.append(Button(t("Show the telephone"), press("phone", inquiry.id)))
    buttons.append(Button(t("The whole talk"), press("talk", inquiry.id)))
    if person is None:
        return buttons
    if case.report:
        buttons.append(Button(t("See the report"), press("report", case.report.id)))
    elif not person.held_by and inquiry.state is State.ACCEPTED:
        # Translators: button: to report it to a second operator; must not sound like telling the family
        buttons.append(Button(t("Report a return"), press("returned", inquiry.id)))
    bar = Button(t("Do not tell this relative"), press("bar", inquiry.id))
    # Translators: buttons: whether this relative may be told of a verified return
    buttons.append(Button(t("May be told"), press("unbar", inquiry.id)) if inquiry.barred_by else bar)
    if case.verification:
        buttons.append(Button(t("Withdraw the verification"), press("stop", case.verification.id)))
    # Translators: button: from now on a person handles the case and nothing goes out by itself
    hold = Button(t("Hold the case"), press("hold", person.id))
    buttons.append(Button(t("Lift the hold"), press("lift", person.id)) if person.held_by else hold)
    return buttons
