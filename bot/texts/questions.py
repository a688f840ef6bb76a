"""How a question of a form is asked, and what stands on the buttons below it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from bot.i18n import LANGUAGES
from bot.model.form import Draft, Form, Step
from bot.model.given import Refusal
from bot.model.message import ApiCall, Button, Keyboard, Kind, Message, Rows
from bot.model.press import press
from bot.model.sentence import Said, Sentence
from bot.settings import OrgConfig
from bot.texts import facts, refusals
from bot.texts.writing import column, grid, joined, paragraphs, short, t

STUCK = 2  # refusals in a row after which a person is offered
LONGEST_REPEATED = 2_000  # a longer text would leave no room for the question


Asked = Mapping[str, tuple[Said, Said]]
"""By the name of each step its question, and what helps to answer it."""


@dataclass(frozen=True)
class Questions:
    """What a form asks.

    asked: its questions; made of the draft where they depend on it.
    choices: for each step with buttons, what the button of a value says.
    skip: what the button says that leaves a step empty, where it is not the usual word.
    offered: which of a step's choices have a button; the others are taken when they are typed.
    """

    asked: Asked | Callable[[Draft], Asked]
    choices: Mapping[str, Mapping[str, Said]] = field(default_factory=dict)
    skip: Mapping[str, Sentence] = field(default_factory=dict)
    offered: Callable[[Draft, Step], Sequence[str]] = lambda _draft, step: step.choices

    def question(self, draft: Draft) -> Sentence:
        """The present question of a draft, and below it what helps to answer; KeyError when there is none."""
        asked = self.asked(draft) if callable(self.asked) else self.asked
        return paragraphs(*asked[draft.step or ""])

    def label(self, verb: str, step: str, value: str = "") -> Said:
        """What stands on the button that was pressed below a question."""
        if verb == "a":
            return self.choices[step][value]
        return self.skip.get(step) or t("Skip") if verb == "skip" else t("Keep as it is")


def ask(
    form: Form,
    questions: Questions,
    draft: Draft,
    refusal: Refusal | None = None,
    profile: str = "",
    org: OrgConfig | None = None,
) -> Message:
    """The present question of a draft, after the sentence for an answer that could not be taken.

    profile: what Telegram calls whoever is asked; offered as their own name.
    org: whom families can turn to when nothing they write is taken.
    """
    if draft.meant:
        return _ask_back(form, questions, draft)
    said = refusals.sentence(refusal) if refusal else None
    to_a_person = refusals.to_a_person(org) if org and _is_stuck(form, draft) else None
    present = _present(form.step(draft.step or ""), draft.answers.get(draft.step or ""))
    body = paragraphs(said, to_a_person, _heading(form, draft), questions.question(draft), present)
    if draft.step == "phone":
        return Message(Kind.REPLY, body, keyboard=_phone_keyboard(form, draft))
    mine = draft.step == "own_name" and _whole(profile) and profile != draft.answers.get("own_name")
    own = ((Button(profile, press("mine", form.name, "own_name")),),) if mine else ()
    return Message(Kind.REPLY, body, (*own, *_buttons(form, questions, draft)))


def _whole(profile: str) -> bool:
    """Whether what somebody is called in Telegram can be a given name and a surname, which operators check."""
    words = profile.split()
    return len(words) > 1 and all(word.replace("-", "").replace("’", "").replace("'", "").isalpha() for word in words)


def ways(draft: Draft) -> list[Said]:
    """What stands on the buttons of what an answer may mean: the answers in each way; Yes when there is one way."""
    if len(draft.meant) == 1:
        return [t("Yes")]
    return [short(joined(", ", (facts.value(name, said) for name, said in one.items()))) for one in draft.meant]


def no_way(draft: Draft) -> Sentence:
    """What stands on the button below them."""
    if len(draft.meant) == 1:
        return t("No")
    # Translators: button: none of the ways above is what was meant
    return t("None of these")


def _ask_back(form: Form, questions: Questions, draft: Draft) -> Message:
    """Which of several ways was meant, or whether the only one was."""
    said = [facts.listed(one, one) for one in draft.meant]
    head = t("<b>Is this right?</b>")
    if len(said) > 1:
        head = t("This can be read in more than one way. Which one do you mean? You can also write it again.")
    taken = [Button(label, press("taken", form.name, draft.step, number)) for number, label in enumerate(ways(draft))]
    no = Button(no_way(draft), press("nottaken", form.name, draft.step))
    rows: Rows = ((*taken, no),) if len(taken) == 1 else column([*taken, no])
    return Message(Kind.REPLY, paragraphs(head, *said), (*rows, *_ways_on(form, questions, draft)))


def _is_stuck(form: Form, draft: Draft) -> bool:
    return form.right is None and draft.refused >= STUCK


def marked(message_id: int, label: str, pressed: str = "") -> ApiCall:
    """The call that leaves one button below a message: what was chosen, grey.  pressed: what it still sends."""
    does: dict[str, Any] = {"callback_data": pressed} if pressed else {"disabled": {}}
    chosen = {"text": f"✓ {label}"[:64], **does}
    return ApiCall(
        "editMessageReplyMarkup", {"message_id": message_id, "reply_markup": {"inline_keyboard": [[chosen]]}}
    )


def bare(message_id: int) -> ApiCall:
    """The call that leaves no button below a message."""
    return ApiCall("editMessageReplyMarkup", {"message_id": message_id})


def _heading(form: Form, draft: Draft) -> Sentence | None:
    place, total = form.place(draft)
    if total == 1:
        return None
    return t("<b>Question {place} of {total}</b>", place=place, total=total)


def _present(step: Step, answer: str | None) -> Sentence | None:
    if answer is None or step.choices or len(answer) > LONGEST_REPEATED:
        return None
    if not answer and step.name not in LANGUAGES:  # left out before: nothing to repeat
        return None
    if step.name in LANGUAGES:  # a text with formatting, read by bot/model/formatted.py
        return t("The text so far:\n\n{text}", text=Markup(answer or "—"))  # noqa: S704
    # Translators: the answer given before, shown when a question is asked again
    return t("Your answer so far: {answer}", answer=facts.value(step.name, answer))


def _buttons(form: Form, questions: Questions, draft: Draft) -> Rows:
    step = form.step(draft.step or "")
    offered = questions.offered(draft, step)
    choices = [Button(questions.label("a", step.name, one), press("a", form.name, step.name, one)) for one in offered]
    laid_out = grid(choices) if len(choices) > 6 else column(choices)
    return (*laid_out, *_stuck(form, draft), *_ways_on(form, questions, draft))


def _stuck(form: Form, draft: Draft) -> Rows:
    return ((Button(t("Write to an operator"), press("letter")),),) if _is_stuck(form, draft) else ()


def _ways_on(form: Form, questions: Questions, draft: Draft) -> Rows:
    step = form.step(draft.step or "")
    verbs = [("keep", step.name in draft.answers), ("skip", step.skippable)]
    on = [Button(questions.label(verb, step.name), press(verb, form.name, step.name)) for verb, open_ in verbs if open_]
    away = [Button(t("← Back"), press("back", form.name, step.name))] if form.previous(draft) else []
    away.append(Button(t("Cancel"), press("cancel", form.name)))
    return (tuple(on), tuple(away)) if on else (tuple(away),)


def _phone_keyboard(form: Form, draft: Draft) -> Keyboard:
    keep = [t("Keep as it is")] if "phone" in draft.answers else []
    back = [t("← Back")] if form.previous(draft) else []
    return Keyboard(t("Share my number"), (*keep, *back, t("Cancel")))
