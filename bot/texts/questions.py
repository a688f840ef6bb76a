"""Every question of every form, with what helps to answer it."""

from collections.abc import Callable

from markupsafe import Markup

from bot.i18n import LANGUAGES, Language, catalog
from bot.model.changes import CHANGEABLE
from bot.model.form import Draft, Form
from bot.model.given import Refusal
from bot.model.message import Button, Call, Keyboard, Kind, Message, Rows
from bot.model.press import press
from bot.texts import (
    broadcast_labels,
    broadcast_questions,
    facts,
    labels,
    operator_questions,
    refusals,
    registration_questions,
)
from bot.texts.writing import column, grid, html, paragraphs

Label = Callable[[Language, str], str]
ASKED_BEFORE = ("registration", *CHANGEABLE)  # what is changed is asked in the words of the registration
CHOICES: dict[str, Label] = {
    "category": labels.category,
    "relation": labels.relation,
    "way": labels.kinship_way,
    "reason": labels.decline_reason,
    "wish": labels.wish,
    "origin": labels.origin,
    "how": labels.telling,
    "reliability": labels.reliability,
    "audience": broadcast_labels.audience,
    "language": broadcast_labels.language_name,
    "time": broadcast_labels.time,
    "expiry": broadcast_labels.expiry,
}
LONGEST_REPEATED = 2_000  # a longer text would leave no room for the question


def ask(language: Language, form: Form, draft: Draft, refusal: Refusal | None = None) -> Message:
    """The present question of a draft, after the sentence for an answer that could not be taken."""
    said = refusals.sentence(language, refusal) if refusal else None
    body = paragraphs(said, _heading(language, form, draft), _question(language, form, draft))
    if draft.step == "phone":
        return Message(Kind.REPLY, body, keyboard=_phone_keyboard(language, form, draft))
    return Message(Kind.REPLY, body, _buttons(language, form, draft))


def marked(message_id: int, label: str) -> Call:
    """The call that leaves one button below a question: what was chosen."""
    chosen = {"text": f"✓ {label}"[:64], "callback_data": press("done")}
    return Call("editMessageReplyMarkup", {"message_id": message_id, "reply_markup": {"inline_keyboard": [[chosen]]}})


def label(language: Language, verb: str, step: str, value: str = "") -> str:
    """What stands on the button that was pressed below a question."""
    _ = catalog(language).gettext
    if verb == "skip":
        return _skip_label(language, step)
    if verb == "a":
        return CHOICES[step](language, value)
    sent = {
        "report": _("Put to a second operator"),
        "verify": _("Verify the return"),
        "batch": _("Verify them all"),
        "correct": _("Send the correction"),
        "guide": _("Show to families"),
        "decline": _("Close the inquiry"),
    }
    return _("Keep as it is") if verb == "keep" else sent.get(step, _("Send"))


def words_on_keyboard(language: Language, form: Form, draft: Draft) -> dict[str, str]:
    """The buttons in place of the letters at the present question: what each says and which verb it stands for."""
    _ = catalog(language).gettext
    if draft.step != "phone":
        return {}
    keep = {_("Keep as it is"): "keep"} if "phone" in draft.answers else {}
    back = {_("← Back"): "back"} if form.previous(draft) else {}
    return {**keep, **back, _("Cancel"): "cancel"}


def _heading(language: Language, form: Form, draft: Draft) -> Markup | None:
    _ = catalog(language).gettext
    place, total = form.place(draft)
    if total == 1:
        return None
    return html(_("<b>Question {place} of {total}</b>"), place=place, total=total)


def _question(language: Language, form: Form, draft: Draft) -> Markup:
    texts = registration_questions if form.name in ASKED_BEFORE else operator_questions
    now = draft.answers.get(draft.step or "")
    return paragraphs(texts.question(language, form.name, draft), _present(language, draft.step or "", now))


def _present(language: Language, name: str, answer: str | None) -> Markup | None:
    _ = catalog(language).gettext
    if answer is None or name in CHOICES or len(answer) > LONGEST_REPEATED:
        return None
    if name in LANGUAGES:  # a text with formatting, read by bot/model/formatted.py
        return html(_("The text so far:\n\n{text}"), text=Markup(answer))  # noqa: S704
    # Translators: the answer given before, shown when a question is asked again
    return html(_("Your answer so far: {answer}"), answer=facts.value(language, name, answer))


def _buttons(language: Language, form: Form, draft: Draft) -> Rows:
    step = form.step(draft.step or "")
    choices = [
        Button(CHOICES[step.name](language, value), press("a", form.name, step.name, value)) for value in step.choices
    ]
    laid_out = grid(choices) if len(choices) > 6 else column(choices)
    return (*laid_out, *_ways_on(language, form, draft))


def _ways_on(language: Language, form: Form, draft: Draft) -> Rows:
    _ = catalog(language).gettext
    step = form.step(draft.step or "")
    on = []
    if step.name in draft.answers:
        on.append(Button(_("Keep as it is"), press("keep", form.name, step.name)))
    if step.skippable:
        on.append(Button(_skip_label(language, step.name), press("skip", form.name, step.name)))
    away = [Button(_("← Back"), press("back", form.name, step.name))] if form.previous(draft) else []
    away.append(Button(_("Cancel"), press("cancel", form.name)))
    return (tuple(on), tuple(away)) if on else (tuple(away),)


def _skip_label(language: Language, name: str) -> str:
    _ = catalog(language).gettext
    # Translators: the person has no patronymic
    usual = _("No patronymic") if name == "patronymic" else _("Skip")
    return broadcast_questions.skip_label(language, name) or usual


def _phone_keyboard(language: Language, form: Form, draft: Draft) -> Keyboard:
    _ = catalog(language).gettext
    return Keyboard(_("Share my number"), tuple(words_on_keyboard(language, form, draft)))
