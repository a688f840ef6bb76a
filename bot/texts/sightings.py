"""Reports of meetings, as operators see them, and what can be done with them.  They are shown to nobody else."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.model.sighting import Corroboration, Sighting
from bot.settings import House
from bot.texts import labels, meeting
from bot.texts.writing import column, grid, html, lines, quotes, reply, spread, to_operator


def waits(language: Language) -> Message:
    """To operators: somebody has told whom they met; names nobody."""
    _ = catalog(language).gettext
    return to_operator(html(_("<b>Report of a meeting.</b> Somebody told whom they met.")), buttons=_read(language))


def grave_waits(language: Language) -> Message:
    """To operators: a report that a person must handle; names nobody."""
    _ = catalog(language).gettext
    return to_operator(
        html(_("<b>Held matter: a report of a meeting that a person must handle.</b> It is passed on to nobody.")),
        buttons=_read(language),
    )


def card(language: Language, house: House, sighting: Sighting) -> list[Message]:
    """One report, and what can be done with it."""
    _ = catalog(language).gettext
    moment = labels.moment(language, sighting.reported_at, house.timezone)
    head = html(_("<b>Report of a meeting</b>, {moment}"), moment=moment)
    buttons = [
        Button(_("Link to a case"), press("corroborate", sighting.id)),
        # Translators: button: to mark the report as one that a person must handle
        Button(_("Held matter"), press("grave", sighting.id)),
        # Translators: button: nothing more is to be done with this report
        Button(_("Done"), press("sighted", sighting.id)),
        Button(_("Give back"), press("unsight", sighting.id)),
    ]
    if sighting.grave:
        del buttons[1]
    if sighting.chat_id is not None:
        buttons.insert(1, Button(_("Write to the reporter"), press("reporter", sighting.id)))
    return spread(Kind.REPLY, [head, _advice(language, sighting), *_said(language, sighting)], grid(buttons))


def on_card(language: Language, house: House, found: Sequence[Corroboration]) -> list[Markup]:
    """The reports that were linked to the person, for the card of the case."""
    _ = catalog(language).gettext
    parts: list[Markup] = []
    for one in found:
        moment = labels.moment(language, one.sighting.reported_at, house.timezone)
        worth = labels.reliability(language, one.reliability)
        parts.append(
            html(
                _("<b>Report of a meeting</b>, {moment}. Reliability: {reliability}"), moment=moment, reliability=worth
            )
        )
        parts += [part for part in (_advice(language, one.sighting), *_said(language, one.sighting)) if part]
        if one.remark:
            parts.append(html(_("Remark: {remark}"), remark=one.remark))
    return parts


def linked(language: Language, inquiry: Inquiry, sighting_id: int) -> Message:
    """The report is on the card of the case."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("Open {reference}").format(reference=inquiry.reference), press("case", inquiry.id)),
        Button(_("Link to another case"), press("corroborate", sighting_id)),
        Button(_("Done"), press("sighted", sighting_id)),
    ]
    return reply(
        html(
            _("<b>Linked</b> to <code>{reference}</code>. The family sees no difference."), reference=inquiry.reference
        ),
        buttons=column(buttons),
    )


def none_waiting(language: Language) -> Message:
    """Nothing to look at."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Reports of meetings.</b> None is waiting, or other operators have them in hand.")))


def given_back(language: Language) -> Message:
    """Another operator is to look at it."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Report given back.</b> Another operator can take it.")))


def taken(language: Language) -> str:
    """Toast: somebody else has it, or it is done."""
    _ = catalog(language).gettext
    return _("Another operator has this report, or it is done.")


def _read(language: Language) -> tuple[tuple[Button, ...], ...]:
    _ = catalog(language).gettext
    return ((Button(_("Read"), press("sightings")),),)


def _advice(language: Language, sighting: Sighting) -> Markup | None:
    """Whom to turn to, and that nothing of it is passed on."""
    _ = catalog(language).gettext
    if not sighting.grave:
        return None
    return html(
        _(
            "<b>Held matter.</b> This report may speak of the worst. Nothing of it goes to any family: not a word and"
            " not a hint. Call an administrator now. For a service member, call the territorial recruitment"
            " centre of the place of residence; for a civilian, the investigator of the National Police. They check it,"
            " and they alone tell the family. Witnesses have been wrong before."
        )
    )


def _said(language: Language, sighting: Sighting) -> list[Markup]:
    return [
        lines([html("<b>{field}</b>", field=field), *quotes(said)])
        for field, said in meeting.told(language, sighting.facts)
    ]
