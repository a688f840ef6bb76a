"""What the logs change in the interpreter, put back after each test."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Everything that configure() changes is put back."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    root, told = logging.getLogger(), logging.raiseExceptions
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    yield
    root.handlers, root.level, logging.raiseExceptions = handlers, level, told
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    structlog.reset_defaults()
