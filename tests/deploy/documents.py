"""The commands of docs/running.md, in the order in which they are to be given."""

import re

from tests.end_to_end.program import ROOT

_BLOCK = re.compile(r"^```sh (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
WAYS = {"systemd", "docker", "systemd-postgres", "docker-postgres"}


def blocks() -> list[tuple[str, list[str]]]:
    """Each block of commands: for whom, and its lines."""
    text = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    return [(way, commands.splitlines()) for way, commands in _BLOCK.findall(text)]


def commands(way: str) -> list[str]:
    """All lines of one way."""
    return [line for block, lines in blocks() for line in lines if block == way]
