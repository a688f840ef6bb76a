"""How the bot gets its updates: it fetches them, or has them brought to a webhook."""

from typing import Any

from bot.rehearsal.refusals import bad_request, conflict
from bot.rehearsal.world import World

Given = dict[str, Any]


async def get_updates(world: World, given: Given) -> list[Given]:
    """getUpdates; 409 while a webhook is set."""
    if world.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    _note_kinds(world, given)
    return await world.updates.get(given.get("offset", 0), given.get("limit", 100), given.get("timeout", 0))


async def set_webhook(world: World, given: Given) -> bool:
    """setWebhook; an empty URL removes it; ends a waiting getUpdates with 409."""
    if not given["url"]:
        return await delete_webhook(world, given)
    if "certificate" in given:
        raise bad_request("bad webhook: a stand-in checks no certificates")
    _note_kinds(world, given)
    if given.get("drop_pending_updates"):
        world.updates.drop()
    await world.webhook.set(given["url"], given.get("secret_token", ""), given.get("max_connections", 40))
    world.updates.end_wait("terminated by setWebhook request")
    return True


async def delete_webhook(world: World, given: Given) -> bool:
    """deleteWebhook."""
    if given.get("drop_pending_updates"):
        world.updates.drop()
    await world.webhook.remove()
    return True


async def get_webhook_info(world: World, given: Given) -> Given:
    """getWebhookInfo."""
    return world.webhook.info()


def _note_kinds(world: World, given: Given) -> None:
    """Keeps the wanted kinds of updates until they are named again."""
    if "allowed_updates" in given:
        world.updates.allowed = given["allowed_updates"]
