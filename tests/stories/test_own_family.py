"""Operators who miss somebody say so, and nothing about that person comes to them, whatever account they asked with."""

from bot.model.declaration import COUNTS_ON, MOST
from bot.rehearsal import ShownMessage
from storage.register import declarations
from tests.cast import OperatorActor, Relative
from tests.promises.own_family import declares, is_refused
from tests.promises.quick import newest, presses, reports, verifies
from tests.register import Case, count, has_asked, is_accepted
from tests.stories.claiming import copies
from tests.stories.confirming import of
from tests.town import Town

MISSES = "<b>People you miss</b>"
TOLD = "<b>{name} no longer says that they miss a certain person.</b>"
WAITS = "<b>A report of a return is waiting for a second operator.</b>"
NAME = "Коваль"


async def at_work(town: Town) -> tuple[OperatorActor, OperatorActor, Relative, Case]:
    """Petro, and Maria, who has accepted what Anna asked about Taras."""
    maria, petro = await town.operator("Maria", "admin"), await town.operator("Petro")
    anna = town.relative("Anna")
    return maria, petro, anna, await is_accepted(anna, maria)


async def test_the_first_words_ask_and_whoever_answers_is_kept_away(town: Town, language: str) -> None:
    maria = await town.operator("Maria")
    case = await is_accepted(town.relative("Anna"), maria)
    petro = await town.operator("Petro", "verifier", language)
    await petro.presses("I miss somebody myself")
    for words in ("Коваль", "Тарас", "Іванович"):
        await town.settles()
        await petro.says(words)
    await town.settles()
    await petro.says("1991-03-12")
    await petro.sees("<b>Noted.</b> Everyone you have named: /family")
    heard = len(petro.person.words())
    await is_refused(petro, "case", case.id)
    await reports(maria, case)
    assert not petro.has_seen(WAITS)
    await petro.says("/returns")
    await town.settles()
    await petro.says(f"/find {NAME} 1991")
    await town.settles()
    assert not [words for words in petro.person.words()[heard:] if NAME in words]


async def test_nobody_else_reads_who_it_is(town: Town) -> None:
    maria, petro, _anna, _case = await at_work(town)
    heard = len(maria.person.words())
    await declares(petro, surname="Зоряненко")
    await presses(petro, "undeclare", await newest_declared(town))
    assert "Petro" in (await maria.sees(TOLD)).text
    await maria.says("/operators")
    await maria.says("/family")
    await maria.sees("You have named nobody.")
    assert not [words for words in maria.person.words()[heard:] if "Зоряненко" in words]
    assert "Зоряненко" in (await sees_family(petro)).text


async def test_what_is_taken_back_counts_for_another_day(town: Town) -> None:
    _maria, petro, _anna, case = await at_work(town)
    await declares(petro)
    await presses(petro, "undeclare", await newest_declared(town))
    await petro.sees("<b>Taken back.</b> It counts for another day")
    await town.passes(COUNTS_ON - 60)
    await town.bot.jobs.end_declarations()
    await is_refused(petro, "case", case.id)
    await town.passes(61)
    await town.bot.jobs.end_declarations()
    await petro.opens_the_case(case.reference)


async def test_who_changes_their_mind_is_kept_away_for_good(town: Town) -> None:
    _maria, petro, _anna, case = await at_work(town)
    await declares(petro)
    one = await newest_declared(town)
    await presses(petro, "undeclare", one)
    await presses(petro, "undeclare", one)
    await petro.sees_toast("Already done.")
    await presses(petro, "keepfamily", one)
    await petro.sees("<b>It goes on counting.</b>")
    await town.passes(2 * COUNTS_ON)
    await town.bot.jobs.end_declarations()
    await is_refused(petro, "case", case.id)


async def test_nobody_takes_back_what_another_has_declared(town: Town) -> None:
    maria, petro, _anna, _case = await at_work(town)
    await declares(petro)
    await presses(maria, "undeclare", await newest_declared(town))
    await maria.sees_toast("Already done.")
    assert await town.store.read(count, "declaration", "ends_at IS NULL") == 1


async def test_an_inquiry_that_comes_later_and_is_alike_is_kept_away_too(town: Town) -> None:
    petro, maria = await town.operator("Petro"), await town.operator("Maria")
    await declares(petro, birth_date="1992-03-12")
    await has_asked(town.relative("Anna"))
    await town.settles()
    await petro.says("/queue")
    await petro.sees("<b>Queue.</b> No inquiry is available at the moment.")
    await maria.opens_the_queue()


async def test_an_operator_with_another_account_neither_hears_nor_verifies(town: Town) -> None:
    maria, petro, anna, case = await at_work(town)
    olha = await town.operator("Olha")
    await has_asked(town.relative("Petro at home"), relation="brother", phone="+447700900222")
    await declares(petro)
    await reports(maria, case)
    await is_refused(petro, "verify", await newest(town, "return_report"))
    heard = len(petro.person.words())
    await verifies(olha)
    assert petro.person.words()[heard:] == []
    await town.passes(500)
    await anna.sees("<b>Return verified.</b>")


async def test_who_is_removed_has_nothing_kept(town: Town) -> None:
    maria, petro, _anna, _case = await at_work(town)
    await declares(petro)
    await maria.removes(await of(petro))
    assert await town.store.read(count, "declaration") == 0


async def test_nobody_names_so_many_that_it_is_a_list_of_others(town: Town) -> None:
    petro = await town.operator("Petro")
    chat_id = (await town.store.read(lambda tx: tx.known("SELECT chat_id FROM operator")))["chat_id"]
    for number in range(MOST):
        facts = {"surname": f"Тестенко {number}", "given": "Іван", "birth_date": ""}
        await town.store.run(declarations.add, chat_id, facts, 0)
    petro.forges("declare")
    await petro.sees_toast("You have named as many people as one person can.")


async def newest_declared(town: Town) -> int:
    """The id of the newest declaration."""
    row = await town.store.read(lambda tx: tx.known("SELECT MAX(id) AS id FROM declaration"))
    return int(row["id"])


async def sees_family(operator: OperatorActor) -> ShownMessage:
    """Reads whom they have named."""
    await operator.says("/family")
    return await operator.sees(MISSES)


async def test_a_copy_of_the_own_data_has_whom_an_operator_declared(town: Town) -> None:
    petro = await town.operator("Petro", "verifier")
    await declares(petro, surname="Зоряненко")
    await presses(petro, "undeclare", await newest_declared(town))
    page, parsed = await copies(petro)
    (declared,) = parsed["people_you_miss"]
    assert declared["answers"]["surname"] == "Зоряненко"
    assert declared["declared_at"] and declared["counts_until"]
    assert "Зоряненко" in page
    assert petro.word("Whom you miss, as you declared as an operator") in page
