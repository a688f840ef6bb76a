"""The methods of the Bot API that the stand-in really carries out, by name."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.rehearsal.methods import callbacks, chats, deleting, editing, files, profile, sending, updates
from bot.rehearsal.world import World

Given = dict[str, Any]
Handler = Callable[[World, Given], Awaitable[Any]]

HANDLERS: dict[str, Handler] = {
    "getMe": profile.get_me,
    "getUpdates": updates.get_updates,
    "setWebhook": updates.set_webhook,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendVoice": sending.send_voice,
    "sendVideoNote": sending.send_video_note,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": deleting.delete_message,
    "answerCallbackQuery": callbacks.answer,
    "getFile": files.get_file,
    "getChat": chats.get_chat,
    "leaveChat": chats.leave,
    "setChatMenuButton": profile.set_menu_button,
    "getChatMenuButton": profile.get_menu_button,
    "setMyCommands": profile.set_commands,
    "getMyCommands": profile.get_commands,
    "deleteMyCommands": profile.delete_commands,
    "setMyName": profile.set_text("name"),
    "getMyName": profile.get_text("name"),
    "setMyDescription": profile.set_text("description"),
    "getMyDescription": profile.get_text("description"),
    "setMyShortDescription": profile.set_text("short_description"),
    "getMyShortDescription": profile.get_text("short_description"),
}
