"""An administrator takes cases out in the chat; partner registries learn only of whom the relatives allow it."""

import csv
import io
import re
import zipfile

import pytest

from bot.texts.staff import exports
from storage.store.refingerprinting import renew
from storage.store.rotation import rotate
from tests.cast import OperatorActor, Relative
from tests.register import count, is_accepted
from tests.stories.exporting import takes_out
from tests.town import Town
from tests.wording import known, spoken


@pytest.fixture
async def oksana(town: Town, language: str) -> OperatorActor:
    return await town.operator("Оксана", "admin", language)


async def allows(anna: Relative, reference: str) -> None:
    await anna.opens(reference)
    await anna.presses("Partner registries")
    await anna.sees("<b>Partner registries.</b>")
    await anna.presses("Allow it")
    await anna.sees("<b>Allowed.</b> Inquiry <code>{reference}</code> may be passed")


async def test_cases_are_taken_out_to_the_own_chat_and_it_is_written_down(town: Town, oksana: OperatorActor) -> None:
    other = await town.operator("Ігор", "admin", "en")
    case = await is_accepted(town.relative("Anna"), oksana, surname="=cmd|' /C calc'!A0")
    heads, row = csv.reader(io.StringIO((await takes_out(oksana, "All cases, CSV")).decode("utf-8-sig")))
    assert dict(zip(heads, row, strict=True))["id"] == case.reference
    assert row[heads.index("surname")].startswith("'=")
    assert row[heads.index("state")] == spoken(oksana.language, exports.STATES)["accepted"]
    assert zipfile.ZipFile(io.BytesIO(await takes_out(oksana, "Working list of open cases, XLSX"))).namelist()
    await other.sees("<b>For operators: {n} case was exported</b> by {name}: {what}.")
    assert "Коваль" not in "".join(other.person.words())
    assert await town.store.read(count, "audit", "action = 'exported' AND operator_id IS NOT NULL") == 2


async def test_partner_registries_learn_only_of_whom_the_relative_allows_it(town: Town, oksana: OperatorActor) -> None:
    anna = town.relative("Anna", oksana.language)
    case = await is_accepted(anna, oksana)
    await town.settles()
    assert "Коваль".encode() not in await takes_out(oksana, "For partner registries, PFIF 1.4")
    await allows(anna, case.reference)
    passed = (await takes_out(oksana, "For partner registries, PFIF 1.4")).decode()
    assert "Коваль" in passed and "1991" in passed
    assert "03-12" not in passed and "+44" not in passed and "Анна" not in passed and case.reference not in passed
    await anna.opens(case.reference)
    await anna.presses("Partner registries")
    await anna.presses("Stop allowing it")
    await anna.sees("<b>No longer allowed.</b> Inquiry <code>{reference}</code> is no longer passed")
    assert "Коваль".encode() not in await takes_out(oksana, "For partner registries, PFIF 1.4")


async def test_partner_registries_know_everybody_again_after_the_keys_were_changed(
    town: Town, oksana: OperatorActor
) -> None:
    anna = town.relative("Anna", oksana.language)
    await allows(anna, (await is_accepted(anna, oksana)).reference)
    named = []
    for _time in range(2):
        passed = (await takes_out(oksana, "For partner registries, PFIF 1.4")).decode()
        named.append(re.findall("<pfif:person_record_id>(.*?)<", passed))
        await rotate(town.store)
        await renew(town.store)
    assert len(set(named[0])) == 1
    assert named[0] == named[1]


async def test_nobody_but_an_administrator_takes_anything_out(town: Town) -> None:
    petro = await town.operator("Петро", "verifier")
    await petro.says("/export")
    petro.forges("exportnow:csv")
    petro.forges("export:csv")
    await town.settles()
    assert not any("document" in message.media for message in petro.person.chat)
    assert await town.store.read(count, "audit", "action = 'exported'") == 0


async def test_nobody_allows_it_for_somebody_else(town: Town, oksana: OperatorActor) -> None:
    anna, vira = town.relative("Anna"), town.relative("Vira")
    case = await is_accepted(anna, oksana)
    await vira.says("/start")
    await town.settles()
    vira.forges(f"share:{case.id}")
    vira.forges(f"sharing:{case.id}")
    await town.settles()
    assert known(vira.word("<b>Partner registries.</b>")) not in vira.heard()
    assert await town.store.read(count, "inquiry", "shared_at IS NOT NULL") == 0
