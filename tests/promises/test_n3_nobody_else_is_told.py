"""N3: nobody is told but relatives who were accepted and are not barred; nobody learns who is registered."""

from pathlib import Path

import pytest

from bot.model.refused import Refused
from bot.settings import OrgConfig
from bot.use_cases.register import inquiries
from bot.use_cases.rights import erasing, sharing
from handlers.request import FRESH_SECONDS
from storage.register import chats
from storage.store.transaction import RowMissing, Transaction
from tests.cast import SOLDIER, Relative
from tests.promises.either_door import DOORS, Operators, at_a_door, town
from tests.promises.quick import HOLD, StandingClock, reports, times_told, verifies, without_chance
from tests.register import TARAS, count, has_asked, is_accepted
from tests.town import Town

__all__ = ["town"]
VERBS = (
    "inquiry", "answer", "add", "sharing", "share", "unshare", "withdraw", "withdrawn", "forget", "forgetsure",
    "forgotten",
)  # fmt: skip


@pytest.mark.parametrize("door", DOORS)
async def test_of_many_who_know_the_person_only_those_entitled_are_told(town: Town, door: str) -> None:
    async with at_a_door(town, door) as they:
        await _only_those_entitled_are_told(town, they)


async def _only_those_entitled_are_told(town: Town, they: Operators) -> None:
    petro = they.petro
    names = ("wife", "namesake", "waiting", "asked", "declined", "barred", "withdrawn", "stranger", "operator’s friend")
    people = {name: town.relative(name.title()) for name in names}
    case = await is_accepted(people["wife"], petro)
    await is_accepted(people["namesake"], petro)  # another person of the same name, born on the same day
    barred = await is_accepted(people["barred"], petro, case, relation="brother")
    withdrawn = await is_accepted(people["withdrawn"], petro, case, relation="sister")
    await people["withdrawn"].says("/status")
    await town.settles()
    people["withdrawn"].forges(f"withdrawn:{withdrawn.id}")
    await they.bar(barred)
    await people["stranger"].says("/start")
    await has_asked(people["waiting"])
    await they.ask(await has_asked(people["asked"]))
    await they.decline(await has_asked(people["declined"]))
    assert await town.store.read(count, "inquiry", "state IN ('asked', 'declined')") == 2
    heard = {name: one.person.words() for name, one in people.items()}
    await they.report(case)
    await they.verify()
    await town.passes(HOLD + 1)
    await town.passes(30 * 86_400)
    assert {name: times_told(one) for name, one in people.items() if times_told(one)} == {"wife": 1}
    assert all(but_reminders(one) == heard[name] for name, one in people.items() if name != "wife")
    assert await town.store.read(count, "notice") == 1


def but_reminders(relative: Relative) -> list[str]:
    """All that somebody has read, but for reminders, which say of themselves that they bring no news."""
    return [words for words in relative.person.words() if not words.startswith("Нагадування")]


@pytest.mark.parametrize("door", DOORS)
async def test_a_wish_is_obeyed_also_for_relatives_who_are_accepted_later(town: Town, door: str) -> None:
    anna, nina = town.relative("Anna"), town.relative("Nina")
    async with at_a_door(town, door) as they:
        case = await is_accepted(anna, they.petro)
        await they.report(case, wish="nobody")
        await they.verify()
        await they.accept(await has_asked(nina, relation="mother"), case)
        assert await town.store.read(count, "inquiry", "state = 'accepted'") == 2
        await town.passes(HOLD + 1)
        await town.passes(HOLD + 1)
    assert (times_told(anna), times_told(nina)) == (0, 0)


async def what_somebody_sees(folder: Path, *, known: bool, told: bool = False) -> list[str]:
    """All that the bot says to Nina who registers Taras, whether he is registered and returned already or not."""
    town = Town(folder, f"sqlite:///{folder}/{known}-{told}.db")
    town.clock = town.telegram.clock = StandingClock()
    async with town:
        maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
        anna, nina = town.relative("Anna"), town.relative("Nina")
        if known:
            case = await is_accepted(anna, petro)
            if told:
                await reports(maria, case)
                await verifies(petro)
            await town.passes(HOLD + 1)
            town.clock.ahead -= HOLD + 1
        await nina.registers({**SOLDIER, "relation": "Mother"})
        for words in ("/status", "/find Коваль 1991", "/help", "Чи є Коваль Тарас у списках?"):
            await nina.says(words)
            await town.settles()
        said = "\n".join(f"{message.html} {message.markup}" for message in nina.person.chat if message.from_bot)
        return without_chance(said).splitlines()


async def test_who_registers_somebody_does_not_learn_whether_others_did_or_what_is_known(tmp_path: Path) -> None:
    nothing_known = await what_somebody_sees(tmp_path, known=False)
    assert await what_somebody_sees(tmp_path, known=True) == nothing_known
    assert await what_somebody_sees(tmp_path, known=True, told=True) == nothing_known


async def answers_to(town: Town, curious: Relative, data: str) -> list[str]:
    """What a press of a made-up button brings: notices and words."""
    curious.person.toasts.clear()
    before = len(curious.person.words())
    curious.person.press(next(message for message in curious.person.chat if message.from_bot), data)
    await town.settles()
    return [*curious.person.toasts, *curious.person.words()[before:]]


async def test_a_button_about_somebody_elses_inquiry_tells_as_much_as_one_about_none(town: Town) -> None:
    petro, anna, olena = await town.operator("Petro", "admin"), town.relative("Anna"), town.relative("Olena")
    case = await is_accepted(anna, petro)
    await has_asked(olena, surname="Бойко", own_name="Бойко Олена Іванівна")  # which she reads in her own inquiry
    await olena.says("/status")
    await town.settles()
    for age in (0, 2 * FRESH_SECONDS):
        await town.passes(age)
        for verb in VERBS:
            existing, none = [await answers_to(town, olena, f"{verb}:{row}") for row in (case.id, 123_456_789)]
            assert existing == none, verb
            assert not any(TARAS["surname"] in words or case.reference in words for words in existing)
    assert await town.store.read(count, "inquiry", "state = 'accepted'") == 1


async def refusals(tx: Transaction, org: OrgConfig, telegram_id: int, row: int) -> list[str]:
    """Why a family may do nothing at all with an inquiry, whichever door asks."""
    chat = await chats.get_or_create(tx, telegram_id, "private", "uk", 0)
    found = []
    for deed in (
        inquiries.own_inquiry(tx, chat, row), inquiries.own_open(tx, chat, row),
        inquiries.view(tx, org, chat, row, 1),
        inquiries.may_answer(tx, chat, row), inquiries.answered(tx, chat, row, 1), inquiries.added(tx, chat, row, "f"),
        inquiries.withdraw(tx, chat, row, 1), sharing.allow(tx, chat, row, 1), sharing.forbid(tx, chat, row),
        erasing.may_erase(tx, chat, row), erasing.erase(tx, org, chat, row, 1),
    ):  # fmt: skip
        try:
            await deed
        except (Refused, RowMissing) as refused:
            found.append(f"{type(refused).__name__} {getattr(refused, 'reason', '')}")
        else:
            found.append("done")
    return found


async def test_inside_somebody_elses_inquiry_is_refused_like_none(town: Town) -> None:
    petro, anna, olena = await town.operator("Petro", "admin"), town.relative("Anna"), town.relative("Olena")
    case = await is_accepted(anna, petro)
    await has_asked(olena, surname="Бойко")
    existing, none = [
        await town.store.read(refusals, town.bot.settings.org, olena.person.id, row) for row in (case.id, 123_456_789)
    ]
    assert existing == none
    assert "done" not in existing
