"""How much happens within the hour; quick is for trying, whole for docs/performance.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """hold: NOTICE_HOLD, which a list this long has thrice (bot/model/hold.py)."""

    rows: int  # of the list, each somebody who is missed
    relatives: int  # of those on the list
    families: int  # who write in the meantime, each about somebody else
    minute: float  # seconds in which they write
    chats: int  # that the update goes to, everybody above among them
    register: int  # people whom nobody has asked about yet
    hold: int

    @property
    def known(self) -> int:
        """The chats whose messages are kept in words: operators, relatives, families."""
        return STAFF + self.relatives + self.families

    @property
    def of_relatives(self) -> range:
        """Their chats, which are their Telegram ids as well."""
        return range(STAFF + 1, STAFF + 1 + self.relatives)

    @property
    def of_families(self) -> range:
        """Their chats."""
        return range(self.of_relatives.stop, self.of_relatives.stop + self.families)


STAFF = 8  # operators: one brings and proposes the list, another verifies it, all may stop it
BRINGS, VERIFIES = 1, 2
RATE = 30  # a second: what Telegram takes of messages to many, and what the bot is set to
WHOLE = Sizes(1_000, 2_500, 2_000, 60.0, 210_000, 70_000, 10)
QUICK = Sizes(120, 300, 200, 10.0, 5_000, 3_000, 2)
