"""The logs name nobody, also at DEBUG and when something breaks."""

import asyncio
import gc
import io
import json
import logging
import sys
import threading
from dataclasses import dataclass
from typing import Any, NoReturn

import pytest
import structlog

from bot import logs
from tests.rules.as_before import as_before

__all__ = ["as_before"]

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_0123"
NAME = "Оксана Вигадана"


class SafeError(Exception):
    """An exception whose message was written by us."""

    safe_to_log = True


@dataclass
class Person:
    """An object whose repr names somebody."""

    name: str


class Log(io.StringIO):
    """What was logged, line by line."""

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.getvalue().splitlines()]


@pytest.fixture
def log() -> Log:
    stream = Log()
    logs.configure("json", level=logging.DEBUG, stream=stream)
    return stream


def break_down(message: str = NAME) -> NoReturn:
    raise ValueError(message)


def test_a_line_says_when_where_how_grave_and_what(log: Log) -> None:
    structlog.get_logger("bot.inbox").info("update kept", row=12, ready=True, kinds=["a", None], share=0.5)
    (line,) = log.lines()
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "update kept",
        "level": "info",
        "logger": "bot.inbox",
        "row": 12,
        "ready": True,
        "kinds": ["a", None],
        "share": 0.5,
    }


def test_an_exception_is_its_type_and_its_places(log: Log) -> None:
    try:
        break_down()
    except ValueError:
        structlog.get_logger().exception("failed")
        structlog.get_logger().error("failed", exc_info=True)
        logging.getLogger("elsewhere").exception("failed")
    assert NAME not in log.getvalue()
    for line in log.lines():
        assert line["exception_at"].startswith(f"ValueError at {__name__}:")
        assert line["exception_at"].count(f"{__name__}:") == 2


def test_its_causes_are_named_and_not_quoted(log: Log) -> None:
    try:
        try:
            break_down()
        except ValueError as error:
            raise ExceptionGroup(NAME, [KeyError(NAME)]) from error
    except ExceptionGroup as group:
        structlog.get_logger().error("failed", error=group)
    assert NAME not in log.getvalue()
    said = log.lines()[0]["error"]
    assert said.startswith("ExceptionGroup at")
    assert "with KeyError" in said
    assert "after ValueError at" in said


def test_only_an_exception_marked_as_safe_is_quoted_and_never_a_token(log: Log) -> None:
    structlog.get_logger().error("failed", exc_info=SafeError(f"the key is too short {TOKEN}"))
    assert log.lines()[0]["exception_at"] == f"{__name__}.SafeError(the key is too short TOKEN)"


def test_a_token_is_taken_out_wherever_it_stands(log: Log) -> None:
    url = f"https://api.telegram.org/bot{TOKEN}/getMe"
    structlog.get_logger().info(url, url=url, parts={"deep": [url.replace(":AAF", "%3AAAF")]})
    logging.getLogger("elsewhere").warning(url)
    assert len(log.lines()) == 2
    assert "AAF-" not in log.getvalue()
    assert log.lines()[0]["url"] == "https://api.telegram.org/botTOKEN/getMe"


def test_of_an_object_only_its_type_is_said(log: Log) -> None:
    structlog.get_logger().info("seen", person=Person(NAME), raw=NAME.encode(), people={1: [Person(NAME)]})
    assert "Вигадана" not in log.getvalue()
    assert log.lines()[0]["raw"] == "<bytes>"
    assert log.lines()[0]["people"] == {"1": [f"<{__name__}.Person>"]}


def test_of_a_librarys_message_only_the_template_is_said(log: Log) -> None:
    logging.getLogger("hpack").debug("executing %s", f"INSERT {NAME}")
    logging.getLogger("apscheduler").warning("Job %(name)s\nfor %(who)s", {"name": NAME, "who": NAME})
    logging.getLogger("asyncio").error(f"Task failed\nfuture: <Task exception=ValueError('{NAME}')>", stack_info=True)
    assert [line["event"] for line in log.lines()] == ["executing %s", "Job %(name)s", "Task failed"]
    assert NAME not in log.getvalue()


@pytest.mark.parametrize("library", ["httpx", "httpcore.http11", "telegram.ext.Application", "aiohttp.access"])
def test_chatty_libraries_speak_up_only_to_warn(log: Log, library: str) -> None:
    logging.getLogger(library).info("request")
    assert log.lines() == []
    logging.getLogger(library).warning("slow")
    assert [line["event"] for line in log.lines()] == ["slow"]


async def test_a_task_that_nobody_awaited_names_nobody(log: Log) -> None:
    async def work() -> None:
        break_down()

    task = asyncio.create_task(work())
    await asyncio.wait([task])
    del task
    gc.collect()
    (line,) = [line for line in log.lines() if line["level"] == "error"]
    assert line["exception_at"].startswith("ValueError at")
    assert NAME not in log.getvalue()


def test_a_crash_is_a_log_line_and_no_traceback(log: Log, capsys: pytest.CaptureFixture[str]) -> None:
    thread = threading.Thread(target=break_down)
    thread.start()
    thread.join()
    try:
        break_down()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert [line["event"] for line in log.lines()] == ["thread crashed", "crashed"]
    assert NAME not in log.getvalue() + "".join(capsys.readouterr())


def test_for_a_person_at_a_terminal_it_is_readable_and_as_silent() -> None:
    stream = Log()
    logs.configure("console", stream=stream)
    try:
        break_down()
    except ValueError:
        structlog.get_logger("bot.outbox").exception("sending failed", token=TOKEN, row=7)
    written = stream.getvalue()
    assert "sending failed" in written
    assert "row=7" in written
    assert "ValueError at" in written
    assert NAME not in written
    assert TOKEN not in written


def test_without_a_terminal_the_format_is_json() -> None:
    stream = Log()
    logs.configure(stream=stream)
    structlog.get_logger().info("started")
    assert stream.lines()[0]["event"] == "started"


def test_a_line_that_cannot_be_written_is_not_printed_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    stream = Log()
    logging.raiseExceptions = True
    logs.configure("json", stream=stream)
    stream.close()
    logging.getLogger("elsewhere").warning("said by %s", NAME)
    structlog.get_logger().warning("said", who=NAME)
    assert capsys.readouterr().err == ""
