"""A bare python-telegram-bot bot that keeps nothing: long polling, one handler.  With "many": side by side."""

import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, CommandHandler, ContextTypes

WORDS = "This bot helps families of missing people.  /register, /status, /privacy, /language"


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """What its examples do."""
    if update.message:
        await update.message.reply_text(WORDS)


def main(url: str, token: str, many: bool) -> None:
    """Until it is ended."""
    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot").concurrent_updates(many)
    application = builder.build()
    application.add_handler(CommandHandler(["help", "register"], answer))
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3] == "many")
