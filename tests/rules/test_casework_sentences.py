"""Whatever can be wrong with a file or a row has a sentence at the command line."""

import re
from pathlib import Path

import pytest

from bot.casework import sentences
from bot.tables.registering import FieldFault, RefusedRow
from bot.tables.unreadable import UnreadableFile

ROOT = Path(__file__).parents[2] / "bot"
READERS = [*(ROOT / "tables").glob("*.py"), *(ROOT / "model" / f"{name}.py" for name in ("names", "dates", "words"))]


def reasons(exception: str) -> set[str]:
    """Every reason with which it is raised where files are read."""
    raised = re.compile(rf"raise {exception}\((.*)\)")
    lines = [found for path in READERS for found in raised.findall(path.read_text(encoding="utf-8"))]
    return {reason for line in lines for reason in re.findall(r'"([a-z_]+)"', line)}


@pytest.mark.parametrize("reason", sorted(reasons("UnreadableFile")))
def test_every_file_that_cannot_be_read_is_explained(reason: str) -> None:
    said = sentences.unreadable(Path("list.csv"), UnreadableFile(reason, 20, 3))
    assert re.fullmatch(r"list\.csv \(row 3\): [A-Z][^{}]*\.", said)


@pytest.mark.parametrize("reason", sorted(reasons("Refusal")))
def test_every_refused_row_is_explained(reason: str) -> None:
    said = sentences.refused(RefusedRow(3, (FieldFault("id", reason, 100), FieldFault("birth_date", reason, 100)), ()))
    assert re.fullmatch(r"Id: [^{}]+; Date of birth: [^{}]+", said)
