"""Somebody who works at the desk only joins a Telegram account: by a code, a passkey, and only a new account."""

import re
from contextlib import AsyncExitStack

from tests.cast import OperatorActor
from tests.desk.working import at_the_desk, counted
from tests.register import has_asked, is_accepted
from tests.town import Town


async def test_a_telegram_account_is_joined_to_one_of_the_desk(town: Town) -> None:
    maria = await town.operator("Maria", "admin")
    await is_accepted(town.relative("Nina"), maria)
    async with AsyncExitStack() as stack:
        petro = await at_the_desk(stack, town, "Petro", "verifier", "en")
        assert "You work at the desk only." in (await petro.opens("/account")).words
        asked = await petro.sends("/account/telegram")
        assert asked.status == 403, "signed first"
        assert await counted(town, "desk_code", "1 = 1") == 0
        page = await petro.sends("/account/telegram", {"signed": petro.confirms(asked)})
        found = re.search(r"/start (j\.[\w-]+)", page.html)
        assert found
        await maria.sees("<b>{name} is joining a Telegram account to the one at the desk.</b>")
        relative = town.relative("Anna", "en")
        await has_asked(relative)
        await relative.says(f"/start {found[1]}")
        await relative.sees("<b>This account cannot be joined:</b>")
        chat = OperatorActor(town, town.telegram.person("Petro", language_code="uk"), "en")
        await chat.says("/start j.guessed")
        await town.settles()
        await chat.says(f"/start {found[1]}")
        await chat.sees("<b>This chat is yours now, {name}.</b>")
        await chat.says("/operator")
        await chat.sees("<b>Operator: {role}.</b>")
        assert "You also have a Telegram account." in (await petro.opens("/account")).words
        assert (await petro.sends("/account/telegram")).status == 409
        thief = OperatorActor(town, town.telegram.person("Ihor", language_code="uk"), "uk")
        await thief.says(f"/start {found[1]}")
        await town.settles()
        await thief.says("/operator")
        await town.settles()
        assert not thief.has_seen("<b>Operator: {role}.</b>")
        assert await counted(town, "operator", "active = 1") == 2
