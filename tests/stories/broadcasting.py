"""How operators write, approve and watch an update in the stories."""

from bot.model.sentence import text
from bot.rehearsal import PlannedFault, ShownMessage
from bot.rehearsal.chats import ChatState
from bot.texts.updates import broadcast_labels
from storage.register import chats
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.town import Town

UK, EN = "Сьогодні відбулося перевірене повернення людей.", "Today a verified return of people took place."
PREVIEW = "<b>Update written by {name}</b>"


async def writes(author: OperatorActor, uk: str | None = UK, en: str | None = EN, audience: str = "everyone") -> None:
    """Writes an update up to the last question."""
    await author.says("/broadcast")
    await author.presses("Write an update")
    await author.town.settles()
    await author.person.presses(text(broadcast_labels.AUDIENCES[audience], author.language))
    await words(author, uk, en)
    await author.presses("No picture")


async def words(author: OperatorActor, uk: str | None = UK, en: str | None = EN) -> None:
    """Gives the two texts, or says that there is none."""
    for words_, none in ((uk, "No Ukrainian text"), (en, "No English text")):
        await author.town.settles()
        await (author.says(words_) if words_ else author.presses(none))


async def puts_it(author: OperatorActor) -> None:
    """Sees the preview and puts it to a second operator."""
    await author.sees(PREVIEW)
    await author.presses("Pass to a second operator")
    await author.sees("<b>Passed to a second operator.</b>")


async def opens_it(approver: OperatorActor) -> ShownMessage:
    """Opens the preview that waits."""
    await approver.sees("<b>An update for families is waiting for a second operator.</b>")
    await approver.presses("See the preview")
    return await approver.sees(PREVIEW)


async def goes_out(
    author: OperatorActor, approver: OperatorActor, uk: str | None = UK, en: str | None = EN, audience: str = "everyone"
) -> None:
    """Written, put, approved and sent."""
    await writes(author, uk, en, audience)
    await puts_it(author)
    await opens_it(approver)
    await approver.presses("Approve and send")
    await approver.sees("<b>Update No. {number}</b> is being sent.")
    await approver.town.settles()


async def agreed(town: Town, name: str, language: str = "uk") -> Relative:
    """Somebody who has agreed and has not asked about anybody."""
    relative = town.relative(name, language)
    await relative.agrees()
    return relative


async def reads_of(actor: OperatorActor, source: str, number: int = 1) -> ShownMessage:
    """Sees a sentence about the update of that number, up to whatever else stands in it."""
    return await actor.reads(actor.word(source).replace("{number}", str(number)).partition("{")[0])


async def families(town: Town, count: int) -> list[Relative]:
    """Many who have agreed; they read Ukrainian."""
    people = [town.relative(f"Person {number}") for number in range(count)]
    for one in people:
        one.person.room.standing = ChatState.OPEN
        await town.store.run(_agrees, one.person.id, int(town.clock()))
    return people


async def _agrees(tx: Transaction, telegram_id: int, now: int) -> None:
    await chats.consent(tx, (await chats.get_or_create(tx, telegram_id, "private", "uk", now)).id, now)


async def staff(town: Town) -> tuple[OperatorActor, OperatorActor]:
    """Who writes and who approves."""
    return await town.operator("Iryna", "broadcaster"), await town.operator("Petro", "admin")


async def half_way(town: Town, iryna: OperatorActor, petro: OperatorActor) -> list[Relative]:
    """Two of five have got it; Telegram did not take it yet for the others."""
    people = await families(town, 5)
    for one in people[2:]:
        town.telegram.faults.add(PlannedFault.server_error(), chat=one.person.id, times=1)
    await goes_out(iryna, petro)
    assert got(people) == [1, 1, 0, 0, 0]
    return people


def got(people: list[Relative]) -> list[int]:
    """How many updates each has got."""
    return [len(updates_of(one)) for one in people]


def updates_of(relative: Relative) -> list[str]:
    """The updates that somebody has got, without their codes."""
    heads = ("Оновлення №", "Виправлення оновлення", "Update No.", "Correction of update")
    return [words.rpartition("\n\n")[0] for words in relative.person.words() if words.startswith(heads)]
