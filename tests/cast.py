"""Who appears in the stories, and what they do, in sentences.

Anna and James look for somebody; Maria, Petro and Olha are operators.  All of them are made up, as are their numbers.
What somebody sees or presses is named by the English source of the catalog and read in their own language.
"""

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from bot.i18n import catalog, language
from bot.rehearsal import Message, Person
from bot.rehearsal.people import PATIENCE

if TYPE_CHECKING:
    from tests.town import Town

SOLDIER = {
    "category": "Service member", "surname": "Коваль", "given": "Тарас", "patronymic": "Іванович",
    "birth_date": "12.03.1991", "last_contact": "24.05.2024", "relation": "Wife", "own_name": "Коваль Анна Петрівна",
    "phone": "own", "photo": None, "note": "Родимка на лівій щоці",
}  # fmt: skip
VOLUNTEER = {
    "category": "Foreign national", "surname": "Doe", "given": "Jonathan", "nationality": "Ireland",
    "birth_date": "March 12, 1988", "last_contact": None, "relation": "Brother", "own_name": "James Doe",
    "phone": "+44 7700 900123", "photo": None, "note": None,
}  # fmt: skip
CHILD = {
    "category": "Child", "surname": "Лисенко", "given": "Софія", "patronymic": "Андріївна", "birth_name": None,
    "parents": "Лисенко Олена, Лисенко Андрій", "birth_date": "2014", "last_contact": None, "relation": "Mother",
    "own_name": "Лисенко Олена Ігорівна", "phone": "own", "photo": None, "note": None,
}  # fmt: skip
EVIDENCE = {
    "source": "Координатор на пункті зустрічі", "date": "12.03.2026", "territory": "Бачили на пункті зустрічі",
    "identity": "Документ і впізнання", "wish": "Tell all relatives",
}  # fmt: skip
CHOICES = ("category", "relation", "wish")


class Actor:
    """A person and the language they read."""

    def __init__(self, town: "Town", person: Person, language_: str) -> None:
        self.town, self.person, self.language = town, person, language(language_)

    def word(self, source: str) -> str:
        """A sentence of the catalog in this person's language, as Telegram shows it: without tags."""
        return _plain(catalog(self.language).gettext(source))

    async def says(self, text: str) -> None:
        """Types."""
        await self.person.says(text)

    async def presses(self, source: str, on: Message | None = None) -> Message:
        """Presses the button of that label."""
        await self.town.settles()
        return await self.person.presses(self.word(source), on=on)

    async def sees(self, source: str, timeout: float = PATIENCE) -> Message:
        """Sees a sentence, as far as its first placeholder that stands inside it lets it be known."""
        return await self.person.sees(_known(self.word(source)), timeout)

    async def reads(self, words: str) -> Message:
        """Sees these very words."""
        return await self.person.sees(words)

    async def hears_nothing_new(self) -> None:
        """After everything was done, the bot has not written since this person's last own action."""
        await self.town.settles()
        new = [m for m in self.person.chat if m.from_bot and m.touched > self.person.acted]
        assert not new, f"unexpected: {new}"

    def has_read(self, words: str) -> bool:
        """Whether the bot ever wrote these words here."""
        return any(words in said for said in self.person.words())


class Relative(Actor):
    """Somebody who looks for a person."""

    async def agrees(self) -> None:
        """Comes and gives consent."""
        await self.says("/start")
        await self.presses("I agree")
        await self.sees("<b>Consent is kept.</b> You can withdraw it at any time: /privacy says how.")

    async def fills_in(self, answers: dict[str, str | None]) -> None:
        """Answers question after question up to the summary."""
        await self.says("/register")
        await self.sees("<b>Registration.</b> The questions come one at a time.".split(".")[0] + ".", timeout=20)
        for name, answer in answers.items():
            await self.answers(name, answer)
        await self.sees("<b>Your inquiry before it is sent</b>")

    async def answers(self, name: str, answer: str | None) -> None:
        """Answers the present question in the way that suits it; None skips."""
        await self.town.settles()
        if answer is None:
            await self.presses("Skip")
        elif name in CHOICES:
            await self.presses(answer)
        elif (name, answer) == ("phone", "own"):
            await self.person.shares_own_contact()
        elif name == "photo":
            await self.person.sends_photo()
        else:
            await self.says(answer)

    async def registers(self, answers: dict[str, str | None] = SOLDIER) -> str:
        """Registers somebody from the first word to the reference, which is returned."""
        await self.agrees()
        return await self.registers_also(answers)

    async def registers_also(self, answers: dict[str, str | None]) -> str:
        """Registers one more person."""
        await self.fills_in(answers)
        await self.presses("Send")
        return reference_in(await self.sees("<b>Inquiry received.</b> Its reference: <code>{reference}</code>"))


class OperatorActor(Actor):
    """Somebody who was let in by a one-time link."""

    async def opens_the_queue(self) -> Message:
        """Sees the oldest inquiry."""
        await self.says("/queue")
        return await self.sees("<b>Inquiry for review</b> <code>{reference}</code>")

    async def accepts(self) -> None:
        """Accepts the oldest inquiry after kinship was checked."""
        await self.opens_the_queue()
        await self.accepts_what_is_open()

    async def accepts_what_is_open(self, button: str = "Accept") -> None:
        """Accepts the inquiry whose card is open."""
        await self.presses(button)
        await self.presses("Documents seen in person")
        await self.town.settles()
        await self.says("Свідоцтво про шлюб, бачив оператор")
        await self.sees("<b>Accepted.</b> Inquiry <code>{reference}</code>")

    async def opens_the_case(self, reference: str) -> Message:
        """Looks a case up by its reference."""
        await self.says(f"/case {reference}")
        return await self.sees("Case")

    async def reports(self, reference: str, **changed: str) -> None:
        """Reports a return with evidence."""
        await self.opens_the_case(reference)
        await self.presses("Report a return")
        for name, answer in {**EVIDENCE, **changed}.items():
            await self.town.settles()
            await (self.presses(answer) if name in CHOICES else self.says(answer))
        await self.presses("Put to a second operator")
        await self.sees("<b>Report kept.</b>")

    async def opens_the_report(self) -> Message:
        """Opens the only report that waits."""
        await self.says("/returns")
        await self.sees("<b>Returns that wait for a second operator</b>")
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
        await self.sees("<b>Return verified</b> by")


def reference_in(message: Message) -> str:
    """The reference that a message names."""
    found = re.search(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", message.text)
    assert found, message.text
    return found[0]


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def _plain(html: str) -> str:
    parser = _Plain()
    parser.feed(html)
    parser.close()
    return parser.text


def _known(words: str) -> str:
    return max(re.split(r"\{\w+\}", words), key=len).strip()
