"""Who works at the desk only reads there what others are told in their chats, and it stays until they have read it."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from bot.i18n import Language, catalog
from bot.use_cases.staff.announced import SHOWN
from bot.use_cases.staff.removing import WAITS
from storage.queues import in_chat
from storage.staff import meter, uses
from storage.store.transaction import Transaction
from tests.cast import Relative
from tests.desk.browser import Answered, Browser, field
from tests.desk.working import at_the_desk, counted, joins_the_desk, whose
from tests.promises.quick import HOLD, newest
from tests.register import Case, is_accepted
from tests.stories.claiming import erases
from tests.stories.confirming import has_authenticator, last
from tests.stories.listing import brings
from tests.town import Town

PATH = "/announcements"
UNMISSED = "<b>{name} no longer says that they miss a certain person.</b> It counts for another day."
EXCHANGE = (
    "<b>Exchange day until {until}</b>, switched on by {name}. Reminders are paused. How much comes in: /exchange"
)
LIFTED = "<b>{by} lifted the hold</b> on <code>{number}</code>. It was held by {name}."
EVIDENCE = {
    "source": "Coordination headquarters", "date": "12.03.2026", "territory": "Seen in Kyiv", "identity": "Passport",
    "wish": "all",
}  # fmt: skip


class TwoAtTheDesk:
    """Olha and Iryna are the administrators, Maria is a verifier; none of them has a chat.

    Olha's device is in other hands.
    """

    def __init__(self, town: Town, olha: Browser, iryna: Browser, maria: Browser, anna: Relative, case: Case) -> None:
        self.town, self.olha, self.iryna, self.maria = town, olha, iryna, maria
        self.anna, self.case = anna, case

    async def does(self, path: str, who: Browser | None = None, **fields: object) -> Answered:
        """Olha's account does it, with her passkey where that is asked for."""
        who, sent = who or self.olha, {name: str(value) for name, value in fields.items()}
        asked = await who.sends(path, sent)
        if 'data-options="' in asked.html:
            asked = await who.sends(path, {**sent, "signed": who.confirms(asked)})
        assert asked.status == 200, asked.words
        return asked

    async def hears(self, sentence: str, *words: str, who: Browser | None = None) -> Answered:
        """What stands on the page of announcements, once it is on the page that Iryna is on."""
        who = who or self.iryna
        assert 'id="announced" role="status">' in (await who.opens("/")).html, "on every page"
        page = await who.opens(PATH)
        for part in (*parts_of(sentence, who.language), *words):
            assert part in page.words, (part, page.words)
        return page

    async def reads_all(self, who: Browser | None = None) -> None:
        """What stands on the page is read."""
        who = who or self.iryna
        page = await who.opens(PATH)
        await who.sends(f"{PATH}/read", [("shown", one) for one in shown(page)])
        assert shown(await who.opens(PATH)) == []

    async def is_verified(self) -> None:
        """Maria reports a return, and Olha's account verifies it."""
        await self.maria.sends(f"/cases/person/{self.case.person}/report", EVIDENCE)
        report = await newest(self.town, "return_report")
        whom = field((await self.olha.opens(f"/reports/{report}")).html, "whom")
        await self.does(f"/reports/{report}/verify", statement="Звірено", whom=whom)


@pytest_asyncio.fixture(params=["uk", "en"])
async def two(town: Town, request: pytest.FixtureRequest) -> AsyncIterator[TwoAtTheDesk]:
    language: Language = request.param
    async with AsyncExitStack() as stack:
        olha, iryna = [await at_the_desk(stack, town, name, "admin", language) for name in ("Olha", "Iryna")]
        maria, sofia = await at_the_desk(stack, town, "Maria", "verifier", language), await town.operator("Sofia")
        anna = town.relative("Anna")
        made = TwoAtTheDesk(town, olha, iryna, maria, anna, await is_accepted(anna, sofia))
        for one in (olha, iryna, maria):
            await made.reads_all(one)
        yield made


def parts_of(sentence: str, language: Language) -> list[str]:
    """What stands between the names in a sentence of the catalog."""
    said = re.sub(r"<[^>]+>|/exchange", "", catalog(language).gettext(sentence))
    return [part.strip() for part in re.split(r"\{\w+\}", said) if part.strip()]


def missed(language: Language) -> dict[str, str]:
    """How somebody says that they miss the person of the case."""
    born = {"uk": "12.03.1991", "en": "12 March 1991"}[language]
    return {"surname": "Коваль", "given": "Тарас", "patronymic": "Петрович", "birth_date": born}


def shown(page: Answered) -> list[str]:
    """The ids of what stands on a page, as each is marked as read."""
    return re.findall(r'<button name="shown" value="(\d+)"', page.html)


async def test_the_other_hears_of_each_act_of_a_stolen_account(two: TwoAtTheDesk) -> None:
    maria = await whose(two.olha, "Maria")
    since = field((await two.olha.opens(maria)).html, "since")
    await two.does("/people/invite", role="verifier")
    await two.hears("<b>{name} has made a one-time link:</b> {role}. It is good for a day.", "Olha")
    await two.does(f"{maria}/role", since=since, role="admin")
    await two.hears("<b>{by} wants another role for {name}:</b> now {before}, then {role}.", "Olha", "Maria")
    await two.reads_all()
    await two.olha.sends(
        "/exports", {"what": "csv", "signed": two.olha.confirms(await two.olha.sends("/exports", {"what": "csv"}))}
    )
    await two.hears("<b>For operators: {n} case was exported</b> by {name}: {what}.", "Olha")
    guide = await two.olha.opens("/guides/1")
    version = field(guide.html, "version_seen")
    await two.does("/guides/1", version_seen=version, uk="Слова", en="Words", sources="? 1")
    page = await two.hears("<b>A text for families was confirmed</b> by {name}: {title}.", "Olha")
    assert 'href="/guides/1"' in page.html, "and where it is taken away"
    await two.does("/exchange/begin", seen=0)
    page = await two.hears(EXCHANGE, "Olha")
    assert 'href="/exchange"' in page.html
    await two.does("/lockdown/begin", begun_at=field((await two.olha.opens("/lockdown")).html, "begun_at"))
    await two.hears("<b>Lockdown</b>, begun by {by}.", "Olha")
    await two.does("/lockdown/lift", begun_at=field((await two.olha.opens("/lockdown")).html, "begun_at"))
    page = await two.hears("<b>{by} wants to lift the lockdown.</b>", "Olha")
    assert 'href="/lockdown"' in page.html


async def test_the_other_hears_who_was_removed_woken_and_let_see_again(two: TwoAtTheDesk) -> None:
    path, now = await whose(two.olha, "Maria"), int(two.town.clock())
    maria = int(path.rpartition("/")[2])
    await two.town.store.run(meter.pause, maria, now)
    await two.does(f"{path}/see-again", paused_at=now)
    await two.hears("<b>{name} sees cases again.</b> {by} has spoken with them.", "Olha", "Maria")
    await two.town.store.run(uses.put_to_sleep, maria, now)
    await two.does(f"{path}/wake", asleep_at=now)
    await two.hears("<b>The rights of {name} ({role}) are awake again.</b> By {by}.", "Olha", "Maria")
    await two.does(f"{path}/remove", since=field((await two.olha.opens(path)).html, "since"))
    page = await two.hears("<b>An operator was removed:</b> {name}, {role}. By {by}, {moment}.", "Olha", "Maria")
    assert 'href="/people"' in page.html, "where Olha is removed, in place of the command of the chat"
    assert "/operators" not in page.words


async def test_the_other_hears_what_was_taken_out_signed_out_and_no_longer_missed(two: TwoAtTheDesk) -> None:
    path = await whose(two.olha, "Maria")
    await two.does(f"{path}/end-sessions", since=field((await two.olha.opens(path)).html, "since"))
    ended = "<b>All sessions of {name} at the desk were ended</b> by {by}."
    await two.hears(ended, "Maria", "Olha")
    await two.maria.signs_in()
    await two.hears(ended, "Maria", "Olha", who=two.maria)
    await brings(await two.town.operator("Nadia"), "1;Коваль;Тарас;Іванович;12.03.1991\n")
    file = f"/lists/{await last(two.town, 'returned_list')}/file"
    await two.olha.sends(file, {"signed": two.olha.confirms(await two.olha.sends(file))})
    await two.hears("<b>For operators: a list of {n} row was exported as a file</b> by {name}.", "Olha")
    await two.olha.sends("/family", missed(two.olha.language))
    await two.does("/family/back", declaration=await last(two.town, "declaration"))
    page = await two.hears(UNMISSED, "Olha")
    assert "Коваль" not in page.words


async def test_nothing_is_read_that_was_not_shown_and_nobody_reads_what_is_said_to_others(two: TwoAtTheDesk) -> None:
    for _each in range(SHOWN + 2):
        await two.does("/people/invite", role="reviewer")
    page = await two.iryna.opens(PATH)
    first = shown(page)
    assert (len(first), first) == (SHOWN, sorted(first, key=int, reverse=True)), "the newest first"
    assert re.search(rf'id="announced" role="status"><a href="{PATH}">{SHOWN + 2} ', page.html)
    assert re.search(rf"<title>\({SHOWN + 2}\) ", page.html)
    await two.olha.sends(f"{PATH}/read", [("shown", one) for one in first])
    assert shown(await two.iryna.opens(PATH)) == first, "Olha marks nothing that was said to Iryna"
    older = re.search(rf'href="({PATH}\?before=\d+)"', page.html)
    assert older
    left = shown(await two.iryna.opens(older[1]))
    assert len(left) == 2
    await two.iryna.sends(f"{PATH}/read", {"shown": first[0]})
    await two.iryna.sends(f"{PATH}/read", [("shown", one) for one in first[1:]])
    page = await two.iryna.opens(PATH)
    assert shown(page) == left
    await two.iryna.sends(f"{PATH}/read")
    assert shown(await two.iryna.opens(PATH)) == left
    await two.reads_all()
    assert 'role="status" hidden>' in (await two.iryna.opens("/")).html
    assert len(re.findall("<article", (await two.iryna.opens(f"{PATH}?sort=read")).html)) == SHOWN


async def test_a_third_at_the_desk_hears_of_a_verified_return_and_stops_it(two: TwoAtTheDesk) -> None:
    await two.is_verified()
    page = await two.hears("<b>For operators: return verified</b> by {first} and {second}.", "Olha", two.case.reference)
    assert 'href="/stop"' in page.html
    assert f'href="/cases/person/{two.case.person}"' in page.html
    await two.iryna.sends(f"/stop/{await newest(two.town, 'verification')}")
    await two.hears("<b>Stopped</b> by {name}.", "Iryna", two.case.reference, who=two.maria)


async def test_a_wrong_notice_is_corrected_by_whoever_reads_that_it_was_stopped(two: TwoAtTheDesk) -> None:
    await two.is_verified()
    await two.town.passes(HOLD + 1)
    await two.anna.sees("<b>Return verified.</b>")
    page = await two.iryna.opens(f"/cases/{two.case.id}")
    assert two.iryna.word("Withdraw the verification") in page.words, "though nothing waits to leave any more"
    withdraws = re.search(r'action="(/stop/\d+)"', page.html)
    assert withdraws
    await two.iryna.sends(withdraws[1])
    page = await two.hears("<b>Stopped</b> by {name}.", "Iryna", who=two.maria)
    way = re.search(r'href="(/corrections/\d+)"', page.html)
    assert way
    assert (await two.iryna.opens(way[1])).status == 409, "who stopped it is not the second one"
    assert two.maria.word("What was wrong, and how do you know?") in (await two.maria.opens(way[1])).words
    assert (await two.maria.sends(way[1])).status == 409, "without a word"
    await two.does(way[1], two.maria, statement="Інша людина")
    await two.anna.sees("<b>Correction: the return is not verified.</b>")
    await two.hears("<b>Correction</b> confirmed by {name}.", "Maria")


async def test_whoever_says_later_whom_they_miss_does_not_read_what_was_said_of_them(two: TwoAtTheDesk) -> None:
    await two.does("/people/invite", role="reviewer")
    await two.is_verified()
    assert two.case.reference in (await two.iryna.opens(PATH)).words
    before = shown(await two.iryna.opens(PATH))
    await two.iryna.sends("/family", missed(two.iryna.language))
    page = await two.iryna.opens(PATH)
    assert (len(before), len(shown(page))) == (2, 1)
    assert two.case.reference not in page.words
    assert re.search(r"<title>\(1\) ", page.html), "nor is it counted"


async def test_what_is_said_of_a_case_goes_with_it(two: TwoAtTheDesk) -> None:
    person = f"/cases/person/{two.case.person}"
    await two.maria.sends(f"{person}/hold")
    held = (await two.olha.opens(f"/cases/{two.case.id}")).html
    await two.does(f"{person}/lift", holder=field(held, "holder"), since=field(held, "since"))
    await two.hears(LIFTED, "Olha", two.case.reference, who=two.maria)
    await erases(two.anna)
    assert two.case.reference not in (await two.maria.opens(PATH)).words
    assert await counted(two.town, "announcement", "inquiry_id IS NOT NULL OR person_id IS NOT NULL") == 0


async def _moved(tx: Transaction) -> None:
    """What was said last goes to who has read something before: Olha has, when she came in."""
    await tx.execute(
        "UPDATE announcement SET chat_id = (SELECT MIN(o.chat_id) FROM operator o) WHERE id ="
        " (SELECT MAX(id) FROM announcement)"
    )


async def test_what_was_said_to_one_is_not_read_by_another_to_whom_somebody_has_moved_it(two: TwoAtTheDesk) -> None:
    await two.does("/people/invite", role="reviewer")
    await two.town.store.run(_moved)
    page = await two.olha.opens(PATH)
    assert len(shown(page)) == 1
    changed = "These words cannot be opened: somebody has changed them without the bot. Tell the person who runs it."
    assert two.olha.word(changed) in page.words


async def test_what_a_chat_that_names_nobody_leaves_out_is_read_at_the_desk(town: Town) -> None:
    petro = await town.operator("Petro", "admin")
    async with AsyncExitStack() as stack:
        browser = await joins_the_desk(stack, town, petro)
        olha = await at_the_desk(stack, town, "Olha", "admin", "en")
        assert shown(await browser.opens(PATH)) == [], "it was said in the chat"
        await town.store.run(in_chat.keep, only_alerts=True)
        asked = await olha.sends("/people/invite", {"role": "reviewer"})
        await olha.sends("/people/invite", {"role": "reviewer", "signed": olha.confirms(asked)})
        await petro.sees("<b>For operators: please look at the desk now.</b> /desk")
        assert "Olha" in (await browser.opens(PATH)).words
        await town.store.run(in_chat.keep, only_alerts=False)
        await petro.person.blocks()
        await town.settles()
        asked = await olha.sends("/people/invite", {"role": "verifier"})
        await olha.sends("/people/invite", {"role": "verifier", "signed": olha.confirms(asked)})
        assert len(shown(await browser.opens(PATH))) == 2, "nor does a chat say it that takes nothing"


async def test_the_numbers_hear_of_it_at_once(two: TwoAtTheDesk) -> None:
    before = await two.iryna.opens("/live")
    assert '"unread": ""' in before.words
    await two.does("/people/invite", role="reviewer")
    now = await two.iryna.opens("/live")
    assert '"announcements": [1, false]' in now.words
    assert '"unread": "1 ' in now.words


async def test_an_administrator_is_not_removed_by_a_day_in_which_nobody_opened_the_desk(town: Town) -> None:
    async with AsyncExitStack() as stack:
        olha, iryna, petro = [
            await at_the_desk(stack, town, name, "admin", "en") for name in ("Olha", "Iryna", "Petro")
        ]
        path = await whose(olha, "Iryna")
        since = field((await olha.opens(path)).html, "since")
        asked = await olha.sends(f"{path}/remove", {"since": since})
        await olha.sends(f"{path}/remove", {"since": since, "signed": olha.confirms(asked)})
        assert "Olha wants to remove you as an administrator." in (await iryna.opens(PATH)).words
        await a_day_passes(town)
        await iryna.signs_in()
        await iryna.sends(f"{PATH}/read", [("shown", one) for one in shown(await iryna.opens(PATH))])
        await a_day_passes(town)
        assert await counted(town, "operator", "active = 1") == 3, "who it is about cannot object"
        await petro.signs_in()
        page = await petro.opens(PATH)
        assert "Olha wants to remove the administrator Iryna." in page.words
        assert f'href="{path}">Agree: remove at once / ' in page.html
        await petro.sends(f"{PATH}/read", [("shown", one) for one in shown(page)])
        await town.bot.jobs.remove_after_a_day()
        assert await counted(town, "operator", "active = 1") == 3, "the day begins when it was read"
        await a_day_passes(town)
        assert await counted(town, "operator", "active = 1") == 2


async def a_day_passes(town: Town) -> None:
    """And whoever was to be removed is, if nobody objected."""
    await town.passes(WAITS + 60)
    await town.bot.jobs.remove_after_a_day()


async def test_codes_are_reset_by_two_who_have_no_chat(town: Town) -> None:
    async with AsyncExitStack() as stack:
        olha, iryna = [await at_the_desk(stack, town, name, "admin", "en") for name in ("Olha", "Iryna")]
        maria = await town.operator("Maria", "verifier")
        await has_authenticator(maria)
        path = await whose(olha, "Maria")
        since = field((await olha.opens(path)).html, "since")
        asked = await olha.sends(f"{path}/reset-codes", {"since": since})
        await olha.sends(f"{path}/reset-codes", {"since": since, "signed": olha.confirms(asked)})
        await maria.sees("<b>{by} wants to reset your codes.</b>")
        page = await iryna.opens(PATH)
        assert "Olha wants to reset the codes of Maria" in page.words
        assert f'href="{path}">Agree to reset the codes…' in page.html
        sent = {"asked_at": field((await iryna.opens(path)).html, "asked_at")}
        assert (await olha.sends(f"{path}/agree-reset", sent)).status == 409, "nobody agrees with themselves"
        await iryna.sends(
            f"{path}/agree-reset", {**sent, "signed": iryna.confirms(await iryna.sends(f"{path}/agree-reset", sent))}
        )
        assert await counted(town, "second_factor", "1 = 1") == 0
        assert "The codes of Maria were reset by Olha and Iryna." in (await olha.opens(PATH)).words
