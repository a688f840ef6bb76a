"""What can go wrong on the way to Telegram, asked for by a test."""

from collections import deque
from dataclasses import dataclass, replace
from http import HTTPStatus

from bot.rehearsal.calls import RecordedCall
from bot.rehearsal.refusals import ApiError, too_many

BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"


@dataclass(frozen=True)
class PlannedFault:
    """One fault: a refusal, a body that is no answer of the Bot API, a cut connection, or one on which nothing comes.

    carried_out: everything was done before it went wrong.
    """

    refusal: ApiError | None = None
    status: int = 200
    body: str | None = None
    silent: bool = False
    carried_out: bool = False

    @classmethod
    def flood(cls, retry_after: int | None = 1) -> "PlannedFault":
        """429; None: without saying how long to wait."""
        return cls(refusal=too_many(retry_after) if retry_after is not None else ApiError(429, "Too Many Requests"))

    @classmethod
    def server_error(cls) -> "PlannedFault":
        """500 while Telegram's server restarts."""
        return cls(refusal=ApiError(500, "Internal Server Error: restart"))

    @classmethod
    def bad_gateway(cls) -> "PlannedFault":
        """502 with a page of HTML in place of JSON."""
        return cls(status=HTTPStatus.BAD_GATEWAY, body=BAD_GATEWAY)

    @classmethod
    def bad_json(cls) -> "PlannedFault":
        """200 with half a JSON body; the call was not handled."""
        return cls(body='{"ok":true,"resu')

    @classmethod
    def cut_before(cls) -> "PlannedFault":
        """The connection ends, nothing was done."""
        return cls()

    @classmethod
    def cut_after(cls) -> "PlannedFault":
        """Everything was done, and the connection ends before the answer."""
        return cls(carried_out=True)

    @classmethod
    def silence(cls) -> "PlannedFault":
        """The connection stays open, and no answer comes."""
        return cls(silent=True)

    @classmethod
    def gateway_timeout(cls) -> "PlannedFault":
        """504 with a page of HTML in place of JSON."""
        page = BAD_GATEWAY.replace("502 Bad Gateway", "504 Gateway Time-out")
        return cls(status=HTTPStatus.GATEWAY_TIMEOUT, body=page)

    @classmethod
    def of_a_proxy(cls, status: int) -> "PlannedFault":
        """A page of HTML by something between the bot and Telegram, which never saw the call."""
        phrase = f"{status} {HTTPStatus(status).phrase}"
        return cls(status=status, body=BAD_GATEWAY.replace("502 Bad Gateway", phrase))

    @classmethod
    def refused(cls, code: int, description: str, **parameters: int) -> "PlannedFault":
        """Any refusal in Telegram's words, e.g. 400 with migrate_to_chat_id."""
        return cls(refusal=ApiError(code, description, dict(parameters)))

    def after_all(self) -> "PlannedFault":
        """The same, but the call was carried out before."""
        return replace(self, carried_out=True)


@dataclass
class _Planned:
    fault: PlannedFault
    chat: int | None
    method: str | None

    def meets(self, call: RecordedCall) -> bool:
        """Without a method it meets every call but the poller's own."""
        method_fits = call.method == self.method if self.method else call.method != "getUpdates"
        return method_fits and self.chat in (None, call.chat_id)


class Faults:
    """Faults that wait for their call, first come first served."""

    def __init__(self) -> None:
        self._planned: deque[_Planned] = deque()

    def add(self, fault: PlannedFault, *, chat: int | None = None, method: str | None = None, times: int = 1) -> None:
        """Lets the next calls go wrong: to one chat or all, of one method or all but getUpdates."""
        self._planned.extend(_Planned(fault, chat, method) for _ in range(times))

    def take(self, call: RecordedCall) -> PlannedFault | None:
        """The fault that this call meets, used up by it."""
        met = next((planned for planned in self._planned if planned.meets(call)), None)
        if met is None:
            return None
        self._planned.remove(met)
        return met.fault

    def clear(self) -> None:
        """Lets everything go well again."""
        self._planned.clear()

    def __len__(self) -> int:
        return len(self._planned)
