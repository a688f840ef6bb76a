"""Names as people type them, and which spellings may be one name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.given import Refusal
from bot.model.names import full, key, read_name

UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
LIKE_LATIN = str.maketrans("АВСЕНІКМОРТХУЇасеіорхуї", "ABCEHIKMOPTXYÏaceiopxyï")
untimed = settings(deadline=None)
names = st.from_regex(rf"[{UKRAINIAN}]+([ ’-][{UKRAINIAN}]+){{0,2}}", fullmatch=True).filter(
    lambda name: len(name) <= 100
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Петренко", "Петренко"),
        ("  Петренко ", "Петренко"),
        ("ПЕТРЕНКО", "Петренко"),
        ("петренко", "Петренко"),
        ("МакДональд", "МакДональд"),
        ("О'КОННОР", "О’Коннор"),
        ("о`коннор", "О’Коннор"),
        ("д´артаньян", "Д’Артаньян"),
        ("Д'ЯЧЕНКО", "Д’яченко"),
        ("СОЛОВʼЙОВ", "Солов’йов"),
        ("мар'яна", "Мар’яна"),
        ('В"ячеслав', "В’ячеслав"),
        ("В*ЯЧЕСЛАВ", "В’ячеслав"),
        ("нечуй-яремко", "Нечуй-Яремко"),
        ("НЕЧУЙ – ЯРЕМКО", "Нечуй-Яремко"),
        ("марія анна", "Марія Анна"),
        ("п.с.", "П.С."),
        ("ван дер вельде", "ван дер Вельде"),
        ("МАМЕД ОГЛИ", "Мамед огли"),
        ("ван", "Ван"),
        ("SMITH-JONES", "Smith-Jones"),
        ("o'neil", "O’Neil"),
        ("Łukasz Żółć", "Łukasz Żółć"),
        ("Андрі\u0438\u0306", "Андрій"),
        ("محمد", "محمد"),
    ],
)
def test_a_name_is_written_as_in_documents(typed: str, read: str) -> None:
    assert read_name(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Шевчeнкo", "Шевченко"),  # Latin e, o
        ("Kоваль", "Коваль"),  # Latin K
        ("Ïжак", "Їжак"),  # Latin Ï
        ("Smіth", "Smith"),  # Cyrillic і
        ("Ососa", "Ососа"),  # all letters have a twin: the fewest changes win
        ("Петренко Smith", "Петренко Smith"),
        ("Петренкоs", "Петренкоs"),  # nobody knows which alphabet is meant
    ],
)
def test_a_word_is_in_one_alphabet(typed: str, read: str) -> None:
    assert read_name(typed) == read


@untimed
@given(names, st.data())
def test_letters_that_look_the_same_are_the_same(name: str, data: st.DataObject) -> None:
    whole = f"Жщ{name}".replace(" ", "").replace("-", "")
    disguised = "".join(data.draw(st.sampled_from([letter, letter.translate(LIKE_LATIN)])) for letter in whole)
    assert read_name(disguised) == read_name(whole)


@untimed
@given(names)
def test_reading_twice_changes_nothing_more(name: str) -> None:
    assert read_name(read_name(name)) == read_name(name) == read_name(name.upper())


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "empty"),
        (" \u200b", "empty"),
        ("-", "not_a_name"),
        ("’", "not_a_name"),
        ("Петренко 2", "not_a_name"),
        ("Петренко, Іван", "not_a_name"),
        ("<b>Іван</b>", "not_a_name"),
        ("Іван 🙂", "not_a_name"),
        ("+380400000001", "not_a_name"),
        ("а" * 101, "too_long"),
    ],
)
def test_what_is_no_name_is_refused_by_name(typed: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_name(typed)
    assert refused.value.reason == reason


def test_the_longest_name_is_taken_and_the_limit_is_told() -> None:
    assert len(read_name("а" * 100)) == 100
    with pytest.raises(Refusal) as refused:
        read_name("а" * 101)
    assert refused.value.limit == 100


def test_the_order_is_that_of_documents() -> None:
    assert full("Петренко", "Іван", "Олегович") == "Петренко Іван Олегович"
    assert full("Smith", "John", None) == "Smith John"


OFFICIAL_EXAMPLES = """
Алушта Alushta, Андрій Andrii, Борщагівка Borshchahivka, Борисенко Borysenko, Вінниця Vinnytsia, Володимир Volodymyr,
Гадяч Hadiach, Богдан Bohdan, Згурський Zghurskyi, Ґалаґан Galagan, Ґорґани Gorgany, Донецьк Donetsk, Дмитро Dmytro,
Рівне Rivne, Олег Oleh, Есмань Esman, Єнакієве Yenakiieve, Гаєвич Haievych, Короп'є Koropie, Житомир Zhytomyr,
Жанна Zhanna, Жежелів Zhezheliv, Закарпаття Zakarpattia, Казимирчук Kazymyrchuk, Медвин Medvyn, Михайленко Mykhailenko,
Іванків Ivankiv, Іващенко Ivashchenko, Їжакевич Yizhakevych, Кадиївка Kadyivka, Мар'їне Marine, Йосипівка Yosypivka,
Стрий Stryi, Олексій Oleksii, Київ Kyiv, Коваленко Kovalenko, Леонід Leonid, Згорани Zghorany, Розгон Rozghon
"""


@pytest.mark.parametrize("pair", OFFICIAL_EXAMPLES.split(","))
def test_the_official_romanization_is_the_same_name(pair: str) -> None:
    ukrainian, latin = pair.split()
    assert key(ukrainian, 1991) == key(latin, 1991)


@pytest.mark.parametrize(
    "spellings",
    [
        "Згурський Згурська Згурский Згурская Zghurskyi Zghurska Zgurskyi Zghurs'cyi Zghurs'kyi Zhurs'kyy Zgursky",
        "Соловйов Солов'йов Соловʼйов Соловьёв Соловьев Соловьева Soloviov Solovyov Solovev Solovjov Solowjow",
        "Щербак Shcherbak Shcherbac Scherbak",
        "Григорович Hryhorovych Grygorovych Grigorovich",
        "Їжак Yizhak Izhak",
        "Білий Біла Белый Белая Bilyi Bila Belyi",
        "Білов Бєлов Белов Белова Bilov Bielov Belov Bilova",
        "Андрієв Андрєєв Андреев Andriiev Andreev Andrieiev",
        "Сергієв Сергеев Serhiiev Sergeev",
        "Кузьмін Кузьміна Кузмин Kuzmin Kuzmina",
        "Ковальчук Koval'chuk Kovalchuk Kowalczuk",
        "Шевченко Shevchenko Schevchenko Szewczenko",
        "Олександров Александров Александрова Oleksandrov Aleksandrov Alexandrov",
        "Олексієнко Алексеенко Oleksiienko Alekseenko Alexeenko",
        "Юрченко Yurchenko Iurchenko Jurchenko",
        "Євтушенко Евтушенко Yevtushenko Ievtushenko Evtushenko",
        "Хмельницький Хмельницкий Khmelnytskyi Khmelnitsky Khmelnicki",
        "Нечуй-Яремко НЕЧУЙ-ЯРЕМКО Nechui-Yaremko Nechuy-Yaremko",
        "Лук’яненко Лукьяненко Lukianenko Lukyanenko",
        "Толстой Толстая Tolstoi Tolstaya",
        "Ґудзь Гудзь Gudz Hudz",
        "Лі Ли Li",
        "Сергій Сергей Serhii Sergii Serhiy Sergei Sergey Sergej",
        "Юрій Юрий Yurii Iurii Yuriy Yury",
        "Геннадій Геннадий Hennadii Gennadii Hennadiy Gennady",
        "Наталія Наталия Nataliia Nataliya Natalia",
        "В'ячеслав Вячеслав В`ячеслав Viacheslav Vyacheslav",
        "Євген Евгений Yevhen Evgenii Evgeny Yevgeny",
        "Олексій Алексей Oleksii Olecsii Oleksiy Aleksei Alexey Alexei",
        "Ілля Илья Illia Ilia Ilya",
        "Пётр Петр Petr Pyotr",
        "Фёдор Федор Fedor Fyodor",
        "Артём Артем Artem Artyom",
        "Семён Семен Semen Semyon",
        "Дар'я Дарья Daria Darya",
        "Тетяна Tetiana Tetyana",
        "Максим Maksym Maksim Maxim",
    ],
)
def test_the_usual_spellings_are_the_same_name(spellings: str) -> None:
    assert len({key(spelling, 1991) for spelling in spellings.split()}) == 1


def test_letters_left_out_doubled_or_invisible_do_not_matter() -> None:
    assert key("Вінниченко", 1991) == key("Віниченко", 1991) == key("ВІННИЧЕНКО", 1991) == key("Вінни\u0301ченко", 1991)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Петренко", "Павленко"),
        ("Шевченко", "Шевчук"),
        ("Коваль", "Коваленко"),
        ("Бондар", "Бондаренко"),
        ("Кравець", "Кравчук"),
        ("Іванов", "Іваненко"),
        ("Лис", "Лоза"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert key(one, 1991) != key(other, 1991)


def test_the_year_of_birth_tells_namesakes_apart() -> None:
    assert key("Петренко", 1991) != key("Петренко", 1992)


@untimed
@given(names, st.integers(1900, 2026))
def test_a_key_does_not_depend_on_how_the_name_was_typed(name: str, year: int) -> None:
    assert key(name, year) == key(name.upper(), year) == key(read_name(name), year) == key(name.replace("’", "'"), year)
