"""How the bot shows itself in Telegram: commands and descriptions in every language, the menu button."""

import asyncio
from typing import Any

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, MenuButtonCommands
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Application

from bot.i18n import LANGUAGES, READ_BY, Language, fitting
from bot.texts import commands

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
# Telegram's language codes, and what their readers are shown; "" is everybody else.
SHOWN: dict[str, Language] = {code: fitting(code) for code in ("", *(c for c in LANGUAGES if c != "en"), *READ_BY)}
LONGEST_PAUSE = 60
log = structlog.get_logger()


class UnknownToken(Exception):
    """There is no bot with this token, or no longer."""

    safe_to_log = True


async def meet_telegram(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Asks Telegram who we are, as long as it takes; UnknownToken at once when there is no such bot."""
    pause = 1
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            raise UnknownToken("Telegram does not know this token") from None
        except NetworkError as fault:
            log.warning("telegram cannot be reached", fault=type(fault).__name__)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            return


async def introduce(bot: Bot) -> None:
    """Sets what Telegram shows around the chat.  A refusal is written down and changes nothing else."""
    try:
        for code, language in SHOWN.items():
            await _show(bot, code or None, language)
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    except TelegramError as fault:
        log.warning("commands and descriptions not set", fault=type(fault).__name__)
    if bot.bot.can_join_groups:
        log.warning("the bot can be put into groups; BotFather: /setjoingroups, Disable")


async def _show(bot: Bot, code: str | None, language: Language) -> None:
    shown = [BotCommand(name, words.text(language)) for name, words in commands.FOR_FAMILIES.items()]
    await bot.set_my_commands(shown, scope=BotCommandScopeAllPrivateChats(), language_code=code)
    await bot.set_my_description(commands.description().text(language), language_code=code)
    await bot.set_my_short_description(commands.short_description().text(language), language_code=code)
