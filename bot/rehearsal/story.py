"""The made-up cases that a rehearsal begins with.  No such people exist; the numbers cannot be dialled."""

from dataclasses import dataclass

WAITING, ACCEPTED = "waiting", "accepted"


@dataclass(frozen=True)
class StoryCase:
    """A relative who is not on the page, the answers of the registration, and how far the inquiry has come."""

    relative: str
    language: str
    phone: str
    standing: str
    answers: dict[str, str]


def _answers(category: str, surname: str, given: str, patronymic: str, birth_date: str, **more: str) -> dict[str, str]:
    about = {"category": category, "surname": surname, "given": given, "birth_date": birth_date, "last_contact": ""}
    named = {"patronymic": patronymic} if patronymic else {}
    return {**about, **named, "phone_source": "contact", **more}


CASES = (
    StoryCase(
        "Ганна", "uk", "+380400000011", ACCEPTED,
        _answers(
            "service_member", "Соловей", "Андрій", "Миколайович", "1994-07-02",
            relation="mother", own_name="Соловей Ганна Іванівна", phone="+380400000011",
        ),
    ),
    StoryCase(
        "Ірина", "uk", "+380400000012", WAITING,
        _answers(
            "civilian", "Яремко", "Богдан", "Степанович", "1968",
            relation="daughter", own_name="Яремко Ірина Богданівна", phone="+380400000012",
        ),
    ),
    StoryCase(
        "Sean", "en", "+447700900124", WAITING,
        _answers(
            "foreign_national", "Example", "Patrick", "", "1990-11-30",
            nationality="Ireland", relation="brother", own_name="Sean Example", phone="+447700900124",
        ),
    ),
)  # fmt: skip

# What the two relatives and the operators of the page answer when the story is walked, by the names of the questions.
RELATIVES = {
    "uk": {
        "category": "service_member", "surname": "Коваль", "given": "Тарас", "patronymic": "Іванович",
        "birth_date": "05.03.1990", "last_contact": "24.05.2024", "relation": "wife",
        "own_name": "Коваль Олена Петрівна", "phone": "own contact",
    },
    "en": {
        "category": "foreign_national", "surname": "Doe", "given": "Jonathan", "nationality": "Ireland",
        "birth_date": "12 March 1988", "last_contact": "24 May 2024", "relation": "brother", "own_name": "James Doe",
        "phone": "own contact",
    },
}  # fmt: skip
KINSHIP = {
    "uk": {"way": "document_seen", "detail": "Документи про спорідненість бачив оператор, зустріч в офісі"},
    "en": {"way": "document_seen", "detail": "Family documents seen by an operator, in the office"},
}
EVIDENCE = {
    "uk": {
        "source": "Координатор на пункті зустрічі, за номером з нашого довідника", "date": "сьогодні",
        "territory": "Координатор бачив на пункті зустрічі", "identity": "Паспорт і дата народження збігаються",
        "wish": "all",
    },
    "en": {
        "source": "The coordinator at the meeting point, on the number in our own list", "date": "today",
        "territory": "The coordinator saw them at the meeting point", "identity": "Passport and date of birth match",
        "wish": "all",
    },
}  # fmt: skip
STATEMENT = {
    "uk": {"statement": "Передзвонив координатору, звірив ім’я, дату народження й паспорт"},
    "en": {"statement": "Called the coordinator myself, compared name, date of birth and passport"},
}

_SURNAMES = ("Вигаданко", "Небуваль", "Зореславський", "Примарчук", "Казкарів", "Мрійник", "Химерний")
_GIVEN = ("Остап", "Назар", "Лука", "Данило", "Матвій")


def register(rows: int) -> str:
    """A register of another system: people whom nobody asks about yet, and two rows that cannot be taken."""
    heads = "id;Прізвище;Ім'я;По батькові;Дата народження;Категорія\n"
    people = "".join(
        f"R-{n};{_SURNAMES[n % 7]};{_GIVEN[n % 5]};Романович;{1 + n % 28:02}.03.{1960 + n % 40};\n"
        for n in range(1, rows + 1)
    )
    known = "R-0;Вигаданий;Орест;Романович;14.02.1985;військовий\n"
    return f"{heads}{known}{people}R-x;Хтось;Нічий;;31.02.1988;\n;Без;Ідентифікатора;;1990;хтозна\n"


# A list as it is typed by hand after an exchange: another spelling, a year alone, somebody whom nobody looks for.
RETURNED = """№;Прізвище;Ім'я;По батькові;Дата народження
1;Соловей;Андрей;Николаевич;02.07.1994
2;Яремко;Богдан;;1968
3;Example;Patrick;;30.11.1990
4;Вигаданий;Орест;Романович;14.02.1985
"""
