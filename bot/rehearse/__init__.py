"""Everything on this machine: the stand-in for Telegram, the real bot, a few made-up cases, a page in the browser.

`Rehearsal` puts it together, `people` and `cases` say who is there, `hands` does what a person would do in a chat,
`progress` looks how far a family's inquiry has come, `walk` makes a story of it, and `passing` lets time go by.
"""

import asyncio
import logging
import signal
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.rehearse.rehearsal import Rehearsal

__all__ = ["Rehearsal", "rehearse"]


async def rehearse(host: str, port: int) -> None:
    """Until it is asked to stop; then everything is forgotten."""
    asked = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    logging.getLogger().setLevel(logging.ERROR)  # else the one line that matters is lost among them
    with TemporaryDirectory(prefix="zvistka-") as folder:
        rehearsal = Rehearsal(Path(folder))
        try:
            await rehearsal.start(host, port, language=None)
            print(
                f"Rehearsal: open {rehearsal.telegram.url} in a browser, and {rehearsal.desk_url} for the desk."
                " Ctrl+C ends it, and all is forgotten.",
                flush=True,
            )
            await asked.wait()
        finally:
            await rehearsal.stop()
