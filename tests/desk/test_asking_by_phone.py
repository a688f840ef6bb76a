"""A question to a relative without Telegram: whoever calls them asks it, and notes what they answer."""

import re

from bot.model.actor import Actor
from bot.model.refused import Reason
from bot.texts.refused import SENTENCES
from bot.use_cases.register import review
from storage.register import inquiries, messages
from storage.staff import operators
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.desk.browser import Answered
from tests.desk.on_the_phone import OnThePhone, phone, town
from tests.desk.working import counted
from tests.stories.confirming import last, of

__all__ = ["phone", "town"]
QUESTION, ANSWER = "Яка в нього родимка?", "На лівому плечі, як зірка"
HOUR, DAY = 3_600, 86_400


async def _is_asked(phone: OnThePhone) -> int:
    """Maria took the inquiry down with Hanna; Petro decides about it, and has a question.  Both have signed in."""
    await phone.takes_down()
    case = await last(phone.town, "inquiry")
    await phone.town.store.run(review.ask, await _as(phone, phone.petro), case, QUESTION)
    await phone.town.settles()
    return case


async def _as(phone: OnThePhone, who: OperatorActor) -> Actor:
    staff = await phone.town.store.read(operators.get, await of(who))
    return Actor(staff, phone.town.settings().org, int(phone.town.clock()))


async def _state(phone: OnThePhone, case: int) -> str:
    return str((await phone.town.store.read(inquiries.get, case)).state)


def _errand(page: Answered) -> str:
    return str(re.findall(r'name="errand" value="(\d+)"', page.html)[0])


async def test_whoever_calls_asks_and_the_answer_brings_the_inquiry_back_to_the_queue(phone: OnThePhone) -> None:
    case = await _is_asked(phone)
    path = f"/telephone/{await phone.relative()}"
    assert await _state(phone, case) == "asked"
    call = await phone.marias.sends(f"{path}/take")
    assert QUESTION in call.words
    assert "запитання щодо вашого звернення" in call.words, "as they are asked, in their language"
    said = re.findall(r"<blockquote.*</blockquote>", call.html, re.DOTALL)[0]
    assert "кнопк" not in said, "there is none on a telephone"
    await phone.marias.sends(f"{path}/answer", {"errand": _errand(call), "words": ANSWER})
    await phone.town.settles()
    assert await _state(phone, case) == "received"
    said = await phone.town.store.read(messages.of_inquiry, await phone.relative(), case)
    assert [(one.sort, one.text, one.operator_id is None) for one in said] == [
        ("question", QUESTION, False),
        ("answer", ANSWER, True),
    ], "as if they had written it"
    assert (await phone.petro.sees("<b>The family has answered</b>")).text
    assert "родина відповіла" in (await phone.petros.opens("/queue")).words
    assert ANSWER in (await phone.petros.opens(f"/cases/{case}")).words
    assert await counted(phone.town, "audit", "action = 'noted answer' AND subject = 'inquiry'") == 1
    assert await counted(phone.town, "errand", "1 = 1") == 0
    assert await counted(phone.town, "talk", "1 = 1") == 0
    assert (await phone.decided()).person


async def test_a_question_ends_with_an_answer_and_with_one_only(phone: OnThePhone) -> None:
    case = await _is_asked(phone)
    path = f"/telephone/{await phone.relative()}"
    said = {"errand": str(await last(phone.town, "errand")), "words": ANSWER}
    assert (await phone.petros.sends(f"{path}/answer", said)).status == 409, "nobody has taken the call"
    call = await phone.marias.sends(f"{path}/take")
    assert (await phone.petros.sends(f"{path}/answer", said)).status == 409, "Maria calls them"
    assert (await phone.marias.sends(f"{path}/told", {"errand": _errand(call)})).status == 409, "it was only asked"
    empty = await phone.marias.sends(f"{path}/answer", {**said, "words": " "})
    assert (empty.status, QUESTION in empty.words, 'role="alert"' in empty.html) == (409, True, True)
    assert await _state(phone, case) == "asked"
    assert (await phone.marias.sends(f"{path}/answer", said)).status == 200
    assert (await phone.marias.sends(f"{path}/answer", said)).status == 409, "it is in nobody's hands"
    assert await counted(phone.town, "message", "sort = 'answer'") == 1


async def test_who_is_not_reached_or_wants_to_be_called_later_is_asked_then(phone: OnThePhone) -> None:
    case = await _is_asked(phone)
    reference = (await phone.town.store.read(inquiries.get, case)).reference
    path = f"/telephone/{await phone.relative()}"
    await phone.marias.sends(f"{path}/take")
    assert reference in (await phone.marias.sends(f"{path}/back")).words, "a colleague may try at once"
    await phone.petros.sends(f"{path}/take")
    assert (await phone.petros.sends(f"{path}/back", {"hours": "5000"})).status == 409, "nobody hides them for so long"
    assert reference not in (await phone.petros.sends(f"{path}/back", {"hours": "4"})).words
    await phone.town.passes(4 * HOUR - 60)
    await phone.marias.signs_in()
    assert reference not in (await phone.marias.opens("/telephone")).words
    await phone.town.passes(120)
    assert reference in (await phone.marias.opens("/telephone")).words
    assert await _state(phone, case) == "asked"


async def test_what_an_earlier_version_asked_is_asked_once_more(phone: OnThePhone) -> None:
    case = await _is_asked(phone)
    await phone.town.store.run(_is_told_as_it_was_then)
    await phone.town.passes(DAY)
    assert await counted(phone.town, "errand", f"asks = {case}") == 1
    assert await counted(phone.town, "errand", "kind = 'reminder'") == 0
    await phone.town.passes(8 * DAY)
    assert await counted(phone.town, "errand", f"asks = {case}") == 1, "once, however long it takes"
    await phone.marias.signs_in()
    path = f"/telephone/{await phone.relative()}"
    call = await phone.marias.sends(f"{path}/take")
    await phone.marias.sends(f"{path}/answer", {"errand": _errand(call), "words": ANSWER})
    assert await _state(phone, case) == "received"


async def test_who_gets_a_chat_before_the_call_answers_there_and_is_not_asked_again(phone: OnThePhone) -> None:
    case = await _is_asked(phone)
    given = await phone.petros.sends(f"/telephone/inquiries/{case}/code")
    code = re.findall(r'class="code"[^>]*>([\d ]+)<', given.html)[0]
    hanna = phone.town.relative("Hanna")
    await hanna.says(f"/connect {code}")
    await hanna.sees("<b>Done.</b>")
    await hanna.says("/status")
    await hanna.presses("Answer the question")
    await hanna.says(ANSWER)
    await hanna.sees("<b>Answer received.</b>")
    assert await _state(phone, case) == "received"
    assert await counted(phone.town, "errand", "1 = 1") == 0


async def test_nobody_of_the_own_family_asks_or_notes(phone: OnThePhone) -> None:
    await _is_asked(phone)
    path = f"/telephone/{await phone.relative()}"
    call = await phone.marias.sends(f"{path}/take")
    await phone.marias.sends("/family", {"surname": "Коваль", "given": "Тарас", "birth_date": "1991"})
    await phone.town.settles()
    refused = await phone.marias.sends(f"{path}/answer", {"errand": _errand(call), "words": ANSWER})
    assert (refused.status, SENTENCES[Reason.TALK_TAKEN].text("uk") in refused.words) == (409, True)
    assert await counted(phone.town, "message", "sort = 'answer'") == 0


async def _is_told_as_it_was_then(tx: Transaction) -> None:
    """The errand was said and is gone; what the migration does to its reminder."""
    await tx.execute("DELETE FROM errand")
    await tx.execute("UPDATE reminder SET due_at = 0, sent = 0 WHERE sort = 'question'")
