"""The pictures in the chats."""

from aiohttp import web

from bot.rehearsal.world import World

SHOWN = {"image/png", "image/jpeg", "image/webp"}


async def picture(standin: World, request: web.Request) -> web.StreamResponse:
    """A photo by its file id; 404 for everything else."""
    stored = standin.files.by_id.get(request.match_info["file_id"])
    if stored is None or not stored.path.startswith("photos/"):
        raise web.HTTPNotFound
    kind = stored.mime_type if stored.mime_type in SHOWN else "image/jpeg"
    return web.Response(body=stored.content, content_type=kind, headers={"X-Content-Type-Options": "nosniff"})
