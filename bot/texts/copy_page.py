"""A copy of somebody's own data as a page: calm, without links or scripts, the same on paper."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.changes import Changed
from bot.model.correspondence import Words
from bot.model.holdings import HeldInquiry, Holdings, OpenAnswers, ToldNotice
from bot.model.reminder import Wishes
from bot.model.rights import Role
from bot.settings import House
from bot.texts import facts, files, labels, meeting
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.reminder_wishes import city, every
from bot.texts.writing import html

STYLE = """
:root{color-scheme:light dark;--ink:#22262b;--soft:#626b76;--line:#d9dde2;--paper:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e4e7ea;--soft:#9aa4af;--line:#3a4149;--paper:#16191c}}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 Georgia,"Noto Serif",serif}
main{max-width:42rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .75rem}
h2{font-size:1.2rem;margin:2.5rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--line)}
dl{display:grid;grid-template-columns:minmax(9rem,13rem) 1fr;gap:.35rem 1.25rem;margin:0}
dt,.when{color:var(--soft)}
dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.when{font-size:.9rem;margin:1.25rem 0 .15rem}
.words{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
@media(max-width:30rem){dl{display:block}dt{margin-top:.6rem}}
@media print{body{font-size:11pt}h2{break-after:avoid}}
"""
Row = tuple[str, str]


def page(language: Language, house: House, held: Holdings, now: int) -> Markup:
    """The whole file."""
    _ = catalog(language).gettext
    made = _("Made on {moment} by the bot of {organisation}. To speak with an operator: {hotline}")
    return html(
        '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{made}</p>\n"
        "{sections}</main>\n</body>\n</html>\n",
        language=language,
        title=_("Copy of your data"),
        style=Markup(STYLE),  # noqa: S704 (ours)
        made=made.format(
            moment=labels.moment(language, now, house.timezone), organisation=house.organisation, hotline=house.hotline
        ),
        sections=Markup().join(_sections(language, house, held)),
    )


def _sections(language: Language, house: House, held: Holdings) -> Iterable[Markup]:
    _ = catalog(language).gettext
    yield _section(_("Your account"), _table(_account(language, house, held)))
    for one in held.inquiries:
        title = _("Inquiry {reference}").format(reference=one.inquiry.reference)
        yield _section(title, _table(_inquiry(language, house, one)))
    said = [_said(language, house, held, words) for words in held.words]
    yield _section(_("What was written"), *said or [_nothing(language)])
    for one_met in held.meetings:
        yield _section(_("Whom you met, as you told it"), _table(meeting.told(language, one_met.facts)))
    told = [_told(language, house, notice) for notice in held.notices]
    changes = [_changed(language, house, held, one) for one in held.changes]
    if changes:
        yield _section(_("What you have changed"), *changes)
    if told:  # to whoever waits, the very words would be a jolt
        yield _section(_("What you were told of a verified return"), *told)
    for draft in held.open_answers:
        yield _section(_("Answers that were not sent"), _table(_draft(language, house, draft)))
    yield _section(_("What this file does not contain"), html("<p>{words}</p>", words=_left_out(language)))


def _account(language: Language, house: House, held: Holdings) -> Iterable[Row]:
    _ = catalog(language).gettext
    yield _("Telegram account"), str(held.telegram_id)
    yield _("Language"), NAMES_OF_LANGUAGES[held.language]
    yield _("First contact with the bot"), labels.moment(language, held.met_at, house.timezone)
    if held.consent_version and held.consented_at:
        # Translators: the consent was given, the wording has this version
        yield (
            _("Consent"),
            _("given on {moment}, wording {version}").format(
                moment=labels.moment(language, held.consented_at, house.timezone), version=held.consent_version
            ),
        )
    else:
        # Translators: there is no consent
        yield _("Consent"), _("none")
    if held.withdrawn_at:
        yield _("Consent withdrawn"), labels.moment(language, held.withdrawn_at, house.timezone)
    if held.seen_at:  # once a day is noted
        yield _("Last sign of you"), labels.moment(language, held.seen_at, house.timezone)
    yield _("Reminders"), _reminders(language, house, held.reminders)
    if held.reminders.confirmed_at:
        yield _("Details confirmed"), labels.moment(language, held.reminders.confirmed_at, house.timezone)
    if held.role:
        yield _("Operator"), labels.role(language, Role(held.role))


def _reminders(language: Language, house: House, kept: Wishes) -> str:
    _ = catalog(language).gettext
    zone = city(language, kept.zone(house.timezone).key)
    often = _("off") if kept.stopped else every(language, kept.every_days or house.remind_every)
    if kept.paused_until:
        paused = _("paused until {day}").format(day=labels.day(language, kept.paused_until, house.timezone))
        return f"{often}, {paused}; {zone}"
    return f"{often}; {zone}"


def _inquiry(language: Language, house: House, held: HeldInquiry) -> Iterable[Row]:
    _ = catalog(language).gettext
    inquiry = held.inquiry
    closed = {"declined": _("closed by an operator"), "withdrawn": _("withdrawn by you")}
    yield _("Status"), closed.get(inquiry.state) or labels.family_word(language, held.word)
    yield _("Received"), labels.moment(language, inquiry.received_at, house.timezone)
    if held.accepted_at:
        # Translators: when the inquiry was accepted
        yield _("Accepted"), labels.moment(language, held.accepted_at, house.timezone)
    if held.closed_at:
        # Translators: when the inquiry was closed
        yield _("Closed"), labels.moment(language, held.closed_at, house.timezone)
    if inquiry.shared_at:
        # Translators: since when partner registries may learn of the inquiry
        yield _("Partner registries, allowed"), labels.moment(language, inquiry.shared_at, house.timezone)
    yield from _answers(language, inquiry.facts)
    if inquiry.kinship:
        yield _("How kinship was checked"), labels.kinship_way(language, inquiry.kinship["way"])


def _draft(language: Language, house: House, draft: OpenAnswers) -> Iterable[Row]:
    _ = catalog(language).gettext
    yield _("Last changed"), labels.moment(language, draft.updated_at, house.timezone)
    if draft.form == "sighting":
        yield from meeting.told(language, draft.answers)
    else:
        yield from _answers(language, draft.answers)


def _answers(language: Language, answers: Mapping[str, str]) -> Iterable[Row]:
    _ = catalog(language).gettext
    for name, answer in answers.items():
        if name == "words":
            yield _("Your words"), answer
        elif name != "phone_source":
            yield labels.field(language, name), facts.value(language, name, answer)


def _said(language: Language, house: House, held: Holdings, words: Words) -> Markup:
    _ = catalog(language).gettext
    sorts = {
        "question": _("Question from an operator"),
        "answer": _("Your answer"),
        "addition": _("What you added"),
        "message": _("Your message"),
        "reply": _("Message from an operator"),
    }
    moment = labels.moment(language, words.sent_at, house.timezone)
    head = ", ".join(part for part in (sorts[words.sort], moment, held.reference(words.inquiry_id)) if part)
    file = files.named(language, words.document) if words.document else ""
    text = "\n".join(part for part in (words.text, file) if part) or _("(a photo)")
    return html('<p class="when">{head}</p>\n<p class="words">{text}</p>\n', head=head, text=text)


def _told(language: Language, house: House, notice: ToldNotice) -> Markup:
    _ = catalog(language).gettext
    sorts = {"return": _("Verified return"), "correction": _("Correction")}
    way = _("by telephone") if notice.by_telephone else _("by message")
    moment = labels.moment(language, notice.told_at, house.timezone)
    # Translators: messages about what usually comes after a return, in a list of what is stored
    follows = {
        True: _("messages about what comes next: still to come"),
        False: _("messages about what comes next: no more to come"),
    }
    said = [follows[notice.follows]] if notice.follows is not None else []
    head = ", ".join((sorts[notice.sort], notice.reference, moment, way, *said))
    return html('<p class="words">{head}</p>\n', head=head)


def _changed(language: Language, house: House, held: Holdings, one: Changed) -> Markup:
    moment = labels.moment(language, one.changed_at, house.timezone)
    head = ", ".join((labels.field(language, one.field), moment, held.reference(one.inquiry_id)))
    old, new = (facts.value(language, one.field, value) for value in (one.old, one.new))
    return html('<p class="when">{head}</p>\n<p class="words">{old} → {new}</p>\n', head=head, old=old, new=new)


def _section(title: str, *parts: Markup) -> Markup:
    return html("<section>\n<h2>{title}</h2>\n{parts}</section>\n", title=title, parts=Markup().join(parts))


def _table(rows: Iterable[Row]) -> Markup:
    made = (html("<dt>{name}</dt><dd>{value}</dd>\n", name=name, value=value) for name, value in rows)
    return html("<dl>\n{rows}</dl>\n", rows=Markup().join(made))


def _nothing(language: Language) -> Markup:
    _ = catalog(language).gettext
    return html("<p>{words}</p>\n", words=_("Nothing is stored."))


def _left_out(language: Language) -> str:
    _ = catalog(language).gettext
    return _(
        "The photos: they are at Telegram, in this chat; here only their numbers are stored. The operators’ own working"
        " notes, and anything about other people: they are never given out, whether there are any or not. You may ask"
        " an operator about them."
    )
