"""How an operator reaches a relative: in which language, and at what time of their day."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.i18n import Language


@dataclass(frozen=True)
class Reader:
    """language: in which the relative reads.  zone: where they live; chosen: they have said so themselves.

    now: the present time, to be shown where they live.  night_until: the end of the quiet hours there, if they are on.
    by_telephone: they have no Telegram, and a person tells them everything.
    """

    language: Language
    zone: ZoneInfo
    chosen: bool
    now: int
    night_until: int | None
    by_telephone: bool = False
