"""A machine that has only what this one has: every change that a command makes to it is thrown away at the end.

The file system is this one's with a layer above it (overlayfs), in namespaces of its own; the network is this one's, so
that the stand-in for Telegram can be reached.
"""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.end_to_end.program import ROOT

HERE = Path(__file__).parent
PATIENCE = 280.0
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_ENTER = """
set -e
mount -t tmpfs none "$1/layer"; mkdir "$1/layer/up" "$1/layer/work"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/layer/up,workdir=$1/layer/work" "$1/root"
for each in sys dev tmp; do mount --rbind "/$each" "$1/root/$each"; done
mount -t proc proc "$1/root/proc"
mkdir -p "$1/root/run" "$1/root/mnt/elsewhere"
[ -z "$2" ] || { mkdir -p "$1/root/run/postgresql"; mount --bind "$2" "$1/root/run/postgresql"; }
exec chroot "$1/root" /bin/bash "$1/driver"
"""
_DRIVER = """
cd {repository}
for line in {folder}/lines/*; do
  /bin/bash "$line" < {folder}/pasted > "$line.out" 2>&1
  code=$?
  echo $code > "$line.code"
  [ $code = 0 ] || exit 1
done
"""


@dataclass(frozen=True)
class Said:
    """A command, how it ended and what it said."""

    command: str
    code: int
    words: str


class CleanMachine:
    """Commands are given as they stand in a document; programs named in pretended are tests/deploy/pretend_NAME.py."""

    def __init__(self, folder: Path, *, pretended: Mapping[str, str], pasted: str, sockets: Path | None = None) -> None:
        """pretended: program, and which file pretends to be it; pasted: what is typed in; sockets: PostgreSQL's."""
        self._folder, self._pasted, self._sockets = folder, pasted, sockets
        for name in ("layer", "root", "lines", "bin", "repository"):
            (folder / name).mkdir(parents=True)
        for name, pretending in pretended.items():
            self._add_program(name, f'exec {sys.executable} {HERE / pretending} {name} "$@"')
        _copy_of_the_repository(folder / "repository")

    def _add_program(self, name: str, words: str) -> None:
        program = self._folder / "bin" / name
        program.write_text(f"#!/bin/bash\n{words}\n")
        program.chmod(0o755)

    async def gives(self, commands: Sequence[str], **environ: str) -> list[Said]:
        """Each is given when the one before it went well."""
        for number, command in enumerate(commands):
            (self._folder / "lines" / f"{number:03}").write_text(command + "\n")
        (self._folder / "pasted").write_text(self._pasted)
        driver = _DRIVER.format(folder=self._folder, repository=self._folder / "repository")
        (self._folder / "driver").write_text(driver)
        path = f"{self._folder}/bin:{Path(sys.executable).parent}:{_PATH}"
        process = await asyncio.create_subprocess_exec(
            *["unshare", "--mount", "--pid", "--fork", "--kill-child", "--", "/bin/bash", "-c", _ENTER, "enter"],
            *[str(self._folder), str(self._sockets or "")],
            env={"PATH": path, "HOME": "/root", "LANG": "C.UTF-8", **environ},
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        try:
            words, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
        finally:
            if process.returncode is None:
                process.kill()
        said = [one for number, command in enumerate(commands) if (one := self._said(number, command))]
        assert said, words.decode()
        return said

    def _said(self, number: int, command: str) -> Said | None:
        line = self._folder / "lines" / f"{number:03}"
        code = line.with_name(f"{line.name}.code")
        words = line.with_name(f"{line.name}.out")
        return Said(command, int(code.read_text()), words.read_text()) if code.exists() else None


def require() -> None:
    """Skips where nobody may make such a machine."""
    tried = "mount -t tmpfs none /mnt && mkdir /mnt/a /mnt/b /mnt/c && "
    tried += "mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/a,workdir=/mnt/b /mnt/c"
    command = ["unshare", "--mount", "--pid", "--fork", "/bin/sh", "-c", tried]
    if not shutil.which("unshare") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no clean machine can be made here")


def _copy_of_the_repository(place: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if not name.startswith(("tests/", "docs/pictures/")) and (ROOT / name).exists():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)
