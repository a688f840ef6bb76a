"""Operators look somebody up by whatever they were told, and open the case; what they asked is kept."""

from bot.matcher import Index
from bot.matcher.finding import find
from bot.model.actor import Actor
from bot.model.finding import Found
from bot.model.refused import Reason
from bot.model.sentence import html
from bot.settings import OrgConfig
from bot.texts import refused
from bot.texts.register import finding as texts
from bot.use_cases.register import finding
from storage.register import chats, persons
from storage.staff import audit, operators
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.quick import lifts, newest, presses
from tests.register import Case, has_asked, is_accepted, is_imported
from tests.stories.claiming import erases
from tests.stories.returning import cast
from tests.town import Town

FOUND, NOTHING = "<b>Found: {n} case</b>", "<b>Nothing found.</b>"
NUMBER = "+447700900111"


async def looks_for(maria: OperatorActor, words: str) -> list[str]:
    """What the buttons of the first page say."""
    await maria.town.settles()
    await maria.says(f"/find {words}")
    await maria.town.settles()
    return maria.person.last.buttons


async def searches(tx: Transaction) -> list[dict[str, str]]:
    """What was asked, and what was listed."""
    rows = await tx.all("SELECT id, sealed FROM audit WHERE action = 'searched' ORDER BY id")
    return [audit.opened(tx, row["id"], row["sealed"]) for row in rows]


async def test_a_person_is_found_by_any_part_and_spelling_of_the_name(town: Town) -> None:
    maria, petro, _anna, case = await cast(town)
    await is_accepted(town.relative("Olena"), petro, surname="Бойко", given="Остап", own_name="Бойко Олена")
    this = [f"{case.reference} · Коваль Тарас Іванович"]
    for words in (
        "Коваль", "коваль тарас", "Тарас Коваль", "Koval", "Kowal Taras 1991", "Ковал", "Ковальъ 1991", "Коваля 1991",
        "Коваль 1990", "Коваль 12.03.1991", "12.03.1991 Коваль Тарас Іванович", "Rjdfkm", "Кoваль",
    ):  # fmt: skip
        assert await looks_for(maria, words) == this, words
    await maria.sees(FOUND)
    await maria.person.presses(case.reference)
    assert case.reference in (await maria.sees("Case")).text
    for words in ("Коваль 1950", "Нетаких", "1991", "@"):
        assert await looks_for(maria, words) == [], words
        await maria.sees(NOTHING)
        await maria.sees("Try the surname alone, without a date")
    await maria.says("/find")
    await maria.sees("<b>Who are you looking for?</b>")


async def test_whoever_asks_is_found_by_name_and_telephone_and_by_nothing_that_was_changed(town: Town) -> None:
    maria, petro, _anna, case = await cast(town, own_name="Шевчук Ганна Петрівна")
    waits = await has_asked(town.relative("Olena"), surname="Бойко", own_name="Бойко Олена", phone="+447700900222")
    this = [f"{case.reference} · Коваль Тарас Іванович"]
    for words in ("Шевчук", "Ганна Шевчук", "Shevchuk", "+44 7700 900111", "(+44) 7700-900-111", "447700900111"):
        assert await looks_for(maria, words) == this, words
    await maria.sees("The relative with this phone number: {name}")
    assert await looks_for(maria, "+447700900222") == [f"{waits.reference} · Бойко Тарас Іванович"]
    await maria.sees("In review.")
    assert await looks_for(maria, "+447700900333") == []
    await presses(maria, "decline", waits.id)
    maria.forges("a:decline:reason:outside")
    maria.forges("send:decline")
    await looks_for(maria, "+447700900222")
    await maria.sees("Declined.")
    assert await looks_for(petro, "Бойко Олена") == [f"{waits.reference} · Бойко Тарас Іванович"]


async def test_a_reference_and_the_id_of_an_import_open_the_case_at_once(town: Town) -> None:
    maria, _petro, _anna, case = await cast(town)
    await is_imported(town, "NIB-000001", surname="Чєхун", given="Олег", birth_date="1971-05-06")
    with_letters = case.reference.lower().replace("0", "О").replace("-", " ")
    for words in (f"/find {case.reference}", f"/find {with_letters}", f"/case {with_letters}", with_letters):
        await maria.says(words)
        await town.settles()
        assert case.reference in maria.person.last.text, words
        assert "Коваль Анна Петрівна" in maria.person.last.text
    for words in ("/find NIB-000001", "/case NIB-000001"):
        await maria.says(words)
        await town.settles()
        assert "NIB-000001" in maria.person.last.text and "Чєхун" in maria.person.last.text
    for words in ("Чехун", "Чєхун 1971", "Chekhun Oleh"):
        assert await looks_for(maria, words) == ["NIB-000001 · Чєхун Олег Іванович"], words


async def test_nobody_learns_of_the_own_family_from_what_is_found_nor_from_how_many(town: Town) -> None:
    maria, petro, _anna, _case = await cast(town, own_name="Шевчук Анна")
    for given in ("Роман", "Степан"):
        others = {"birth_date": "1975-01-02", "own_name": "Гай Олена", "phone": "+447700900333"}
        await is_accepted(town.relative(given), petro, given=given, **others)
    await is_imported(town, "NIB-000001")
    assert len(await looks_for(maria, "Коваль")) == 4
    assert len(await looks_for(maria, "Коваль Тарас")) == 2
    await has_asked(Relative(town, maria.person, "uk"), own_name="Коваль Марія", phone="+447700900222")
    assert len(await looks_for(maria, "Коваль")) == 2
    found = await maria.sees(FOUND, n=2)
    assert "1991" not in found.text
    assert len(await looks_for(maria, "Коваль Тарас")) == 2, "who else is listed tells that somebody fits better"
    for words in ("Коваль Тарас 1991", "Анна Шевчук", NUMBER, "+447700900222", "NIB-000001"):
        assert await looks_for(maria, words) == [], words
        await maria.sees(NOTHING)
    await maria.says("/case NIB-000001")
    await maria.sees(NOTHING)
    assert not maria.has_read(refused.SENTENCES[Reason.OWN_FAMILY].text(maria.language))


async def test_many_are_shown_page_by_page_and_the_pages_are_for_who_searched(town: Town) -> None:
    maria, petro, _anna, _case = await cast(town)
    for number in range(60):
        await is_imported(town, f"N-{number:02}", given="Роман")
    first = await looks_for(maria, "Коваль Роман")
    assert len(first) == 9
    await maria.sees("More people fit than are listed here.")
    second = maria.person.last
    await maria.presses("Page {n} →", n="2")
    await town.settles()
    assert len(maria.person.last.buttons) == 10 and second is not maria.person.last
    assert not set(first[:8]) & set(maria.person.last.buttons[:8])
    petro.forges(maria.data("found"))
    await petro.sees_toast("Already done.")


async def test_every_search_is_kept_also_in_vain(town: Town) -> None:
    maria, *_ = await cast(town)
    for words in ("/find Коваль", "/find Нетаких 1950", "/case 7K3M-9QX1", "/case слово"):
        await maria.says(words)
    await town.settles()
    kept = await town.store.read(searches)
    assert [one["asked"] for one in kept] == ["Коваль", "Нетаких 1950", "7K3M-9QX1", "слово"]
    assert [bool(one["listed"]) for one in kept] == [True, False, False, False]


async def test_who_was_just_registered_is_found_and_who_was_erased_is_not(town: Town) -> None:
    maria, petro, anna, _case = await cast(town)
    assert len(await looks_for(maria, "Коваль")) == 1
    nina = await has_asked(town.relative("Nina"), surname="Ковальов", birth_date="1975-01-02", phone="+447700900222")
    assert len(await looks_for(maria, "Ковальов")) >= 1
    assert any(nina.reference in label for label in maria.person.last.buttons)
    await erases(anna)
    assert await looks_for(maria, "Коваль Тарас 1991") == []
    await petro.says(f"/find {NUMBER}")
    await petro.sees(NOTHING)


async def test_as_long_as_the_register_is_being_read_this_is_said_and_references_are_found(town: Town) -> None:
    maria, _petro, _anna, case = await cast(town)
    index = Index(town.store)
    actor = await town.store.read(_acts, maria.person.id, town.bot.settings.org)
    found = await find(town.store, index, "Коваль", actor.operator)
    results = await town.store.run(finding.search, actor, "Коваль", found)
    assert "Після запуску реєстр ще завантажується" in html(texts.results(results)[-1].html, "uk")
    await index.follow()
    assert (await find(town.store, index, "Коваль", actor.operator)).hits
    results = await town.store.run(finding.search, actor, case.reference, Found(complete=False))
    assert [one.number for one in results.cases] == [case.reference]


async def _acts(tx: Transaction, telegram_id: int, org: OrgConfig) -> Actor:
    staff = await operators.of_chat(tx, await chats.find(tx, telegram_id) or 0)
    assert staff is not None
    return Actor(staff, org, 1_795_000_000)


async def test_whom_nobody_has_asked_about_has_a_case_too(town: Town, language: str) -> None:
    maria, petro = await town.operator("Maria", "reviewer", language), await town.operator("Petro", language=language)
    person = await is_imported(town, "NIB-000001", photo="photo-of-the-register")
    await looks_for(maria, "Коваль")
    await maria.person.presses("NIB-000001")
    card = await maria.sees("No relative has asked about this person yet.")
    assert "NIB-000001" in card.text and "1991" in card.text
    await maria.presses("Hold the case")
    await maria.sees("<b>Case held.</b>")
    await maria.opens_the_case("NIB-000001")
    await maria.sees("<b>Held</b> since {moment}. Responsible: {name}.")
    await lifts(petro, person)
    await petro.sees("<b>Hold lifted</b> by {name}.")
    await maria.reports("NIB-000001")
    await petro.verifies()
    assert "NIB-000001" in (await maria.sees("Case: <code>{reference}</code>")).text
    await maria.opens_the_case("NIB-000001")
    await maria.sees("A return was verified by two operators.")
    anna = await is_accepted(town.relative("Anna"), petro, Case(0, "", person))
    nina = await is_accepted(town.relative("Nina"), petro, Case(0, "", person), relation="mother")
    await looks_for(maria, "Коваль Тарас")
    await maria.person.presses(anna.reference)
    card = await maria.sees("<b>Relatives who have asked</b>")
    assert anna.reference in card.text and nina.reference in card.text
    await maria.person.presses(nina.reference)
    assert anna.reference in (await maria.sees("<b>Other relatives who have asked about this person</b>")).text


async def test_long_names_are_listed_whole(town: Town) -> None:
    maria = await town.operator("Maria", "admin")
    long = dict.fromkeys(("surname", "given", "patronymic"), "Довге-Імʼя " * 9)
    for number in range(12):
        person = await is_imported(town, f"N-{number:02}", **long)
        await town.store.run(persons.set_hold, person, await newest(town, "operator"), int(town.clock()))
    for words in ("/find Довге-Імʼя", "/held"):
        heard = len(maria.person.words())
        await maria.says(words)
        await town.settles()
        assert "N-07" in "".join(maria.person.words()[heard:]), words
        assert any("N-07" in label for label in maria.person.last.buttons)
