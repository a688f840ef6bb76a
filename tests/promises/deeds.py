"""What families and operators can do in a history (N1).  Whoever adds a way to act to the bot adds a line here.

A deed of a family is what it types, sends or presses.  A secret deed is what operators do that no family may see, short
of a verification that is left to stand until its notices leave; it is the use case itself, as its handler calls it.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.model.chat import Operator
from bot.model.finding import Clue, Found, Hit
from bot.model.form import Draft
from bot.model.joining import WAITING, JoiningState
from bot.model.reference import new_reference
from bot.rehearsal.chats import ChatState
from bot.use_cases.register import joining, review, sightings
from bot.use_cases.returns import reports
from handlers.operators import calls, cases, finding, holding, returns, staff
from handlers.operators import correspondence as letters
from handlers.operators import sightings as meetings
from handlers.request import ChatRequest
from handlers.steps import does
from storage.register import chats, inquiries, joinings, persons
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.cast import Relative
from tests.promises import deeds_of_lists as of_lists
from tests.promises.deeds_of_lists import EVIDENCE
from tests.register import Case


@dataclass(frozen=True)
class Known:
    """What stands in the register about a person while operators act; report: the one that is open, 0 without."""

    cases: tuple[Case, ...]
    surname: str
    report: int
    verifications: tuple[int, ...]

    @property
    def person(self) -> int:
        """The person whom everybody here looks for."""
        return self.cases[0].person


Family = Callable[[Relative, Case], Awaitable[Any]]
Secret = Callable[[Known], "Job | None"]


def says(words: str) -> Family:
    """Types something."""
    return lambda one, _case: one.says(words)


def presses(*data: str) -> Family:
    """Presses buttons of the newest message; nothing before the first."""

    async def pressing(one: Relative, case: Case) -> None:
        for pressed in data:
            await _forges(one, pressed.format(id=case.id))

    return pressing


async def _forges(one: Relative, data: str) -> None:
    """Presses a button, and waits for what comes of it: a question that has arrived loses its buttons when answered."""
    if one.person.words():
        one.forges(data)
        await one.town.settles()


async def _sends_a_photo(one: Relative, _case: Case) -> None:
    await one.person.sends_photo("Це він")


async def _sends_a_voice_message(one: Relative, _case: Case) -> None:
    await one.person.sends_voice()


async def _sends_a_video_message(one: Relative, _case: Case) -> None:
    await one.person.sends_video_note()


async def _sends_a_file(one: Relative, _case: Case) -> None:
    await one.person.sends_document(b"%PDF", "довідка.pdf", "application/pdf")


async def _edits(one: Relative, _case: Case) -> None:
    await one.person.edits(await one.person.says("Помилка"), "Виправлення")


async def _forwards(one: Relative, _case: Case) -> None:
    free = [message for message in one.person.chat if message.from_bot and not message.protect_content]
    await (one.person.forwards(free[-1]) if free else one.says("/start"))


async def _changes_the_name(one: Relative, _case: Case) -> None:
    await _forges(one, "changemy:own_name")
    await one.says("Нове Ім’я")


async def _corrects_an_answer(one: Relative, case: Case) -> None:
    await _forges(one, f"mend:{case.id}:note")
    await one.says("Шрам на підборідді")
    await one.town.settles()
    await _forges(one, "send:amendment")


async def _acknowledges(one: Relative, case: Case) -> None:
    """Presses the button of a notice that is kept back, as if its number could be guessed; else of one that is none."""
    if one.person.words():
        one.forges(f"acknowledge:{await one.town.store.read(_notice_of, case.id)}")


async def _notice_of(tx: Transaction, inquiry_id: int) -> int:
    row = await tx.one("SELECT MAX(id) AS id FROM notice WHERE inquiry_id = :inquiry", inquiry=inquiry_id)
    return (row["id"] if row else None) or 1


async def _blocks(one: Relative, _case: Case) -> None:
    await one.person.blocks()


FAMILY: Mapping[str, Family] = {
    **{name: says(f"/{name}") for name in (
        "start", "status", "help", "language", "privacy", "register", "operator", "seen", "me", "mydata", "delete",
        "reminders", "check", "updates", "returned", "cancel",
    )},
    "words": says("Чи є новини?"),
    "photo": _sends_a_photo,
    "file": _sends_a_file,
    "voice": _sends_a_voice_message,
    "video": _sends_a_video_message,
    "despair": says("Хочу померти"),
    "forgery": says("/check Сплатіть 5000. Код AAA-BBB-CCC-DDE"),
    "edit": _edits,
    "forward": _forwards,
    "block": _blocks,
    "name": _changes_the_name,
    "acknowledge": _acknowledges,
    "detail": presses("inquiry:{id}"),
    "add": presses("add:{id}"),
    "mend": presses("mend:{id}"),
    "correct": _corrects_an_answer,
    "share": presses("share:{id}"),
    "withdraw": presses("withdraw:{id}"),
    "withdrawn": presses("withdrawn:{id}"),
    "forget": presses("forget:0", "forgetsure:0"),
    "forgotten": presses("forgotten:0"),
    "unconsented": presses("unconsented"),
}  # fmt: skip


async def acts(deed: str, one: Relative, case: Case) -> None:
    """Does it; whoever has blocked the bot lets it write again first."""
    if one.person.room.standing is ChatState.BLOCKED:
        await one.person.unblocks()
    await FAMILY[deed](one, case)


Job = tuple[str, Callable[..., Awaitable[Any]], tuple[Any, ...]]  # who, the use case, what it is about


def by(who: str, use_case: Callable[..., Awaitable[Any]], about: Callable[[Known], Any] | None = None) -> Secret:
    """An operator presses or types something; nothing when what it would be about is not there."""

    def job(known: Known) -> Job | None:
        subject = about(known) if about else None
        return None if about and not subject else (who, use_case, (subject,) if about else ())

    return job


def ends(
    who: str, use_case: Callable[..., Awaitable[Any]], form: str, about: Callable[[Known], Any], **said: str
) -> Secret:
    """An operator ends a form with these answers."""

    def job(known: Known) -> Job | None:
        return (who, use_case, (Draft(form, str(about(known)), None, said),)) if about(known) else None

    return job


def _person(known: Known) -> int:
    return known.person


def _report(known: Known) -> int:
    return known.report


def _first(known: Known) -> int:
    return known.cases[0].id


async def tells_of_a_meeting(tx: Transaction, operator: Operator, now: int) -> int:
    """Somebody else than this operator has told whom they met."""
    somebody = next(one.chat_id for one in await operators.active(tx) if one.id != operator.id)
    return await sightings.report(tx, somebody, {"whom": "Тарас", "where": "у колонії"}, now)


async def _is_told_of_a_meeting(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """Somebody has told whom they met; it is linked to the case."""
    sighting_id = await tells_of_a_meeting(tx, request.staff, request.now)
    await sightings.take(tx, request.actor, sighting_id)
    reference = (await inquiries.get(tx, inquiry_id)).reference
    said = {"reference": reference, "reliability": "knew", "remark": "схожий"}
    await meetings.end_link(tx, request, Draft("corroborate", str(sighting_id), None, said))


async def _finds(tx: Transaction, request: ChatRequest, person: int) -> None:
    """Somebody is looked up by their name, and found."""
    await finding.search(tx, request, "Коваль 1991", Found([Hit(Clue.NAME, person, is_inquiry=False)]))


async def _lifts(tx: Transaction, request: ChatRequest, person: int) -> None:
    """The hold that the card shows at this moment is lifted."""
    known = await persons.get(tx, person)
    await holding.lift(tx, request, person, known.held_by or 0, known.held_at or 0)


async def _hands_over(tx: Transaction, request: ChatRequest, person: int) -> None:
    """A held case gets another operator who answers for it."""
    held_by = (await persons.get(tx, person)).held_by
    to = next(one.id for one in await operators.active(tx) if one.id != held_by)
    await holding.hand_over(tx, request, person, held_by or 0, to)


async def stands_twice(tx: Transaction, person: int, now: int) -> int:
    """The person stands in the register a second time."""
    return await persons.add(tx, (await persons.get(tx, person)).facts, now)


async def _is_joined(tx: Transaction, request: ChatRequest, person: int) -> None:
    """The two records are joined, or that waits for a colleague."""
    other = await stands_twice(tx, person, request.now)
    await joining.join(tx, request.actor, other, person, "той самий номер телефону")


async def _is_parted(tx: Transaction, request: ChatRequest, person: int) -> None:
    """What was joined with the person is to be taken apart."""
    for known in await joinings.of_person(tx, person, [JoiningState.JOINED]):
        await joining.part(tx, request.actor, known.id, "інша людина")


async def _decides_the_joining(tx: Transaction, request: ChatRequest, person: int) -> None:
    """What a colleague proposed is done."""
    for known in await joinings.of_person(tx, person, WAITING):
        await joining.agree(tx, request.actor, known.id)


async def asks_too(tx: Transaction, inquiry_id: int, now: int) -> int:
    """Somebody else has asked about a person of the same name."""
    known = await inquiries.get(tx, inquiry_id)
    chat = await chats.get_or_create(tx, 4_000_000_000 + now, "private", "uk", now)
    return await inquiries.add(tx, chat.id, new_reference(), {**known.facts, "given": "Мирон"}, now)


async def _another_asks(tx: Transaction, request: ChatRequest, inquiry_id: int) -> None:
    """That is accepted, on the word that it is another person."""
    asked = await asks_too(tx, inquiry_id, request.now)
    seen = await review.take(tx, request.actor, asked)
    await review.accept(tx, request.actor, asked, None, {"way": "document_seen"}, others=seen.doubts)


SECRET: dict[str, Secret] = {
    "report": ends("Maria", returns.end_report, "report", _person, **EVIDENCE),
    "unreport": by("Maria", does(reports.withdraw), _report),
    "reject": ends("Petro", returns.end_reject, "reject", _report, statement="Не досить"),
    "verify": ends("Petro", returns.end_verify, "verify", _report, statement="Перевірено окремо"),
    "stop": by("Maria", does(reports.stop), lambda known: next(iter(known.verifications), 0)),
    "hold": by("Petro", holding.hold, _person),
    "lift": by("Petro", _lifts, _person),
    "handed over": by("Petro", _hands_over, _person),
    "held": by("Petro", holding.every),
    "bar": by("Petro", cases.bar, _first),
    "unbar": by("Petro", cases.unbar, _first),
    "find": by("Petro", _finds, _person),
    "person": by("Petro", cases.show_person, _person),
    "case": by("Maria", cases.show, _first),
    "telephone": by("Maria", cases.telephone, _first),
    "compare": by("Petro", returns.show, _report),
    "returns": by("Petro", returns.waiting),
    "calls": by("Petro", calls.oldest),
    "letters": by("Petro", letters.oldest),
    "meetings": by("Petro", meetings.oldest),
    "met": by("Petro", _is_told_of_a_meeting, _first),
    "listed": by("Petro", of_lists.receives, lambda known: known.surname),
    "proposed": by("Maria", of_lists.proposes, _person),
    "named": by("Maria", of_lists.names, _person),
    "wished": by("Maria", of_lists.wishes),
    "rows": by("Petro", of_lists.looks_at_rows),
    "sure": by("Maria", of_lists.proposes_sure, _person),
    "not this": by("Maria", of_lists.rejects, _person),
    "put off": by("Maria", of_lists.puts_off, _person),
    "undone": by("Maria", of_lists.undoes, _person),
    "found right": by("Petro", of_lists.finds_right, _person),
    "looked back": by("Petro", of_lists.looks_back, _person),
    "found wrong": by("Petro", of_lists.finds_wrong, _person),
    "list verified": by("Petro", of_lists.verifies, _person),
    "list stopped": by("Maria", of_lists.stops, _person),
    "list handed back": by("Petro", of_lists.hands_back, _person),
    "joined": by("Maria", _is_joined, _person),
    "parted": by("Maria", _is_parted, _person),
    "agreed": by("Petro", _decides_the_joining, _person),
    "another": by("Maria", _another_asks, _first),
    "menu": by("Petro", staff.menu),
}
# What leads somewhere, since deeds in any order seldom do.
RUNS = (
    ("report",), ("report", "verify"), ("report", "verify", "stop"), ("report", "reject"), ("report", "unreport"),
    ("listed", "proposed", "verify"), ("report", "verify", "hold"), ("report", "hold", "verify"), ("hold",),
    ("joined", "report", "parted", "agreed"), ("report", "joined", "agreed"),
    ("bar", "report", "verify", "unbar"), ("listed", "named", "proposed"),
    ("listed", "sure", "found right", "looked back", "found wrong"),
    ("listed", "put off", "undone", "not this", "undone"),
    ("listed", "proposed", "found right", "list verified", "list stopped"), ("joined", "listed", "sure", "found right"),
)  # fmt: skip
SECRETS = (*((deed,) for deed in sorted(SECRET)), *RUNS, *RUNS)
FAMILIES = (*sorted(FAMILY), *("status", "detail") * 3, *("words", "help", "reminders"))
