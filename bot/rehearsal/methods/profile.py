"""How the bot introduces itself."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from bot.rehearsal.profile import scope_key
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World

Given = dict[str, Any]
Handler = Callable[[World, Given], Awaitable[Any]]
MOST_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")


async def get_me(world: World, given: Given) -> Given:
    """getMe."""
    can = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return {**world.me, **can, "can_connect_to_business": False, "has_main_web_app": False}


async def set_commands(world: World, given: Given) -> bool:
    """setMyCommands for a scope and a language."""
    commands = given["commands"]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"].removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
    world.profile.commands[_place(given)] = commands
    world.changes.happened()
    return True


async def get_commands(world: World, given: Given) -> list[Given]:
    """getMyCommands: exactly those of that scope and language."""
    return world.profile.commands.get(_place(given), [])


async def delete_commands(world: World, given: Given) -> bool:
    """deleteMyCommands."""
    world.profile.commands.pop(_place(given), None)
    return True


def _place(given: Given) -> tuple[str, str]:
    return scope_key(given.get("scope")), _language(given)


def _language(given: Given) -> str:
    language = str(given.get("language_code", ""))
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("LANG_CODE_INVALID")
    return language


def set_text(kind: str) -> Handler:
    """setMyName, setMyDescription or setMyShortDescription; an empty text takes it away."""

    async def set_it(world: World, given: Given) -> bool:
        world.profile.texts[kind, _language(given)] = given.get(kind, "")
        world.changes.happened()
        return True

    return set_it


def get_text(kind: str) -> Handler:
    """getMyName, getMyDescription or getMyShortDescription."""

    async def get_it(world: World, given: Given) -> Given:
        own = world.me["first_name"] if kind == "name" else ""
        return {kind: world.profile.text(kind, _language(given)) or own}

    return get_it


async def set_menu_button(world: World, given: Given) -> bool:
    """setChatMenuButton for a private chat or for all."""
    chat_id = given.get("chat_id")
    if chat_id is not None and not world.chats.get(chat_id).is_private:
        raise bad_request("chat not found")
    world.profile.menu_buttons[chat_id] = given.get("menu_button", {"type": "default"})
    return True


async def get_menu_button(world: World, given: Given) -> Given:
    """getChatMenuButton."""
    return world.profile.menu_button(given.get("chat_id"))
