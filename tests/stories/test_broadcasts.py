"""An update goes to all families: written by one operator, approved by another, in the language of each."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rehearsal import PlannedFault
from bot.rehearsal.entities import Entity, Formatted
from storage.store import stamps
from tests.cast import OperatorActor, Relative
from tests.promises.quick import is_invited_again
from tests.register import is_accepted
from tests.stories.broadcasting import (
    EN,
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
from tests.wording import known

Cast = tuple[OperatorActor, OperatorActor, Relative, Relative]


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town without quiet hours: these stories are told at any time of day."""
    async with Town(tmp_path, quiet_hours="00:00-00:00") as opened:
        yield opened


async def cast(town: Town, language: str = "uk") -> Cast:
    """A broadcaster, an administrator, a relative who reads Ukrainian and one who reads English."""
    iryna, petro = await town.operator("Iryna", "broadcaster", language), await town.operator("Petro", "admin")
    return iryna, petro, await agreed(town, "Anna"), await agreed(town, "James", "en")


async def test_what_two_operators_stand_for_reaches_every_family_in_its_language(town: Town, language: str) -> None:
    iryna, petro, anna, james = await cast(town, language)
    await writes(iryna)
    card = await iryna.sees(PREVIEW)
    assert iryna.word("Recipients: {total} ({shares}), counted at {clock}")[:12] in card.text
    assert all(f"{iryna.word(one)}: 1" in card.text for one in ("in English", "in Ukrainian"))
    await puts_it(iryna)
    assert not updates_of(anna)
    await opens_it(petro)
    previews = [
        text.rpartition("\n\n")[0] for text in petro.person.words() if text.endswith("•••-•••-•••-••• · /check")
    ]
    await petro.presses("Approve and send")
    await town.settles()
    assert [updates_of(anna), updates_of(james)] == [[previews[0]], [previews[1]]]
    assert previews[0].startswith("Оновлення № 1 для родин (")
    assert previews[0].endswith(UK)
    assert previews[1].endswith(EN)
    for operator in (iryna, petro):
        report = await reads_of(operator, "<b>Update No. {number} was sent.</b>")
        assert operator.word("Sent: {n}").format(n=2) in report.text
    assert not [text for text in iryna.person.words() if text.endswith(anna.person.last.text[-30:])]


async def test_the_menu_counts_what_others_wrote(town: Town, language: str) -> None:
    iryna, petro, _anna, _james = await cast(town, language)
    await writes(iryna)
    await puts_it(iryna)
    for operator, waits in ((iryna, 0), (petro, 1)):
        await operator.says("/operator")
        menu = await operator.sees("<b>Operator: {role}.</b> What is waiting for you is on the buttons.")
        buttons = [button["text"] for row in menu.inline for button in row]
        assert operator.word("Updates: {n}").format(n=waits) in buttons


async def test_its_code_is_genuine_for_everybody(town: Town) -> None:
    iryna, petro, anna, _james = await cast(town)
    await goes_out(iryna, petro)
    code = anna.person.last.text.rpartition("\n\n")[2].split()[1]
    nina = town.relative("Nina")
    await nina.says(f"/check {code}")
    await nina.sees("<b>Checking a message: the code is genuine.</b>")
    await anna.person.forwards(anna.person.last)
    await anna.sees("<b>Checking a message: it is genuine.</b>")


async def test_a_missing_language_gets_the_other_with_a_line_that_says_so(town: Town) -> None:
    iryna, petro, anna, james = await cast(town)
    await goes_out(iryna, petro, en=None)
    assert updates_of(anna)[0].endswith(UK)
    assert known(james.word("<i>There is no English text of this update.")) in updates_of(james)[0]
    assert "(Українська):" in updates_of(james)[0]
    assert updates_of(james)[0].endswith(UK)


async def test_formatting_is_kept_and_what_a_bot_cannot_send_is_left_out(town: Town) -> None:
    iryna, petro, anna, _james = await cast(town)
    await writes(iryna, en=None, uk=None)
    asked = await iryna.sees("The update has no text yet.")
    assert asked.text.endswith("—")  # what was left empty is not shown as nothing at all
    text = "Важливо 🙂 <b>не тег"
    iryna.person._sends(
        words=Formatted(
            text,
            (Entity("bold", 0, 7), Entity("custom_emoji", 8, 2, (("custom_emoji_id", "5"),)), Entity("spoiler", 11, 3)),
        )
    )
    await puts_it(iryna)
    await opens_it(petro)
    await petro.presses("Approve and send")
    await town.settles()
    assert anna.person.last.text.count(text) == 1
    kinds = {entity.type for entity in anna.person.last.entities}
    assert {"bold", "spoiler"} <= kinds
    assert "custom_emoji" not in kinds


async def test_a_picture_goes_with_it(town: Town) -> None:
    iryna, petro, anna, _james = await cast(town)
    await iryna.says("/broadcast")
    await iryna.presses("Write an update")
    await iryna.presses("All families")
    await words(iryna)
    await town.settles()
    await iryna.person.sends_photo()
    await puts_it(iryna)
    await opens_it(petro)
    await petro.presses("Approve and send")
    await town.settles()
    assert anna.person.last.has_photo
    assert UK in anna.person.last.text


async def test_a_text_that_is_too_long_with_its_heading_is_asked_for_again(town: Town) -> None:
    iryna, _petro, _anna, _james = await cast(town)
    await writes(iryna, "а" * 4_096, None)
    refused = await iryna.reads("4096")
    overlong = int(next(word for word in refused.text.split() if word.isdecimal()))
    await town.passes(5)
    await iryna.says("а" * (4_096 - overlong + 1))
    await iryna.reads("4096")
    await town.passes(5)
    await iryna.says("а" * (4_096 - overlong))
    await iryna.sees(PREVIEW)


async def test_names_of_registered_people_are_warned_of(town: Town) -> None:
    iryna, petro, anna, _james = await cast(town)
    await is_accepted(anna, petro)
    await writes(iryna, "Дякуємо всім, хто чекав на Тараса Коваля та інших.")
    warned = await iryna.sees("<b>This may name registered people:</b>")
    assert "Тараса Коваля" in warned.text


@pytest.mark.parametrize("link", ["https://evil.example/a", "evil.example", "t.me/evil", "@evil_bot", "a@evil.example"])
async def test_a_link_is_refused_unless_exactly_where_it_leads_is_typed(town: Town, link: str) -> None:
    iryna, _petro, _anna, _james = await cast(town)
    await writes(iryna, f"Докладніше: {link}", None)
    await iryna.sees("Families are told that this bot never asks them to open a link.")
    await iryna.says("good.example")
    await iryna.sees("This is not exactly the address in the text.")
    leads = {"t.me/evil": "t.me", "@evil_bot": "@evil_bot"}.get(link, "evil.example")
    await iryna.says(leads)
    assert leads in (await iryna.sees("<b>Links in the text lead to:</b> {domains}.")).text


async def test_who_does_not_confirm_a_link_is_asked_for_the_text_again(town: Town) -> None:
    iryna, _petro, _anna, _james = await cast(town)
    await writes(iryna, "Докладніше: evil.example", None)
    await iryna.sees("Families are told that this bot never asks them to open a link.")
    await iryna.presses("Cancel")
    await iryna.sees("The text in Ukrainian?")
    await town.settles()
    await iryna.says("Без посилання.")
    assert "evil" not in (await iryna.sees(PREVIEW)).text


async def test_whoever_opens_an_update_that_was_dropped_hears_so(town: Town) -> None:
    iryna, petro, _anna, _james = await cast(town)
    await writes(iryna)
    await puts_it(iryna)
    await iryna.presses("Discard this update")
    await petro.presses("See the preview")
    await petro.sees_toast("This update has changed since the button was shown.")


async def test_a_link_behind_other_words_is_found(town: Town) -> None:
    iryna, _petro, _anna, _james = await cast(town)
    await writes(iryna, None, None)
    await iryna.sees("The update has no text yet.")
    hidden = Entity("text_link", 0, 3, (("url", "https://evil.example/x"),))
    iryna.person._sends(words=Formatted("Тут усе", (hidden,)))
    assert "evil.example" in (await iryna.sees("Families are told that this bot never asks")).text


async def test_who_wrote_it_cannot_approve_it(town: Town) -> None:
    _iryna, petro, anna, _james = await cast(town)
    await writes(petro)
    await puts_it(petro)
    petro.forges(petro.data("propose").replace("propose", "approve") + ":1")
    await petro.sees_toast("You wrote this update yourself; somebody else has to approve it.")
    assert not updates_of(anna)


async def test_an_approval_of_what_was_changed_since_is_refused_and_the_new_text_shown(town: Town) -> None:
    iryna, petro, anna, _james = await cast(town)
    await writes(iryna)
    await puts_it(iryna)
    card = await opens_it(petro)
    await iryna.presses("✎ Ukrainian text" if iryna.language == "en" else "Ukrainian text")
    await town.settles()
    await iryna.says("Інший текст.")
    await puts_it(iryna)
    await petro.presses("Approve and send", on=card)
    await petro.sees("<b>Not approved.</b>")
    await petro.reads("Інший текст.")
    assert not updates_of(anna)
    await petro.presses("Approve and send")
    await town.settles()
    assert updates_of(anna)[0].endswith("Інший текст.")


async def test_of_two_approvals_at_once_one_wins(town: Town) -> None:
    iryna, petro, anna, _james = await cast(town)
    olha = await town.operator("Olha", "broadcaster")
    await writes(iryna)
    await puts_it(iryna)
    cards = [(one, await opens_it(one)) for one in (petro, olha)]
    for one, card in cards:
        one.person.press(card, next(data for data in card.presses if "approve" in data))
    await town.settles()
    assert len(updates_of(anna)) == 1
    assert len([one for one, _card in cards if one.person.toasts]) == 1


async def test_of_two_updates_that_both_would_be_number_one_the_second_is_shown_anew(town: Town) -> None:
    iryna, petro, anna, _james = await cast(town)
    for text in ("Перше.", "Друге."):
        await writes(iryna, text)
        await puts_it(iryna)
    await petro.says("/broadcast")
    await town.settles()
    listed = petro.person.last
    cards = []
    for text in ("Перше.", "Друге."):
        await petro.person.presses(text, on=listed)
        await petro.reads(text)
        await town.settles()
        cards.append(petro.person.last)
    for card in cards:
        await petro.presses("Approve and send", on=card)
        await town.settles()
    assert [update.partition(" для")[0] for update in updates_of(anna)] == ["Оновлення № 1"]
    await petro.presses("Approve and send")
    await town.settles()
    assert [update.partition(" для")[0] for update in updates_of(anna)] == ["Оновлення № 1", "Оновлення № 2"]


@pytest.mark.parametrize("role", ["nobody", "reviewer"])
async def test_what_an_author_wrote_whose_role_was_taken_away_is_not_sent(town: Town, role: str) -> None:
    iryna, petro, anna, _james = await cast(town)
    await writes(iryna)
    await puts_it(iryna)
    await opens_it(petro)
    new = {"role": "reviewer", "active": int(role != "nobody")}
    await town.store.run(stamps.change_all, "operator", new, "role = 'broadcaster'")
    await petro.presses("Approve and send")
    await petro.sees_toast("Its author is no longer allowed to write updates. It was not sent.")
    assert not updates_of(anna)


async def test_a_time_is_understood_and_kept(town: Town) -> None:
    iryna, petro, anna, _james = await cast(town)
    await writes(iryna)
    await iryna.sees(PREVIEW)
    await iryna.presses("When")
    await iryna.sees("When should it be sent?")
    await iryna.says("вчора 10:00")
    await iryna.says("03.01.2020 10:00")
    await iryna.sees("This time has passed.")
    await iryna.says("післязавтра о 10")
    await puts_it(iryna)
    await opens_it(petro)
    await petro.presses("Approve and send")
    await reads_of(petro, "<b>Update No. {number}</b> will be sent from {moment}.")
    await town.settles()
    assert not updates_of(anna)
    await town.passes(3 * 86_400)
    assert len(updates_of(anna)) == 1


async def test_a_correction_goes_to_those_who_got_what_it_corrects(town: Town) -> None:
    iryna, petro, anna, james = await cast(town)
    await james.person.blocks()
    await goes_out(iryna, petro)
    await james.person.unblocks()
    nina = await agreed(town, "Nina")
    await iryna.presses("Send a correction")
    await words(iryna, "Насправді це було вчора.")
    await iryna.presses("No picture")
    card = await iryna.sees(PREVIEW)
    assert iryna.word("everyone who got update No. {number}").format(number=1) in card.text
    await puts_it(iryna)
    await opens_it(petro)
    await petro.presses("Approve and send")
    await town.settles()
    assert updates_of(anna)[-1].startswith("Виправлення оновлення № 1 для родин. Це оновлення № 2")
    assert not updates_of(james)
    assert not updates_of(nina)


async def test_who_became_an_operator_since_gets_the_correction_too(town: Town) -> None:
    iryna, petro, anna, _james = await cast(town)
    await goes_out(iryna, petro)
    await is_invited_again(OperatorActor(town, anna.person, "uk"))
    await iryna.presses("Send a correction")
    await words(iryna, "Насправді це було вчора.")
    await iryna.presses("No picture")
    await puts_it(iryna)
    await opens_it(petro)
    await petro.presses("Approve and send")
    await town.settles()
    assert updates_of(anna)[-1].startswith("Виправлення оновлення № 1")


async def test_an_author_with_nobody_beside_them_hears_that_nobody_can_approve(town: Town) -> None:
    iryna = await town.operator("Iryna", "broadcaster")
    await writes(iryna)
    await puts_it(iryna)
    await iryna.sees("Nobody else may approve it now;")


async def test_families_read_the_last_five_again_in_their_language(town: Town, language: str) -> None:
    iryna, petro, _anna, _james = await cast(town)
    for number in range(6):
        await goes_out(iryna, petro, uk=f"Текст {number}.", en=f"Text {number}.")
    nina = await agreed(town, "Nina", language)
    await nina.says("/updates")
    await nina.sees("<b>Updates for families.</b> Here are the latest again")
    await town.settles()
    word = {"uk": "Текст", "en": "Text"}[language]
    assert [text.rpartition("\n")[2] for text in updates_of(nina)] == [f"{word} {number}." for number in range(1, 6)]


async def test_who_has_not_agreed_or_is_only_an_operator_gets_and_sees_none(town: Town) -> None:
    iryna, petro, _anna, _james = await cast(town)
    nina = town.relative("Nina")
    await nina.says("/start")
    await goes_out(iryna, petro)
    await nina.says("/updates")
    await nina.sees("<b>Updates for families.</b> There are none for you yet.")
    assert not updates_of(nina)


async def test_audiences_are_those_that_were_chosen(town: Town) -> None:
    iryna, petro, anna, james = await cast(town)
    await is_accepted(anna, petro)
    for choice in ("By language", "By category of the person", "Relatives who wait"):
        await iryna.says("/broadcast")
        await iryna.presses("Write an update")
        await iryna.presses(choice)
        if choice == "By language":
            await town.settles()
            await iryna.person.presses("English")
            await town.settles()
            await iryna.says(EN)
        else:
            if "category" in choice:
                await iryna.presses("Civilian")
            await words(iryna)
        await iryna.presses("No picture")
        await puts_it(iryna)
        await opens_it(petro)
        await petro.presses("Approve and send")
        await town.settles()
    assert len(updates_of(james)) == 1
    assert len(updates_of(anna)) == 1


async def test_telegram_refusing_it_again_and_again_pauses_it(town: Town) -> None:
    iryna, petro, anna, _james = await cast(town)
    for number in range(4):
        await agreed(town, f"Person {number}")
    await writes(iryna)
    await puts_it(iryna)
    await opens_it(petro)
    for relative in (anna,):
        town.telegram.faults.add(PlannedFault.refused(400, "Bad Request: odd"), chat=relative.person.id, times=1)
    for person in list(town.telegram.people.values())[-3:]:
        town.telegram.faults.add(PlannedFault.refused(400, "Bad Request: odd"), chat=person.id, times=1)
    await petro.presses("Approve and send")
    await reads_of(petro, "<b>Update No. {number} was paused by the bot:</b>")


async def test_a_change_begun_before_the_approval_and_ended_after_it_changes_nothing(town: Town) -> None:
    iryna, petro, anna, _james = await cast(town)
    await writes(iryna)
    await puts_it(iryna)
    await opens_it(petro)
    await iryna.presses("✎ Ukrainian text" if iryna.language == "en" else "Ukrainian text")
    await petro.presses("Approve and send")
    await town.settles()
    await iryna.says("Інший текст.")
    await iryna.sees("This update has changed since the button was shown.")
    assert [text.rpartition("\n")[2] for text in updates_of(anna)] == [UK]
