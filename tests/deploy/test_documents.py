"""docs/running.md, followed word by word on a machine that has only what it says."""

import re
import sys
from pathlib import Path

import psycopg
import pytest

from tests.deploy import clean_machine
from tests.deploy.clean_machine import CleanMachine, Said
from tests.deploy.documents import WAYS, blocks, commands
from tests.end_to_end.deployment import Deployment
from tests.end_to_end.program import TOKEN, free_port
from tests.postgres import postgres_server

__all__ = ["postgres_server"]

BESIDE_SYSTEMD = dict.fromkeys(("sudo", "editor", "systemctl", "systemd-run"), "pretend_systemd.py")
BESIDE_DOCKER = dict.fromkeys(("sudo", "editor"), "pretend_systemd.py") | {"docker": "pretend_docker.py"}


def given(deployment: Deployment) -> dict[str, str]:
    """What the machine of a test has besides."""
    here = [path for path in map(Path, sys.path) if path.name == "site-packages"]
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    listen = f"127.0.0.1:{free_port()}"
    return {"INSTALLED": str(here[0]), "BOT_API_URL": deployment.telegram.url, "LISTEN": listen, **offline}


def all_went_well(said: list[Said], expected: list[str]) -> None:
    last = said[-1]
    assert last.code == 0, f"{last.command}\n{last.words}"
    assert [one.command for one in said] == expected


def of(said: list[Said], word: str) -> str:
    """What the commands said in which that word is."""
    return "\n".join(one.words for one in said if word in one.command)


async def test_the_way_with_systemd_leads_to_a_bot_that_can_be_restored(deployment: Deployment, tmp_path: Path) -> None:
    clean_machine.require()
    machine = CleanMachine(tmp_path / "machine", pretended=BESIDE_SYSTEMD, pasted=TOKEN + "\n")
    said = await machine.gives(commands("systemd"), **given(deployment))
    all_went_well(said, commands("systemd"))
    is_well(said, "zvistka-admin")


async def test_the_way_with_docker_leads_to_a_bot_that_can_be_restored(deployment: Deployment, tmp_path: Path) -> None:
    clean_machine.require()
    machine = CleanMachine(tmp_path / "machine", pretended=BESIDE_DOCKER, pasted=TOKEN + "\n")
    said = await machine.gives(commands("docker"), **given(deployment))
    all_went_well(said, commands("docker"))
    is_well(said, "bot")


@pytest.mark.postgres
async def test_the_way_with_systemd_and_postgresql(
    deployment: Deployment, tmp_path: Path, postgres_server: Path
) -> None:
    clean_machine.require()
    machine = CleanMachine(tmp_path / "machine", pretended=BESIDE_SYSTEMD, pasted=TOKEN + "\n", sockets=postgres_server)
    start = [line for way, lines in blocks()[:6] for line in lines if way == "systemd"]
    told = [*start, *commands("systemd-postgres")]
    try:
        said = await machine.gives(told, **given(deployment))
        all_went_well(said, told)
        assert "restored: schema " in of(said, " restore ")
    finally:
        with psycopg.connect(f"postgresql://postgres@/postgres?host={postgres_server}", autocommit=True) as admin:
            for name in ("zvistka", "before"):
                admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            admin.execute("DROP ROLE IF EXISTS zvistka")


def is_well(said: list[Said], through: str) -> None:
    findings = [line for line in of(said, f"{through} check").splitlines() if re.match(r"fine|warning|wrong", line)]
    assert len(findings) > 20
    assert not [line for line in findings if line.startswith("wrong")]
    assert re.search(r"^https://t\.me/rehearsal_bot\?start=", of(said, " invite "), re.MULTILINE)
    assert re.search(r"^restored: schema \d+, 0 inquiries", of(said, " restore "), re.MULTILINE)


def test_every_command_belongs_to_one_of_the_ways() -> None:
    assert {way for way, _ in blocks()} == WAYS
    assert all(lines for _, lines in blocks())
