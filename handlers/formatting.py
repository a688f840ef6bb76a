"""The formatting of a message as HTML, and where it leads to; what the bot could not send again is left out."""

from html import escape

from telegram import Message, MessageEntity

from bot.model import links

KEPT = {
    MessageEntity.BOLD, MessageEntity.ITALIC, MessageEntity.UNDERLINE, MessageEntity.STRIKETHROUGH,
    MessageEntity.SPOILER, MessageEntity.BLOCKQUOTE, MessageEntity.EXPANDABLE_BLOCKQUOTE, MessageEntity.CODE,
    MessageEntity.PRE, MessageEntity.TEXT_LINK,
}  # fmt: skip


def formatted(message: Message) -> tuple[str, tuple[str, ...]]:
    """(HTML, what Telegram takes for a link or what is hidden behind words); the HTML is empty without formatting."""
    kept = [_harmless(entity) for entity in message.entities if entity.type in KEPT]
    bare = Message(message.message_id, message.date, message.chat, text=message.text, entities=kept)
    linked = [entity.url for entity in message.entities if entity.url]
    linked += message.parse_entities([MessageEntity.URL]).values()
    return bare.text_html if kept else "", links.targets("", linked)


def sound(message: Message) -> Message:
    """The message without formatting that begins or ends inside a letter, or beyond the words: nobody can draw it."""
    words = (message.text or "").encode("utf-16-le", "surrogatepass")
    kept = [entity for entity in message.entities if _fits(words, entity)]
    if len(kept) == len(message.entities):
        return message
    return Message(message.message_id, message.date, message.chat, text=message.text, entities=kept)


def _fits(words: bytes, entity: MessageEntity) -> bool:
    ends = (entity.offset, entity.offset + entity.length)
    low = (words[2 * end + 1 : 2 * end + 2] for end in ends)  # of UTF-16: the second half of a letter is DC to DF
    return ends[1] <= len(words) // 2 and not any(half and 0xDC <= half[0] <= 0xDF for half in low)


def _harmless(entity: MessageEntity) -> MessageEntity:
    """What python-telegram-bot puts into attributes as it stands cannot end them; no code needs its language."""
    return MessageEntity(entity.type, entity.offset, entity.length, url=escape(entity.url) if entity.url else None)
