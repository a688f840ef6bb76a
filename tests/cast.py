"""Who appears in the stories, and what they do, in sentences.

Anna and James look for somebody; Maria, Petro and Olha are operators.  All of them are made up, as are their numbers.
What somebody sees or presses is named by how its English source begins, and read in their own language.
"""

import re
from typing import TYPE_CHECKING

from bot.i18n import catalog, language
from bot.model.form import Draft
from bot.model.forms import WISHES
from bot.model.sentence import html
from bot.rehearsal import Account, ShownMessage
from bot.rehearsal.people import PATIENCE
from bot.texts import labels
from bot.texts.register import registration_questions
from tests.answers import CHILD, CHOICES, CIVILIAN, EVIDENCE, SOLDIER, VOLUNTEER, Answers
from tests.wording import known, plain, sentence_of

if TYPE_CHECKING:
    from tests.town import Town

__all__ = ["CHILD", "CIVILIAN", "EVIDENCE", "SOLDIER", "VOLUNTEER", "OperatorActor", "Relative", "reference_in"]

OPTIONAL = ("photo", "note")
CODE = r"\b(?:[0-9A-HJKMNP-TV-Z]{3}-){3}[0-9A-HJKMNP-TV-Z]{3}\b"
REFERENCE = r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"


class Actor:
    """A person and the language they read."""

    def __init__(self, town: "Town", person: Account, language_: str) -> None:
        self.town, self.person, self.language = town, person, language(language_)

    def word(self, source: str, n: int = 1) -> str:
        """A sentence of the catalog in this person's language, as Telegram shows it: without tags; n: how many."""
        one, several = sentence_of(source)
        spoken = catalog(self.language)
        return plain(spoken.gettext(one) if one == several else spoken.ngettext(one, several, n))

    async def says(self, text: str) -> None:
        """Types."""
        await self.person.says(text)

    async def presses(self, source: str, on: ShownMessage | None = None, **named: str) -> ShownMessage:
        """Presses the button of that label; named: what stands in its placeholders."""
        await self.town.settles()
        label = self.word(source)
        return await self.person.presses(label.format(**named) if named else label, on=on)

    def forges(self, data: str) -> None:
        """Presses a button that the bot never showed, as a changed Telegram client can."""
        self.person.press(self.person.last, data)

    def data(self, verb: str) -> str:
        """What the newest button of that verb would tell the bot."""
        found = (data for message in reversed(self.person.chat) for data in message.presses)
        return next(data for data in found if data.split(":")[0] == verb)

    async def sees_toast(self, source: str) -> None:
        """Sees a short notice over the chat."""
        await self.person.sees_toast(self.word(source))

    async def sees(self, source: str, timeout: float = PATIENCE, *, n: int = 1) -> ShownMessage:  # noqa: ASYNC109
        """Sees a sentence, as far as its placeholders let it be known; n: how many it mentions."""
        return await self.person.sees(known(self.word(source, n)), timeout)

    async def reads(self, words: str) -> ShownMessage:
        """Sees these very words."""
        return await self.person.sees(words)

    async def hears_nothing_new(self) -> None:
        """After everything was done, the bot has not written since this person's last own action."""
        await self.town.settles()
        assert not self._new(), f"unexpected: {self._new()}"

    def heard(self) -> str:
        """All that the bot has written since this person's last own action."""
        return "\n".join(message.text for message in self._new())

    def _new(self) -> list[ShownMessage]:
        """What the bot has said since; a question that only lost its buttons is not said again."""
        new = [m for m in self.person.chat if m.from_bot and m.touched > self.person.acted]
        return [message for message in new if message.inline or not message.edited]

    def has_seen(self, source: str) -> bool:
        """Whether the bot ever wrote this sentence here."""
        return self.has_read(known(self.word(source)))

    def has_read(self, words: str) -> bool:
        """Whether the bot ever wrote these words here."""
        return any(words in said for said in self.person.words())


class Relative(Actor):
    """Somebody who looks for a person; category: of whom they are asked at present."""

    category = ""

    async def agrees(self) -> None:
        """Comes and gives consent."""
        await self.says("/start")
        await self.presses("I agree")
        await self.sees("<b>Your consent has been recorded.</b>")

    async def fills_in(self, answers: Answers) -> ShownMessage:
        """Answers question after question up to the summary."""
        await self.reaches(None, answers)
        return await self.sees("<b>Your inquiry before it is sent</b>")

    async def reaches(self, step: str | None, answers: Answers = SOLDIER) -> None:
        """Begins a registration and answers question after question until that one is asked."""
        await self.says("/register")
        await self.sees("<b>New inquiry.</b>")
        self.category = str(answers.get("category")).lower()
        for name, answer in answers.items():
            if name in OPTIONAL and (answer is not None or name == step):
                await self.adds(name)
            if name == step:
                await self.is_asked(step)
                return
            if name not in OPTIONAL:
                await self.reads(self.question(name))
            if answer is not None or name not in OPTIONAL:
                await self._gives(name, answer)

    async def adds(self, step: str) -> ShownMessage:
        """Presses the button of an answer that nobody has asked for, below the summary."""
        await self.town.settles()
        await self.person.presses(f"+ {labels.FIELDS[step].text(self.language)}")
        return await self.is_asked(step)

    async def is_asked(self, step: str) -> ShownMessage:
        """Sees the question of that step as the last thing said."""
        await self.town.settles()
        question = await self.reads(self.question(step))
        assert question is self.person.last, f"something else was said after it\n{self.person}"
        return question

    def question(self, step: str) -> str:
        """What a step of the registration asks."""
        answers = {"category": self.category}
        asked, _help = registration_questions.questions(Draft("registration", "", step, answers))[step]
        return plain(str(html(asked, self.language)))

    async def reopens(self, step: str) -> ShownMessage:
        """Presses the pencil of an answer in the summary."""
        await self.town.settles()
        await self.person.presses(f"✎ {labels.FIELDS[step].text(self.language)}")
        return await self.is_asked(step)

    async def changes(self, step: str, answer: str | None) -> None:
        """Gives an answer again from the summary."""
        await self.reopens(step)
        await self.answers(step, answer)

    async def sends_it(self) -> str:
        """Sends what the summary shows; returns the reference."""
        await self.presses("Send")
        return reference_in(await self.sees("<b>Your inquiry has been received.</b>"))

    async def looks_at_status(self) -> list[tuple[str, str]]:
        """The references of the own inquiries and the word of each, as /status shows them."""
        await self.says("/status")
        await self.town.settles()
        status = self.word("<b>Inquiry</b> <code>{reference}</code>\nStatus: <b>{word}</b>").split("\n")[1]
        alone = re.escape(status.split("{word}")[0])
        return re.findall(rf"({REFERENCE})(?: — |\n{alone})(.*)", self.heard())

    async def opens(self, reference: str) -> ShownMessage:
        """Opens one of the own inquiries from /status."""
        if len(await self.looks_at_status()) > 1:
            await self.person.presses(reference)
        return await self.reads(f"{self.word('<b>Inquiry</b> <code>')}".split("{reference}")[0] + reference)

    async def answers(self, name: str, answer: str | None) -> None:
        """Answers the present question in the way that suits it; None skips, or does not add it."""
        await self.town.settles()
        if name in OPTIONAL and self.question(name) not in self.person.last.text:
            if answer is None:
                return
            await self.adds(name)
        await self._gives(name, answer)

    async def _gives(self, name: str, answer: str | None) -> None:
        if answer is None:
            await self.person.presses(self.word("No patronymic" if name == "patronymic" else "Skip"))
        elif name in CHOICES:
            await self.person.presses(self.word(answer))
        elif (name, answer) == ("phone", "own"):
            await self.person.shares_own_contact()
        elif name == "photo":
            await self.person.sends_photo()
        else:
            await self.says(answer)

    async def registers(self, answers: Answers = SOLDIER) -> str:
        """Registers somebody from the first word to the reference, which is returned."""
        await self.agrees()
        return await self.registers_also(answers)

    async def registers_also(self, answers: Answers) -> str:
        """Registers one more person."""
        await self.fills_in(answers)
        return await self.sends_it()


class OperatorActor(Actor):
    """Somebody who was let in by a one-time link."""

    async def says(self, text: str) -> None:
        """Types; asks for what waits only when it has been kept."""
        if text == "/messages":
            await self.town.settles()
        await super().says(text)

    async def opens_the_queue(self) -> ShownMessage:
        """Sees the oldest inquiry, when the register was searched for whom it may be about."""
        await self.town.settles()
        await self.says("/queue")
        return await self.sees("<b>Inquiry for review</b> <code>{reference}</code>")

    async def accepts(self) -> None:
        """Accepts the oldest inquiry after kinship was checked."""
        await self.opens_the_queue()
        await self.accepts_what_is_open()

    async def accepts_what_is_open(self, same_as: str = "") -> None:
        """Accepts the inquiry whose card is open, as one about the person of another inquiry or of its own."""
        await (self.presses("Same as {reference}", reference=same_as) if same_as else self.presses("Accept"))
        await self.presses("Documents seen in person")
        await self.town.settles()
        await self.says("Свідоцтво про шлюб, бачив оператор")
        await self.sees("<b>Accepted.</b> Inquiry <code>{reference}</code>")

    async def removes(self, operator_id: int) -> None:
        """Removes another operator, asked once more."""
        self.forges(f"dismiss:{operator_id}")
        await self.sees("<b>Remove this operator?</b> {name}, {role}.")
        await self.presses("Remove at once")
        await self.town.settles()

    async def asks(self, words: str) -> None:
        """Types the question to the family and hears that it is on its way."""
        await self.town.settles()
        await self.says(words)
        await self.sees("<b>Asked.</b>")

    async def opens_the_case(self, reference: str) -> ShownMessage:
        """Looks a case up by its reference."""
        await self.says(f"/case {reference}")
        return await self.sees("Case")

    async def reports(self, reference: str, **changed: str) -> None:
        """Reports a return with evidence."""
        await self.opens_the_case(reference)
        await self.presses("Report a return")
        for name, answer in {**EVIDENCE, **changed}.items():
            await self.town.settles()
            if answer in WISHES:
                await self.person.presses(labels.WISHES[answer].text(self.language))
            else:
                await (self.presses(answer) if name in CHOICES else self.says(answer))
        await self.presses("Pass to a second operator")
        await self.sees("<b>Report recorded.</b>")

    async def opens_the_report(self) -> ShownMessage:
        """Opens the only report that waits."""
        await self.says("/returns")
        await self.sees("<b>Returns waiting for a second operator</b>")
        await self.town.settles()
        await self.person.presses("", on=self.person.last)
        return await self.sees("<b>To compare with the evidence</b>")

    async def verifies(self) -> None:
        """Verifies the only report that waits, with an own statement."""
        await self.opens_the_report()
        await self.presses("Verify")
        await self.town.settles()
        await self.says("Передзвонив координатору, звірив дату народження")
        await self.presses("Verify the return")
        await self.sees("<b>For operators: return verified</b> by")
        await self.town.settles()  # the hold counts from when the bot knows that another operator has heard it


def reference_in(message: ShownMessage) -> str:
    """The reference that a message names."""
    found = re.search(REFERENCE, message.text)
    assert found, message.text
    return found[0]
