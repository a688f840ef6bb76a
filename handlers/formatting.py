"""The formatting of a message as HTML, and where it leads to; what the bot could not send again is left out."""

from telegram import Message, MessageEntity

from bot.model import links

KEPT = {
    MessageEntity.BOLD, MessageEntity.ITALIC, MessageEntity.UNDERLINE, MessageEntity.STRIKETHROUGH,
    MessageEntity.SPOILER, MessageEntity.BLOCKQUOTE, MessageEntity.EXPANDABLE_BLOCKQUOTE, MessageEntity.CODE,
    MessageEntity.PRE, MessageEntity.TEXT_LINK,
}  # fmt: skip


def formatted(message: Message) -> tuple[str, tuple[str, ...]]:
    """(HTML, everything that it leads to); empty when nothing is formatted and nothing leads anywhere."""
    kept = [entity for entity in message.entities if entity.type in KEPT and _is_plain(entity.url or "")]
    bare = Message(message.message_id, message.date, message.chat, text=message.text, entities=kept)
    linked = [entity.url for entity in kept if entity.url]
    linked += [words for entity, words in message.parse_entities([MessageEntity.URL]).items() if entity not in kept]
    return bare.text_html if kept else "", links.targets(message.text or "", linked)


def _is_plain(url: str) -> bool:
    """Whether it can stand in an attribute as it is."""
    return not set('"<>') & set(url)
