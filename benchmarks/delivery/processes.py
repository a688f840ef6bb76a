"""Starts the sink and whoever talks to it, each in a process of its own, and counts what they use."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import orjson

ROOT = Path(__file__).parents[2]
PEERS = str(ROOT / ".venv/peers/bin/python")  # aiogram wants another pydantic than the bot's (make bench)
GLANCE = 0.05
PATIENCE = 240.0


class Contender:
    """A process, what it has used, how it ends."""

    def __init__(self, *arguments: str, python: str = sys.executable, **environ: str) -> None:
        """Starts python -m with these arguments."""
        self.started = time.monotonic()
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        loud = None if os.environ.get("BENCH_LOUD") else subprocess.DEVNULL
        self._process = subprocess.Popen(
            [python, "-m", *arguments], cwd=ROOT, env=inherited | environ, stdout=loud, stderr=loud
        )
        self.pid = self._process.pid

    @property
    def runs(self) -> bool:
        """Whether it has not ended by itself."""
        return self._process.poll() is None

    @property
    def memory(self) -> float:
        """Resident memory now, in MiB."""
        pages = Path(f"/proc/{self.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20

    @property
    def busy(self) -> float:
        """Seconds of processor used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def peak(self) -> float:
        """The most resident memory that it has had, in MiB."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

    def kill(self) -> None:
        """Ends it without a word."""
        self._process.kill()
        self._process.wait()

    def stop(self, patience: float = 20.0) -> None:
        """Asks it to end, and ends it if it does not."""
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Telegram:
    """The sink, and what it has counted for a bot."""

    def __init__(self, port: int) -> None:
        """Listens on loopback."""
        self.url = f"http://127.0.0.1:{port}"

    def open(self, token: str, **said: Any) -> None:
        """A new book for that bot."""
        self._ask(token, "open", said)

    def write(self, token: str, first: int, count: int, text: str, every: float = 0.0) -> None:
        """So many people write to that bot, at once or one after the other."""
        self._ask(token, "write", {"first": first, "count": count, "text": text, "every": every})

    def does(self, token: str, deed: dict[str, Any]) -> None:
        """Somebody presses, or sends the file: an update without its number."""
        self._ask(token, "do", deed)

    def lays_out(self, token: str, content: bytes) -> None:
        """The file that the bot gets."""
        with urllib.request.urlopen(f"{self.url}/book/{token}/file", content, timeout=60):
            pass

    def said(self, token: str, after: int = 0) -> list[tuple[float, int, str, str]]:
        """When what was said to whom by which method, behind so many, of the chats whose messages are kept."""
        return [tuple(one) for one in self._ask(token, f"said?after={after}")]

    def people(self, token: str) -> tuple[dict[int, int], dict[int, float]]:
        """How many messages each chat got; when each person wrote."""
        found = self._ask(token, "people")
        return tuple({int(chat): what for chat, what in found[name].items()} for name in ("told", "written"))  # type: ignore[return-value]

    def report(self, token: str, since: float = 0.0, wanted: range = range(0)) -> dict[str, Any]:
        """What the book says; of the wanted chats also when each got its last message."""
        wish = f"report?since={since}&first={wanted.start}&count={len(wanted)}"
        said: dict[str, Any] = self._ask(token, wish)
        return said

    def counted(self, token: str, count: int, runs: Callable[[], bool], since: float = 0.0) -> dict[str, Any]:
        """What the book says as soon as so much has arrived, or nobody sends any more."""
        return self.when(token, lambda book: book["count"] >= count, runs, since)

    def when(
        self, token: str, enough: Callable[[dict[str, Any]], bool], runs: Callable[[], bool], since: float = 0.0
    ) -> dict[str, Any]:
        """What the book says as soon as it is enough, or nobody sends any more."""
        until = time.monotonic() + PATIENCE
        while not enough(book := self.report(token, since)) and runs() and time.monotonic() < until:
            time.sleep(GLANCE + book["count"] / 200_000)  # a long book takes the sink a while to read
        return self.report(token, since)

    def _ask(self, token: str, wish: str, said: dict[str, Any] | None = None) -> Any:
        body = None if said is None else orjson.dumps(said)
        with urllib.request.urlopen(f"{self.url}/book/{token}/{wish}", body, timeout=60) as answer:
            return orjson.loads(answer.read())


@contextmanager
def telegram() -> Iterator[Telegram]:
    """The sink, while it is needed."""
    port = free_port()
    sink = Contender("benchmarks.delivery.sink", str(port))
    try:
        listening(port)
        yield Telegram(port)
    finally:
        sink.stop()


def listening(port: int, patience: float = 20.0) -> None:
    """Waits until somebody listens there."""
    until = time.monotonic() + patience
    while True:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if time.monotonic() > until:
            raise TimeoutError(f"nobody listens on {port}")
        time.sleep(0.005)


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
