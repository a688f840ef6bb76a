"""The preview of an update, and the card below it: everything that this does not show, and what can be done."""

from dataclasses import replace

from bot.i18n import LANGUAGES, Language
from bot.model.broadcast import Broadcast, BroadcastView, Stage, stars
from bot.model.forms import FORMS
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.model.sentence import Said, Sentence
from bot.settings import OrgConfig
from bot.texts.labels import clock, moment
from bot.texts.languages import NAMES_OF_LANGUAGES, shares, written_in
from bot.texts.updates import broadcast_labels as labels
from bot.texts.updates.updates import NO_CODE_YET
from bot.texts.writing import grid, html, lines, reply, t

ASKED_WITH_THE_AUDIENCE = ("language", "category")
SHOWN = 20  # names that an update may have; whoever writes more of them sees that there are more


def pages(org: OrgConfig, seen: BroadcastView) -> list[Message]:
    """Exactly what families would read in each of their languages, and the card below it."""
    messages: list[Message] = []
    for code in seen.broadcast.audience.languages:
        printed = replace(seen.preview.messages[code].closed(NO_CODE_YET), kind=Kind.REPLY, paid=False)
        messages += [reply(_above(code)), printed]
    return [*messages, _card(org, seen)]


def _card(org: OrgConfig, seen: BroadcastView) -> Message:
    found, preview = seen.broadcast, seen.preview
    return reply(
        t("<b>Update written by {name}</b>, see the preview above.", name=seen.author),
        lines(about(org, seen)),
        *doubts(found),
        buttons=_decisions(found, preview.digest, own=seen.own),
    )


def about(org: OrgConfig, seen: BroadcastView) -> list[Sentence]:
    """What the preview does not show: whom it is for, when it goes out, what it costs."""
    found, preview = seen.broadcast, seen.preview
    said = [
        t("For: {whom}", whom=labels.whom(found.audience, preview.edition.corrects)),
        _counted(org, found),
        t("Goes out: {start}", start=labels.start(org, found.answers["time"])),
        _otherwise(org, preview.starts_at) if preview.otherwise else None,
        _quiet(org, found),
        t("May still be sent for: {days}", days=labels.EXPIRY[found.answers["expiry"]]),
        _cost(org, found),
    ]
    return [one for one in said if one is not None]


def doubts(found: Broadcast) -> list[Sentence]:
    """What a second operator has to look at twice: where it leads to, and whom it may name."""
    return [one for one in (_links(found), _names(found)) if one is not None]


def _above(code: Language) -> Sentence:
    return t(
        "<b>Preview {language}.</b> Families read exactly this; only the code comes with the approval:",
        language=written_in(code),
    )


def _decisions(found: Broadcast, digest: int, *, own: bool) -> tuple[tuple[Button, ...], ...]:
    if not own:
        approve = Button(t("Approve and send"), press("approve", found.id, digest))
        back = Button(t("Return to author"), press("giveback", found.id))
        return ((approve,), (back,)) if found.stage is Stage.PROPOSED else ()
    put = Button(t("Pass to a second operator"), press("propose", found.id))
    back = Button(t("Take back"), press("giveback", found.id))
    first = back if found.stage is Stage.PROPOSED else put
    change = grid([Button(html("✎ {name}", name=name), press("rewrite", found.id, n)) for n, name in _steps(found)])
    return ((first,), *change, (Button(t("Discard this update"), press("drop", found.id)),))


def _steps(found: Broadcast) -> list[tuple[int, Said]]:
    """What can be changed, by the number of the form's step."""
    names: dict[str, Said] = {
        **{code: NAMES_OF_LANGUAGES[code] for code in LANGUAGES},
        # Translators: buttons; what of the update is to be changed
        "audience": t("Audience"),
        "uk": t("Ukrainian text"),
        "en": t("English text"),
        "picture": t("Picture"),
        "time": t("When"),
        "expiry": t("For how long"),
        "quiet": t("Quiet hours"),
    }
    steps = [step.name for step in FORMS["broadcast"].steps]
    return [(steps.index(name), names[name]) for name in found.changeable if name not in ASKED_WITH_THE_AUDIENCE]


def _counted(org: OrgConfig, found: Broadcast) -> Sentence:
    recipients = {code: found.found.recipients.get(code, 0) for code in LANGUAGES}
    return t(
        "Recipients: {total} ({shares}), counted at {clock}",
        total=found.found.total,
        shares=shares(recipients),
        clock=clock(found.found.at, org.timezone),
    )


def _otherwise(org: OrgConfig, begins: int) -> Sentence:
    when = moment(begins, org.timezone)
    return t("<b>If it is approved now, sending starts on {moment}.</b>", moment=when)


def _quiet(org: OrgConfig, found: Broadcast) -> Sentence:
    start, end = (hour.strftime("%H:%M") for hour in org.quiet_hours)
    if reason := found.answers.get("quiet"):
        return t("<b>Also in the quiet hours</b> ({start}–{end}): {reason}", start=start, end=end, reason=reason)
    return t("Quiet hours ({start}–{end}): respected", start=start, end=end)


def _cost(org: OrgConfig, found: Broadcast) -> Sentence | None:
    if not org.paid_broadcasts:
        return None
    cost = stars(found.found.total, org.send_rate)
    return t("<b>Paid broadcast:</b> at most {stars} Stars at {rate} a second", stars=cost, rate=org.send_rate)


def _links(found: Broadcast) -> Sentence | None:
    domains = found.answers.get("domains")
    return (
        t("<b>Links in the text lead to:</b> {domains}. The author has confirmed this by typing it.", domains=domains)
        if domains
        else None
    )


def _names(found: Broadcast) -> Sentence | None:
    if not found.found.names:
        return None
    return t(
        "<b>This may name registered people:</b> {names}. An update must not reveal who is registered, and nobody’s return is announced in an update. If it is a namesake, leave it; otherwise change the text.",
        names="; ".join([*found.found.names[:SHOWN], *(["…"] if len(found.found.names) > SHOWN else [])]),
    )
