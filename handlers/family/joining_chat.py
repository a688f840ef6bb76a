"""A relative who was called has Telegram now, and types the code that an operator has told them."""

from dataclasses import replace

from bot.texts.register import joining_chat as texts
from bot.use_cases.register import inquiries, joining_chat
from handlers.request import ChatRequest, say
from storage.store.transaction import Transaction


async def connect(tx: Transaction, request: ChatRequest, code: str = "") -> None:
    """/connect and the code."""
    joined = await joining_chat.join(tx, request.chat, code, request.now)
    if joined is None:
        await say(tx, request, texts.no_code())
        return
    own = await inquiries.all_open(tx, joined)
    await say(tx, replace(request, chat=joined), texts.joined_now([one.reference for one in own]))
