"""Records as JSON: UTF-8, compact.

orjson takes a tenth of the time, but refuses half a character, as some clients send; Python's own takes and gives it
back.
"""

import json
from typing import Any

import orjson


def written(record: Any, errors: str = "surrogatepass") -> bytes:
    """The record as JSON; errors: what happens to half a character, as str.encode says it."""
    try:
        return orjson.dumps(record)
    except TypeError:
        return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(errors=errors)


def read(text: bytes) -> Any:
    """What the JSON holds.  Raises ValueError when it is none."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)
