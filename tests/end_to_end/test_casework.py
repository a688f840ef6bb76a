"""Cases in bulk at the command line, with nothing but a database and its keys: files in, files out, exit codes."""

import asyncio
import csv
import sys
from pathlib import Path

import pytest

from tests.end_to_end.program import ROOT, Ended, Program, until
from tests.rules.workbooks import ENCRYPTED, from_parts

DONE, FAILED = 0, 1
HEADS = "Прізвище;Ім'я;По батькові;Дата народження;Категорія;Частина;id"
PEOPLE = [
    "Коваль;Тарас;Іванович;12.03.1991;військовий;А1234;7",
    "Мельник;Олена;Петрівна;1988;цивільна;;8",
    "Д'яченко;Ігор;;01.02.2003;;;+9",
]
ROWS = "SELECT COUNT(*), COUNT(DISTINCT source_fingerprint) FROM person"
CANDIDATES = ["returned_row", "candidate_id", "score", "rank", "verdict"]


class Office(Program):
    """Somebody with a database, its keys and a folder of files."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.environ = {name: self.environ[name] for name in ("DATABASE_URL", "DATA_KEYS")}
        self.folder = folder

    def file(self, name: str, *lines: str, encoding: str = "utf-8") -> str:
        """A file with these lines; its path."""
        path = self.folder / name
        path.write_text("\r\n".join(lines), encoding)
        return str(path)

    async def has_imported(self, *rows: str, name: str = "register.csv") -> Ended:
        ended = await self.verb("import-cases", self.file(name, HEADS, *rows))
        assert ended.code == DONE, ended
        return ended

    def table(self, path: str, encoding: str = "utf-8-sig") -> list[list[str]]:
        """A CSV file as a spreadsheet program reads it; other programs take a mark at the beginning for letters."""
        assert Path(path).stat().st_mode & 0o777 == 0o600
        with Path(path).open(encoding=encoding, newline="") as lines:
            return list(csv.reader(lines))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def many(count: int) -> list[str]:
    return [f"Коваль;Тарас;Іванович;12.03.1991;військовий;;{number}" for number in range(count)]


async def test_a_register_comes_in_once_however_often_it_is_imported(office: Office) -> None:
    assert "3 new, 0 changed, 0 unchanged, 0 refused" in (await office.has_imported(*PEOPLE)).said
    again = await office.has_imported(*PEOPLE[1:], PEOPLE[0].replace("1991", "1992"))
    assert "0 new, 1 changed, 2 unchanged, 0 refused" in again.said
    assert office.rows(ROWS) == [(3, 3)]
    assert office.rows("SELECT action, operator_id FROM audit") == [("imported", None)] * 2


async def test_a_dry_run_says_what_would_be_done_and_changes_nothing(office: Office) -> None:
    await office.has_imported(PEOPLE[0])
    before = office.rows("SELECT * FROM person")
    file = office.file("register.csv", HEADS, PEOPLE[0].replace("Тарас", "Остап"), *PEOPLE[1:], encoding="cp1251")
    dry = await office.verb("import-cases", file, "--dry-run")
    assert dry.code == DONE
    assert "Column birth_date: Дата народження" in dry.said.splitlines()
    assert "2 new, 1 changed, 0 unchanged, 0 refused" in dry.said
    assert office.rows("SELECT * FROM person") == before


async def test_every_refused_row_is_given_back_with_its_reason(office: Office) -> None:
    refused = str(office.folder / "refused.csv")
    wrong = "Мельник;Олена;;31.02.1988;;=1+1;"
    ended = await office.verb(
        "import-cases", office.file("register.csv", HEADS, PEOPLE[0], wrong, PEOPLE[0]), "--refused", refused
    )
    assert ended.code == DONE
    reason = "Date of birth: no such day; Id: missing"
    assert f"Row 2: {reason}" in ended.said.splitlines()
    heads, first, second = office.table(refused)
    assert heads == [*HEADS.split(";"), "reason"]
    assert first == ["Мельник", "Олена", "", "31.02.1988", "", "'=1+1", "", reason]
    assert second[-2:] == ["7", "Id: is already in a row above; only the first row with it is imported"]


async def test_two_imports_at_once_double_nothing(office: Office) -> None:
    assert (await office.verb("migrate")).code == DONE
    file = office.file("register.csv", HEADS, *many(3_000))
    both = await asyncio.gather(office.verb("import-cases", file), office.verb("import-cases", file))
    assert [ended.code for ended in both] == [DONE, DONE], both
    assert office.rows(ROWS) == [(3_000, 3_000)]


async def test_an_import_that_was_killed_is_done_again_and_loses_nothing(office: Office) -> None:
    assert (await office.verb("migrate")).code == DONE
    file = office.file("register.csv", HEADS, *many(3_000))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "import-cases",
        file,
        cwd=ROOT,
        env=office.environ,
        stdout=asyncio.subprocess.DEVNULL,
    )
    await until(lambda: office.rows(ROWS)[0][0])
    process.kill()
    await process.wait()
    assert 0 < office.rows(ROWS)[0][0] < 3_000
    assert (await office.verb("import-cases", file)).code == DONE
    assert office.rows(ROWS) == [(3_000, 3_000)]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["Прізвище;Ім'я;Дата народження", "Коваль;Тарас;1991"], "has no column id"),
        (["Репатріація тіл", HEADS, PEOPLE[0]], "This kind of list does not belong here and is never imported."),
        ([], "It has no rows."),
        ([";".join(["Прізвище"] * 300), ";".join("x" * 300)], "It has too many columns."),
        (["x" * 1_000] * 21_000, "It is too large: at most 20 MB"),
    ],
    ids=["no-ids", "remains", "empty", "300-columns", "too-large"],
)
async def test_what_is_no_register_is_refused_with_a_sentence(office: Office, lines: list[str], words: str) -> None:
    ended = await office.verb("import-cases", office.file("register.csv", *lines))
    assert ended.code == FAILED
    assert words in ended.complained
    assert len(ended.complained.splitlines()) == 1


@pytest.mark.parametrize("verb", ["import-cases", "match"])
@pytest.mark.parametrize(
    ("name", "words"), [("bomb", "It is too large: at most 20 MB"), ("secret", "It is protected by a password.")]
)
async def test_a_workbook_that_is_not_opened_is_refused_with_a_sentence(
    office: Office, verb: str, name: str, words: str
) -> None:
    path = office.folder / f"{name}.xlsx"
    path.write_bytes(from_parts("<row><c><v>1</v></c></row>" * 2_000_000) if name == "bomb" else ENCRYPTED)
    out = ["--out", str(office.folder / "out.csv")] if verb == "match" else []
    ended = await office.verb(verb, str(path), *out)
    assert ended.code == FAILED
    assert words in ended.complained
    assert len(ended.complained.splitlines()) == 1


async def test_a_list_is_compared_and_nothing_is_changed(office: Office) -> None:
    await office.has_imported(*PEOPLE)
    before = office.rows("SELECT * FROM person") + office.rows("SELECT * FROM audit")
    out = str(office.folder / "candidates.csv")
    returned = ["№;ПІБ;Дата народження", "1;Ковалев Тарас Иванович;12.03.1991", "2;Сліпий Яків Якович;01.01.1950"]
    ended = await office.verb(
        "match", office.file("list.csv", *returned, "3;Коваль Тарас Іванович;12.03.1991"), "--out", out
    )
    assert ended.code == DONE, ended
    assert "Rows: 3, compared with 3 cases." in ended.said
    heads, *found = office.table(out, "utf-8")
    assert heads == CANDIDATES
    assert [(row, candidate, rank) for row, candidate, _, rank, _ in found] == [("1", "7", "1"), ("3", "7", "1")]
    assert found[-1][-1] == "sure"
    assert office.rows("SELECT * FROM person") + office.rows("SELECT * FROM audit") == before


async def test_a_row_that_speaks_of_a_death_is_compared_with_nobody_and_named(office: Office) -> None:
    await office.has_imported(*PEOPLE)
    out = str(office.folder / "candidates.csv")
    returned = ["ПІБ;Дата народження;Стан", "Коваль Тарас Іванович;12.03.1991;загинув у полоні"]
    ended = await office.verb(
        "match", office.file("list.csv", *returned, "Коваль Тарас Іванович;12.03.1991;шпиталь"), "--out", out
    )
    assert ended.code == DONE, ended
    assert "Put aside for a person, since they speak of a death or of remains: row 1." in ended.said
    assert "Rows: 2, 1 of them compared with 3 cases." in ended.said
    _heads, (row, candidate, _, _, verdict) = office.table(out, "utf-8")
    assert (row, candidate, verdict) == ("2", "7", "likely")


async def test_a_row_of_a_register_that_speaks_of_a_death_is_given_back(office: Office) -> None:
    noted = [f"{HEADS};Примітка", f"{PEOPLE[0]};загинув 03.2024", f"{PEOPLE[1]};шпиталь"]
    ended = await office.verb("import-cases", office.file("register.csv", *noted))
    assert ended.code == DONE, ended
    assert "Row 1: Row: contains words that do not belong in a register; such a row is never imported" in ended.said
    assert "1 new, 0 changed, 0 unchanged, 1 refused" in ended.said
    assert office.rows("SELECT COUNT(*) FROM person") == [(1,)]


async def test_a_list_that_cannot_be_compared_leaves_no_file(office: Office) -> None:
    await office.has_imported(PEOPLE[0])
    out = office.folder / "candidates.csv"
    remains = office.file("list.csv", "ПІБ;Дата народження;Примітка", "Коваль Тарас Іванович;12.03.1991;тіло")
    ended = await office.verb("match", remains, "--out", str(out))
    assert (ended.code, ended.complained.count("\n")) == (FAILED, 1)
    assert "This kind of list does not belong here and is never imported." in ended.complained
    missing = await office.verb("match", str(office.folder / "nowhere.csv"), "--out", str(out))
    assert (missing.code, missing.complained.count("\n")) == (FAILED, 1)
    itself = await office.verb("match", remains, "--out", remains)
    assert itself.code == FAILED
    assert sorted(path.name for path in office.folder.glob("*.csv*")) == ["list.csv", "register.csv"]


async def test_a_working_list_goes_out_safe_and_is_written_down(office: Office) -> None:
    await office.has_imported(*PEOPLE)
    out = str(office.folder / "cases.csv")
    assert (await office.verb("export-cases", out)).code == DONE
    heads, *rows = office.table(out)
    assert heads[:3] == ["id", "category", "surname"]
    assert {row[0] for row in rows} == {"7", "8", "'+9"}
    assert next(row for row in rows if row[0] == "7")[1:8] == [
        "service_member",
        "Коваль",
        "Тарас",
        "Іванович",
        "1991-03-12",
        "imported; no relative is asking",
        "0",
    ]
    for other in ("cases.xlsx", "cases.xml"):
        assert (await office.verb("export-cases", str(office.folder / other))).code == DONE
    assert b"person_record_id" not in (office.folder / "cases.xml").read_bytes()  # nobody has agreed
    assert office.rows("SELECT COUNT(*) FROM audit WHERE action = 'exported' AND operator_id IS NULL") == [(3,)]


async def test_an_export_of_another_kind_is_refused(office: Office) -> None:
    ended = await office.verb("export-cases", str(office.folder / "cases.doc"))
    assert ended.code == FAILED
    assert ended.complained.endswith("must end in .csv, .xlsx or .xml: that says what is written.\n")
    assert not office.database.exists()


async def test_somebody_else_under_the_same_id_is_listed_and_taken_only_on_a_word(office: Office) -> None:
    await office.has_imported("Зразкова;Ніна;Олегівна;05.06.1985;цивільна;;77")
    other = office.file("other.csv", HEADS, "Вигаданий;Остап;Левович;07.08.1979;;;77", PEOPLE[0])
    ended = await office.verb("import-cases", other)
    assert ended.code == DONE
    assert "Зразкова Ніна Олегівна" in ended.said
    assert "Вигаданий Остап Левович" in ended.said
    assert "Done: 1 added, 0 replaced." in ended.said
    ended = await office.verb("import-cases", other, "--replace-people")
    assert "1 gave way to somebody else" in ended.said
    again = await office.verb("import-cases", other)
    assert "0 new, 0 changed, 2 unchanged, 0 refused" in again.said
