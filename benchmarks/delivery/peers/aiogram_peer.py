"""aiogram-broadcaster with its SQLAlchemy storage, one chat after the other as it does."""

import asyncio
import logging
import sys
import tempfile
from pathlib import Path

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram_broadcaster import Broadcaster
from aiogram_broadcaster.contents import TextContent
from aiogram_broadcaster.intervals import SimpleInterval
from aiogram_broadcaster.storages.sqlalchemy import SQLAlchemyStorage


async def main(url: str, token: str, count: int, rate: int) -> None:
    """Creates a mailer for chats 1, 2, 3 … and waits until it has gone through them."""
    logging.disable()
    with tempfile.TemporaryDirectory() as folder:
        storage = SQLAlchemyStorage.from_url(f"sqlite+aiosqlite:///{Path(folder) / 'mailers.db'}")
        await storage.startup()
        session = AiohttpSession(api=TelegramAPIServer.from_base(url))
        async with Bot(token, session=session) as bot:
            interval = SimpleInterval(interval=1 / rate) if rate else None
            broadcaster = Broadcaster(bot, storage=storage)
            content = TextContent(text="Verified update number 17")
            mailer = await broadcaster.create_mailer(range(1, count + 1), content, interval=interval)
            await mailer.start()
        await storage.shutdown()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
