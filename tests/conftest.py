"""What holds for all tests."""

import asyncio
import gc
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import structlog
import uvloop
from hypothesis import settings

MEMORY, ENOUGH = Path("/dev/shm"), 2 * 1024**3

settings.register_profile("untimed", deadline=None)  # a machine with neighbours takes its time
settings.load_profile("untimed")

# With rich beside it, structlog draws every fault that a story provokes, with all variables, for a second or more.
structlog.configure(
    [
        *structlog.get_config()["processors"][:-1],
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
    ]
)

# Every COMMIT waits for the disk, which takes longer than all else that a story does; what a killed process leaves, a
# file in memory shows as well.  What is left of a test that failed stays there until the next run.
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)

# What Python compiles stays: to compile everything anew is most of what a program that a test starts has to do.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


gc.disable()  # until everything is imported, as in the program (bot/__main__.py)


def pytest_collection_finish() -> None:
    """What is imported stays; from now on garbage is looked for as seldom as in the program."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 100)
    gc.enable()


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Stories are told on the loop that the bot runs on."""
    return {"uvloop": uvloop.new_event_loop}
