"""The texts that come with the program, from bot/guides: an administrator checks and confirms each before it is shown."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.i18n import LANGUAGES

FOLDER = Path(__file__).resolve().parents[2] / "guides"


@cache
def shipped(topic: str) -> Mapping[str, str]:
    """The words of a topic by language, and as `sources` where each figure was printed (a line with ? is doubtful)."""
    read: dict[str, str] = {code: _file(f"{topic}.{code}.html") for code in LANGUAGES}
    return {**read, "sources": _file(f"{topic}.sources.txt")}


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8").strip()
