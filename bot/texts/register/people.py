"""The card of a person for operators, whoever asks about them, and what stands on the card of each inquiry too."""

from collections.abc import Sequence

from bot.model.case import PersonView
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.person import Person
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import facts, labels
from bot.texts.lists import comparison
from bot.texts.register import holding, joining, sightings
from bot.texts.returns import past
from bot.texts.writing import column, grid, html, joined, lines, short, spread, t

SHOWN = 20  # inquiries of one person with a button of their own; Telegram takes a hundred


def card(org: OrgConfig, about: PersonView) -> list[Message]:
    """A person, whoever asks about them, and how far a return has come."""
    parts = [
        head(about.number, joined(" ", states(org, about))),
        facts.listed_for_operators(about.person.facts, facts.ABOUT_THE_PERSON),
        imported(about.person),
        asking(t("<b>Relatives who have asked</b>"), about.asked),
        None if about.asked else comparison.asked_by(0),
        joining.joined_with(about.joined),
        *(past.on_card(org, one) for one in about.past),
        *sightings.on_card(org, about.seen),
    ]
    ways = [*to_open(about.asked), *of_records(about)]
    return spread(parts, (*grid(buttons(about)), *column(ways)))


def photo(number: str, file_id: str) -> Message:
    """The photo of a person, before the card."""
    caption = t("<b>Photo</b> for <code>{reference}</code>", reference=number)
    return Message(Kind.REPLY, caption, photo=file_id, passes=True)


def head(number: str, state: Sentence) -> Sentence:
    """What case it is, and how it stands."""
    return lines([html("<b>{title}</b> <code>{number}</code>", title=t("Case"), number=number), state])


def imported(person: Person) -> Sentence | None:
    """Under which id somebody came into the register."""
    return t("<b>Id of the import:</b> <code>{id}</code>", id=person.source_id) if person.source_id else None


def states(org: OrgConfig, about: PersonView) -> list[Sentence]:
    """What holds for the person, whichever relative it is about."""
    said: list[Sentence] = []
    if about.holder:
        said.append(holding.held_by(org, about.holder))
    if about.report:
        said.append(t("A return has been reported and waits for the second operator."))
    if about.verification:
        said.append(t("A return was verified by two operators."))
    return said


def asking(heading: Sentence, asked: Sequence[Inquiry]) -> Sentence | None:
    """Who asks about the person, and how each inquiry stands."""
    if not asked:
        return None
    rows = [
        html(
            "<code>{reference}</code> — {relation}. {state}",
            reference=one.reference,
            relation=labels.RELATIONS[one.facts["relation"]],
            state=labels.STATES[one.state],
        )
        for one in asked
    ]
    return lines([heading, *rows])


def to_open(asked: Sequence[Inquiry]) -> list[Button]:
    """The way to the card of each inquiry."""
    return [
        Button(
            short(
                "{reference} · {relation}", reference=one.reference, relation=labels.RELATIONS[one.facts["relation"]]
            ),
            press("case", one.id),
        )
        for one in asked[:SHOWN]
    ]


def of_records(about: PersonView) -> list[Button]:
    """The ways to other records of the same person, and to whoever looks like it."""
    return [*joining.to_see(about.joined), *joining.to_compare(about.person.id, about.doubles)]


def buttons(about: PersonView) -> list[Button]:
    """What can be done about the person, whoever asks."""
    person, found = about.person, []
    if about.report:
        found.append(Button(t("See the report"), press("report", about.report.id)))
    elif not person.held_by:
        # Translators: button: to report it to a second operator; must not sound like telling the family
        found.append(Button(t("Report a return"), press("reportreturn", person.id)))
    if about.verification:
        found.append(Button(t("Withdraw the verification"), press("stop", about.verification.id)))
    # Translators: button: from now on a person handles the case and nothing goes out by itself
    hold = Button(t("Hold the case"), press("hold", person.id))
    if not person.held_by:
        return [*found, hold]
    # Translators: button: another operator holds the case from now on
    hand_over = Button(t("Hand the case over"), press("handover", person.id))
    shown = (about.holder.id, about.holder.since) if about.holder else ()
    return [*found, Button(t("Lift the hold"), press("lift", person.id, *shown)), hand_over]
