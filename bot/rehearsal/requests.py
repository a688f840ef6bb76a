"""Reads the parameters out of an HTTP request: query, form, multipart or JSON, as the Bot API takes them."""

import json
from typing import Any

from aiohttp import BodyPartReader, web

from bot.rehearsal.parameters import Upload
from bot.rehearsal.refusals import bad_request


async def raw_parameters(request: web.Request) -> dict[str, Any]:
    """Every parameter by name; strings from forms, values from JSON, Upload for files."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given |= _from_json(await request.read())
    elif request.content_type == "multipart/form-data":
        given |= await _from_parts(request)
    elif request.content_type == "application/x-www-form-urlencoded":
        given |= {name: str(value) for name, value in (await request.post()).items()}
    return given


def _from_json(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise bad_request("can't parse JSON object")
    return given


async def _from_parts(request: web.Request) -> dict[str, Any]:
    given: dict[str, Any] = {}
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise bad_request("can't parse multipart body")
        content = await part.read(decode=True)
        if part.filename is None:
            given[part.name] = content.decode()
        else:
            given[part.name] = Upload(part.filename, part.headers.get("Content-Type", ""), bytes(content))
    return given
