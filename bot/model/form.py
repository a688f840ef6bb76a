"""A dialog as data: steps in order, a draft that carries its answers, pure functions to the next draft.

A form proves itself when it is made: names are unique and every step can be reached by some choice of answers.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

from bot.model.given import Choice, Given, Unsure
from bot.model.rights import Right

Answers = Mapping[str, str]
Read = Callable[[Given, date], str | dict[str, str]]


class StaleStep(Exception):
    """The button belongs to a step that the draft has left."""


class InvalidForm(Exception):
    """The form has a step that nobody reaches, two steps of one name, or a choice without choices."""


def always(_answers: Answers) -> bool:
    """For steps that everybody is asked."""
    return True


@dataclass(frozen=True)
class Step:
    """One question.  read turns what was given into the answer (or several, by name) or raises Refusal.

    optional: it is asked only of whoever wants to add it to the answers when they are shown.
    """

    name: str
    read: Read
    when: Callable[[Answers], bool] = always
    choices: tuple[str, ...] = ()
    skippable: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Draft:
    """How far somebody has come.  step: None when all is answered; known: the steps answered before the form began.

    cut_at: when words came that were so long that Telegram may have cut them; more pieces may follow.
    asked: the row of the outbox in which the present question went out.
    said_in: by question, the message in which its answer came; album: the one that the photo was the first of.
    refused: how many answers in a row could not be taken.
    meant: what the last answer may mean, each way by question; typed: its words.
    """

    form: str
    subject: str
    step: str | None
    answers: dict[str, str] = field(default_factory=dict)
    known: tuple[str, ...] = ()
    cut_at: int | None = None
    asked: int | None = None
    said_in: dict[str, int] = field(default_factory=dict)
    album: str | None = None
    typed: str = ""
    refused: int = 0
    meant: tuple[dict[str, str], ...] = ()

    def at(self, step: str | None) -> "Draft":
        """At that question, as if nothing had been said to it."""
        return replace(self, step=step, refused=0, meant=(), typed="")

    def refusing(self) -> "Draft":
        """At the same question, after an answer that could not be taken."""
        return replace(self, refused=self.refused + 1, meant=())


@dataclass(frozen=True)
class Form:
    """Steps under a name.  With a summary the answers are shown and can be changed before they are sent.

    right: what an operator needs to end it; None when it is a form of families.
    stays_when_refused: an operator who ends it and is refused can still change the answers.
    """

    name: str
    steps: tuple[Step, ...]
    right: Right | None = field(kw_only=True)
    summary: bool = False
    stays_when_refused: bool = False

    def __post_init__(self) -> None:
        names = [step.name for step in self.steps]
        if len(set(names)) < len(names) or not names:
            raise InvalidForm(f"{self.name}: two steps of one name, or none")
        reached = {step.name for answers in self._choosable() for step in self._asked(answers)}
        if lost := set(names) - reached:
            raise InvalidForm(f"{self.name}: nobody reaches {sorted(lost)}")

    def begin(self, subject: str = "", known: Answers | None = None, answers: Answers | None = None) -> Draft:
        """A new draft at its first open question."""
        draft = Draft(self.name, subject, None, {**(known or {}), **(answers or {})}, tuple(known or ()))
        return self._onward(draft)

    def filled(self, answers: Answers) -> Draft:
        """A new draft with these answers, each of which can be changed."""
        return self._onward(Draft(self.name, "", None, dict(answers)))

    def step(self, name: str) -> Step:
        """The step of that name; Stale if there is none."""
        for step in self.steps:
            if step.name == name:
                return step
        raise StaleStep

    def answer(self, draft: Draft, given: Given, today: date) -> Draft:
        """The draft after an answer to its present step; raises Refusal, or Stale when nothing is being asked."""
        if draft.step is None:
            raise StaleStep
        value = self.step(draft.step).read(given, today)
        said = value if isinstance(value, dict) else {draft.step: value}
        return self._onward(replace(draft, answers={**draft.answers, **said}))

    def doubt(self, draft: Draft, unsure: Unsure) -> Draft:
        """The draft that asks what an answer means; typed again after a no, it means what it says."""
        step = draft.step or ""
        if unsure.plain and draft.typed == unsure.typed:
            return self._onward(replace(draft, answers={**draft.answers, step: unsure.plain}))
        meant = tuple(self._fitting(draft, one) for one in unsure.answers(step))
        return replace(draft, meant=meant, typed=unsure.typed)

    def taken(self, draft: Draft, step: str, number: int) -> Draft:
        """The draft with the answer meant in that way; Stale when it is none of those asked about."""
        self._expect(draft, step)
        if number >= len(draft.meant):
            raise StaleStep
        return self._onward(replace(draft, answers={**draft.answers, **draft.meant[number]}))

    def not_taken(self, draft: Draft, step: str) -> Draft:
        """The draft at the same question, since what was asked about is not meant."""
        self._expect(draft, step)
        if not draft.meant:
            raise StaleStep
        return replace(draft, meant=())

    def choose(self, draft: Draft, step: str, value: str, today: date) -> Draft:
        """The draft after a choice among buttons; Stale when the question has passed."""
        self._expect(draft, step)
        return self.answer(draft, Choice(value), today)

    def skip(self, draft: Draft, step: str) -> Draft:
        """The draft with the present step left empty; Stale when it has passed or may not be skipped."""
        self._expect(draft, step)
        if not self.step(step).skippable:
            raise StaleStep
        return self._onward(replace(draft, answers={**draft.answers, step: ""}))

    def keep(self, draft: Draft, step: str) -> Draft:
        """The draft with the answer that stood before."""
        self._expect(draft, step)
        if step not in draft.answers:
            raise StaleStep
        return self._onward(draft)

    def back(self, draft: Draft, step: str) -> Draft:
        """The draft at the question before; Stale at the first."""
        self._expect(draft, step)
        before = self.previous(draft)
        if before is None:
            raise StaleStep
        return draft.at(before)

    def change(self, draft: Draft, step: str) -> Draft:
        """The draft at one question again, from the summary; Stale when it is not one of those asked."""
        if draft.step is not None or step not in [asked.name for asked in self._asked(draft.answers)]:
            raise StaleStep
        return draft.at(step)

    def previous(self, draft: Draft) -> str | None:
        """The name of the question before the present one; None at the first."""
        asked = [step for step in self._asked(draft.answers) if not step.optional]
        names = [step.name for step in asked if step.name not in draft.known]
        if draft.step not in names:
            return None
        place = names.index(draft.step)
        return names[place - 1] if place else None

    def place(self, draft: Draft) -> tuple[int, int]:
        """(which question this is, of how many), from 1."""
        names = [step.name for step in self._asked(draft.answers) if self._counts(step, draft)]
        return (names.index(draft.step) + 1 if draft.step in names else len(names)), len(names)

    def _counts(self, step: Step, draft: Draft) -> bool:
        return step.name == draft.step or not (step.optional or step.name in draft.known)

    def asked(self, draft: Draft) -> list[str]:
        """The names of all questions that apply, in order."""
        return [step.name for step in self._asked(draft.answers)]

    def _onward(self, draft: Draft) -> Draft:
        answers = self._applicable(draft.answers)
        asked = self._asked(answers)
        open_steps = [step.name for step in asked if step.name not in answers and not step.optional]
        return replace(draft, answers=answers).at(open_steps[0] if open_steps else None)

    def _fitting(self, draft: Draft, offered: Answers) -> dict[str, str]:
        """One way, with a patronymic beside the given name where none is asked for."""
        if "patronymic" not in offered or "patronymic" in self.asked(draft):
            return dict(offered)
        given = f"{offered.get('given') or draft.answers['given']} {offered['patronymic']}"
        return {name: value for name, value in {**offered, "given": given}.items() if name != "patronymic"}

    def _applicable(self, answers: Answers) -> dict[str, str]:
        unasked = {step.name for step in self.steps} - {step.name for step in self._asked(answers)}
        return {name: value for name, value in answers.items() if name not in unasked}

    def _asked(self, answers: Answers) -> list[Step]:
        return [step for step in self.steps if step.when(answers)]

    def _choosable(self) -> Iterator[dict[str, str]]:
        choosing = [step for step in self.steps if step.choices]
        for values in product(*(step.choices for step in choosing)):
            yield {step.name: value for step, value in zip(choosing, values, strict=True)}

    def _expect(self, draft: Draft, step: str) -> None:
        if draft.step != step:
            raise StaleStep
