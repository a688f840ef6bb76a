"""Logs that name nobody: an exception is its type and places, a library's message its template, an object its type."""

import json
import logging
import re
import sys
import threading
from collections.abc import Mapping
from traceback import walk_tb
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

from bot import trouble

TOKEN = re.compile(r"\d{6,}(?::|%3A)[\w-]{30,}", re.IGNORECASE)
CHATTY = ("httpx", "httpcore", "telegram", "aiohttp.access", "apscheduler")
EXCEPTION = "exception_at"


class _Form:
    """How lines are written."""

    json = False


_AS = _Form()


def configure(
    log_format: Literal["json", "console"] | None = None, *, level: int = logging.INFO, stream: TextIO | None = None
) -> None:
    """Sends every log line, also those of libraries and of crashes, through the redaction below; once, at the start.

    log_format None means console on a terminal, else JSON; stream is standard error unless given.
    """
    out = stream or sys.stderr
    console = log_format == "console" or (log_format is None and out.isatty())
    _AS.json = not console
    handler = logging.StreamHandler(out)
    handler.setFormatter(_formatter(_renderer(console, out.isatty())))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.raiseExceptions = False  # else a line that cannot be written is printed, with its arguments, unredacted
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_stamps(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    _catch_crashes()


def line(event: str) -> bytes:
    """A line of the log for who cannot wait for the log; event is words of ours."""
    return (json.dumps({"event": event, "level": "critical"}) if _AS.json else event).encode() + b"\n"


def _stamps() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
    ]


def _formatter(renderer: Processor) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[_template_only, *_stamps()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redact, renderer],
        use_get_message=False,
    )


def _renderer(console: bool, colours: bool) -> Processor:
    if console:
        return structlog.dev.ConsoleRenderer(colors=colours)
    return structlog.processors.JSONRenderer(ensure_ascii=False)


def _template_only(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """A library's message without its arguments and further lines: they may quote a person or a whole update."""
    lines = str(event["event"]).splitlines()
    return {**event, "event": lines[0] if lines else ""}


def redact(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Takes tokens out of every value, and replaces exceptions by what may be known of them."""
    raised = event.pop("exc_info", None)
    event.pop("stack_info", None)
    cleaned = {str(key): _clean(value) for key, value in event.items()}
    error = _exception(raised)
    return {**cleaned, EXCEPTION: describe(error)} if error else cleaned


def describe(error: BaseException) -> str:
    """The type of an exception, its places as module:line, and its causes; its message only when its class allows."""
    said = f"({TOKEN.sub('TOKEN', str(error))})" if getattr(type(error), "safe_to_log", False) else ""
    places, known = ", ".join(_places(error.__traceback__)), trouble.code(error)
    parts = [f"{_name(error)}{f' {known}' if known else ''}{said}" + (f" at {places}" if places else "")]
    if isinstance(error, BaseExceptionGroup):
        parts += [f"with {describe(inner)}" for inner in error.exceptions]
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "; ".join(parts + ([f"after {describe(before)}"] if before else []))


def _exception(raised: Any) -> BaseException | None:
    """What exc_info means: an exception, the triple of sys.exc_info, or true for the one being handled."""
    if isinstance(raised, BaseException):
        return raised
    if isinstance(raised, tuple):
        return raised[1] if isinstance(raised[1], BaseException) else None
    return sys.exc_info()[1] if raised else None


def _name(value: object) -> str:
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in walk_tb(trace)]


def _clean(value: Any) -> Any:
    """A value that may be logged; of an object of any other kind only its type, since its words are not known."""
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return TOKEN.sub("TOKEN", value)
    if isinstance(value, BaseException):
        return describe(value)
    if isinstance(value, Mapping):
        return {_clean(key): _clean(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_clean(inner) for inner in value]
    return f"<{_name(value)}>"


def _catch_crashes() -> None:
    """What would be printed as a traceback with its message becomes a log line without it."""
    log = structlog.get_logger("crash")
    sys.excepthook = lambda kind, error, trace: log.critical("crashed", exc_info=error)
    threading.excepthook = lambda crash: log.critical("thread crashed", exc_info=crash.exc_value)
    sys.unraisablehook = lambda crash: log.error("exception ignored", exc_info=crash.exc_value)
