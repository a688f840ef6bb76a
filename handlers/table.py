"""All routes as one handler of python-telegram-bot's: of a pressed button only the routes of its verb are tried.

There are hundreds of buttons, and the library asks one after the other whether a press is its own.
"""

from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from handlers.acting import Context, ignore
from handlers.routes import Press, Route

Found = tuple[Route, Any]
"""The route that takes an update, and what it has found in it."""


class Table(BaseHandler[Update, Context, None]):
    """The first route that takes an update handles it, in the order of the routes."""

    __slots__ = ("_of_verbs", "_others")

    def __init__(self, routes: Sequence[Route]) -> None:
        """The routes never change."""
        super().__init__(ignore)
        self._others: list[Route] = []
        self._of_verbs: dict[str, list[Route]] = {route.verb: [] for route in routes if isinstance(route, Press)}
        for route in routes:
            everywhere = (self._others, *self._of_verbs.values())
            for tried in (self._of_verbs[route.verb],) if isinstance(route, Press) else everywhere:
                tried.append(route)

    def check_update(self, update: object) -> Found | None:
        """The route for this update; None when there is none."""
        for route in self._of_verbs.get(_verb(update), self._others):
            found = route.check_update(update)
            if found is not None and found is not False:
                return route, found
        return None

    async def handle_update(self, update: Update, application: Any, check_result: Any, context: Context) -> None:
        """By the route that was found; check_result: Found."""
        route, found = check_result
        await route.handle_update(update, application, found, context)


def _verb(update: object) -> str:
    query = update.callback_query if isinstance(update, Update) else None
    data = query.data if query else None
    return data.partition(":")[0] if isinstance(data, str) else ""
