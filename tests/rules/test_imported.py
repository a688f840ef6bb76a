"""What a row with a known id says: more of the same person, or of somebody else."""

import pytest

from bot.model.imported import is_another, merged

KNOWN = {
    "surname": "Зразкова", "given": "Ніна", "patronymic": "Олегівна", "birth_date": "1985-06-05",
    "category": "civilian", "photo": "p1",
}  # fmt: skip


def said(surname: str = "Зразкова", given: str = "Ніна", born: str = "1985-06-05", **more: str) -> dict[str, str]:
    return {"surname": surname, "given": given, "birth_date": born, **more}


@pytest.mark.parametrize(
    ("row", "changed"),
    [
        (said(), {}),
        (said(born="1985"), {}),
        (said(born="1985-06"), {}),
        (said(born="1986"), {"birth_date": "1986"}),
        (said(born="1985-07-05"), {"birth_date": "1985-07-05"}),
        (said(patronymic="Ігорівна"), {"patronymic": "Ігорівна"}),
        (said(category="child"), {"category": "child"}),
        (said(surname="Вигадана"), {"surname": "Вигадана"}),
    ],
)
def test_what_a_row_does_not_say_stays(row: dict[str, str], changed: dict[str, str]) -> None:
    assert merged(KNOWN, row) == KNOWN | changed


def test_a_day_replaces_a_year() -> None:
    assert merged(KNOWN | {"birth_date": "1985"}, said())["birth_date"] == "1985-06-05"


@pytest.mark.parametrize(
    "row",
    [
        said("Вигаданий", "Остап", "1979-08-07"),
        said("Вигадана", born="1979-08-07"),
        said("Вигадана", born="1985-06-06"),
        said("Вигаданий", "Остап", "1985"),
        said("Вигаданий", "Остап"),
    ],
)
def test_who_differs_in_surname_and_more_is_somebody_else(row: dict[str, str]) -> None:
    assert is_another(KNOWN, row)


@pytest.mark.parametrize(
    "row",
    [
        said(),
        said(born="1979-08-07"),
        said("Вигадана"),
        said("Вигадана", born="1985"),
        said(given="Ганна", born="1985-06-06"),
        said("Zrazkova", "Nina", "1985-06-06"),
        said("ЗРАЗКОВА", "НИНА", "1979"),
    ],
)
def test_a_correction_is_no_other_person(row: dict[str, str]) -> None:
    assert not is_another(KNOWN, row)
