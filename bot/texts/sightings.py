"""A report of a meeting: what is asked of whoever tells it, and what operators see and do.

It is said to nobody else.  There is no word in it from which anybody could learn whether a person is registered (N3).
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.form import Draft, Form
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.model.sighting import TOLD, Corroboration, Sighting
from bot.settings import House
from bot.texts import labels
from bot.texts.house import hotline
from bot.texts.writing import column, grid, html, lines, quotes, reply, spread, to_operator


def opening(language: Language, house: House) -> Message:
    """What this is for, what is better not written, and that it can be stopped."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>You met somebody.</b> Here you can tell the operators whom you met in captivity or on the way, where"
                " and when. Say only what you want to say. You can stop at any time; then nothing is kept."
            )
        ),
        html(
            _(
                "Telegram itself can read what is written to a bot. Please do not write what could endanger you or"
                " somebody who is still there: ask for a call instead."
            )
        ),
        html(_("Only operators read it. Nobody is told here who is registered, and no family learns who told us.")),
        hotline(language, house),
    )


def questions(language: Language) -> dict[tuple[str, str], tuple[str, str]]:
    """What is asked, and what helps to answer it."""
    _ = catalog(language).gettext
    return {
        ("sighting", "how"): (_("How would you like to tell us?"), ""),
        ("sighting", "whom"): (
            _("Whom did you meet?"),
            _("A name, a nickname, an age, what you remember of the person. What you are not sure of, say so."),
        ),
        ("sighting", "place"): (
            _("Where was it?"),
            _("In general words is enough. What could endanger others is better said in a call."),
        ),
        ("sighting", "time"): (
            _("When did you last see this person?"),
            _("A day, a month or a season, as you remember it."),
        ),
        ("sighting", "call"): (
            _("May an operator call you about it?"),
            _("If so, write the number and when it suits you. If not, press Skip."),
        ),
        ("sighting", "number"): (
            _("At which number may an operator call you, and when?"),
            _("You do not need to write here what it is about."),
        ),
        ("corroborate", "words"): (
            _("What do you want to write to whoever told it?"),
            _("It is sent word for word; a photo or a file is sent as it is."),
        ),
        ("corroborate", "reference"): (
            _("To which case does it belong?"),
            _("Write the reference of an accepted inquiry. Look first: /find with the surname and the year of birth."),
        ),
        ("corroborate", "reliability"): (_("How reliable is it?"), ""),
        ("corroborate", "remark"): (
            _("What speaks for it being this person, and what against?"),
            _("It is stored with the case; nobody outside sees it."),
        ),
    }


def summary(language: Language, form: Form, draft: Draft) -> Message:
    """What will be told, before it is."""
    _ = catalog(language).gettext
    asked = [name for name in form.asked(draft) if name in TOLD]
    changes = [Button(f"✎ {_field(language, name)}", press("change", form.name, name)) for name in asked]
    send, cancel = Button(_("Send"), press("send", form.name)), Button(_("Cancel"), press("cancel", form.name))
    return reply(
        html(_("<b>What you are telling us, before it is sent</b>")),
        _listed(language, {name: draft.answers[name] for name in asked}),
        html(_("Nothing has been sent yet.")),
        buttons=((send,), *grid(changes), (cancel,)),
    )


def received(language: Language, house: House) -> Message:
    """It has arrived; nothing more is said of it here."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Passed to the operators.</b> Thank you for telling us. A person, not a program, will read it and will"
                " call if you asked for that. What becomes of it is not told here."
            )
        ),
        html(_("If you remember more: /seen, or simply write here.")),
        hotline(language, house),
    )


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


def told(language: Language, facts: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was told, by the names of the questions."""
    return [(_field(language, name), facts[name]) for name in TOLD if facts.get(name)]


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
        lines([html("<b>{field}</b>", field=field), *quotes(said)]) for field, said in told(language, sighting.facts)
    ]


def _listed(language: Language, answers: Mapping[str, str]) -> Markup:
    return lines(
        html("<b>{field}:</b> {said}", field=_field(language, name), said=said or "—") for name, said in answers.items()
    )


def _field(language: Language, name: str) -> str:
    _ = catalog(language).gettext
    return {
        # Translators: labels of the answers in a report of a meeting
        "whom": _("Whom"),
        "place": _("Where"),
        "time": _("When"),
        "call": _("May be called"),
        "number": _("A call is asked for"),
    }[name]
