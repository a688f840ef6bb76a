"""An inquiry that is filled in with a relative on the telephone: the consent, the questions, and what is asked back."""

import re
import secrets
from collections.abc import Sequence

from bot.i18n import LANGUAGES, Language, language
from bot.model.refused import Reason, Refused
from bot.model.registration import ABOUT_THE_RELATIVE, REGISTRATION
from bot.model.sentence import Sentence
from bot.model.taken_down import KnownRelative, WithNumber
from bot.texts.register import by_telephone as texts
from bot.use_cases.register import sent_before, taking_down
from desk import filling
from desk.filling import AS_TYPED, Filled
from desk.pages import Answer, Elsewhere, Page
from desk.request import DeskRequest, as_id
from storage.store.transaction import Transaction

FIELDS = [step for step in REGISTRATION.steps if step.name != "photo"]
LONG, LONGEST = 300, 2_000
OTHER = "other"  # whose number it is as well: somebody else asks on the same telephone


async def ask(tx: Transaction, request: DeskRequest) -> Answer:
    """The consent and the questions, in the language of the relative."""
    return _form(request, _spoken(request.asked("language") or request.language), Filled())


async def take_down(tx: Transaction, request: DeskRequest) -> Answer:
    """It waits for its review by somebody else; what cannot be taken is asked once more.

    Also whether it is the relative who has that number already: then it is one more inquiry of theirs.
    """
    whose = request.word("whose")
    if whose and whose != OTHER:
        return await take_down_more(tx, request, as_id(whose))
    spoken = _spoken(request.word("language"))
    filled = filling.read(REGISTRATION, request, spoken)
    if filled.refused or not request.word("agreed"):
        return _form(request, spoken, filled, sent=True)
    form, zone = _page_sent(request), request.word("zone")
    received = await sent_before.again(tx, request.actor, form, filled.answers)
    if received is None and whose != OTHER:
        known = await taking_down.with_number(tx, request.actor, request.found, filled.answers["phone"])
        if known:
            return _form(request, spoken, filled, sent=True, known=known)
    received = received or await taking_down.take_down(tx, request.actor, filled.answers, spoken, zone, form or None)
    return Elsewhere(f"/telephone/inquiries/{received.id}")


async def ask_more(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """The questions about somebody else whom the same relative misses."""
    relative = await taking_down.relative_of(tx, request.actor, inquiry_id)
    return _form(request, relative.reader.language, Filled(), of=relative)


async def take_down_more(tx: Transaction, request: DeskRequest, inquiry_id: int) -> Answer:
    """The same, of an inquiry of a relative who has one; the same person twice is asked back."""
    relative = await taking_down.relative_of(tx, request.actor, inquiry_id)
    spoken = relative.reader.language
    filled = filling.read(REGISTRATION, request, spoken)
    for name in ABOUT_THE_RELATIVE:
        filled.refused.pop(name, None)
    if filled.refused or not (relative.consented or request.word("agreed")):
        return _form(request, spoken, filled, sent=True, of=relative)
    form, facts = _page_sent(request), {**filled.answers, **relative.about}
    received = await sent_before.again(tx, request.actor, form, facts)
    if received is None and not request.word("twice"):
        twin = await taking_down.asked_before(tx, relative, facts)
        if twin:
            return _form(request, spoken, filled, sent=True, of=relative, why=texts.asked_before(twin))
    received = received or await taking_down.for_relative(tx, request.actor, relative, facts, form or None)
    return Elsewhere(f"/telephone/inquiries/{received.id}")


def _form(
    request: DeskRequest,
    spoken: Language,
    filled: Filled,
    *,
    sent: bool = False,
    of: KnownRelative | None = None,
    known: Sequence[WithNumber] = (),
    why: Sentence | None = None,
) -> Page:
    fields = [one for one in FIELDS if of is None or one.name not in ABOUT_THE_RELATIVE]
    values = {
        "of": of,
        "known": known,
        "why": why,
        "spoken": spoken,
        "consent": texts.consent(request.org),
        "fields": fields,
        "typed": {one.name: request.word(one.name) for one in fields},
        "refused": {name: texts.why(name, refusal) for name, refusal in filled.refused.items()},
        "meant": {name: getattr(refusal, "typed", "") for name, refusal in filled.refused.items()},
        "as_typed": AS_TYPED,
        "agreed": bool(request.word("agreed")),
        "zone": request.word("zone"),
        "zones": texts.zones(request.now),
        "questions": texts,
        "longest": {"note": LONGEST},
        "long": LONG,
        "sent": sent,
        "page": _page_sent(request) or secrets.token_hex(16),
    }
    return Page("telephone/new.html", values, status=409 if sent else 200)


def _page_sent(request: DeskRequest) -> str:
    """The number of the page that was sent; none of a page of an earlier version."""
    said = request.word("page")
    return said if re.fullmatch(r"[0-9a-f]{32}", said) else ""


def _spoken(chosen: str) -> Language:
    if chosen not in LANGUAGES:
        raise Refused(Reason.CHANGED)
    return language(chosen)
