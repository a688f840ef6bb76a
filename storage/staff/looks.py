"""Which deeds of the audit are looks."""

from typing import Final

LOOKS: Final = ("viewed", "saw telephone", "searched", "read", "listed", "looked back")
