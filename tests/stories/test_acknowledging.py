"""That a notice was read: by its button, or by anything written after it.  Nobody is asked how they feel."""

import pytest

from bot.rehearsal import PlannedFault
from storage.store.transaction import Row, Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, VERIFIED, crashes, times_told, verifies
from tests.register import Case, count, is_accepted
from tests.stories.returning import CORRECTED, cast, corrects
from tests.town import Town

READ = "acknowledged_at IS NOT NULL AND unread IS NULL"
BUTTON = "I have read this"


async def is_verified(town: Town, language: str = "uk") -> tuple[OperatorActor, OperatorActor, Relative, Case]:
    """Anna's notice is due at the end of the hold."""
    maria, petro, anna, case = await cast(town, language)
    await maria.reports(case.reference)
    await petro.verifies()
    return maria, petro, anna, case


async def is_told(town: Town, language: str = "uk") -> tuple[OperatorActor, OperatorActor, Relative, Case]:
    """Telegram has taken Anna's notice."""
    maria, petro, anna, case = await is_verified(town, language)
    await town.passes(HOLD + 1)
    await anna.sees(VERIFIED)
    return maria, petro, anna, case


async def times_read(town: Town) -> int:
    return await town.store.read(count, "notice", READ)


async def test_a_press_says_that_it_was_read_and_is_answered_once(town: Town, language: str) -> None:
    _maria, _petro, anna, _case = await is_told(town, language)
    assert await times_read(town) == 0
    await anna.presses(BUTTON)
    await anna.sees("<b>Recorded.</b>")
    await town.settles()
    assert await times_read(town) == 1
    marked = await anna.sees(VERIFIED)
    assert marked.buttons == [f"✓ {anna.word(BUTTON)}"]
    await anna.person.presses(f"✓ {anna.word(BUTTON)}", on=marked)
    await anna.sees_toast("We know that this message has reached you.")
    await anna.presses("Write to an operator")
    await anna.sees("<b>Write to an operator.</b>")


async def test_two_presses_at_once_are_one(town: Town) -> None:
    _maria, _petro, anna, _case = await is_told(town)
    for _press in range(2):
        anna.forges(anna.data("acknowledge"))
    await town.settles()
    assert sum(anna.word("<b>Recorded.</b>") in said for said in anna.person.words()) == 1


async def writes(anna: Relative, what: str) -> None:
    if what == "photo":
        await anna.person.sends_photo()
    elif what == "voice":
        await anna.person.sends_voice()
    elif what == "sticker":
        await anna.person.sends_sticker()
    elif what == "file":
        await anna.person.sends_document(b"%PDF", "лист.pdf", "application/pdf")
    else:
        await anna.says(what)


@pytest.mark.parametrize("what", ["Дякую", "/status", "/nonsense", "photo", "voice", "sticker", "file"])
async def test_whoever_writes_after_it_has_read_it_also_with_a_client_that_shows_no_button(
    town: Town, what: str
) -> None:
    _maria, _petro, anna, _case = await is_told(town)
    await writes(anna, what)
    await town.settles()
    assert await times_read(town) == 1
    assert not anna.has_seen("<b>Recorded.</b>")
    await anna.presses(BUTTON, on=anna.person.chat[0])
    await anna.sees_toast("We know that this message has reached you.")


async def test_what_was_written_before_it_came_says_nothing(town: Town) -> None:
    """Anna writes while the bot is down; when it is back, both are done at once."""
    _maria, _petro, anna, _case = await is_verified(town)
    await town.closes()
    await anna.says("Чи є новини?")
    town.clock.ahead += HOLD + 1
    await town.opens()
    await town.settles()
    await anna.sees(VERIFIED)
    assert await times_read(town) == 0
    await anna.says("Дякую")
    await town.settles()
    assert await times_read(town) == 1


async def test_nobody_else_can_say_it(town: Town) -> None:
    _maria, petro, anna, _case = await is_told(town)
    james = town.relative("James", "en")
    await is_accepted(james, petro, surname="Бойко")
    await james.says("/status")
    await town.settles()
    answers = []
    for number in (anna.data("acknowledge"), "acknowledge:1"):
        toasts, words = len(james.person.toasts), len(james.person.words())
        james.forges(number)
        await town.settles()
        answers.append((james.person.toasts[toasts:], james.person.words()[words:]))
    assert answers[0] == answers[1]
    await james.says("Дякую")
    await town.settles()
    assert await times_read(town) == 0


async def test_before_it_can_have_come_its_button_is_no_button(town: Town) -> None:
    _maria, _petro, anna, _case = await is_verified(town)
    await anna.says("/status")
    await town.settles()
    notice = await town.store.read(_only_notice)
    answers = []
    for number in (notice["id"], 1):
        toasts, words = len(anna.person.toasts), len(anna.person.words())
        anna.forges(f"acknowledge:{number}")
        await town.settles()
        answers.append((anna.person.toasts[toasts:], anna.person.words()[words:]))
    assert answers[0] == answers[1]
    await town.passes(HOLD + 1)
    assert times_told(anna) == 1
    assert await times_read(town) == 0


async def test_a_crash_between_the_press_and_the_answer_loses_nothing(town: Town) -> None:
    _maria, _petro, anna, _case = await is_told(town)
    anna.forges(anna.data("acknowledge"))
    await crashes(town)
    await town.opens()
    await town.settles()
    assert await times_read(town) == 1
    assert sum(anna.word("<b>Recorded.</b>") in said for said in anna.person.words()) == 1


async def test_who_presses_what_we_did_not_know_had_arrived_is_not_told_again(town: Town) -> None:
    _maria, _petro, anna, _case = await is_verified(town)
    town.telegram.faults.add(PlannedFault.cut_after(), chat=anna.person.id, method="sendMessage")
    await town.passes(HOLD + 1)
    assert (times_told(anna), await town.store.read(count, "notice", "state = 'told'")) == (1, 0)
    await anna.presses(BUTTON)
    await anna.sees("<b>Recorded.</b>")
    for _try in range(3):
        await town.passes(400)
    assert (times_told(anna), await times_read(town)) == (1, 1)


async def test_who_acknowledges_a_notice_that_was_stopped_gets_the_correction_in_writing(town: Town) -> None:
    """Nobody knew whether it had arrived when it was stopped: the press says so, and no person has to ask."""
    maria, petro, anna, case = await is_verified(town)
    town.telegram.faults.add(PlannedFault.cut_after(), chat=anna.person.id, method="sendMessage")
    await town.passes(HOLD + 1)
    await maria.opens_the_case(case.reference)
    await maria.presses("Withdraw the verification")
    await town.settles()
    await anna.presses(BUTTON)
    await anna.sees("<b>Recorded.</b>")
    await corrects(petro)
    await anna.sees(CORRECTED)
    assert (times_told(anna), await town.store.read(count, "call")) == (1, 0)


async def test_a_correction_is_acknowledged_by_itself(town: Town, language: str) -> None:
    maria, petro, anna, case = await is_told(town, language)
    await anna.presses(BUTTON)
    await anna.sees("<b>Recorded.</b>")
    await maria.opens_the_case(case.reference)
    await maria.presses("Withdraw the verification")
    await corrects(petro)
    correction = await anna.sees(CORRECTED)
    await town.settles()
    assert await town.store.read(count, "notice", f"sort = 'correction' AND {READ}") == 0
    await anna.presses(BUTTON, on=correction)
    await town.settles()
    assert await town.store.read(count, "notice", f"sort = 'correction' AND {READ}") == 1


async def test_words_acknowledge_all_that_was_told_before_them(town: Town) -> None:
    maria, petro, anna, _case = await is_told(town)
    other = await is_accepted(anna, petro, given="Остап", birth_date="1993-04-01")
    await maria.reports(other.reference)
    await verifies(petro)
    await anna.says("Чи є новини?")
    await town.passes(HOLD + 1)
    assert (times_told(anna), await times_read(town)) == (2, 1)
    await anna.says("Дякую")
    await town.settles()
    assert await times_read(town) == 2


async def test_of_somebody_who_erased_everything_the_old_button_knows_nothing(town: Town) -> None:
    _maria, _petro, anna, _case = await is_told(town)
    number = anna.data("acknowledge")
    for deed in ("forget:0", "forgetsure:0", "forgotten:0"):
        anna.forges(deed)
        await town.settles()
    anna.forges(number)
    await town.settles()
    assert not anna.has_seen("<b>Recorded.</b>")
    assert await town.store.read(count, "notice") == 0


async def _only_notice(tx: Transaction) -> Row:
    return await tx.known("SELECT * FROM notice")
