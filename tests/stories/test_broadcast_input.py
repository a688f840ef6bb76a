"""What may go wrong while an update is written, and what it would cost: a clear sentence, nothing sent by mistake."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rehearsal.entities import Entity, Formatted
from bot.use_cases.updates.editions import DIGESTS
from handlers.routes import ID
from storage.store import stamps
from tests.cast import OperatorActor
from tests.stories.broadcasting import (
    PREVIEW,
    UK,
    agreed,
    goes_out,
    opens_it,
    puts_it,
    reads_of,
    updates_of,
    words,
    writes,
)  # fmt: skip
from tests.town import Town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town without quiet hours."""
    async with Town(tmp_path, quiet_hours="00:00-00:00") as opened:
        yield opened


async def over_by(author: OperatorActor, most: str) -> int:
    """Sees that a text is too long, and by how much."""
    await author.town.settles()  # the refusal before this one may lose its buttons meanwhile
    refused = await author.reads(most)
    return int(next(word for word in refused.text.split() if word.isdecimal()))


async def begins(author: OperatorActor) -> None:
    """Begins an update to all."""
    await author.says("/broadcast")
    await author.presses("Write an update")
    await author.presses("All families")


def test_every_preview_can_be_approved() -> None:
    assert re.fullmatch(ID, str(DIGESTS - 1))


async def test_length_is_counted_as_telegram_counts_it(town: Town) -> None:
    iryna = await town.operator("Iryna", "broadcaster")
    await agreed(town, "Anna")
    await writes(iryna, "🕊" * 2_048, None)
    overlong = await over_by(iryna, "4096")
    await town.passes(5)  # nobody shortens a text faster
    await iryna.says("🕊" * (2_048 - -(-overlong // 2)))
    await iryna.sees(PREVIEW)


async def test_below_a_picture_there_is_less_room(town: Town) -> None:
    iryna, petro = await town.operator("Iryna", "broadcaster"), await town.operator("Petro", "admin")
    anna = await agreed(town, "Anna")
    await begins(iryna)
    await words(iryna, "а" * 1_024, None)
    await town.settles()
    await iryna.person.sends_photo()
    overlong = await over_by(iryna, "1024")
    await iryna.says("а" * (1_024 - overlong + 1))
    assert await over_by(iryna, "1024") == 1
    await iryna.says("а" * (1_024 - overlong))
    await puts_it(iryna)
    await opens_it(petro)
    await petro.presses("Approve and send")
    await town.settles()
    assert anna.person.last.has_photo
    assert "а" * (1_024 - overlong) in anna.person.last.text


async def test_the_rest_of_a_text_that_telegram_cut_is_not_taken_for_the_text_in_english(town: Town) -> None:
    iryna = await town.operator("Iryna", "broadcaster")
    await agreed(town, "Anna")
    await begins(iryna)
    await town.settles()
    await iryna.says("а" * 4_097)
    await iryna.sees("This is the rest of a long message that Telegram split. We did not take it as an answer.")
    await town.settles()
    await iryna.presses("No English text")
    await iryna.presses("No picture")
    await iryna.reads("4096")  # and what is asked for again is the Ukrainian text alone


@pytest.mark.parametrize("parted", ["evil\u200b.example", "evil.exa\u00admple", "evil.\u2060example/x"])
async def test_a_link_that_only_comes_about_when_invisible_marks_are_taken_out_is_refused(
    town: Town, parted: str
) -> None:
    iryna = await town.operator("Iryna", "broadcaster")
    await agreed(town, "Anna")
    await writes(iryna, f"Докладніше: {parted}", None)
    assert "evil.example" in (await iryna.sees("Families are told that this bot never asks them to open a link.")).text


async def test_where_a_hidden_link_leads_to_cannot_be_disguised(town: Town) -> None:
    iryna, petro = await town.operator("Iryna", "broadcaster"), await town.operator("Petro", "admin")
    anna = await agreed(town, "Anna")
    await begins(iryna)
    await town.settles()
    url = "https://good.example/?a=1&lt=2&#46;evil.example"
    iryna.person._sends(words=Formatted("Тут усе", (Entity("text_link", 0, 3, (("url", url),)),)))
    await town.settles()
    await iryna.presses("No English text")
    await iryna.presses("No picture")
    await iryna.sees("Families are told that this bot never asks them to open a link.")
    await iryna.says("good.example")
    await puts_it(iryna)
    await opens_it(petro)
    await petro.presses("Approve and send")
    await town.settles()
    assert {entity.extra for entity in anna.person.last.entities if entity.type == "text_link"} == {(("url", url),)}


@pytest.mark.parametrize("nothing", ["\u200b\u2060", "\u3164"])
async def test_a_text_in_which_nothing_can_be_seen_is_none(town: Town, nothing: str) -> None:
    iryna = await town.operator("Iryna", "broadcaster")
    await begins(iryna)
    await town.settles()
    question = iryna.person.last.text.partition("\n\n")[2]
    await iryna.says(nothing)
    await town.settles()
    assert question.partition("\n")[0] in iryna.person.last.text
    assert not iryna.has_seen(PREVIEW)


async def test_markup_that_was_typed_arrives_as_it_was_typed(town: Town) -> None:
    iryna, petro = await town.operator("Iryna", "broadcaster"), await town.operator("Petro", "admin")
    anna = await agreed(town, "Anna")
    broken = "<b>не <i>закрито</b> &amp; *зірка _ [дужка]( <a href='x'>"
    await goes_out(iryna, petro, uk=broken, en=None)
    assert updates_of(anna)[0].endswith(broken)


async def test_whose_role_is_taken_away_while_writing_does_not_end_it(town: Town) -> None:
    iryna, petro = await town.operator("Iryna", "broadcaster"), await town.operator("Petro", "admin")
    await agreed(town, "Anna")
    await begins(iryna)
    await words(iryna)
    await town.settles()
    await town.store.run(stamps.change_all, "operator", {"role": "reviewer"}, "role = 'broadcaster'")
    iryna.forges("skip:broadcast:picture")
    await town.settles()
    assert await town.store.read(lambda tx: tx.count("broadcast")) == 0
    assert not petro.has_seen("<b>An update for families is waiting for a second operator.</b>")


async def test_whose_role_is_taken_away_before_approving_does_not_approve(town: Town) -> None:
    iryna, olha = await town.operator("Iryna", "broadcaster"), await town.operator("Olha", "admin")
    anna = await agreed(town, "Anna")
    await writes(iryna)
    await puts_it(iryna)
    await opens_it(olha)
    await town.store.run(stamps.change_all, "operator", {"role": "reviewer"}, "role = 'admin'")
    await olha.presses("Approve and send")
    await town.settles()
    assert olha.person.toasts
    assert not updates_of(anna)


async def test_no_update_is_paid_for_unless_the_house_says_so(town: Town) -> None:
    iryna, petro = await town.operator("Iryna", "broadcaster"), await town.operator("Petro", "admin")
    anna = await agreed(town, "Anna")
    await goes_out(iryna, petro)
    assert updates_of(anna)
    assert not petro.has_seen("<b>Paid broadcast:</b> at most {stars} Stars")
    assert not [call for call in town.telegram.calls if "allow_paid_broadcast" in call.params]


async def test_a_paid_update_shows_its_cost_before_it_is_approved(tmp_path: Path) -> None:
    async with Town(tmp_path, quiet_hours="00:00-00:00", paid_broadcasts=True, send_rate=300) as town:
        iryna, petro = await town.operator("Iryna", "broadcaster"), await town.operator("Petro", "admin")
        anna = await agreed(town, "Anna")
        for number in range(19):
            await agreed(town, f"Person {number}")
        await writes(iryna)
        await puts_it(iryna)
        card = await opens_it(petro)
        cost = petro.word("<b>Paid broadcast:</b> at most {stars} Stars at {rate} a second")
        assert cost.format(stars=2, rate=300) in card.text  # 20 × 0.1 Stars for the 270 of 300 that are not free
        assert not [call for call in town.telegram.calls if "allow_paid_broadcast" in call.params]
        await petro.presses("Approve and send")
        await town.settles()
        paid = [call for call in town.telegram.calls if "allow_paid_broadcast" in call.params]
        assert len(paid) == 20
        assert UK in updates_of(anna)[0]
        await anna.says("/updates")
        await town.settles()
        assert len([call for call in town.telegram.calls if "allow_paid_broadcast" in call.params]) == 20


async def test_an_update_whose_record_is_broken_stops_neither_the_bot_nor_the_others(town: Town) -> None:
    iryna, petro = await town.operator("Iryna", "broadcaster"), await town.operator("Petro", "admin")
    anna = await agreed(town, "Anna")
    await writes(iryna, "Зіпсоване.")
    await iryna.sees(PREVIEW)
    await iryna.presses("When")
    await town.settles()
    await iryna.says("завтра о 10")
    await puts_it(iryna)
    await opens_it(petro)
    await petro.presses("Approve and send")
    await town.settles()
    await town.store.run(lambda tx: tx.execute("UPDATE broadcast SET sealed = X'00'"))
    await goes_out(iryna, petro)
    await reads_of(iryna, "<b>Update No. {number} was sent.</b>", 2)
    assert [text.rpartition("\n")[2] for text in updates_of(anna)] == [UK]
    await anna.says("/updates")
    await anna.sees("<b>Updates for families.</b> Here are the latest again")
