"""What comes from Telegram itself, from groups, and what no other handler takes."""

from telegram import ChatMember, Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, MessageHandler, TypeHandler, filters

from bot.use_cases import arrival, conversation
from handlers.acting import Context, family, ignore
from handlers.operators.documents import document
from handlers.reading import given
from handlers.routes import PRIVATE, routes

HERE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER, ChatMember.RESTRICTED)

_blocked, _unblocked, _leave = family(arrival.blocked), family(arrival.unblocked), family(arrival.leave_group)


async def membership(update: Update, context: Context) -> None:
    """Somebody has blocked the bot or come back; the bot was put into a group."""
    change = update.my_chat_member
    if change is None:
        return
    here = change.new_chat_member.status in HERE
    if change.chat.type == change.chat.PRIVATE:
        await (_unblocked if here else _blocked)(update, context)
    else:
        await (_leave if here else ignore)(update, context)


TELEGRAM = routes(ChatMemberHandler(membership, ChatMemberHandler.MY_CHAT_MEMBER))

WORDS = routes(
    MessageHandler(PRIVATE & filters.COMMAND, family(arrival.unknown_command)),
    MessageHandler(PRIVATE & filters.Document.ALL, document),
    MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, family(conversation.hear, given)),
    MessageHandler(filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE, family(arrival.edited, given)),
)

# A button of a version long past, or data that no button of ours has.
REST = routes(CallbackQueryHandler(family(conversation.unknown_button)), TypeHandler(Update, ignore))
