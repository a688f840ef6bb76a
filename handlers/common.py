"""What comes from Telegram itself, from groups, and what no other handler takes."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, MessageHandler, TypeHandler, filters

from handlers import conversation, editing
from handlers.acting import Context, family, ignore
from handlers.family import arrival
from handlers.operators import confirmed, finding
from handlers.operators.documents import document
from handlers.reading import given, lets_us_in
from handlers.routes import PRIVATE, routes

_blocked, _unblocked = family(arrival.blocked), family(arrival.nothing)
_leave_group, _leave = family(arrival.leave_group), family(arrival.leave)


async def membership(update: Update, context: Context) -> None:
    """Somebody has blocked the bot or come back; the bot was put into a group."""
    change = update.my_chat_member
    if change is None:
        return
    here = lets_us_in(change)
    if change.chat.type == change.chat.PRIVATE:
        await (_unblocked if here else _blocked)(update, context)
    elif change.chat.type == change.chat.CHANNEL:  # a sentence there would be published
        await (_leave if here else ignore)(update, context)
    else:
        await (_leave_group if here else ignore)(update, context)


async def said(update: Update, context: Context) -> None:
    """Words, a code, or anything else; who may be meant is looked up before, where a form asks an operator for that."""
    if await confirmed.is_code(update, context):
        return
    found = await finding.meant(update, context)
    await family(conversation.on_message, lambda update: (*given(update), found))(update, context)


TELEGRAM = routes(
    ChatMemberHandler(membership, ChatMemberHandler.MY_CHAT_MEMBER),
    # Words in a group that it did not notice having been put into, whoever they are of; nothing of them is kept.
    MessageHandler(filters.ChatType.GROUPS | filters.ChatType.CHANNEL, _leave),
)

WORDS = routes(
    MessageHandler(PRIVATE & filters.COMMAND, family(arrival.unknown_command)),
    MessageHandler(PRIVATE & filters.Document.ALL, document),
    MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, said),
    MessageHandler(filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE, family(editing.edited, given)),
)

# A button of a version long past, or data that no button of ours has.
REST = routes(CallbackQueryHandler(family(conversation.unknown_button)), TypeHandler(Update, ignore))
