"""The units for systemd: they can be read by it, and shut the bot in."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.program import ROOT

FOLDER = ROOT / "deploy" / "systemd"
SERVICES = sorted(path.name for path in FOLDER.glob("*.service"))
LIMIT = 2.0


def analyzed(*words: str) -> "subprocess.CompletedProcess[str]":
    if not shutil.which("systemd-analyze"):
        pytest.skip("there is no systemd-analyze here")
    return subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("service", SERVICES)
def test_a_unit_leaves_little_open(service: str) -> None:
    said = analyzed("security", "--offline=true", f"--threshold={LIMIT * 10:g}", str(FOLDER / service))
    assert said.returncode == 0, said.stdout
    level = re.search(r"Overall exposure level for \S+: ([\d.]+)", said.stdout)
    assert level
    assert float(level[1]) < LIMIT


def test_systemd_understands_every_unit(tmp_path: Path) -> None:
    program = tmp_path / "zvistka"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for path in FOLDER.glob("zvistka*.*"):
        text = path.read_text().replace("/opt/zvistka/bin/zvistka", str(program))
        (tmp_path / path.name).write_text(text)
    said = analyzed("verify", *[str(path) for path in sorted(tmp_path.glob("zvistka*.*"))])
    assert (said.returncode, said.stderr) == (0, "")


def test_the_check_is_shut_in_like_the_bot() -> None:
    bot, check = (_settings(FOLDER / name) for name in ("zvistka.service", "zvistka-check.service"))
    assert check - bot == {"Type=oneshot", "ExecStart=/opt/zvistka/bin/zvistka check"}


def test_a_command_sees_what_the_service_sees() -> None:
    admin = (FOLDER / "zvistka-admin").read_text()
    same = ("DynamicUser", "User", "UMask", "StateDirectory", "StateDirectoryMode", "EnvironmentFile", "LoadCredential")
    unit = _settings(FOLDER / "zvistka.service")
    for line in unit:
        if line.split("=")[0] in same:
            assert f"--property={line}" in admin.replace("'", ""), line
    assert "DATABASE_URL=sqlite:////var/lib/zvistka/zvistka.db" in admin
    assert "BACKUP_FOLDER=/var/lib/zvistka/backups" in admin


def _settings(path: Path) -> set[str]:
    service = path.read_text().partition("[Service]")[2].partition("[Install]")[0]
    return {line for line in service.splitlines() if line and not line.startswith("#")}
