"""A plain HTTP client for the stand-in."""

from typing import Any

import aiohttp

from bot.rehearsal import Account, StandIn

TOKEN = "42:made-up"


class Client:
    """Calls the Bot API by hand: returns status and body."""

    def __init__(self, standin: StandIn, session: aiohttp.ClientSession) -> None:
        self.standin = standin
        self.session = session

    async def call(self, method: str, **params: Any) -> tuple[int, dict[str, Any]]:
        async with self.session.post(f"{self.standin.url}/bot{TOKEN}/{method}", json=params) as answer:
            return answer.status, await answer.json()

    async def refusal(self, method: str, **params: Any) -> str:
        _, body = await self.call(method, **params)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

    async def result(self, method: str, **params: Any) -> Any:
        _, body = await self.call(method, **params)
        assert body["ok"], body
        return body["result"]

    async def sends(self, person: Account, text: str, *labels: str) -> dict[str, Any]:
        rows = [[{"text": label, "callback_data": label} for label in labels]]
        markup = {"reply_markup": {"inline_keyboard": rows}} if labels else {}
        sent: dict[str, Any] = await self.result("sendMessage", chat_id=person.id, text=text, **markup)
        return sent
