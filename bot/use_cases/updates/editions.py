"""What of an update families would read if it were approved at this moment, and a digest of exactly that."""

import json
from collections.abc import Mapping
from hashlib import sha256

from bot.i18n import LANGUAGES, Language
from bot.model import moments
from bot.model.actor import Actor
from bot.model.broadcast import Broadcast, BroadcastAudience, BroadcastView, Edition, Preview
from bot.model.forms import EXPIRIES
from bot.model.message import DAY, Message
from bot.model.quiet_hours import QuietHours
from bot.settings import OrgConfig
from bot.texts.updates import updates
from storage.staff import operators
from storage.store.transaction import Transaction
from storage.updates import broadcasts

DIGESTS = 10**18  # how many there are; handlers/routes.py lets buttons carry no number that no row can have


async def preview(tx: Transaction, org: OrgConfig, found: Broadcast, now: int) -> Preview:
    """As it would be if it were approved now."""
    starts_at, zone = _start(org, found.answers, now)
    corrects = await corrected(tx, found.audience)
    edition = edition_of(org, found.answers, await broadcasts.next_number(tx), starts_at, corrects)
    messages = {code: _whole(updates.update(org, edition).rendered(code)) for code in LANGUAGES}
    expires_at = starts_at + EXPIRIES[found.answers["expiry"]] * DAY
    otherwise = starts_at != _chosen(org, found.answers, now)
    return Preview(edition, messages, starts_at, expires_at, zone, otherwise, _digest(found, messages, otherwise))


async def view(tx: Transaction, actor: Actor, found: Broadcast) -> BroadcastView:
    """Exactly what families would read, and what else an operator has to know to decide it."""
    author = await operators.get(tx, found.author_id)
    shown = await preview(tx, actor.org, found, actor.now)
    return BroadcastView(found, shown, author.name, own=found.author_id == actor.id)


def edition_of(org: OrgConfig, answers: Mapping[str, str], number: int, at: int, corrects: int | None) -> Edition:
    """What is printed of the author's answers."""
    words: dict[str, str] = {code: answers.get(code, "") for code in LANGUAGES}
    return Edition(number, at, words, answers.get("picture") or None, corrects, org.paid_broadcasts)


async def corrected(tx: Transaction, audience: BroadcastAudience) -> int | None:
    """The serial number of the update whose recipients get a correction of it, if that is what it is."""
    return None if audience.corrects is None else (await broadcasts.get(tx, audience.corrects)).number


def _start(org: OrgConfig, answers: Mapping[str, str], now: int) -> tuple[int, str | None]:
    """When it would begin, not before it is approved nor in quiet hours unless there is a reason; and the zone."""
    planned = max(now, _chosen(org, answers, now))
    if answers.get("quiet"):
        return planned, None
    return QuietHours(*org.quiet_hours).over_at(org.timezone, planned) or planned, org.timezone.key


def _chosen(org: OrgConfig, answers: Mapping[str, str], now: int) -> int:
    return now if answers["time"] == "now" else moments.instant(answers["time"], org.timezone)


def _whole(pages: list[Message]) -> Message:
    """The one message that an update is in a language."""
    (whole,) = pages
    return whole


def _digest(found: Broadcast, messages: Mapping[Language, Message], otherwise: bool) -> int:
    """A number as short as a button takes the ids of rows to be."""
    calls = [messages[code].closed(updates.NO_CODE_YET).call().record() for code in LANGUAGES]
    audience = [found.audience.sort, found.audience.narrowed, found.audience.corrects]
    decided = [found.id, found.revision, calls, audience, sorted(found.answers.items()), otherwise]
    return int.from_bytes(sha256(json.dumps(decided).encode()).digest(), "big") % DIGESTS
