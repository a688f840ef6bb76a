"""E-mail when something waits: without content, at most once an hour, and never in the way of anything."""

from collections.abc import Iterator
from contextlib import AsyncExitStack
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from tests.desk.working import at_the_desk, counted
from tests.end_to_end.program import free_port
from tests.register import has_asked
from tests.stories.locking import locks
from tests.town import Town

HOUR = 3_600


class Mailbox:
    """A mail server of nobody, and what came to it."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refuses = False

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802 (theirs)
        if self.refuses:
            return "451 not now"
        content = getattr(envelope, "original_content", b"")
        made = message_from_bytes(content, policy=policy.default)
        assert isinstance(made, EmailMessage)
        self.letters.append(made)
        return "250 kept"


@pytest.fixture
def mail() -> Iterator[tuple[Mailbox, int]]:
    box, port = Mailbox(), free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    yield box, port
    server.stop()


async def test_who_gave_an_address_is_written_to_when_something_waits(
    tmp_path: Path, mail: tuple[Mailbox, int]
) -> None:
    box, smtp_port = mail
    port = free_port()
    at: dict[str, object] = {"desk_url": f"http://localhost:{port}", "desk_listen": f"127.0.0.1:{port}"}
    smtp: dict[str, object] = {
        "smtp_host": "127.0.0.1",
        "smtp_port": smtp_port,
        "smtp_security": "none",
        "smtp_from": "desk@ngo.example",
    }
    async with Town(tmp_path, "", **at, **smtp) as town, AsyncExitStack() as stack:
        olha = await town.operator("Olha", "admin")
        maria = await at_the_desk(stack, town, "Maria", "reviewer", "en")
        for odd in (
            "",
            "maria",
            "a@b",
            "maria@ngo.example\nBcc: all@ngo.example",
            "<maria@ngo.example>",
            f"{'x' * 65}@ngo.example",
        ):
            assert (await maria.sends("/email", {"address": odd})).status == 409, odd
        await maria.sends("/email", {"address": "maria@ngo.example"})
        assert "It is sent to: maria@ngo.example" in (await maria.opens("/email")).words
        await has_asked(town.relative("Anna"))
        await goes_by(town, 0)
        assert box.letters == [], "she is there"
        await goes_by(town, HOUR)
        (letter,) = box.letters
        assert letter["To"] == "maria@ngo.example"
        assert letter["Subject"] == "Something waits at the desk"
        assert str(town.settings().desk_url) in letter.get_content()
        assert "Коваль" not in letter.as_string()
        await goes_by(town, HOUR)
        assert len(box.letters) == 1, "nothing more waits"
        await has_asked(town.relative("Nina"), surname="Шевчук")
        box.refuses = True
        await goes_by(town, HOUR)
        box.refuses = False
        await goes_by(town, HOUR // 2)
        assert len(box.letters) == 1, "not twice in an hour, whatever came of it"
        await goes_by(town, HOUR)
        assert len(box.letters) == 2, "what failed is said later, though nothing more waits"
        await locks(olha)
        await goes_by(town, HOUR)
        assert len(box.letters) == 3, "there is something to read"
        await maria.signs_in()
        await maria.sends("/email/remove")
        assert await counted(town, "operator_email", "1 = 1") == 0


async def goes_by(town: Town, seconds: float) -> None:
    """So much time, and the job that looks every few minutes."""
    town.clock.ahead += seconds
    await town.bot.jobs.write_by_mail()
