"""What drills have measured, kept beside the page: each is run by itself, and shown beside the others."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.day.figures import Figures
from benchmarks.day.promises import Promise

FILE = Path(__file__).parents[2] / "docs" / "day.json"
Kept = dict[str, Any]


def read() -> Kept:
    """All that was kept, by "database mode"."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def keep(name: str, what: Kept) -> None:
    """In place of what was kept under that name."""
    kept = {**read(), name: what}
    FILE.write_text(json.dumps(dict(sorted(kept.items())), ensure_ascii=False) + "\n", encoding="utf-8")


def of_run(title: str, database: str, figures: Figures, promises: list[Promise], load: str, machine: str) -> Kept:
    """One run."""
    rounded = json.loads(json.dumps(asdict(figures)), parse_float=lambda number: round(float(number), 2))
    return {
        "title": title,
        "database": database,
        "figures": rounded,
        "promises": promises,
        "load": load,
        "machine": machine,
    }
