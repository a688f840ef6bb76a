"""The card of an update below its preview: everything that this does not show, and what can be done."""

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.broadcast import Broadcast, Stage, stars
from bot.model.message import Button, Message
from bot.model.press import press
from bot.settings import House
from bot.texts import broadcast_labels as labels
from bot.texts.labels import clock, moment
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.writing import grid, html, lines, reply

SHOWN = 20  # names that an update may have; whoever writes more of them sees that there are more


def card(
    language: Language,
    house: House,
    found: Broadcast,
    digest: int,
    *,
    own: bool,
    author: str,
    corrects: int | None,
    begins: int | None,
) -> Message:
    """Everything about it that the preview does not show, and what can be done.  begins: when, if not as chosen."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Update written by {name}</b>, see the preview above."), name=author),
        lines(
            [
                html(_("For: {whom}"), whom=labels.whom(language, found.audience, corrects)),
                _counted(language, house, found),
                html(_("Goes out: {start}"), start=labels.start(language, house, found.answers["time"])),
                _otherwise(language, house, begins),
                _quiet(language, house, found),
                html(_("May still be sent for: {days}"), days=labels.expiry(language, found.answers["expiry"])),
                _cost(language, house, found),
            ]
        ),
        _links(language, found),
        _names(language, found),
        buttons=_decisions(language, found, digest, own=own),
    )


def _decisions(language: Language, found: Broadcast, digest: int, *, own: bool) -> tuple[tuple[Button, ...], ...]:
    _ = catalog(language).gettext
    if not own:
        approve = Button(_("Approve and send"), press("approve", found.id, digest))
        back = Button(_("Give back to the author"), press("giveback", found.id))
        return ((approve,), (back,)) if found.stage is Stage.PROPOSED else ()
    put = Button(_("Put to a second operator"), press("propose", found.id))
    back = Button(_("Take back"), press("giveback", found.id))
    first = back if found.stage is Stage.PROPOSED else put
    change = grid([Button(f"✎ {name}", press("rewrite", found.id, n)) for n, name in _steps(language, found)])
    return ((first,), *change, (Button(_("Drop this update"), press("drop", found.id)),))


def _steps(language: Language, found: Broadcast) -> list[tuple[int, str]]:
    """What can be changed, by the number of the form's step."""
    _ = catalog(language).gettext
    names = {
        # Translators: buttons; what of the update is to be changed
        0: _("For whom"),
        3: _("Ukrainian text"),
        4: _("English text"),
        5: _("Picture"),
        6: _("When"),
        7: _("For how long"),
        8: _("Quiet hours"),
    }
    if found.audience.sort == "recipients":
        names.pop(0)
    if found.audience.sort == "language":
        names.pop(4 if found.audience.narrowed == "uk" else 3)
    return list(names.items())


def _counted(language: Language, house: House, found: Broadcast) -> Markup:
    _ = catalog(language).gettext
    shares = ", ".join(
        f"{NAMES_OF_LANGUAGES[code]}: {found.found.recipients.get(code, 0)}" for code in NAMES_OF_LANGUAGES
    )
    return html(
        _("Recipients: {total} ({shares}), counted at {clock}"),
        total=found.found.total,
        shares=shares,
        clock=clock(language, found.found.at, house.timezone),
    )


def _otherwise(language: Language, house: House, begins: int | None) -> Markup | None:
    _ = catalog(language).gettext
    if begins is None:
        return None
    when = moment(language, begins, house.timezone)
    return html(_("<b>If it is approved now, it begins to go out on {moment}.</b>"), moment=when)


def _quiet(language: Language, house: House, found: Broadcast) -> Markup:
    _ = catalog(language).gettext
    start, end = (hour.strftime("%H:%M") for hour in house.quiet_hours)
    if reason := found.answers.get("quiet"):
        return html(_("<b>Also in the quiet hours</b> ({start}–{end}): {reason}"), start=start, end=end, reason=reason)
    return html(_("Quiet hours ({start}–{end}): respected"), start=start, end=end)


def _cost(language: Language, house: House, found: Broadcast) -> Markup | None:
    _ = catalog(language).gettext
    if not house.paid_broadcasts:
        return None
    cost = stars(found.found.total, house.send_rate)
    return html(_("<b>Paid broadcast:</b> at most {stars} Stars at {rate} a second"), stars=cost, rate=house.send_rate)


def _links(language: Language, found: Broadcast) -> Markup | None:
    _ = catalog(language).gettext
    domains = found.answers.get("domains")
    return html(_("<b>It leads to:</b> {domains}. Its author has typed this."), domains=domains) if domains else None


def _names(language: Language, found: Broadcast) -> Markup | None:
    _ = catalog(language).gettext
    if not found.found.names:
        return None
    return html(
        _(
            "<b>This may name registered people:</b> {names}. No update may tell who is registered, and nobody’s return"
            " is told by an update. If it is a namesake, leave it; else change the text."
        ),
        names="; ".join([*found.found.names[:SHOWN], *(["…"] if len(found.found.names) > SHOWN else [])]),
    )
