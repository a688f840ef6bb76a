"""N6 with marked words, at the desk: none of what is typed there stands in a file or in a log."""

import re
from contextlib import AsyncExitStack
from pathlib import Path

from storage.store import backup
from tests.desk.working import at_the_desk
from tests.end_to_end.program import free_port
from tests.promises import doors
from tests.promises.hostile import FIELDS, filled, path_of
from tests.promises.marked import Log, files_in, forms, log, unsealed
from tests.promises.sealed import SEALED
from tests.promises.subjects import Family, at_work
from tests.promises.sweeping import CHOSEN, FORMS, IDS, shown
from tests.rules.as_before import as_before
from tests.town import Town

__all__ = ["as_before", "log"]

MARKED = {name: f"Мітка-{number:02}-слово" for number, name in enumerate(sorted(set(FIELDS) - IDS - CHOSEN.keys()))}
NAME = "Деськотетяна"
KEPT = {"chosen", "identity", "note", "reason", "source", "sources", "statement", "territory", "uk", "words"}


async def everything_at_the_desk(family: Family) -> None:
    """Every form with marked words, then every page."""
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, family.town, NAME, "admin")
        evidence = {name: MARKED[name] for name in ("source", "territory", "identity")}
        report = f"/cases/person/{family.subjects['person']}/report"
        await petro.sends(report, {**evidence, "wish": "all", "date": CHOSEN["date"]})
        for name in FORMS:
            path = path_of(name, family.subjects)
            await petro.sends(path, {**filled(family.subjects), **MARKED, **CHOSEN, **await shown(petro, path)})
        for name in doors.DESK.keys() - {"GET /live"}:
            if name.startswith("GET"):
                await petro.opens(path_of(name, family.subjects))
        await petro.asks("POST", "/find", {"words": MARKED["words"]}, **{"Sec-Fetch-Site": "cross-site"})


async def test_nothing_that_is_typed_at_the_desk_stands_in_a_file_or_in_a_log(tmp_path: Path, log: Log) -> None:
    port = free_port()
    async with Town(tmp_path, desk_url=f"http://localhost:{port}", desk_listen=f"127.0.0.1:{port}") as town:
        await everything_at_the_desk(await at_work(town))
        kept = await town.store.read(unsealed, (*SEALED, "handover", "joining"))
        assert [name for name in KEPT if MARKED[name] not in kept] == []
        assert NAME in kept
        await backup.backup(town.store, tmp_path / "copy.db")
        blobs = files_in(tmp_path) | {"log": log.getvalue().encode()}
    blobs |= {f"{name}, closed": blob for name, blob in files_in(tmp_path).items()}
    assert all(len(blobs[name]) > 500 for name in ("zvistka.db", "copy.db", "log"))
    assert not re.search(rb"page failed", blobs["log"])
    ways = {word: forms(word) for word in (NAME, *MARKED.values())}
    assert {
        word: where for word in ways for where, blob in blobs.items() if any(way in blob for way in ways[word])
    } == {}
