"""N6 with marked words: after everything that people can do here, none of the words stands in a file or in a log."""

import base64
import json
from pathlib import Path

import pytest

from bot.model.codes import claim
from bot.model.rights import Role
from bot.rehearsal import PlannedFault
from handlers.request import FRESH_SECONDS
from storage.staff import operators
from storage.store import backup
from tests.cast import SOLDIER, OperatorActor, Relative
from tests.promises.breaking import breaks, gives_up
from tests.promises.marked import Log, files_in, forms, log, unsealed
from tests.promises.quick import HOLD, presses
from tests.promises.quick import newest as newest_of
from tests.register import decided
from tests.rules.as_before import as_before
from tests.stories.broadcasting import PREVIEW, opens_it, puts_it, writes
from tests.town import TOKEN, Town

__all__ = ["as_before", "log"]

MARKED = {
    "surname": "Канаренко", "given": "Зореслав", "patronymic": "Остромирович", "own_name": "Канаренко Любава",
    "phone": "+447700900987", "note": "Родимка-мітка", "caption": "Підпис-мітка", "question": "Запитання-мітка",
    "answer": "Відповідь-мітка", "message": "Повідомлення-мітка", "addition": "Доповнення-мітка",
    "kin": "Спорідненість-мітка",
    "source": "Джерело-мітка", "territory": "Територія-мітка", "identity": "Особа-мітка", "statement": "Заява-мітка",
    "reject": "Відмова-мітка", "reply": "Лист-мітка", "operator": "Операторія", "second": "Другославна",
    "guide": "Порадник-мітка", "draft": "Чернетківна", "broken": "Зламане-мітка",
    "file": "Файл-мітка.pdf", "typed": "application/mark-type", "edited": "Виправлення-мітка",
    "met": "Зустріч-мітка", "remark": "Примітка-мітка",
    "renamed": "Перейменована-мітка", "update": "Оновлення-мітка", "night": "Причина-мітка",
}  # fmt: skip
NEVER_KEPT = {"first": "Любавонька", "last": "Прізвиськова", "user": "liubava_mark", "code": "invitation-mark"}


def numbers(number: int) -> set[bytes]:
    """All the ways in which an id may stand in a file."""
    typed = str(number)
    return {typed.encode(), typed.encode("utf-16-le"), number.to_bytes(6, "big"), number.to_bytes(8, "little")}


async def everything_that_people_do(town: Town) -> list[int]:
    """Every flow, in marked words; the Telegram ids of those who took part."""
    olha, petro = await town.operator(MARKED["operator"], "admin"), await town.operator(MARKED["second"], "verifier")
    await town.store.run(operators.invite, NEVER_KEPT["code"], Role.VERIFIER, 0, 2**40)
    anna = town.relative(NEVER_KEPT["first"], last_name=NEVER_KEPT["last"])
    anna.person.user["username"] = NEVER_KEPT["user"]
    answers = {name: MARKED.get(name, answer) for name, answer in SOLDIER.items()}
    await anna.agrees()
    await anna.fills_in({**answers, "photo": "one"})
    reference = await anna.sends_it()
    await anna.reaches("given", {**SOLDIER, "surname": MARKED["draft"]})
    anna.forges("later:registration")
    await olha.opens_the_queue()
    inquiry = await newest_of(town, "inquiry")
    await presses(olha, "ask", inquiry)
    await olha.says(MARKED["question"])
    await town.settles()
    await anna.says(MARKED["answer"])
    await town.settles()
    await presses(olha, "accept", inquiry)
    olha.forges("a:accept:way:other_way")
    await olha.says(MARKED["kin"])
    await _writes(anna)
    await _meets(anna, petro, reference)
    await presses(anna, "add", inquiry)  # type: ignore[arg-type]
    await anna.says(MARKED["addition"])
    await _looks_up(olha, reference)
    await presses(olha, "respond", (await town.store.read(decided))["message"][-1]["id"])
    await olha.says(MARKED["reply"])
    await _writes_for_families(olha)
    await _sends_an_update(olha, await town.operator("Oksana", "admin"))
    for outcome in ("reject", "verify"):
        olha.forges(f"returned:{inquiry}")
        for words in (MARKED["source"], "12.03.2026", MARKED["territory"], MARKED["identity"]):
            await olha.says(words)
        olha.forges("a:report:wish:all")
        olha.forges("send:report")
        await town.settles()
        if outcome == "reject":
            await presses(petro, "reject", await newest_of(town, "return_report"))
            await petro.says(MARKED["reject"])
        else:
            await presses(petro, "verify", await newest_of(town, "return_report"))
            await petro.says(MARKED["statement"])
            petro.forges("send:verify")
        await town.settles()
    await claims_her_rights(anna)
    refused = PlannedFault.refused(400, f"Bad Request: {MARKED['surname']}")
    town.telegram.faults.add(refused, chat=anna.person.id, method="sendMessage")
    await town.passes(HOLD + FRESH_SECONDS)
    await olha.says("/calls")
    olha.forges(olha.data("calls"))
    await town.settles()
    return [olha.person.id, petro.person.id, anna.person.id]


async def _looks_up(olha: OperatorActor, reference: str) -> None:
    await olha.says(f"/find {MARKED['surname']} 1991")
    await olha.says(f"/case {reference}")
    await olha.says("/messages")


async def _writes_for_families(olha: OperatorActor) -> None:
    olha.forges("guidechange:civilian:uk")
    await olha.says(MARKED["guide"])
    olha.forges("send:guide")


async def _sends_an_update(olha: OperatorActor, oksana: OperatorActor) -> None:
    """Names somebody in it, has it sent at night too, and a second operator lets it out."""
    await writes(olha, MARKED["update"], MARKED["surname"])
    await olha.sees(PREVIEW)
    await olha.town.settles()
    await olha.person.presses(f"✎ {olha.word('Quiet hours')}")
    await olha.town.settles()
    await olha.says(MARKED["night"])
    await puts_it(olha)
    await opens_it(oksana)
    await oksana.presses("Approve and send")
    await olha.town.settles()
    assert any(MARKED["update"] in words for one in olha.town.telegram.people.values() for words in one.words())


async def _writes(anna: Relative) -> None:
    """Words, a photo, a file, a correction."""
    await anna.person.edits(await anna.person.says(MARKED["message"]), MARKED["edited"])
    await anna.person.sends_photo(MARKED["caption"])
    await anna.person.sends_document(b"%PDF", MARKED["file"], MARKED["typed"])


async def _meets(anna: Relative, petro: OperatorActor, reference: str) -> None:
    """Somebody tells whom they met, and it is linked to a case."""
    await anna.says("/seen")
    anna.forges("a:sighting:how:write")
    await anna.says(MARKED["met"])
    for step in ("place", "time", "call"):
        anna.forges(f"skip:sighting:{step}")
    anna.forges("send:sighting")
    await anna.town.settles()
    await presses(petro, "corroborate", await newest_of(anna.town, "sighting"))
    await petro.says(reference)
    petro.forges("a:corroborate:reliability:knew")
    await petro.says(MARKED["remark"])
    await anna.town.settles()


async def claims_her_rights(anna: Relative) -> None:
    """Changes her name and asks for a copy."""
    anna.forges("changemy:own_name")
    await anna.says(MARKED["renamed"])
    await anna.says("/mydata")
    await anna.town.settles()


async def faults(town: Town) -> None:
    """What fails, fails with marked words in hand."""
    anna = next(one for one in town.telegram.people.values() if one.user["first_name"] == NEVER_KEPT["first"])
    sent = await anna.says(MARKED["broken"])
    await town.settles()
    town.telegram.raw_update({"message": {**sent.to_api(), "date": MARKED["broken"]}})
    await breaks(town, "CREATE TRIGGER fault BEFORE INSERT ON message BEGIN SELECT RAISE(ABORT, 'a fault'); END")
    await anna.says(MARKED["message"])
    await gives_up(town)


async def test_no_file_and_no_log_holds_a_word_of_anybody(tmp_path: Path, log: Log) -> None:
    async with Town(tmp_path) as town:
        ids = await everything_that_people_do(town)
        await faults(town)
        kept = await town.store.read(unsealed)
        assert [word for word in MARKED.values() if word not in kept] == []
        await backup.backup(town.store, tmp_path / "copy.db")
        names = [*MARKED.values(), *NEVER_KEPT.values(), TOKEN, town.keys, *town.telegram.files.by_id]
        names += _references(town)
        blobs = files_in(tmp_path)
    blobs |= {f"{name}, closed": blob for name, blob in files_in(tmp_path).items()} | {"log": log.getvalue().encode()}
    assert all(len(blobs[name]) > 2_000 for name in ("zvistka.db", "zvistka.db-wal", "copy.db", "log"))
    ways = {name: forms(name) for name in names} | {str(number): numbers(number) for number in ids}
    found = {name: where for name in ways for where, blob in blobs.items() if any(way in blob for way in ways[name])}
    assert found == {}


def _references(town: Town) -> set[str]:
    said = [message.text for person in town.telegram.people.values() for message in person.chat if message.from_bot]
    words = {word.strip(".,()") for text in said for word in text.split()}
    codes = {word for word in words if claim(word).codes}
    assert codes
    return codes | {word for word in words if len(word) == 9 and word[4] == "-" and word.isupper()}


@pytest.mark.parametrize("marker", [MARKED["surname"], NEVER_KEPT["user"]])
def test_the_search_finds_what_it_looks_for(marker: str) -> None:
    for text in (marker, f"a{marker}", f"ab{marker}", marker.upper()):
        coded = base64.b64encode(text.encode())
        for blob in (text.encode(), text.encode("utf-16-le"), json.dumps(text).encode(), coded):
            assert any(form in blob for form in forms(marker)), (text, blob)
