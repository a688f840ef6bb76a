"""Which deeds of the audit are looks."""

from typing import Final

LOOKS: Final = ("viewed", "saw telephone", "saw file", "searched", "read", "listed", "leafed", "looked back")
