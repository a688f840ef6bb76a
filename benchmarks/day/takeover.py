"""How long nobody is active when the active process ends: a restart alone, and with another one that stands by."""

import time

from benchmarks.day.hour import starts
from benchmarks.day.places import Place
from benchmarks.delivery.figures import spread
from benchmarks.delivery.processes import Contender, Telegram
from storage.store.keys import new_master_key

TOKEN = "1000000:takeover"
DEEDS = {
    "stopped": "one process, asked to stop and started again",
    "killed": "one process, killed and started again",
    "stopped, another stands by": "asked to stop, another stands by",
    "killed, another stands by": "killed, another stands by",
}
STANDS_BY = 3.0  # seconds after which the second process certainly asks for the lease


def measured(telegram: Telegram, place: Place, runs: int) -> dict[str, str]:
    """Each deed so often: median, least and most."""
    keys = [new_master_key()]
    return {deed: spread([_once(telegram, place, keys, deed) for _run in range(runs)], 1) for deed in DEEDS}


def _once(telegram: Telegram, place: Place, keys: list[str], deed: str) -> float:
    telegram.open(TOKEN)
    first = _started(telegram, place, keys)
    _asked(telegram, first, 0.0)
    with_another = deed.endswith("stands by")
    second = _started(telegram, place, keys) if with_another else None
    time.sleep(STANDS_BY)
    began = time.monotonic()
    if deed.startswith("killed"):
        first.kill()
    else:
        first.stop()
    second = second or _started(telegram, place, keys)
    try:
        return _asked(telegram, second, began) - began
    finally:
        second.stop()


def _started(telegram: Telegram, place: Place, keys: list[str]) -> Contender:
    return starts(telegram, place, TOKEN, keys, NOTICE_HOLD="10")


def _asked(telegram: Telegram, bot: Contender, since: float) -> float:
    """When updates were first asked for after that instant."""
    found = telegram.when(TOKEN, lambda book: any(at > since for at in book["polls"]), lambda: bot.runs)
    return float(min(at for at in found["polls"] if at > since))
