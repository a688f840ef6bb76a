"""Operators of the desk: invited, let in, signed in."""

import re
import secrets
from contextlib import AsyncExitStack

from bot.i18n import Language
from bot.model.rights import Role
from storage.register import chats
from storage.staff import operators, passkeys
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.desk.browser import Browser
from tests.register import count
from tests.town import Town

DAY = 86_400


async def invited(town: Town, role: str = "reviewer") -> str:
    """The code of an invitation."""
    code, now = secrets.token_urlsafe(16), int(town.clock())
    await town.store.run(operators.invite, code, Role(role), now, now + DAY)
    return code


async def counted(town: Town, table: str, where: str) -> int:
    """How many rows are like that."""
    return int(await town.store.read(count, table, where))


async def at_the_desk(
    stack: AsyncExitStack, town: Town, name: str, role: str = "reviewer", language: Language = "uk"
) -> Browser:
    """Somebody without Telegram who has signed in."""
    browser = await stack.enter_async_context(Browser(town, language))
    await browser.enrols(await invited(town, role), name)
    await town.lets_in()
    await browser.signs_in()
    assert browser.token, "not let in"
    return browser


async def joins_the_desk(stack: AsyncExitStack, town: Town, operator: OperatorActor) -> Browser:
    """Somebody with a chat who has made a passkey and signed in."""
    browser = await stack.enter_async_context(Browser(town, operator.language))
    await browser.joins(await expected(town, operator))
    await browser.signs_in()
    assert browser.token, "not let in"
    return browser


async def whose(who: Browser, name: str) -> str:
    """The page of an operator."""
    found = re.search(rf'href="(/people/\d+)">{name}<', (await who.opens("/people")).html)
    assert found, name
    return found[1]


async def expected(town: Town, operator: OperatorActor) -> str:
    """The code by which somebody with a chat makes a passkey."""
    code = f"k.{secrets.token_urlsafe(16)}"
    await town.store.run(_expects, operator.person.id, code, int(town.clock()) + DAY)
    return code


async def _expects(tx: Transaction, telegram_id: int, code: str, until: int) -> None:
    chat_id = await chats.find(tx, telegram_id)
    await passkeys.expect(tx, chat_id or 0, code, until)
