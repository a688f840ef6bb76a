"""What a call brought, decoded by the declared types and checked, stricter than Telegram: typing errors are found."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.rehearsal.refusals import bad_request
from bot.rehearsal.specification import Field, Fields, Method, fields_of, variants_of

ARRAY = "Array of "


@dataclass(frozen=True)
class Upload:
    """A file that came with the call."""

    name: str
    mime_type: str
    content: bytes


class _InvalidParameter(Exception):
    """The value is not of the type; says where and what was expected."""


def checked(method: Method, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a call, as Python values; Refused for an unknown, missing, wrongly typed or overlong one."""
    given = {name: value for name, value in raw.items() if not _is_attachment(name, value, raw)}
    try:
        return _object(given, method.fields, raw)
    except _InvalidParameter as unfit:
        raise bad_request(str(unfit)) from None


def _is_attachment(name: str, value: Any, raw: Mapping[str, Any]) -> bool:
    return isinstance(value, Upload) and any(f"attach://{name}" in str(other) for other in raw.values())


def _object(given: Mapping[str, Any], fields: Fields, raw: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    for name in given:
        if name not in fields:
            raise _InvalidParameter(f'unknown parameter "{path}{name}"')
    for field in fields.values():
        if field.required and given.get(field.name) is None:
            raise _InvalidParameter(f'parameter "{path}{field.name}" is required')
    return {name: _value(value, fields[name], raw, path + name) for name, value in given.items() if value is not None}


def _value(value: Any, field: Field, raw: Mapping[str, Any], path: str) -> Any:
    taken = _first_fitting(value, field.types, raw, path)
    if field.constant is not None and taken != field.constant:
        raise _InvalidParameter(f'"{path}" must be {field.constant}')
    if field.length and isinstance(taken, str):
        _check_length(taken, field.length, path)
    return taken


def _check_length(text: str, length: tuple[int, int], path: str) -> None:
    least, most = length
    if not least <= len(text) <= most:
        raise _InvalidParameter(f'"{path}" must be {least}-{most} characters long')


def _first_fitting(value: Any, types: tuple[str, ...], raw: Mapping[str, Any], path: str) -> Any:
    reasons = []
    for kind in types:
        try:
            return _as(value, kind, raw, path)
        except _InvalidParameter as unfit:
            reasons.append(str(unfit))
    raise _InvalidParameter(
        reasons[0] if len(reasons) == 1 else f'"{path}" is none of {", ".join(types)} ({"; ".join(reasons)})'
    )


def _as(value: Any, kind: str, raw: Mapping[str, Any], path: str) -> Any:
    if kind in _SIMPLE:
        return _SIMPLE[kind](value, path)
    if kind == "InputFile":
        return _file(value, raw, path)
    if isinstance(value, str) and kind != "KeyboardButton":
        value = _json(value, path)
    if kind.startswith(ARRAY):
        return _array(value, kind.removeprefix(ARRAY), raw, path)
    if kind == "KeyboardButton" and isinstance(value, str):
        return {"text": value}
    return _variant(value, kind, raw, path)


def _json(text: str, path: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise _InvalidParameter(f"can't parse {path} JSON object") from None


def _array(value: Any, kind: str, raw: Mapping[str, Any], path: str) -> list[Any]:
    if not isinstance(value, list):
        raise _InvalidParameter(f'"{path}" must be an Array')
    return [_as(item, kind, raw, f"{path}[{position}]") for position, item in enumerate(value)]


def _variant(value: Any, kind: str, raw: Mapping[str, Any], path: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _InvalidParameter(f'"{path}" must be an Object')
    variants = variants_of(kind)
    if len(variants) > 1:
        named = value.get("type")
        variants = tuple(v for v in variants if (mark := fields_of(v).get("type")) and mark.constant == named)
    if not variants:
        raise _InvalidParameter(f'"{path}" has an unsupported type')
    return _object(value, fields_of(variants[0]), raw, f"{path}.")


def _file(value: Any, raw: Mapping[str, Any], path: str) -> Upload:
    if isinstance(value, str) and value.startswith("attach://"):
        value = raw.get(value.removeprefix("attach://"))
    if not isinstance(value, Upload):
        raise _InvalidParameter(f'"{path}" must be a file')
    return value


def _integer(value: Any, path: str) -> int:
    text = value.strip() if isinstance(value, str) else ""
    if text.lstrip("-").isdecimal() and text.isascii():
        value = int(text)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _InvalidParameter(f'"{path}" must be an Integer')
    return value


def _float(value: Any, path: str) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise _InvalidParameter(f'"{path}" must be a Float') from None


def _boolean(value: Any, path: str) -> bool:
    words: dict[Any, bool] = {"true": True, "false": False, "True": True, "False": False}
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value not in words:
        raise _InvalidParameter(f'"{path}" must be a Boolean')
    return words[value]


def _string(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise _InvalidParameter(f'"{path}" must be a String')
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _InvalidParameter("strings must be encoded in UTF-8") from None
    return value


_SIMPLE: dict[str, Callable[[Any, str], Any]] = {
    "Integer": _integer,
    "Float": _float,
    "Boolean": _boolean,
    "String": _string,
}
