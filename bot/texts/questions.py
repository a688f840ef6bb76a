"""Every question of every form, with what helps to answer it."""

from collections.abc import Callable

from markupsafe import Markup

from bot.i18n import LANGUAGES
from bot.model.changes import CHANGEABLE
from bot.model.form import Draft, Form
from bot.model.given import Refusal
from bot.model.message import Button, Call, Keyboard, Kind, Message, Rows
from bot.model.press import press
from bot.model.sentence import Said, Sentence
from bot.texts import facts, labels, operator_questions, refusals
from bot.texts.register import registration_questions
from bot.texts.updates import broadcast_labels, broadcast_questions
from bot.texts.writing import column, grid, paragraphs, t

Label = Callable[[str], Said]
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


def ask(form: Form, draft: Draft, refusal: Refusal | None = None) -> Message:
    """The present question of a draft, after the sentence for an answer that could not be taken."""
    said = refusals.sentence(refusal) if refusal else None
    body = paragraphs(said, _heading(form, draft), _question(form, draft))
    if draft.step == "phone":
        return Message(Kind.REPLY, body, keyboard=_phone_keyboard(form, draft))
    return Message(Kind.REPLY, body, _buttons(form, draft))


def marked(message_id: int, label: str) -> Call:
    """The call that leaves one button below a question: what was chosen."""
    chosen = {"text": f"✓ {label}"[:64], "callback_data": press("done")}
    return Call("editMessageReplyMarkup", {"message_id": message_id, "reply_markup": {"inline_keyboard": [[chosen]]}})


def label(verb: str, step: str, value: str = "") -> Said:
    """What stands on the button that was pressed below a question."""
    if verb == "skip":
        return _skip_label(step)
    if verb == "a":
        return CHOICES[step](value)
    sent = {
        "report": t("Put to a second operator"),
        "verify": t("Verify the return"),
        "batch": t("Verify them all"),
        "correct": t("Send the correction"),
        "guide": t("Show to families"),
        "decline": t("Close the inquiry"),
    }
    return t("Keep as it is") if verb == "keep" else sent.get(step, t("Send"))


def words_on_keyboard(form: Form, draft: Draft) -> list[tuple[Sentence, str]]:
    """The buttons in place of the letters at the present question: what each says and which verb it stands for."""
    if draft.step != "phone":
        return []
    keep = [(t("Keep as it is"), "keep")] if "phone" in draft.answers else []
    back = [(t("← Back"), "back")] if form.previous(draft) else []
    return [*keep, *back, (t("Cancel"), "cancel")]


def _heading(form: Form, draft: Draft) -> Sentence | None:
    place, total = form.place(draft)
    if total == 1:
        return None
    return t("<b>Question {place} of {total}</b>", place=place, total=total)


def _question(form: Form, draft: Draft) -> Sentence:
    texts = registration_questions if form.name in ASKED_BEFORE else operator_questions
    now = draft.answers.get(draft.step or "")
    return paragraphs(texts.question(form.name, draft), _present(draft.step or "", now))


def _present(name: str, answer: str | None) -> Sentence | None:
    if answer is None or name in CHOICES or len(answer) > LONGEST_REPEATED:
        return None
    if name in LANGUAGES:  # a text with formatting, read by bot/model/formatted.py
        return t("The text so far:\n\n{text}", text=Markup(answer))  # noqa: S704
    # Translators: the answer given before, shown when a question is asked again
    return t("Your answer so far: {answer}", answer=facts.value(name, answer))


def _buttons(form: Form, draft: Draft) -> Rows:
    step = form.step(draft.step or "")
    choices = [Button(CHOICES[step.name](value), press("a", form.name, step.name, value)) for value in step.choices]
    laid_out = grid(choices) if len(choices) > 6 else column(choices)
    return (*laid_out, *_ways_on(form, draft))


def _ways_on(form: Form, draft: Draft) -> Rows:
    step = form.step(draft.step or "")
    on = []
    if step.name in draft.answers:
        on.append(Button(t("Keep as it is"), press("keep", form.name, step.name)))
    if step.skippable:
        on.append(Button(_skip_label(step.name), press("skip", form.name, step.name)))
    away = [Button(t("← Back"), press("back", form.name, step.name))] if form.previous(draft) else []
    away.append(Button(t("Cancel"), press("cancel", form.name)))
    return (tuple(on), tuple(away)) if on else (tuple(away),)


def _skip_label(name: str) -> Sentence:
    # Translators: the person has no patronymic
    usual = t("No patronymic") if name == "patronymic" else t("Skip")
    return broadcast_questions.skip_label(name) or usual


def _phone_keyboard(form: Form, draft: Draft) -> Keyboard:
    return Keyboard(t("Share my number"), tuple(words for words, _verb in words_on_keyboard(form, draft)))
