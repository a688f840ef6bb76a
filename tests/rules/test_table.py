"""One handler in place of hundreds: a press is taken by the route that would have taken it, one after the other."""

import pytest
from telegram import CallbackQuery, Update, User

from bot.app import HANDLERS, TABLE
from handlers.common import REST
from handlers.routes import Press, Route
from tests.promises import doors

ANNA = User(1, "Anna", is_bot=False)
STRANGE = (":", "nonsense", "queue:1", "queue:", "case", "case:x", "cas:1", "a:x", "send:", "language:xx", "QUEUE")


def pressed(data: str | None) -> Update:
    """A press."""
    return Update(1, callback_query=CallbackQuery("1", ANNA, "1", data=data))


def taken(update: Update) -> Route | None:
    """The first route that takes it."""
    found = ((route, route.check_update(update)) for route in HANDLERS)
    return next((route for route, check in found if check is not None and check is not False), None)


def in_the_table(update: Update) -> Route | None:
    """The route in the table."""
    found = TABLE.check_update(update)
    return found[0] if found else None


def some_data() -> list[str]:
    """For each button data that it could have, and some that no button has."""
    subjects = {verb: door.subjects for verb, door in doors.VERBS.items()} | doors.FAMILY
    told = [":".join([verb, *(one if one in ("uk", "csv") else "1" for one in two)]) for verb, two in subjects.items()]
    return [*told, *STRANGE]


def test_a_press_is_taken_by_the_same_route() -> None:
    for data in some_data():
        assert in_the_table(pressed(data)) is taken(pressed(data)) is not None, data


@pytest.mark.parametrize("data", ["", None])
def test_a_press_that_says_nothing_is_no_buttons(data: str | None) -> None:
    assert in_the_table(pressed(data)) in REST


def test_most_buttons_have_a_route_of_their_own_verb() -> None:
    routes = [taken(pressed(data)) for data in some_data()]
    assert sum(isinstance(route, Press) for route in routes) > len(doors.VERBS)
