"""Reports of meetings, as operators see them, and what can be done with them.  They are shown to nobody else."""

from collections.abc import Sequence

from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.model.sighting import NUMBERS, Corroboration, Linked, Sighting
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.register import meeting
from bot.texts.writing import column, grid, html, lines, quotes, reply, spread, t, to_operator


def waits() -> Message:
    """To operators: somebody has told whom they met; names nobody."""
    return to_operator(
        t("<b>Report of a meeting.</b> Someone has told us who they met."), buttons=_read(), counted=True
    )


def grave_waits() -> Message:
    """To operators: a report that a person must handle; names nobody."""
    return to_operator(
        t("<b>On hold: a report of a meeting that a person must handle.</b> It is not passed on to anyone."),
        buttons=_read(),
        counted=True,
    )


def card(org: OrgConfig, sighting: Sighting) -> list[Message]:
    """One report, and what can be done with it."""
    moment = labels.moment(sighting.reported_at, org.timezone)
    head = t("<b>Report of a meeting</b>, {moment}", moment=moment)
    buttons = [
        Button(t("Link to a case"), press("corroborate", sighting.id)),
        # Translators: button: to mark the report as one that a person must handle
        Button(t("Put on hold"), press("grave", sighting.id)),
        # Translators: button: nothing more is to be done with this report
        Button(t("Done"), press("sighted", sighting.id)),
        Button(t("Put back"), press("unsight", sighting.id)),
    ]
    if sighting.grave:
        del buttons[1]
    if sighting.chat_id is not None:
        buttons.insert(1, Button(t("Write to the reporter"), press("reporter", sighting.id)))
    return spread([head, advice(sighting), *said_of(sighting)], grid(buttons))


def on_card(org: OrgConfig, found: Sequence[Corroboration], *, numbers: bool = True) -> list[Sentence]:
    """The reports that were linked to the person, for the card of the case; numbers: as in said_of."""
    parts: list[Sentence] = []
    for one in found:
        moment = labels.moment(one.sighting.reported_at, org.timezone)
        worth = labels.RELIABILITIES[one.reliability]
        parts.append(
            t("<b>Report of a meeting</b>, {moment}. Reliability: {reliability}", moment=moment, reliability=worth)
        )
        parts += [part for part in (advice(one.sighting), *said_of(one.sighting, numbers=numbers)) if part]
        if one.remark:
            parts.append(t("Remark: {remark}", remark=one.remark))
    return parts


def linked(done: Linked, sighting_id: int) -> Message:
    """The report is on the card of the case."""
    buttons = [
        Button(t("Open {reference}", reference=done.number), press("person", done.person_id)),
        Button(t("Link to another case"), press("corroborate", sighting_id)),
        Button(t("Done"), press("sighted", sighting_id)),
    ]
    return reply(
        t("<b>Linked</b> to <code>{reference}</code>. The family sees no difference.", reference=done.number),
        buttons=column(buttons),
    )


def none_waiting() -> Message:
    """Nothing to look at."""
    return reply(t("<b>Reports of meetings.</b> None is waiting, or other operators are working on them."))


def given_back() -> Message:
    """Another operator is to look at it."""
    return reply(t("<b>Report put back.</b> Another operator can take it."))


def _read() -> tuple[tuple[Button, ...], ...]:
    return ((Button(t("Read"), press("sightings")),),)


def advice(sighting: Sighting) -> Sentence | None:
    """Whom to turn to, and that nothing of it is passed on."""
    if not sighting.grave:
        return None
    return t(
        "<b>On hold.</b> This report may mean the worst. Do not tell the family anything, not even a hint. Call an administrator now. For a service member, call the territorial recruitment centre of the place of residence; for a civilian, the investigator of the National Police. They check it, and only they tell the family. Witnesses have been wrong before."
    )


def said_of(sighting: Sighting, *, numbers: bool = True) -> list[Sentence]:
    """What was told, question by question.  numbers: also by which number whoever told it can be called."""
    shown = {name: said for name, said in sighting.facts.items() if numbers or name not in NUMBERS}
    return [lines([html("<b>{field}</b>", field=field), *quotes(str(said))]) for field, said in meeting.told(shown)]
