"""A list in which a row says that somebody died: nobody proposes it, operators are told, the family is not."""

import pytest

from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.cast import SOLDIER, OperatorActor, Relative
from tests.promises.quick import VERIFIED, newest, presses
from tests.register import is_accepted
from tests.stories.listing import brings, compares_all, sends_list, verifies_all
from tests.stories.registers import imports_it, sends_register
from tests.town import Town
from tests.wording import known

HEADS = "Прізвище;Ім'я;По батькові;Дата народження;Статус\n"
DEAD = "Тестенко;Тарас;Іванович;12.03.1991;загинув у полоні 03.2024\n"
BACK = "Пробний;Іван;Петрович;01.02.1990;\n"
IN_HOSPITAL = "Пробний;Іван;Петрович;01.02.1990;шпиталь\n"
TARAS = {"surname": "Тестенко"}
IVAN = {"surname": "Пробний", "given": "Іван", "patronymic": "Петрович", "birth_date": "1990-02-01"}
SURE = "Sure matches, to look at first: {n}"
ASIDE = "<b>Put aside for a person, rows: {rows}.</b>"
SHOWN = "Also in the row: <b>{words}</b>"


@pytest.fixture
async def maria(town: Town) -> OperatorActor:
    return await town.operator("Марія", "reviewer")


@pytest.fixture
async def petro(town: Town) -> OperatorActor:
    return await town.operator("Петро", "admin")


@pytest.fixture
async def anna(town: Town, maria: OperatorActor) -> Relative:
    """Anna looks for Taras; her inquiry is accepted."""
    relative = town.relative("Anna", "uk")
    await is_accepted(relative, maria, **TARAS)
    return relative


@pytest.fixture
async def olena(town: Town, maria: OperatorActor) -> Relative:
    """Olena looks for Ivan; her inquiry is accepted."""
    relative = town.relative("Olena", "uk")
    await is_accepted(relative, maria, **IVAN)
    return relative


async def state_of(store: Store, number: int) -> tuple[str, int, int]:
    """The state of a row, whether it was put aside, and how many candidates it has."""

    async def read(tx: Transaction) -> tuple[str, int, int]:
        row = await tx.known("SELECT id, state, aside FROM returned_row WHERE number = :number", number=number)
        return row["state"], row["aside"], await tx.count("candidate WHERE row_id = :id", id=row["id"])

    return await store.read(read)


async def test_who_died_is_put_aside_and_who_is_back_is_told(
    town: Town, maria: OperatorActor, petro: OperatorActor, anna: Relative, olena: Relative
) -> None:
    overview = await brings(maria, DEAD + BACK, heads=HEADS)
    assert maria.word(ASIDE).format(rows=1) in overview.text
    assert maria.word(SURE).format(n=1) in overview.text
    assert maria.word("Not in the register: {n}").format(n=0) in overview.text
    await maria.presses("Go through the rows")
    await maria.reads("Пробний")
    await maria.presses("This is the person")
    await compares_all(petro)
    assert not petro.has_read("Тестенко")
    await verifies_all(petro)
    await town.settles()
    await town.passes(121)
    await olena.sees(VERIFIED)
    assert anna.person.words() == []
    assert await state_of(town.store, 1) == ("nobody", 1, 0)


async def test_the_status_of_another_registry_is_understood(
    town: Town, maria: OperatorActor, anna: Relative, olena: Relative
) -> None:
    heads = "person_record_id,given_name,family_name,date_of_birth,status\n"
    dead = "example.org/p.1,Іван,Пробний,1990-02-01,believed_dead\n"
    alive = "example.org/p.2,Тарас,Тестенко,1991-03-12,believed_alive\n"
    overview = await brings(maria, dead + alive, heads=heads)
    assert maria.word(ASIDE).format(rows=1) in overview.text
    assert await state_of(town.store, 1) == ("nobody", 1, 0)
    assert (await state_of(town.store, 2))[0] == "open"


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        ("Прізвище;Ім'я;По батькові;Дата народження;Частина\n", "Тестенко;Тарас;Іванович;12.03.1991;загинув\n"),
        ("Прізвище;Ім'я;По батькові;Дата народження;Звання\n", "Тестенко;Тарас;Іванович;12.03.1991;солдат, 200\n"),
        ("Прізвище;Ім'я;По батькові;Дата народження;Категорія\n", "Тестенко;Тарас;Іванович;12.03.1991;тіло\n"),
        ("Прізвище;Ім'я;По батькові;Дата народження;№\n", "Тестенко;Тарас;Іванович;12.03.1991;† 7\n"),
        ("Прізвище;Ім'я;По батькові;Дата народження;\n", "Тестенко;Тарас;Іванович;12.03.1991 – 05.2024;\n"),
        ("ПІБ;Дата народження;Код;Дата загибелі;\n", "Тестенко Тарас Іванович;12.03.1991;7;05.2024;\n"),
        (
            "ПІБ;Дата народження;Примітка;Примітка;\n",
            "Тестенко Тарас Іванович;12.03.1991;помер;дружина просить дзвонити;\n",
        ),
        ("ПІБ;Дата народження;;;\n", "Тестенко Тарас Іванович (загинув);12.03.1991;;;\n"),
        ("Прізвище;Ім'я;По батькові;Дата народження;Стать\n", "Тестенко;Тарас;Іванович;12.03.1991;ч, не вижив\n"),
    ],
    ids=["unit", "rank", "category", "number", "birth", "head", "second-note", "name", "sex"],
)
async def test_in_whatever_column_it_says_so(
    town: Town, maria: OperatorActor, anna: Relative, heads: str, rows: str
) -> None:
    other = "Жаданий Петро Якович;05.05.1985;8;;\n" if heads.startswith("ПІБ") else "Жаданий;Петро;Якович;05.05.1985;\n"
    overview = await brings(maria, rows + other, heads=heads)
    assert maria.word(ASIDE).format(rows=1) in overview.text
    assert await state_of(town.store, 1) == ("nobody", 1, 0)


async def test_who_is_called_like_a_grave_is_no_dead_person(town: Town, maria: OperatorActor) -> None:
    await is_accepted(town.relative("Anna", "uk"), maria, surname="Могила", given="Петро")
    overview = await brings(maria, "Могила;Петро;Іванович;12.03.1991;\n", heads=HEADS)
    assert maria.word(SURE).format(n=1) in overview.text


async def test_a_list_of_nobody_but_the_dead_is_refused(town: Town, maria: OperatorActor, anna: Relative) -> None:
    await sends_list(maria, (HEADS + DEAD).encode(), "повернення.csv")
    await maria.sees("This kind of list does not belong here")


async def test_a_list_with_a_part_about_the_dead_is_refused(town: Town, maria: OperatorActor, anna: Relative) -> None:
    await sends_list(
        maria, (HEADS + BACK + "Загиблі:;;;;\nТестенко;Тарас;Іванович;12.03.1991;\n").encode(), "список.csv"
    )
    await maria.sees("This kind of list does not belong here")


async def test_further_words_stand_on_both_cards_and_are_never_sure(
    town: Town, maria: OperatorActor, petro: OperatorActor, olena: Relative
) -> None:
    overview = await brings(maria, IN_HOSPITAL, heads=HEADS)
    assert maria.word(SURE).format(n=0) in overview.text
    assert not any(known(maria.word("Report all sure matches: {n}")) in button for button in overview.buttons)
    await maria.presses("Go through the rows")
    card = await maria.sees(SHOWN)
    assert maria.word(SHOWN).format(words="Статус: шпиталь") in card.text
    await maria.presses("This is the person")
    await town.settles()
    await presses(petro, "report", await newest(town, "return_report"))
    report = await petro.sees(SHOWN)
    assert petro.word(SHOWN).format(words="Статус: шпиталь") in report.text
    await petro.says("/lists")
    await town.settles()
    await petro.person.presses("повернення.csv")
    await petro.presses("Compare others’ reports")
    page = await petro.sees("<b>Reports to compare</b>")
    assert petro.word(SHOWN).format(words="Статус: шпиталь") in page.text


async def test_further_words_stand_on_the_card_of_who_reviews(
    town: Town, maria: OperatorActor, petro: OperatorActor
) -> None:
    james = town.relative("James", "uk")
    await james.registers({**SOLDIER, **IVAN, "birth_date": "01.02.1990"})
    await brings(maria, IN_HOSPITAL, heads=HEADS)
    card = await petro.opens_the_queue()
    assert petro.word(SHOWN).format(words="Статус: шпиталь") in card.text


async def test_what_is_too_long_for_a_card_is_said_to_be_cut(town: Town, maria: OperatorActor, olena: Relative) -> None:
    await brings(maria, IN_HOSPITAL.replace("шпиталь", "лікується " * 90), heads=HEADS)
    await maria.presses("Go through the rows")
    await maria.sees("{n} more character is in the file", n=8)


async def test_a_dash_and_a_running_number_are_no_words(town: Town, maria: OperatorActor, olena: Relative) -> None:
    overview = await brings(maria, "1;Пробний;Іван;Петрович;01.02.1990;—\n", heads=f"№;{HEADS}")
    assert maria.word(SURE).format(n=1) in overview.text


async def test_whoever_registers_later_does_not_bring_the_row_back(town: Town, maria: OperatorActor) -> None:
    await brings(maria, DEAD + BACK, heads=HEADS)
    anna = town.relative("Anna", "uk")
    await anna.registers({**SOLDIER, **TARAS})
    await maria.accepts()
    await town.settles()
    assert await state_of(town.store, 1) == ("nobody", 1, 0)


async def test_a_register_that_grows_does_not_bring_the_row_back(town: Town, maria: OperatorActor) -> None:
    await brings(maria, DEAD + BACK, heads=HEADS)
    oksana = await town.operator("Оксана", "admin")
    await sends_register(oksana, "Тестенко;Тарас;Іванович;12.03.1991;військовий;7\n")
    await imports_it(oksana, 1)
    await town.settles()
    assert await state_of(town.store, 1) == ("nobody", 1, 0)


async def test_the_database_itself_refuses_to_propose_the_row(town: Town, maria: OperatorActor, anna: Relative) -> None:
    await brings(maria, DEAD + BACK, heads=HEADS)

    async def opens(tx: Transaction) -> None:
        await tx.execute("UPDATE returned_row SET state = 'open' WHERE number = 1")

    with pytest.raises(Exception, match=r"(?i)constraint"):
        await town.store.run(opens)
    assert await state_of(town.store, 1) == ("nobody", 1, 0)


async def test_a_changed_program_of_telegram_cannot_propose_the_row(
    town: Town, maria: OperatorActor, anna: Relative
) -> None:
    await brings(maria, DEAD + BACK, heads=HEADS)
    row, person = await town.store.read(_ids)
    maria.forges(f"is:{row}:{person}:0")
    await maria.sees_toast("This row was put aside: a person has to look at it.")
    assert await state_of(town.store, 1) == ("nobody", 1, 0)


async def _ids(tx: Transaction) -> tuple[int, int]:
    row = await tx.known("SELECT id FROM returned_row WHERE number = :number", number=1)
    person = await tx.known("SELECT id FROM person WHERE id > :none", none=0)
    return row["id"], person["id"]


async def test_a_former_surname_counts_in_the_chat_as_at_the_command_line(town: Town, maria: OperatorActor) -> None:
    """Who is married is on the list under the one surname and in the register under the other."""
    vira = {"surname": "Гнатюк", "given": "Віра", "patronymic": "Степанівна", "birth_date": "1968-05-05"}
    await is_accepted(town.relative("Anna", "uk"), maria, **vira)
    heads = "Прізвище;Колишнє прізвище;Ім'я;По батькові;Дата народження\n"
    rows = "Коваль;Гнатюк;Віра;Степанівна;05.05.1968\nЖаданий;;Петро;Якович;05.05.1985\n"
    overview = await brings(maria, rows, heads=heads)
    assert maria.word(SURE).format(n=1) in overview.text
    await maria.presses("Go through the rows")
    card = await maria.sees(SHOWN)
    assert "Колишнє прізвище: Гнатюк" in card.text
