"""The two operators of a drill: they read what the bot says to them, press its buttons and answer its questions."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from benchmarks.day.sizes import BRINGS, VERIFIES
from benchmarks.day.town import Facts
from benchmarks.delivery.processes import Telegram

GLANCE = 0.01
PATIENCE = 240.0
STATEMENT = "Звірено кожен рядок із документами"
PROVENANCE = (
    "a:list:origin:state",
    "Координаційний штаб",
    "{today}",
    "Зустріли на кордоні",
    "Документи",
    "a:list:wish:all",
)
Said = tuple[float, int, str, str]
Buttons = dict[str, str]
"""Of a message, by their verbs; several of one verb in one string."""


class Silent(Exception):
    """The bot has not said what was waited for."""


class Desk:
    """What was said so far to everybody whose messages are kept, and the two who work."""

    def __init__(self, telegram: Telegram, token: str) -> None:
        """Nothing was said."""
        self.telegram, self.token = telegram, token
        self.said: list[Said] = []
        self._read = {BRINGS: 0, VERIFIES: 0}

    def hears(self) -> list[Said]:
        """What was said since."""
        new = self.telegram.said(self.token, len(self.said))
        self.said += new
        return new

    def waits(self, until: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
        """What that says as soon as it says something."""
        end = time.monotonic() + patience
        while not (found := until()):
            if time.monotonic() > end:
                raise Silent(what)
            time.sleep(GLANCE)
            self.hears()
        return found

    def brings(self, listed: list[Facts]) -> int:
        """One operator sends the list, says where it comes from and proposes all that is sure; the id of the list."""
        sure = self.sends(listed)
        self._presses(BRINGS, sure)
        self._presses(BRINGS, self._next(BRINGS, "allsure"))
        self._next(BRINGS, "proposals")
        return int(sure.split(":")[1])

    def sends(self, listed: list[Facts] | str) -> str:
        """One operator sends the list and says where it comes from; the button of what is sure, once it is compared.

        listed: the people, or the file as it is.
        """
        self.telegram.lays_out(self.token, (listed if isinstance(listed, str) else _as_csv(listed)).encode())
        document = {"file_id": "f", "file_unique_id": "f", "file_name": "list.csv", "file_size": 1}
        self._does(BRINGS, {"message": _message(BRINGS, document=document)})
        for answer in PROVENANCE:
            self._next(BRINGS, "cancel:list")
            self._answers(BRINGS, answer.format(today=time.strftime("%d.%m.%Y")))
        return self._next(BRINGS, "sure")

    def compares(self, list_id: int) -> int:
        """The other one finds every page right, up to the last press; how many pages there were."""
        self._presses(VERIFIES, f"proposals:{list_id}")
        pages = 0
        while (data := self._next(VERIFIES, "right", "batch")).startswith("right"):
            self._presses(VERIFIES, data)
            pages += 1
        self._presses(VERIFIES, data)
        self._next(VERIFIES, "cancel:batch")
        self._answers(VERIFIES, STATEMENT)
        self._next(VERIFIES, "send")
        return pages

    def verifies(self) -> None:
        """The last press."""
        self._presses(VERIFIES, "send:batch")

    def acts(self, who: int, sends: str, *, writes: bool) -> None:
        """Writes that, or presses the button that sends it."""
        if writes:
            self._answers(who, sends)
        else:
            self._presses(who, sends)

    def shown(self, who: int, *verbs: str) -> Buttons:
        """The buttons of the next message that has one of these."""
        return dict(self.waits(lambda: self._buttons(who, verbs), f"{verbs} for operator {who}"))

    def _buttons(self, who: int, verbs: tuple[str, ...]) -> Buttons:
        for place, (_at, chat, _method, said) in enumerate(self.said[self._read[who] :], self._read[who]):
            found = by_verb(buttons(said)) if chat == who else {}
            if set(verbs) & found.keys():
                self._read[who] = place + 1
                return found
        return {}

    def _next(self, who: int, *starts: str) -> str:
        """The next button with one of these beginnings that the operator is shown."""
        return str(self.waits(lambda: self._button(who, starts), f"{starts} for operator {who}"))

    def _button(self, who: int, starts: tuple[str, ...]) -> str:
        for place, (_at, chat, _method, said) in enumerate(self.said[self._read[who] :], self._read[who]):
            for data in buttons(said) if chat == who else ():
                if any(data == start or data.startswith(f"{start}:") for start in starts):
                    self._read[who] = place + 1
                    return data
        return ""

    def _answers(self, who: int, answer: str) -> None:
        if answer.startswith("a:"):
            self._presses(who, answer)
        else:
            entities = [{"type": "bot_command", "offset": 0, "length": len(answer)}] if answer.startswith("/") else []
            self._does(who, {"message": _message(who, text=answer, entities=entities)})

    def _presses(self, who: int, data: str) -> None:
        person = {"id": who, "is_bot": False, "first_name": "Somebody"}
        press = {"id": "1", "from": person, "message": _message(who, text="x"), "chat_instance": "1", "data": data}
        self._does(who, {"callback_query": press})

    def _does(self, who: int, deed: dict[str, Any]) -> None:
        self.hears()
        self.telegram.does(self.token, deed)


def buttons(said: str) -> Iterator[str]:
    """What the buttons below a message send."""
    if said.startswith("{") and '"callback_data"' in said:
        for row in json.loads(said).get("reply_markup", {}).get("inline_keyboard", ()):
            yield from (button["callback_data"] for button in row if "callback_data" in button)


def by_verb(sent: Iterable[str]) -> Buttons:
    """What buttons send, by their verbs."""
    found: Buttons = {}
    for data in sent:
        verb = data.split(":")[0]
        found[verb] = f"{found[verb]} {data}" if verb in found else data
    return found


def _message(who: int, **content: Any) -> dict[str, Any]:
    person = {"id": who, "first_name": "Somebody", "language_code": "uk"}
    return {"message_id": 1, "date": 1_800_000_000, "chat": {**person, "type": "private"},
            "from": {**person, "is_bot": False}, **content}  # fmt: skip


def _as_csv(listed: list[Facts]) -> str:
    heads = "№;Прізвище;Ім'я;По батькові;Дата народження"
    rows = (
        f"{number};{one['surname']};{one['given']};{one['patronymic']};{'.'.join(reversed(one['birth_date'].split('-')))}"
        for number, one in enumerate(listed, 1)
    )
    return "\n".join([heads, *rows])
