"""What one of the checks of `check` has found."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["fine", "warning", "wrong"]


@dataclass(frozen=True)
class Finding:
    """A line for whoever runs the bot; `wrong` makes the exit code 1."""

    verdict: Verdict
    subject: str
    remark: str = ""

    def __str__(self) -> str:
        """One line."""
        return f"{self.verdict:<8} {self.subject}" + (f": {self.remark}" if self.remark else "")
