"""The examples of reverse proxies, run in front of the bot: what Telegram brings arrives, and nothing else does."""

from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from tests.deploy.proxied import Proxy, proxy
from tests.end_to_end.deployment import Deployment

SECRET = "a-secret-word"
PROXIES = pytest.mark.parametrize("name", ["nginx", "caddy"])


def brought(person_id: int) -> dict[str, Any]:
    """What Telegram brings when somebody has asked for help."""
    somebody = {"id": person_id, "first_name": "Anna"}
    message = {"message_id": 4_000, "date": 1_800_000_000, "chat": {**somebody, "type": "private"}, "text": "/help"}
    command = [{"type": "bot_command", "offset": 0, "length": 5}]
    return {
        "update_id": 900_000_000,
        "message": {**message, "from": {**somebody, "is_bot": False, "language_code": "en"}, "entities": command},
    }


async def posts(to: Proxy, path: str, body: object, secret: str = SECRET) -> int:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    sending: dict[str, Any] = {"json": body, "headers": headers, "ssl": to.trust}
    async with ClientSession() as http, http.post(f"{to.url}{path}", **sending) as answer:
        return answer.status


async def gets(at: Proxy, path: str) -> int:
    async with ClientSession() as http, http.get(f"{at.url}{path}", ssl=at.trust) as answer:
        return answer.status


@PROXIES
async def test_what_telegram_brings_arrives_and_nothing_else_does(
    name: str, deployment: Deployment, tmp_path: Path
) -> None:
    await deployment.runs(WEBHOOK_URL=f"http://{deployment.listen}/telegram", WEBHOOK_SECRET=SECRET)
    anna = deployment.relative("Anna")
    await anna.agrees()
    with proxy(name, tmp_path / name, deployment.listen, lets_us_in=True) as way_in:
        assert await posts(way_in, "/telegram", brought(anna.person.id)) == 200
        await anna.sees("<b>Help.</b>")
        assert await posts(way_in, "/telegram", brought(anna.person.id), secret="guessed") == 403
        too_much = await posts(way_in, "/telegram", {"update_id": 1, "filler": "x" * 1_200_000})
        assert too_much in {413, 502}  # the second by Caddy before 2.7
        assert [await gets(way_in, page) for page in ("/metrics", "/healthz", "/readyz", "/", "/telegram/x")] == [
            404
        ] * 5
        assert await gets(way_in, "/telegram") in {404, 405}


@PROXIES
async def test_who_does_not_come_from_telegram_is_not_let_in(name: str, deployment: Deployment, tmp_path: Path) -> None:
    with proxy(name, tmp_path / name, deployment.listen, lets_us_in=False) as way_in:
        assert await posts(way_in, "/telegram", brought(1)) in {403, 404}


@PROXIES
async def test_while_the_bot_is_away_telegram_hears_so(name: str, deployment: Deployment, tmp_path: Path) -> None:
    with proxy(name, tmp_path / name, deployment.listen, lets_us_in=True) as way_in:
        assert await posts(way_in, "/telegram", brought(1)) == 502
