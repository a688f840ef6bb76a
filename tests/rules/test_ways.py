"""Whatever a chat says to operators by itself is read at the desk, and what its buttons do is done on a page there."""

import re

import pytest

from bot.model.message import TO_OPERATORS, Message
from bot.texts.staff.announced import PAGES
from desk.routes import ROUTES
from desk.ways import WAYS
from tests.promises import doors
from tests.rules.speaking import said, texts_of_its_own_accord

# What the desk shows and counts by itself: only that is not kept there.  Where it does so is beside it.
COUNTED = {
    "broadcasts.waits": "updates",
    "calls.listed": "calls",
    "calls.several": "calls",
    "digests.inquiries": "queue",
    "digests.letters": "talks",
    "digests.morning": "board",
    "digests.returns": "second look",
    "history.head": "the page of the history",
    "joining.waits": "possible duplicates",
    "lists.registered_since": "rows of lists",
    "mailing.live": "the update",
    "operators.inquiries_wait": "queue",
    "operators.inquiry_waits": "queue",
    "sightings.grave_waits": "sightings",
    "sightings.waits": "sightings",
    "talks.went_on": "talks",
    "talks.wrote": "talks",
    "waiting.list_waits": "second look",
    "waiting.waits": "second look",
}
# Codes are for what is done in the chat; a register is sent there as a file, and answered there.
ONLY_IN_CHAT = {"factor", "import", "leaveimport"}
COMMAND = re.compile(r"(?<![\w/.:@])/([a-z]+)\b")


def kept() -> dict[str, list[Message]]:
    """By the name of the text: all that operators may read at the desk only."""
    found = {}
    for name, text in texts_of_its_own_accord().items():
        messages = [one for one in said(text, "en") if one.kind in TO_OPERATORS and not one.counted and not one.passes]
        if messages:
            found[name] = messages
    return found


def test_only_what_the_desk_counts_by_itself_is_not_kept() -> None:
    counted = {name for name, text in texts_of_its_own_accord().items() if any(one.counted for one in said(text, "en"))}
    assert counted == set(COUNTED)
    assert len(kept()) > 60


@pytest.mark.parametrize("name", sorted(kept()))
def test_what_a_button_does_is_done_on_a_page(name: str) -> None:
    verbs = {button.press.partition(":")[0] for message in kept()[name] for row in message.buttons for button in row}
    assert verbs - WAYS.keys() - ONLY_IN_CHAT == set()


@pytest.mark.parametrize("name", sorted(kept()))
def test_what_the_words_call_by_a_command_is_a_page(name: str) -> None:
    commands = {one for message in kept()[name] for one in COMMAND.findall(message.words())}
    assert commands - PAGES.keys() == set()


def test_every_way_leads_to_a_page_for_those_who_get_it() -> None:
    pages = {re.sub(r"\{.*\}(?=/|$)", "{}", route.path): route.right for route in ROUTES if route.method == "GET"}
    for verb, (right, path) in WAYS.items():
        assert pages[path] is right, verb
        assert doors.ROLES[doors.VERBS[verb].right] <= doors.ROLES[right], verb
    for command, (path, _title) in PAGES.items():
        assert path in pages, command
