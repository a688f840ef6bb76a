"""How the bot introduces itself: commands, descriptions, names, the menu button; each per language."""

from dataclasses import dataclass, field
from typing import Any

from bot.rehearsal.chats import StandInChat


@dataclass
class Profile:
    """What the bot has set.  Texts by (kind, language), commands by (scope, language); '': for all languages."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    menu_buttons: dict[int | None, dict[str, Any]] = field(default_factory=dict)

    def text(self, kind: str, language: str) -> str:
        """name, description or short_description for a language, else for all."""
        return self.texts.get((kind, language)) or self.texts.get((kind, ""), "")

    def commands_in(self, chat: StandInChat, language: str) -> list[dict[str, Any]]:
        """The menu that a person of that language sees in a chat: the narrowest scope wins, then the language."""
        every = "all_private_chats" if chat.is_private else "all_group_chats"
        for wanted in (scope_key({"type": "chat", "chat_id": chat.id}), scope_key({"type": every}), scope_key(None)):
            for spoken in (language, ""):
                if found := self.commands.get((wanted, spoken)):
                    return found
        return []

    def menu_button(self, chat_id: int | None) -> dict[str, Any]:
        """The menu button of a private chat, or the one for all."""
        return self.menu_buttons.get(chat_id) or self.menu_buttons.get(None, {"type": "default"})


def scope_key(scope: dict[str, Any] | None) -> str:
    """A BotCommandScope as a key: its type and the ids in it."""
    named = scope or {"type": "default"}
    return " ".join(str(named[part]) for part in ("type", "chat_id", "user_id") if part in named)
