"""The pictures and files in the chats."""

from aiohttp import web

from bot.rehearsal.world import World

SHOWN = {"image/png", "image/jpeg", "image/webp"}
OPENED = {"text/html", "text/plain", "text/csv", "application/json"}


async def picture(standin: World, request: web.Request) -> web.StreamResponse:
    """A photo by its file id; 404 for everything else."""
    stored = standin.files.by_id.get(request.match_info["file_id"])
    if stored is None or not stored.path.startswith("photos/"):
        raise web.HTTPNotFound
    kind = stored.mime_type if stored.mime_type in SHOWN else "image/jpeg"
    return web.Response(body=stored.content, content_type=kind, headers={"X-Content-Type-Options": "nosniff"})


async def document(standin: World, request: web.Request) -> web.StreamResponse:
    """A file by its file id, to be looked at: nothing in it runs or is fetched from elsewhere."""
    stored = standin.files.by_id.get(request.match_info["file_id"])
    if stored is None or not stored.path.startswith("documents/"):
        raise web.HTTPNotFound
    kind = stored.mime_type if stored.mime_type in OPENED else "application/octet-stream"
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    }
    if kind not in OPENED:
        headers["Content-Disposition"] = "attachment"
    charset = None if kind == "application/octet-stream" else "utf-8"
    return web.Response(body=stored.content, content_type=kind, charset=charset, headers=headers)
