"""What administrators read and press to check, change and confirm the texts for families."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from bot.i18n import LANGUAGES, Language, catalog
from bot.model.form import Draft
from bot.model.guide import AFTER, CHECKED_FOR, HELP, Guide
from bot.model.message import DAY, Button, Message, Rows
from bot.model.press import press
from bot.settings import House
from bot.texts import labels, where
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.writing import column, grid, html, lines, reply, to_operator


def overview(language: Language, newest: Mapping[str, Guide], now: int) -> Message:
    """The topics of /help, whether families see each, and the way to the rest."""
    _ = catalog(language).gettext
    shown = sum(topic in newest and newest[topic].shown for topic in AFTER)
    # Translators: button: the texts about what comes after a return; how many of them families see
    more = Button(_("After a return: {shown} of {all}").format(shown=shown, all=len(AFTER)), press("guidesafter"))
    return reply(
        html(_("<b>Texts for families.</b> A text is shown only after an administrator has checked and confirmed it.")),
        _legend(language),
        buttons=(*_topics(language, newest, now, HELP), (more,)),
    )


def overview_after(language: Language, newest: Mapping[str, Guide], now: int) -> Message:
    """The texts about what comes after a return."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Texts after a return.</b> They go by themselves to relatives who were told of a verified return; one"
                " that is not confirmed is left out."
            )
        ),
        _legend(language),
        buttons=(*_topics(language, newest, now, AFTER), *_to_all(language)),
    )


def title(language: Language, topic: str) -> str:
    """What operators call a topic."""
    if topic not in AFTER:
        return where.title(language, topic)
    _ = catalog(language).gettext
    category, moment = AFTER[topic]
    # Translators: how long after a return, behind the kind of person: “Civilian, after a week”
    moments = {"day": _("{who}, after a day"), "week": _("{who}, after a week"), "month": _("{who}, after a month")}
    return moments[moment].format(who=labels.category(language, category))


def card(
    language: Language, house: House, topic: str, guide: Guide | None, name: str, sources: str, now: int
) -> Message:
    """One topic: whether it is shown, who confirmed it and when, its sources, and what can be done with it."""
    _ = catalog(language).gettext
    changes = [Button(f"✎ {part}", press("guidechange", topic, code)) for code, part in _parts(language).items()]
    buttons = [(Button(_("Look at it and confirm"), press("guidelook", topic)),), *grid(changes, 3)]
    if guide:
        buttons.append((Button(_("Earlier versions"), press("guidehistory", topic)),))
    if guide and guide.shown:
        # Translators: button: families do not see the text any more
        buttons.append((Button(_("Take it away from families"), press("guidehide", topic, guide.number)),))
    # Translators: button: back to the overview of the texts for families
    buttons.append((Button(_("All texts"), press("guides")),))
    return reply(
        html("<b>{title}</b>", title=title(language, topic)),
        _state(language, house, guide, name, now),
        *_sources(language, sources),
        buttons=tuple(buttons),
    )


def confirm(language: Language, draft: Draft) -> Message:
    """Below the texts as families will see them: the last look before they do."""
    _ = catalog(language).gettext
    changes = [Button(f"✎ {part}", press("change", "guide", code)) for code, part in _parts(language).items()]
    return reply(
        html(
            _(
                "<b>Show this to families?</b> Above it stands exactly as they will see it. By confirming you say that"
                " you have checked every figure and every name today."
            )
        ),
        *_sources(language, draft.answers["sources"]),
        buttons=(
            (Button(_("Show to families"), press("send", "guide")),),
            *grid(changes, 3),
            (Button(_("Cancel"), press("cancel", "guide")),),
        ),
    )


def confirmed(language: Language, topic: str) -> Message:
    """Families see it from now on."""
    _ = catalog(language).gettext
    said = html(_("<b>Confirmed:</b> {title}. Families see it from now on."), title=title(language, topic))
    return reply(said, buttons=_to_all(language))


def changed(language: Language, topic: str, name: str, *, shown: bool) -> Message:
    """To the other administrators: what families see is not what it was."""
    _ = catalog(language).gettext
    said = _("<b>A text for families was confirmed</b> by {name}: {title}.")
    if not shown:
        said = _("<b>A text was taken away from families</b> by {name}: {title}.")
    # Translators: button: to look at a text
    look = Button(_("Look"), press("guide", topic))
    return to_operator(html(said, name=name, title=title(language, topic)), buttons=((look,),))


def overtaken(language: Language, name: str) -> Message:
    """Another administrator has confirmed a version in the meantime."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Not shown yet.</b> While you were writing, {name} changed this topic. Your texts are below; if you"
                " confirm them, they replace those of {name}, which stay among the earlier versions."
            ),
            name=name,
        )
    )


def hidden(language: Language, topic: str) -> Message:
    """Families do not see it any more."""
    _ = catalog(language).gettext
    said = html(_("<b>Taken away:</b> {title}. Families do not see it any more."), title=title(language, topic))
    return reply(said, buttons=_to_all(language))


def history(language: Language, house: House, topic: str, versions: Sequence[tuple[Guide, str]]) -> Message:
    """Who confirmed what and when, newest first."""
    _ = catalog(language).gettext
    rows = [
        html("{number}. {said}", number=guide.number, said=_who(language, house, guide, name))
        for guide, name in versions
    ]
    # Translators: button: an earlier version of a text, by its number
    buttons = [
        Button(_("Version {n}").format(n=guide.number), press("guideversion", guide.id)) for guide, _n in versions
    ]
    return reply(
        html(_("<b>Versions:</b> {title}"), title=title(language, topic)),
        lines(rows),
        buttons=(*grid(buttons, 3), *_to_all(language)),
    )


def version(language: Language, house: House, guide: Guide, name: str) -> Message:
    """Below an earlier version: who confirmed it, and the way back to it."""
    _ = catalog(language).gettext
    # Translators: button: to use an earlier version of a text again
    back = Button(_("Use this version again"), press("guideback", guide.id))
    return reply(
        html(_("<b>Version {n}.</b> {who}"), n=guide.number, who=_who(language, house, guide, name)),
        *_sources(language, guide.words["sources"]),
        buttons=((back,), *_to_all(language)),
    )


def to_be_checked(language: Language, count: int) -> Message:
    """To the administrators: nobody has looked at these texts for long."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    template = ngettext(
        "<b>{n} text for families</b> has not been checked for {days} days. Numbers and offices move.",
        "<b>{n} texts for families</b> have not been checked for {days} days. Numbers and offices move.",
        count,
    )
    return to_operator(html(template, n=count, days=CHECKED_FOR // DAY), buttons=_to_all(language))


def _legend(language: Language) -> Markup:
    ngettext = catalog(language).ngettext
    days = CHECKED_FOR // DAY
    legend = ngettext(
        "✓ shown; ! shown, but checked more than {n} day ago; ○ not shown",
        "✓ shown; ! shown, but checked more than {n} days ago; ○ not shown",
        days,
    )
    return html(legend, n=days)


def _topics(language: Language, newest: Mapping[str, Guide], now: int, topics: Iterable[str]) -> Rows:
    return grid(
        [Button(f"{_mark(newest.get(topic), now)} {title(language, topic)}", press("guide", topic)) for topic in topics]
    )


def _mark(guide: Guide | None, now: int) -> str:
    if guide is None or not guide.shown:
        return "○"
    return "!" if guide.is_old(now) else "✓"


def _parts(language: Language) -> dict[str, str]:
    """What a topic consists of, by the steps of the form."""
    _ = catalog(language).gettext
    # Translators: where each figure of a text was printed
    return {**{code: NAMES_OF_LANGUAGES[code] for code in LANGUAGES}, "sources": _("Sources")}


def _state(language: Language, house: House, guide: Guide | None, name: str, now: int) -> Markup:
    _ = catalog(language).gettext
    if guide is None:
        return html(_("<b>Not shown to families.</b> This draft came with the program. Check each figure first."))
    who = _who(language, house, guide, name)
    if not guide.shown:
        return html(_("<b>Not shown to families.</b> {who}"), who=who)
    old = _("<b>Shown to families, but not checked for long.</b> {who}")
    return html(old if guide.is_old(now) else _("<b>Shown to families.</b> {who}"), who=who)


def _who(language: Language, house: House, guide: Guide, name: str) -> Markup:
    _ = catalog(language).gettext
    said = _("Checked on {moment} by {name}.") if guide.shown else _("Taken away on {moment} by {name}.")
    return html(said, moment=labels.moment(language, guide.confirmed_at, house.timezone), name=name)


def _sources(language: Language, sources: str) -> list[Markup]:
    """What is doubtful first."""
    _ = catalog(language).gettext
    doubtful = [line.lstrip("? ") for line in sources.splitlines() if line.startswith("?")]
    sound = [line for line in sources.splitlines() if line and not line.startswith("?")]
    heads = [(_("<b>Doubtful: check these first</b>"), doubtful), (_("<b>Sources</b>"), sound)]
    return [lines([html(head), *(f"• {line}" for line in found)]) for head, found in heads if found]


def _to_all(language: Language) -> Rows:
    _ = catalog(language).gettext
    return column([Button(_("All texts"), press("guides"))])
