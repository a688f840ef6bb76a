"""What administrators read and press to check, change and confirm the texts for families."""

from collections.abc import Iterable, Mapping, Sequence

from bot.i18n import LANGUAGES
from bot.model.form import Draft
from bot.model.guide import AFTER, CHECKED_FOR, HELP, Guide, GuideView
from bot.model.message import DAY, Button, Message, Rows
from bot.model.press import press
from bot.model.sentence import Said, Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.wait import where
from bot.texts.writing import alarm, column, grid, html, lines, reply, t, tn, to_operator


def overview(newest: Mapping[str, Guide], now: int) -> Message:
    """The topics of /help, whether families see each, and the way to the rest."""
    shown = sum(topic in newest and newest[topic].shown for topic in AFTER)
    # Translators: button: the texts about what comes after a return; how many of them families see
    more = Button(t("After a return: {shown} of {all}", shown=shown, all=len(AFTER)), press("guidesafter"))
    return reply(
        t("<b>Texts for families.</b> A text is shown only after an administrator has checked and confirmed it."),
        _legend(),
        buttons=(*_topics(newest, now, HELP), (more,)),
    )


def overview_after(newest: Mapping[str, Guide], now: int) -> Message:
    """The texts about what comes after a return."""
    return reply(
        t(
            "<b>Texts after a return.</b> They are sent automatically to relatives who were told about a verified return; a text that is not confirmed is left out."
        ),
        _legend(),
        buttons=(*_topics(newest, now, AFTER), *_to_all()),
    )


def title(topic: str) -> Sentence:
    """What operators call a topic."""
    if topic not in AFTER:
        return where.title(topic)
    category, moment = AFTER[topic]
    # Translators: how long after a return, behind the kind of person: “Civilian, after a week”
    moments = {"day": t("{who}, after a day"), "week": t("{who}, after a week"), "month": t("{who}, after a month")}
    return moments[moment].filled(who=labels.CATEGORIES[category])


def card(org: OrgConfig, seen: GuideView, now: int) -> Message:
    """One topic: whether it is shown, who confirmed it and when, its sources, and what can be done with it."""
    topic, guide = seen.topic, seen.guide
    changes = [
        Button(html("✎ {part}", part=part), press("guidechange", topic, code)) for code, part in _parts().items()
    ]
    buttons = [(Button(t("Review and confirm"), press("guidelook", topic)),), *grid(changes, 3)]
    if guide:
        buttons.append((Button(t("Earlier versions"), press("guidehistory", topic)),))
    if guide and guide.shown:
        # Translators: button: families do not see the text any more
        buttons.append((Button(t("Hide from families"), press("guidehide", topic, guide.number)),))
    # Translators: button: back to the overview of the texts for families
    buttons.append((Button(t("All texts"), press("guides")),))
    return reply(
        html("<b>{title}</b>", title=title(topic)),
        _state(org, guide, seen.name, now),
        *_sources(seen.words["sources"]),
        buttons=tuple(buttons),
    )


def to_show() -> Sentence:
    """What the button says that shows texts to families."""
    return t("Show to families")


def confirm(draft: Draft) -> Message:
    """Below the texts as families will see them: the last look before they do."""
    changes = [Button(html("✎ {part}", part=part), press("change", "guide", code)) for code, part in _parts().items()]
    return reply(
        t(
            "<b>Show this to families?</b> Above is exactly what they will see. By confirming you say that you have checked every number, sum, date and name today."
        ),
        *_sources(draft.answers["sources"]),
        buttons=(
            (Button(to_show(), press("send", "guide")),),
            *grid(changes, 3),
            (Button(t("Cancel"), press("cancel", "guide")),),
        ),
    )


def confirmed(topic: str) -> Message:
    """Families see it from now on."""
    said = t("<b>Confirmed:</b> {title}. Families see it from now on.", title=title(topic))
    return reply(said, buttons=_to_all())


def changed(topic: str, name: str, *, shown: bool) -> Message:
    """To the other administrators: what families see is not what it was."""
    said = t("<b>A text for families was confirmed</b> by {name}: {title}.")
    if not shown:
        said = t("<b>A text was hidden from families</b> by {name}: {title}.")
    # Translators: button: to look at a text
    look = Button(t("Look"), press("guide", topic))
    return alarm(html(said, name=name, title=title(topic)), buttons=((look,),))


def overtaken(name: str) -> Message:
    """Another administrator has confirmed a version in the meantime."""
    return reply(
        t(
            "<b>Not shown yet.</b> While you were writing, {name} changed this topic. Your texts are below; if you confirm them, they replace those of {name}, which stay among the earlier versions.",
            name=name,
        )
    )


def hidden(topic: str) -> Message:
    """Families no longer see it."""
    said = t("<b>Hidden:</b> {title}. Families no longer see it.", title=title(topic))
    return reply(said, buttons=_to_all())


def history(org: OrgConfig, topic: str, versions: Sequence[tuple[Guide, str]]) -> Message:
    """Who confirmed what and when, newest first."""
    rows = [html("{number}. {said}", number=guide.number, said=_who(org, guide, name)) for guide, name in versions]
    # Translators: button: an earlier version of a text, by its number
    buttons = [Button(t("Version {n}", n=guide.number), press("guideversion", guide.id)) for guide, _n in versions]
    return reply(
        t("<b>Versions:</b> {title}", title=title(topic)), lines(rows), buttons=(*grid(buttons, 3), *_to_all())
    )


def version(org: OrgConfig, guide: Guide, name: str) -> Message:
    """Below an earlier version: who confirmed it, and the way back to it."""
    # Translators: button: to use an earlier version of a text again
    back = Button(t("Use this version again"), press("guideback", guide.id))
    return reply(
        t("<b>Version {n}.</b> {who}", n=guide.number, who=_who(org, guide, name)),
        *_sources(guide.words["sources"]),
        buttons=((back,), *_to_all()),
    )


def to_be_checked(count: int) -> Message:
    """To the administrators: nobody has looked at these texts for long."""
    said = tn(
        "<b>{n} text for families</b> has not been checked for {days} days. Numbers and offices change.",
        "<b>{n} texts for families</b> have not been checked for {days} days. Numbers and offices change.",
        count,
        days=CHECKED_FOR // DAY,
    )
    return to_operator(said, buttons=_to_all())


def _legend() -> Sentence:
    return tn(
        "✓ shown; ! shown, but checked more than {n} day ago; ○ not shown",
        "✓ shown; ! shown, but checked more than {n} days ago; ○ not shown",
        CHECKED_FOR // DAY,
    )


def _topics(newest: Mapping[str, Guide], now: int, topics: Iterable[str]) -> Rows:
    return grid(
        [
            Button(
                html("{mark} {title}", mark=_mark(newest.get(topic), now), title=title(topic)), press("guide", topic)
            )
            for topic in topics
        ]
    )


def _mark(guide: Guide | None, now: int) -> str:
    if guide is None or not guide.shown:
        return "○"
    return "!" if guide.is_old(now) else "✓"


def _parts() -> dict[str, Said]:
    """What a topic consists of, by the steps of the form."""
    # Translators: where each figure of a text was printed
    return {**{code: NAMES_OF_LANGUAGES[code] for code in LANGUAGES}, "sources": t("Sources")}


def _state(org: OrgConfig, guide: Guide | None, name: str, now: int) -> Sentence:
    if guide is None:
        return t(
            "<b>Not shown to families.</b> This draft came with the program. Check each number, sum and date first."
        )
    who = _who(org, guide, name)
    if not guide.shown:
        return t("<b>Not shown to families.</b> {who}", who=who)
    old = t("<b>Shown to families, but not checked for a long time.</b> {who}")
    return html(old if guide.is_old(now) else t("<b>Shown to families.</b> {who}"), who=who)


def _who(org: OrgConfig, guide: Guide, name: str) -> Sentence:
    said = t("Checked on {moment} by {name}.") if guide.shown else t("Hidden on {moment} by {name}.")
    return html(said, moment=labels.moment(guide.confirmed_at, org.timezone), name=name)


def _sources(sources: str) -> list[Sentence]:
    """What is doubtful first."""
    doubtful = [line.lstrip("? ") for line in sources.splitlines() if line.startswith("?")]
    sound = [line for line in sources.splitlines() if line and not line.startswith("?")]
    heads = [(t("<b>Doubtful: check these first</b>"), doubtful), (t("<b>Sources</b>"), sound)]
    return [lines([head, *(f"• {line}" for line in found)]) for head, found in heads if found]


def _to_all() -> Rows:
    return column([Button(t("All texts"), press("guides"))])
