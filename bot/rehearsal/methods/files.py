"""Where a file can be fetched."""

from typing import Any

from bot.rehearsal.files import MOST_DOWNLOADED
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World


async def get_file(world: World, given: dict[str, Any]) -> dict[str, Any]:
    """getFile: up to 20 MB."""
    stored = world.files.get(given["file_id"])
    if len(stored.content) > MOST_DOWNLOADED:
        raise bad_request("file is too big")
    return {**stored.about(), "file_path": stored.path}
