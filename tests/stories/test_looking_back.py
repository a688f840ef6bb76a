"""Administrators read what was done and who looked, of a case and of an operator; that they did is kept as well."""

from storage.rights.emptiness import violations
from storage.store.transaction import Row, Transaction
from tests.cast import OperatorActor
from tests.promises.own_family import misses
from tests.promises.quick import newest, presses, reports, verifies
from tests.register import Case, has_asked, is_accepted
from tests.stories.listing import are_sought, brings, rows
from tests.stories.seeing import tells
from tests.town import Town

HISTORY = "<b>History: {called}</b>"


async def cast(town: Town) -> tuple[OperatorActor, OperatorActor, Case]:
    """Maria reviews, Petro is an administrator; a case that was accepted."""
    maria, petro = await town.operator("Maria", "reviewer"), await town.operator("Petro", "admin")
    return maria, petro, await is_accepted(town.relative("Anna"), petro)


async def of_operator(admin: OperatorActor, name: str) -> str:
    """The history of an operator."""
    await admin.town.settles()
    await admin.says("/history")
    await admin.sees("<b>History.</b> What was done and looked at")
    label = next(one for one in admin.person.last.buttons if one.startswith(name))
    await admin.person.presses(label)
    return (await admin.sees(HISTORY)).text


async def of_case(admin: OperatorActor, reference: str) -> str:
    """The history of a case."""
    await admin.town.settles()
    await admin.says(f"/history {reference}")
    return (await admin.sees(HISTORY)).text


async def kept(tx: Transaction) -> list[Row]:
    """Looks at histories."""
    return await tx.all("SELECT subject, subject_id FROM audit WHERE action = 'looked back' ORDER BY id")


async def test_what_was_done_about_a_case_and_who_looked(town: Town, language: str) -> None:
    maria, petro, case = await cast(town)
    admin = await town.operator("Оксана", "admin", language)
    await presses(maria, "case", case.id)
    await presses(maria, "phone", case.id)
    await reports(maria, case)
    await presses(petro, "report", await newest(town, "return_report"))
    await verifies(petro)
    said = await of_case(admin, case.reference)
    deeds = (
        "verified a return", "opened the report of a return", "reported a return",
        "looked at the relative’s phone number", "opened the inquiry",
    )  # fmt: skip
    places = [said.index(admin.word(deed)) for deed in deeds]
    assert places == sorted(places), "the newest first"
    assert "Maria" in said and "Petro" in said
    assert await town.store.read(kept) == [{"subject": "person", "subject_id": case.person}]
    assert admin.word("looked at the history of the case") in await of_case(admin, case.reference)


async def test_what_an_operator_did_and_looked_for(town: Town) -> None:
    maria, petro, case = await cast(town)
    await maria.says("/find Шевчук")
    await town.settles()
    await presses(maria, "case", case.id)
    said = await of_operator(petro, "Maria")
    assert "«Шевчук»" in said and case.reference in said
    assert await town.store.read(kept) == [{"subject": "operator", "subject_id": await town.store.read(_first)}]
    await maria.says("/history")
    await presses(maria, "historyoperator", f"{await town.store.read(_first)}:0")
    assert not maria.has_seen(HISTORY)


async def _first(tx: Transaction) -> int:
    return int((await tx.known("SELECT MIN(id) AS id FROM operator"))["id"])


async def test_cards_of_the_queue_pages_of_names_and_searches_in_vain_are_looks_too(town: Town) -> None:
    maria, petro, case = await cast(town)
    waiting = await has_asked(town.relative("Olena"), surname="Бойко", own_name="Бойко Олена")
    await presses(maria, "review", waiting.id)
    await presses(maria, "release", waiting.id)
    await presses(petro, "hold", case.person)
    await maria.says("/held")
    await maria.says("/case 7K3M-9QX1")
    await town.settles()
    said = await of_operator(petro, "Maria")
    for words in (
        "opened the inquiry", "put the inquiry back into the queue", "looked at a page of cases",
        "searched the register",
    ):  # fmt: skip
        assert maria.word(words) in said, words
    assert waiting.reference in said and "«7K3M-9QX1»" in said
    assert await town.store.read(violations, 0) == {}, "the nightly proof is about what was erased"


async def test_it_turns_pages(town: Town) -> None:
    maria, petro, case = await cast(town)
    await presses(maria, "phone", case.id)
    for _time in range(20):
        await presses(maria, "case", case.id)
    first = await of_operator(petro, "Maria")
    assert maria.word("looked at the relative’s phone number") not in first
    await petro.presses("Older →")
    older = await petro.sees(HISTORY)
    assert maria.word("looked at the relative’s phone number") in older.text
    await petro.presses("← Newest")
    assert (await petro.sees(HISTORY)).text.count(maria.word("opened the inquiry")) == 20


async def test_who_was_removed_has_a_history_still(town: Town) -> None:
    maria, petro, case = await cast(town)
    await presses(maria, "case", case.id)
    await petro.removes(await town.store.read(_first))
    assert case.reference in await of_operator(petro, "Maria")


async def test_the_own_family_is_in_no_history(town: Town) -> None:
    """Nor do searches tell that a colleague has looked for them."""
    maria, petro, case = await cast(town)
    olha = await town.operator("Olha", "admin")
    await misses(olha, case, "received")
    born = {"given": "Остап", "patronymic": "Петрович", "birth_date": "1978-09-02"}
    other = await is_accepted(town.relative("Olena"), petro, surname="Бойко", own_name="Бойко Олена", **born)
    await reports(maria, case)
    await verifies(petro)
    await maria.says("/find Коваль")
    await town.settles()
    await presses(maria, "case", other.id)
    said = await of_operator(olha, "Maria")
    assert other.reference in said
    for words in (case.reference, "Коваль", olha.word("reported a return"), olha.word("searched the register")):
        assert words not in said
    assert olha.word("verified a return") not in await of_operator(olha, "Petro")
    await olha.says(f"/history {case.reference}")
    await olha.sees("You are a relative in this case: another operator has to decide it.")


async def test_what_is_laid_down_or_taken_back_is_kept_too(town: Town) -> None:
    maria, petro, _case = await cast(town)
    families = await are_sought(town, petro, 2)
    await brings(maria, rows(2))
    await maria.presses("Go through the rows")
    for verb in ("isnot", "undo", "putoff"):
        await town.settles()
        maria.forges(maria.data(verb))
    await families[0].says("Чи є новини?")
    await town.settles()
    await maria.says("/messages")
    await town.settles()
    await presses(maria, "pass", await newest(town, "message"))
    vira = town.relative("Vira")
    await vira.agrees()
    await tells(vira)
    maria.forges("sightings")
    await town.settles()
    await presses(maria, "unsight", await newest(town, "sighting"))
    said = await of_operator(petro, "Maria")
    for words in (
        "said who a row of a list is not", "took back a decision about a row", "put a row of a list off",
        "left the talk to a colleague", "left the report of a meeting to a colleague",
    ):  # fmt: skip
        assert maria.word(words) in said, words
