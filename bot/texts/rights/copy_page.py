"""A copy of somebody's own data as a page: calm, without links or scripts, the same on paper."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from bot.i18n import LANGUAGES
from bot.model.changes import Changed
from bot.model.correspondence import Words
from bot.model.declaration import Declaration
from bot.model.holdings import HeldInquiry, Holdings, OpenAnswers, ToldNotice
from bot.model.reminder import Wishes
from bot.model.rights import Role
from bot.model.sentence import ByLanguage, Said, Sentence
from bot.settings import OrgConfig
from bot.texts import facts, files, labels
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.register import meeting
from bot.texts.wait.reminder_wishes import city, every
from bot.texts.writing import html, joined, lines, t

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
# Whatever somebody wrote into it, the page loads nothing, runs nothing and sends nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
Row = tuple[Said, Said]


def page(org: OrgConfig, held: Holdings, now: int) -> Sentence:
    """The whole file."""
    return html(
        '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{made}</p>\n"
        "{sections}</main>\n</body>\n</html>\n",
        language=ByLanguage({code: code for code in LANGUAGES}),
        policy=Markup(POLICY),  # noqa: S704 (ours)
        title=t("Copy of your data"),
        style=Markup(STYLE),  # noqa: S704 (ours)
        made=t(
            "Made on {moment}. {organisation} is responsible for this bot. To speak with an operator: {hotline}",
            moment=labels.moment(now, org.timezone),
            organisation=org.organisation,
            hotline=org.hotline,
        ),
        sections=joined("", _sections(org, held)),
    )


def _sections(org: OrgConfig, held: Holdings) -> Iterable[Sentence]:
    yield _section(t("Your account"), _table(_account(org, held)))
    for one in held.inquiries:
        title = t("Inquiry {reference}", reference=one.inquiry.reference)
        yield _section(title, _table(_inquiry(org, one)))
    said = [_said(org, held, words) for words in held.words]
    yield _section(t("What was written"), *said or [_nothing()])
    for one_met in held.meetings:
        yield _section(t("Who you met, in your own words"), _table(meeting.told(one_met.facts)))
    for one_missed in held.declared:
        yield _section(t("Whom you miss, as you declared as an operator"), _table(_declared(org, one_missed)))
    told = [_told(org, notice) for notice in held.notices]
    changes = [_changed(org, held, one) for one in held.changes]
    if changes:
        yield _section(t("What you have changed"), *changes)
    if told:  # to whoever waits, the very words would be a jolt
        yield _section(t("What we told you about a verified return"), *told)
    for draft in held.open_answers:
        yield _section(t("Answers that were not sent"), _table(_draft(org, draft)))
    yield _section(t("What this file does not contain"), html("<p>{words}</p>", words=_left_out()))


def _account(org: OrgConfig, held: Holdings) -> Iterable[Row]:
    yield t("Telegram account"), str(held.telegram_id)
    yield t("Language"), NAMES_OF_LANGUAGES[held.language]
    yield t("First contact with the bot"), labels.moment(held.met_at, org.timezone)
    if held.consent_version and held.consented_at:
        # Translators: the consent was given, the wording has this version
        yield (
            t("Consent"),
            t(
                "given on {moment}, wording {version}",
                moment=labels.moment(held.consented_at, org.timezone),
                version=held.consent_version,
            ),
        )
    else:
        # Translators: there is no consent
        yield t("Consent"), t("none")
    if held.withdrawn_at:
        yield t("Consent withdrawn"), labels.moment(held.withdrawn_at, org.timezone)
    if held.seen_at:  # once a day is noted
        yield t("Last message or press from you"), labels.moment(held.seen_at, org.timezone)
    yield t("Reminders"), _reminders(org, held.reminders)
    if held.reminders.confirmed_at:
        yield t("Details confirmed"), labels.moment(held.reminders.confirmed_at, org.timezone)
    if held.role:
        yield t("Operator"), labels.ROLES[Role(held.role)]


def _reminders(org: OrgConfig, kept: Wishes) -> Sentence:
    zone = city(kept.zone(org.timezone).key)
    often = t("off") if kept.stopped else every(kept.every_days or org.remind_every)
    if kept.paused_until:
        paused = t("paused until {day}", day=labels.day(kept.paused_until, org.timezone))
        return html("{often}, {paused}; {zone}", often=often, paused=paused, zone=zone)
    return html("{often}; {zone}", often=often, zone=zone)


def _inquiry(org: OrgConfig, held: HeldInquiry) -> Iterable[Row]:
    inquiry = held.inquiry
    closed = {"declined": t("closed by an operator"), "withdrawn": t("withdrawn by you")}
    yield t("Status"), closed.get(inquiry.state) or labels.FAMILY_WORDS[held.word]
    yield t("Received"), labels.moment(inquiry.received_at, org.timezone)
    if held.accepted_at:
        # Translators: when the inquiry was accepted
        yield t("Accepted"), labels.moment(held.accepted_at, org.timezone)
    if held.closed_at:
        # Translators: when the inquiry was closed
        yield t("Closed"), labels.moment(held.closed_at, org.timezone)
    if inquiry.shared_at:
        # Translators: since when partner registries may learn about the inquiry
        yield t("Partner registries, allowed"), labels.moment(inquiry.shared_at, org.timezone)
    yield from _answers(inquiry.facts)
    if inquiry.kinship:
        yield t("How kinship was checked"), labels.KINSHIP_WAYS[inquiry.kinship["way"]]


def _draft(org: OrgConfig, draft: OpenAnswers) -> Iterable[Row]:
    yield t("Last changed"), labels.moment(draft.updated_at, org.timezone)
    if draft.form == "sighting":
        yield from meeting.told(draft.answers)
    else:
        yield from _answers(draft.answers)


def _answers(answers: Mapping[str, str]) -> Iterable[Row]:
    for name, answer in answers.items():
        if name == "words":
            yield t("Your words"), answer
        elif name != "phone_source":
            yield labels.FIELDS[name], facts.value(name, answer)


def _declared(org: OrgConfig, one: Declaration) -> Iterable[Row]:
    yield t("Declared"), labels.moment(one.declared_at, org.timezone)
    if one.ends_at:
        yield t("Taken back, counts until"), labels.moment(one.ends_at, org.timezone)
    yield from _answers(one.facts)


def _said(org: OrgConfig, held: Holdings, words: Words) -> Sentence:
    sorts = {
        "question": t("Question from an operator"),
        "answer": t("Your answer"),
        "addition": t("What you added"),
        "message": t("Your message"),
        "reply": t("Message from an operator"),
    }
    moment = labels.moment(words.sent_at, org.timezone)
    head = joined(", ", (sorts[words.sort], moment, held.reference(words.inquiry_id)))
    file = files.named(words.document) if words.document else ""
    text = lines((words.text, file)) if words.text or file else t("(a photo)")
    return html('<p class="when">{head}</p>\n<p class="words">{text}</p>\n', head=head, text=text)


def _told(org: OrgConfig, notice: ToldNotice) -> Sentence:
    sorts = {"return": t("Verified return"), "correction": t("Correction")}
    way = t("by phone") if notice.by_telephone else t("by message")
    moment = labels.moment(notice.told_at, org.timezone)
    # Translators: messages about what usually comes after a return, in a list of what is stored
    follows = {
        True: t("messages about what comes next: still to come"),
        False: t("messages about what comes next: no more to come"),
    }
    said = [t("read: {moment}", moment=labels.moment(notice.read_at, org.timezone))] if notice.read_at else []
    said += [follows[notice.follows]] if notice.follows is not None else []
    head = joined(", ", (sorts[notice.sort], notice.reference, moment, way, *said))
    return html('<p class="words">{head}</p>\n', head=head)


def _changed(org: OrgConfig, held: Holdings, one: Changed) -> Sentence:
    moment = labels.moment(one.changed_at, org.timezone)
    head = joined(", ", (labels.FIELDS[one.field], moment, held.reference(one.inquiry_id)))
    old, new = (facts.value(one.field, value) for value in (one.old, one.new))
    return html('<p class="when">{head}</p>\n<p class="words">{old} → {new}</p>\n', head=head, old=old, new=new)


def _section(title: Sentence, *parts: Sentence) -> Sentence:
    return html("<section>\n<h2>{title}</h2>\n{parts}</section>\n", title=title, parts=joined("", parts))


def _table(rows: Iterable[Row]) -> Sentence:
    made = (html("<dt>{name}</dt><dd>{value}</dd>\n", name=name, value=value) for name, value in rows)
    return html("<dl>\n{rows}</dl>\n", rows=joined("", made))


def _nothing() -> Sentence:
    return html("<p>{words}</p>\n", words=t("Nothing is stored."))


def _left_out() -> Sentence:
    return t(
        "Photos: they are on Telegram, in this chat; we store only their numbers. The operators’ own notes, and anything about other people: we never give these out, whether or not they exist. You can ask an operator about them."
    )
