"""What older programs wrote is read, changed, exported and sealed anew by this one, on both databases."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.casework.exporting import export_cases
from bot.checks import check
from storage.queues import misfits
from storage.staff.history import prove
from storage.store import backup
from storage.store.migrate import newest
from storage.store.rotation import SEALED, rotate
from storage.store.store import Store
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.end_to_end.program import ROOT
from tests.postgres import fresh_database, postgres_server
from tests.town import START, Town
from tests.upgrades.kept import WRITTEN, Kept, read

__all__ = ["postgres_server"]

FILES = sorted(WRITTEN.glob("*.json"))
KINDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
STAY = ("person", "inquiry", "message", "chat", "operator", "return_report", "verification", "notice")


@pytest.fixture(params=FILES, ids=[path.stem for path in FILES])
def kept(request: pytest.FixtureRequest) -> Kept:
    return read(request.param)


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/zvistka.db"
        return
    with fresh_database(request.getfixturevalue("postgres_server")) as fresh:
        yield fresh


async def sealed(tx: Transaction) -> int:
    """Opens every record; how many there are."""
    total = 0
    for table, key in SEALED.items():
        for row in await tx.all(f"SELECT {', '.join(key)}, sealed FROM {table} WHERE sealed IS NOT NULL"):
            tx.unseal(table, "/".join(str(row[column]) for column in key), row["sealed"])
            total += 1
    return total


async def counted(tx: Transaction) -> dict[str, int]:
    return {table: await tx.count(table) for table in STAY}


async def test_nothing_is_lost_and_every_record_opens(kept: Kept, url: str, tmp_path: Path) -> None:
    await kept.put(url, tmp_path)
    store = await Store.open(url, [kept.key])
    assert await store.read(counted) == {table: len(kept.tables.get(table, ())) for table in STAY}
    before = await store.read(sealed)
    assert before > 10
    assert await store.read(misfits.every) == []
    assert (await prove(store)).found == ()
    assert sum((await rotate(store)).values()) == before
    assert (await prove(store)).found == ()
    assert await store.read(sealed) == before
    copy = tmp_path / "copy"
    await backup.backup(store, copy)
    await store.close()


async def test_those_who_were_there_go_on_where_they_were(kept: Kept, url: str, tmp_path: Path) -> None:
    await kept.put(url, tmp_path)
    town = Town(tmp_path, url)
    town.keys, town.clock.ahead = kept.key, kept.now - START + 60
    async with town:
        for someone in kept.people:
            person = town.telegram.person(someone.name, language_code=someone.language)
            if someone.sees:
                family = Relative(town, person, someone.language)
                await family.says("/status")
                await family.sees(someone.sees)
        admin = next(one for one in town.telegram.people.values() if one.user["first_name"] in {"Petro", "Петро"})
        operator = OperatorActor(town, admin, "uk")
        await operator.says("/operators")
        await operator.sees("<b>Operators.</b>")
        await export_cases(town.settings(), tmp_path / "cases.xlsx")
        assert zipfile.is_zipfile(tmp_path / "cases.xlsx")
        found = await check(town.settings(), now=town.clock)
        assert [str(one) for one in found if one.verdict == "wrong" and one.subject != "clock"] == []


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_file_is_of_an_older_or_of_this_schema(path: Path) -> None:
    assert 1 <= read(path).schema <= newest()


def test_every_release_and_the_first_schema_are_there() -> None:
    released = re.findall(r"^## \[?(\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"schema_1", *released} <= {path.stem for path in FILES}
    first: Any = read(WRITTEN / "schema_1.json")
    assert first.schema == 1
