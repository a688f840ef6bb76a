"""The made-up people: they write, press, share, block, and see what the bot tells them."""

from typing import Any

from bot.rehearsal.chats import ChatState, StandInChat
from bot.rehearsal.entities import Formatted, trimmed, with_found
from bot.rehearsal.files import grey_picture, photo_sizes
from bot.rehearsal.html import parsed
from bot.rehearsal.keyboards import reply_rows
from bot.rehearsal.messages import ShownMessage
from bot.rehearsal.places import Place, stand
from bot.rehearsal.world import World

LONGEST = 4096
PATIENCE = 30.0  # seconds; whoever is told at once waits for none of them, also on a machine with neighbours


class Account(Place):
    """Somebody with a private chat with the bot.  What they do reaches the bot as updates."""

    def __init__(self, world: World, user: dict[str, Any], phone: str) -> None:
        self.user = user
        self.phone = phone
        about = {"id": user["id"], "type": "private"}
        about |= {key: user[key] for key in ("first_name", "last_name", "username") if key in user}
        super().__init__(world, about, ChatState.NEVER_STARTED)
        self.toasts = self.room.toasts
        self.acted = 0

    @property
    def name(self) -> str:
        """First and last name."""
        return " ".join(self.user[part] for part in ("first_name", "last_name") if part in self.user)

    @property
    def language(self) -> str:
        """The language of the person's Telegram, two letters; '' when it does not say."""
        return str(self.user.get("language_code", "")).split("-")[0]

    @property
    def last(self) -> ShownMessage:
        """The newest message of the bot."""
        told = [message for message in self.chat if message.from_bot]
        assert told, f"{self.name} has heard nothing from the bot"
        return told[-1]

    def words(self) -> list[str]:
        """Everything that the bot said, oldest first."""
        return [message.text for message in self.chat if message.from_bot]

    @property
    def asking(self) -> ShownMessage | None:
        """The message whose keyboard now stands in place of the letters."""
        changing = (m for m in reversed(self.room.messages) if m.from_bot and m.markup and not m.inline)
        newest = next(changing, None)
        return newest if newest and newest.keyboard else None

    @property
    def keyboard(self) -> list[list[dict[str, Any]]]:
        """The rows of that keyboard."""
        return reply_rows(self.asking.markup) if self.asking else []

    def renames(self, first_name: str, language_code: str) -> None:
        """Telegram calls the person so from now on, and is read in that language."""
        self.user |= {"first_name": first_name, "language_code": language_code}
        self.room.about["first_name"] = first_name

    # -- what they do ------------------------------------------------------------------------------------------

    async def says(self, text: str, *, to: Place | None = None) -> ShownMessage:
        """Types a text; like Telegram's apps, cuts what is too long into several messages and returns the last."""
        pieces = [text.strip()[start : start + LONGEST] for start in range(0, len(text.strip()), LONGEST)]
        assert pieces, "nobody can send an empty text"
        for piece in pieces:
            sent = self._sends(to.room if to else None, words=with_found(Formatted(piece)))
        return sent

    async def writes(self, html: str) -> ShownMessage:
        """Types a text with bold words and the like, given as Telegram's HTML."""
        return self._sends(words=with_found(parsed(html)))

    async def presses(self, label: str, *, on: ShownMessage | None = None) -> ShownMessage:
        """Presses the button with that label or with that in its label, on the newest message that has one."""
        message, button = self._find_button(label, [on] if on else self.chat[::-1])
        if message is None or button is None:
            if on is None and (key := self._find_key(label)):
                return await self.says(key)
            raise AssertionError(f"{self.name} sees no button {label!r}\n{self}")
        return self.press(message, button["callback_data"])

    async def shares_own_contact(self, phone: str | None = None) -> ShownMessage:
        """Presses the button that shares one's own number."""
        return self._shares(phone or self.phone, self.id, self.user["first_name"])

    async def forwards_contact(self, phone: str, user_id: int | None, first_name: str = "Somebody") -> ShownMessage:
        """Passes on somebody's contact card, which may name any user."""
        origin = {"type": "hidden_user", "sender_user_name": first_name, "date": self.world.now}
        return self._shares(phone, user_id, first_name, forward_origin=origin)

    async def sends_photo(
        self, caption: str | None = None, content: bytes | None = None, *, album: str | None = None
    ) -> ShownMessage:
        """Sends a picture, a made-up grey one unless its content is given; album: which others it was sent with."""
        content = content or grey_picture()
        small, large = (self.world.files.keep(content, "photos", "image/png") for _ in range(2))
        words = trimmed(Formatted(caption or ""))
        together = {"media_group_id": album} if album else {}
        return self._sends(words=with_found(words), media={"photo": photo_sizes(small, large), **together})

    async def sends_voice(self) -> ShownMessage:
        """Sends a voice message of three seconds."""
        stored = self.world.files.keep(b"OggS", "voice", "audio/ogg")
        return self._sends(media={"voice": {**stored.about(), "duration": 3, "mime_type": "audio/ogg"}})

    async def sends_video_note(self) -> ShownMessage:
        """Sends a round video of three seconds."""
        stored = self.world.files.keep(b"\0\0\0\x18ftyp", "video_notes", "video/mp4")
        return self._sends(media={"video_note": {**stored.about(), "duration": 3, "length": 240}})

    async def sends_sticker(self) -> ShownMessage:
        """Sends a sticker."""
        stored = self.world.files.keep(b"RIFF", "stickers", "image/webp")
        kind = {"type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
        return self._sends(media={"sticker": {**stored.about(), "width": 512, "height": 512, **kind}})

    async def sends_document(
        self, content: bytes, name: str, mime_type: str = "text/csv", caption: str | None = None
    ) -> ShownMessage:
        """Sends a file."""
        stored = self.world.files.keep(content, "documents", mime_type, name)
        media = {"document": {**stored.about(), "file_name": name, "mime_type": mime_type}}
        return self._sends(words=with_found(trimmed(Formatted(caption or ""))), media=media)

    def sends_forwarded(self, text: str, origin: dict[str, Any]) -> ShownMessage:
        """Passes on what somebody else wrote; origin: Telegram's word for where it comes from."""
        return self._sends(words=Formatted(text), media={"forward_origin": origin})

    async def forwards(self, message: ShownMessage, words: Formatted | None = None) -> ShownMessage:
        """Forwards a message of the bot, or one that somebody else made of it in other words."""
        assert not message.protect_content, "Telegram does not let anybody forward this message"
        origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": self.world.now}
        if words is None:
            origin = {"type": "user", "sender_user": message.sender, "date": message.date}
        media = {**message.media, "forward_origin": origin}
        return self._sends(words=with_found(words or message.words), media=media)

    async def edits(self, message: ShownMessage, text: str) -> ShownMessage:
        """Changes a message of one's own."""
        assert message.sender is self.user, "only one's own messages can be edited"
        message.words, message.edit_date = with_found(trimmed(Formatted(text))), self.world.now
        self._acts(message)
        self.world.updates.add("edited_message", message.to_api())
        return message

    async def blocks(self) -> None:
        """Blocks the bot."""
        self._stands(ChatState.BLOCKED, "member", "kicked")

    async def unblocks(self) -> None:
        """Lets the bot write again."""
        self._stands(ChatState.OPEN, "kicked", "member")

    async def deletes_account(self) -> None:
        """Leaves Telegram."""
        self.room.standing = ChatState.DEACTIVATED
        self.world.touch(self.room)

    # -- what they see -----------------------------------------------------------------------------------------

    async def sees(self, part: str, timeout: float = PATIENCE) -> ShownMessage:  # noqa: ASYNC109
        """Waits for words of the bot, new or edited since the person's last own action; returns the message."""
        found = await self.world.changes.until(lambda: self._told(part), timeout)
        if found is None:
            raise AssertionError(f"{self.name} waited {timeout:g} s in vain for {part!r}\n{self}")
        return found

    async def sees_toast(self, part: str, timeout: float = PATIENCE) -> str:  # noqa: ASYNC109
        """Waits for a short notice after a press; returns the whole of it."""
        found = await self.world.changes.until(lambda: next((t for t in self.toasts if part in t), None), timeout)
        if found is None:
            raise AssertionError(f"{self.name} saw no notice {part!r}, only {self.toasts}\n{self}")
        return found

    def _told(self, part: str) -> ShownMessage | None:
        new = (m for m in reversed(self.chat) if m.from_bot and m.touched > self.acted)
        return next((message for message in new if part in message.text), None)

    def __str__(self) -> str:
        head = f"--- the chat of {self.name} ({self.room.standing.name.lower()}) ---"
        return "\n".join([head, *(f"  {message}" for message in self.chat), "---"])

    # -- how it reaches the bot --------------------------------------------------------------------------------

    def press(self, message: ShownMessage, data: str) -> ShownMessage:
        """Presses the button with that data."""
        self._acts(message, touches_message=False)
        query = {
            "id": self.world.new_query(self.id),
            "from": self.user,
            "message": message.to_api(),
            "chat_instance": str(message.chat["id"] * 7919),
            "data": data,
        }
        self.world.updates.add("callback_query", query)
        return message

    def _find_button(self, label: str, among: list[ShownMessage]) -> tuple[ShownMessage | None, dict[str, Any] | None]:
        for message in among:
            buttons = [button for row in message.inline for button in row if "callback_data" in button]
            exact = (button for button in buttons if button["text"] == label)
            if chosen := next(exact, next((button for button in buttons if label in button["text"]), None)):
                return message, chosen
        return None, None

    def _find_key(self, label: str) -> str | None:
        keys = [key for row in self.keyboard for key in row if not key.get("request_contact")]
        return next((str(key["text"]) for key in keys if label in key["text"]), None)

    def _shares(self, phone: str, user_id: int | None, first_name: str, **extra: Any) -> ShownMessage:
        contact = {"phone_number": phone, "first_name": first_name}
        card = contact if user_id is None else {**contact, "user_id": user_id}
        return self._sends(media={"contact": card, **extra})

    def _sends(self, chat: StandInChat | None = None, **content: Any) -> ShownMessage:
        room = chat or self.room
        if room is self.room and room.standing is ChatState.NEVER_STARTED:
            room.standing = ChatState.OPEN
        self._check_free(room)
        message = self.world.post(room, self.user, **content)
        self.acted = self.world.touched
        self.world.updates.add("message", message.to_api())
        return message

    def _acts(self, message: ShownMessage, *, touches_message: bool = True) -> None:
        self._check_free(self.world.chats.get(message.chat["id"]))
        self.world.touch(self.world.chats.get(message.chat["id"]), message if touches_message else None)
        self.acted = self.world.touched

    def _check_free(self, room: StandInChat) -> None:
        assert room.standing is ChatState.OPEN, f"{self.name} cannot act here: {room.standing.name.lower()}"

    def _stands(self, standing: ChatState, before: str, after: str) -> None:
        if self.room.standing is not standing:
            stand(self.world, self.room, standing, self.user, before, after)
