"""Bare aiohttp: a hundred coroutines that post and forget; the physical limit."""

import asyncio
import sys

import aiohttp
import uvloop

SIDE_BY_SIDE = 100


async def main(url: str, token: str, count: int) -> None:
    """Posts to chats 1, 2, 3 …"""
    chats = iter(range(1, count + 1))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=SIDE_BY_SIDE)) as session:

        async def post() -> None:
            for chat in chats:
                said = {"chat_id": chat, "text": "Verified update number 17", "parse_mode": "HTML"}
                async with session.post(f"{url}/bot{token}/sendMessage", data=said) as answer:
                    await answer.read()

        await asyncio.gather(*[post() for _ in range(SIDE_BY_SIDE)])


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
