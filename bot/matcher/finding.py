"""Operators look somebody up, by whatever they were told: a name, a date, a relative, a phone number.

What is worth a look depends on who fits better.  So the own family is left out before it is asked who fits: whoever
else is listed must not tell that somebody was left out (N3).
"""

import asyncio
from collections.abc import Collection

from bot.matcher.index import Index
from bot.matching import likeliest
from bot.model.chat import Operator
from bot.model.finding import Clue, Found, Hit
from bot.model.given import Refusal
from bot.model.phones import read_phone
from bot.use_cases.access import own_among
from storage.store.store import Store

MOST = 200  # more are never listed
DIGITS = 9  # of a phone number; a date has eight at most


async def find(store: Store, index: Index, words: str, operator: Operator) -> Found:
    """Whoever may be meant, also who was registered a moment ago; nobody before the register was read."""
    if not index.is_loaded:
        return Found(complete=False)
    await index.take_new()
    own: set[int] = set()
    while True:
        async with index.lock:
            hits = await asyncio.to_thread(_look_up, index, words, own)
        found = await store.read(own_among, operator, hits)
        if not found:
            return Found(hits)
        own |= found


def _look_up(index: Index, words: str, own: Collection[int]) -> list[Hit]:
    if telephone := _telephone(words):
        return [Hit(Clue.TELEPHONE, one, is_inquiry=True) for one in index.relatives.at(telephone) if one not in own]
    missed, asking = index.people.look_up(words, own), index.relatives.called(words, own)
    hits = {id(one): Hit(Clue.NAME, int(one.id), is_inquiry=index.is_inquiry(int(one.id))) for one in missed}
    hits |= {id(one): Hit(Clue.RELATIVE, int(one.id), is_inquiry=True) for one in asking}
    return [hits[id(one)] for one in likeliest([*missed, *asking])[:MOST]]


def _telephone(words: str) -> str | None:
    if sum(map(str.isdigit, words)) < DIGITS:
        return None
    try:
        return read_phone(words)
    except Refusal:
        return None
