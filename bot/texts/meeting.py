"""A report of a meeting: what is asked of whoever tells whom they met.

There is no word in it from which anybody could learn whether a person is registered (N3).
"""

from collections.abc import Mapping

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.form import Draft, Form
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sighting import TOLD
from bot.settings import House
from bot.texts.house import hotline
from bot.texts.writing import grid, html, lines, reply


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
                " call if you asked for that. We do not say here what becomes of it."
            )
        ),
        html(_("If you remember more: /seen, or simply write here.")),
        hotline(language, house),
    )


def told(language: Language, facts: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was told, by the names of the questions."""
    return [(_field(language, name), facts[name]) for name in TOLD if facts.get(name)]


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
