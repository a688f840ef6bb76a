"""What a form sends, read in one place: a body that no browser would send is no fault of ours."""

from collections.abc import Mapping, Sequence

from aiohttp import web


async def fields(http: web.Request) -> Mapping[str, Sequence[str]]:
    """All values under each name, in order; answered with 400 when nobody can read them, with 413 when it is much."""
    try:
        sent = await http.post()
    except web.HTTPException:
        raise
    except Exception as error:  # whatever the library stumbles over: charsets, boundaries, what was compressed
        raise web.HTTPBadRequest from error
    return {name: [str(value) for value in sent.getall(name)] for name in sent}


async def field(http: web.Request, name: str) -> str:
    """What was sent under that name first; empty without."""
    return next(iter((await fields(http)).get(name, ())), "")
