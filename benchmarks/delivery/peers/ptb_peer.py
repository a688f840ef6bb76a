"""A python-telegram-bot loop with AIORateLimiter: what its wiki advises against flood limits.  Keeps no record."""

import asyncio
import sys

from telegram.ext import AIORateLimiter, ApplicationBuilder

SIDE_BY_SIDE = 30  # more makes httpx slower


async def main(url: str, token: str, count: int, rate: int) -> None:
    """Sends to chats 1, 2, 3 …, thirty at a time."""
    limiter = AIORateLimiter(overall_max_rate=rate, overall_time_period=1 if rate else 0, max_retries=5)
    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot").rate_limiter(limiter).updater(None)
    chats = iter(range(1, count + 1))
    async with builder.connection_pool_size(SIDE_BY_SIDE + 8).build() as application:

        async def send() -> None:
            for chat in chats:
                await application.bot.send_message(chat, "Verified update number 17", parse_mode="HTML")

        await asyncio.gather(*[send() for _ in range(SIDE_BY_SIDE)])


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
