"""The card of an inquiry for operators, and what can be done with it."""

from collections.abc import Sequence

from bot.model import phones
from bot.model.case import CaseView
from bot.model.changes import Changed
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import facts, labels
from bot.texts.org import copy_reference
from bot.texts.register import joining, people, readers, sightings
from bot.texts.register.changes import changes
from bot.texts.register.talks import ON_CARD, talk
from bot.texts.returns import past
from bot.texts.writing import column, grid, html, joined, lines, paragraphs, showing, spread, t


def card(org: OrgConfig, case: CaseView) -> list[Message]:
    """One inquiry with its person, the other relatives who ask, the talk and how far a return has come."""
    inquiry, about = case.inquiry, case.about
    parts = [
        people.head(inquiry.reference, _state(org, case)),
        facts.listed_for_operators(inquiry.facts, facts.ABOUT_THE_PERSON),
        people.imported(about.person) if about else None,
        facts.listed_for_operators(inquiry.facts, ("relation", "own_name", "note")),
        readers.on_card(case.reader),
        changes(org, case.changed, numbers=False),
        _confirmed(org, case.confirmed_at),
        _kinship(inquiry),
        people.asking(t("<b>Other relatives who have asked about this person</b>"), case.others),
        joining.joined_with(about.joined) if about else None,
        *((past.on_card(org, one) for one in about.past) if about else ()),
        *(sightings.on_card(org, about.seen) if about else ()),
        *talk(org, case.said[-ON_CARD:]),
    ]
    ways = [*people.to_open(case.others), *(people.of_records(about) if about else [])]
    return spread(parts, (*grid(_buttons(case)), *column(ways)))


def _confirmed(org: OrgConfig, at: int | None) -> Sentence | None:
    if at is None:
        return None
    return t("<b>Details still correct</b>, says the relative: {day}", day=labels.day(at, org.timezone))


def erased(org: OrgConfig, erased_at: int) -> Message:
    """The reference of an inquiry that was erased, or the number of a receipt."""
    moment = labels.moment(erased_at, org.timezone)
    return Message(Kind.REPLY, t("<b>Erased</b> at a relative’s request: {moment}.", moment=moment))


def telephone(inquiry: Inquiry, earlier: Sequence[Changed]) -> Message:
    """The number, for whoever has a reason to call, and the earlier ones; it is kept who looked."""
    return showing(number(inquiry, earlier))


def number(inquiry: Inquiry, earlier: Sequence[Changed]) -> Sentence:
    """The same, to be shown anywhere."""
    said = t(
        "<b>Phone</b> for <code>{reference}</code>: {phone}. It is recorded that you looked.",
        reference=inquiry.reference,
        phone=phones.spoken(inquiry.facts["phone"]),
    )
    before = ", ".join(phones.spoken(one.old) for one in earlier if one.field == "phone" and one.old)
    return paragraphs(said, t("Before: {numbers}", numbers=before) if before else None)


def barred(inquiry: Inquiry, on: bool) -> Message:
    """Whether this relative is to be told."""
    said = t("<b>Not to be told:</b> <code>{reference}</code>. The relative sees no difference.")
    if not on:
        said = t("<b>May be told again:</b> <code>{reference}</code>.")
    return Message(Kind.REPLY, html(said, reference=inquiry.reference))


def _state(org: OrgConfig, case: CaseView) -> Sentence:
    inquiry = case.inquiry
    said = [labels.STATES[inquiry.state]]
    if inquiry.barred_by:
        said.append(t("This relative is not to be told."))
    if case.about:
        said += people.states(org, case.about)
    if case.told:
        said.append(t("This relative has been told about the verified return."))
    return joined(" ", said)


def _kinship(inquiry: Inquiry) -> Sentence | None:
    if not inquiry.kinship:
        return None
    way = labels.KINSHIP_WAYS[inquiry.kinship["way"]]
    return lines([t("<b>Kinship checked:</b> {way}", way=way), inquiry.kinship.get("detail")])


def _buttons(case: CaseView) -> list[Button]:
    inquiry, about = case.inquiry, case.about
    buttons = [Button(t("Write to the family"), press("reply", inquiry.id))] if inquiry.is_open else []
    buttons.append(Button(t("Show the phone number"), press("phone", inquiry.id)))
    buttons.append(Button(t("The whole conversation"), press("talk", inquiry.id)))
    buttons.append(copy_reference(inquiry.reference))
    if about is None:
        return buttons
    bar = Button(t("Do not tell this relative"), press("bar", inquiry.id))
    # Translators: buttons: whether this relative may be told about a verified return
    buttons.append(Button(t("May be told"), press("unbar", inquiry.id)) if inquiry.barred_by else bar)
    return [*buttons, *people.buttons(about)]
