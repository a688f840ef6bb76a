"""A form of the chat is one declaration: what is asked, about what, in which words, and what its end does.

Those of families are declared in handlers/family/forms.py, those of operators in handlers/operators/forms.py, and
bot/app.py puts them together.  A declaration that lacks a part is not made.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.model.form import Draft, Form
from bot.model.message import Message
from bot.model.sentence import Said
from bot.texts.questions import Questions
from handlers.request import ChatRequest
from storage.store.transaction import Transaction

Subject = Callable[[str], tuple[str, int] | None]
End = Callable[[Transaction, ChatRequest, Draft], Awaitable[None]]
Summary = Callable[[Transaction, ChatRequest, Draft], Awaitable[Message]]
Send = Callable[[], Said]


class IncompleteForm(Exception):
    """The declaration of a form lacks a part, or has one that nothing leads to."""


@dataclass(frozen=True, kw_only=True)
class ChatForm:
    """One form.  Raises IncompleteForm when a step has no question, a choice has no words or the summary is missing.

    subject: the table and the row that a draft's subject names, or None: a form about something erased is closed.
    end: what happens to the answers.  It raises Refused when the operator may not do that.
    summary, send: all answers before they are sent, and what the button says that sends them.
    """

    form: Form
    subject: Subject
    questions: Questions
    end: End
    summary: Summary | None = None
    send: Send | None = None

    def __post_init__(self) -> None:
        """Proves that nothing is missing."""
        if any((part is not None) is not self.form.summary for part in (self.summary, self.send)):
            raise IncompleteForm(f"{self.name}: a summary and what sends it go together, or neither")
        for step in self.form.steps:
            try:
                self.questions.question(Draft(self.name, "", step.name))
                for value in step.choices:
                    self.questions.label("a", step.name, value)
            except KeyError as missing:
                raise IncompleteForm(f"{self.name}: no words for {step.name}") from missing

    @property
    def name(self) -> str:
        """The form's."""
        return self.form.name

    async def summed_up(self, tx: Transaction, request: ChatRequest, draft: Draft) -> Message:
        """All answers, before they are sent."""
        if self.summary is None:
            raise TypeError(f"{self.name} has no summary")
        return await self.summary(tx, request, draft)

    def sent(self) -> Said:
        """What stands on the button that sent the answers."""
        if self.send is None:
            raise TypeError(f"{self.name} has no summary")
        return self.send()


DECLARED: dict[str, ChatForm] = {}


def declare(*declared: ChatForm) -> None:
    """From now on the chat knows these forms."""
    DECLARED.update({one.name: one for one in declared})


def of(name: str) -> ChatForm:
    """The form of that name; KeyError when there is none."""
    return DECLARED[name]


def nothing(_subject: str) -> None:
    """For forms about nothing that could be erased in the meantime."""


def row_of(table: str) -> Subject:
    """For forms whose subject begins with the id of a row of that table."""
    return lambda subject: (table, int(subject.partition("/")[0]))
