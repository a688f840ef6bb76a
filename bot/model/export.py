"""What administrators take out of the bot."""

from enum import StrEnum


class Export(StrEnum):
    """open: the cases that still need something, for people to work with; pfif: for partner registries."""

    OPEN = "open"
    CSV = "csv"
    XLSX = "xlsx"
    PFIF = "pfif"

    @property
    def suffix(self) -> str:
        """How a file of it ends."""
        return {"open": "xlsx", "csv": "csv", "xlsx": "xlsx", "pfif": "xml"}[self]
