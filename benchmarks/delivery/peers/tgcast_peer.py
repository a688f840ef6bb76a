"""tgcast: a queue in SQLite, worker threads, leases; the nearest peer.  RATE 0: as fast as its threads can."""

import logging
import os
import sys
import tempfile
import time
from pathlib import Path

from tgcast import Task, Telecast

WORKERS = 64
NO_LIMIT = 1_000_000.0


def main(url: str, token: str, count: int, rate: int) -> None:
    """Enqueues everything, then starts; the parent ends the process when the sink has counted them."""
    logging.disable()
    with tempfile.TemporaryDirectory() as folder:
        engine = Telecast(
            bot_token=token,
            store_dsn=str(Path(folder) / "tgcast.db"),
            telegram_base_url=url,
            global_rps=float(rate) if rate else NO_LIMIT,
            max_concurrency=WORKERS,
            poll_interval=0.01,
        )
        for chat in range(1, count + 1):
            engine.enqueue(Task(chat_id=chat, text="Verified update number 17"))
        engine.start()
        while os.getppid() != 1:
            time.sleep(0.2)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
