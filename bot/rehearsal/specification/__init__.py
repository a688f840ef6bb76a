"""Bot API 10.3, described: methods, objects, their fields, types and limits.

api.json is made from two published descriptions (LICENSE and LICENSE-aiogram beside it).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_SOURCE = Path(__file__).with_name("api.json")
_LENGTH = re.compile(r"(?<![\d-])(\d+)-(\d+) characters(?! after entit)")
_CONSTANT = re.compile(r"(?:must be|always) [\"“]?(\w+)[\"”]?\s*$")


@dataclass(frozen=True)
class Field:
    """One parameter of a method or one field of an object.  length: least and most characters."""

    name: str
    types: tuple[str, ...]
    required: bool
    length: tuple[int, int] | None
    constant: str | None


Fields = Mapping[str, Field]


@dataclass(frozen=True)
class Method:
    """One method of the Bot API."""

    name: str
    fields: Fields


@cache
def _source() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(_SOURCE.read_bytes())
    return loaded


def _field(raw: dict[str, Any]) -> Field:
    described = raw["description"]
    length = _LENGTH.search(described)
    constant = _CONSTANT.search(described)
    return Field(
        name=raw["name"],
        types=tuple(raw["types"]),
        required=raw["required"],
        length=(int(length[1]), int(length[2])) if length else None,
        constant=constant[1] if constant and raw["name"] == "type" else None,
    )


def _fields(raw: dict[str, Any]) -> Fields:
    return {field["name"]: _field(field) for field in raw.get("fields", [])}


@cache
def _methods() -> Mapping[str, Method]:
    return {name.lower(): Method(name, _fields(raw)) for name, raw in _source()["methods"].items()}


def method(name: str) -> Method | None:
    """The method of that name; like Telegram, capital and small letters are the same."""
    return _methods().get(name.lower())


@cache
def fields_of(kind: str) -> Fields:
    """The fields of an object."""
    return _fields(_source()["types"][kind])


@cache
def variants_of(kind: str) -> tuple[str, ...]:
    """The kinds that an object may be, e.g. of BotCommandScope; itself when it has none."""
    return tuple(_source()["types"][kind].get("subtypes") or (kind,))
