"""A list that is handed back: the warning, the file, what stands in it, and what other administrators hear."""

from bot.model.handed_back import HandedRow
from bot.model.message import Button, File, Kind, Message
from bot.model.press import press
from bot.model.returned import ReturnedList
from bot.model.sentence import Sentence
from bot.texts.lists.lists import VERDICTS
from bot.texts.lists.row_pages import SORTS
from bot.texts.writing import alarm, column, paragraphs, reply, t, tn

# Translators: heads of the columns that are added behind those of a list when it is handed back
HEADS = (
    t("Sheet"),
    t("Row"),
    t("Match"),
    t("Outcome"),
    t("Reference"),
    t("This person’s wish"),
    t("Reported by"),
    t("Reported at"),
    t("Verified by"),
    t("Verified at"),
    t("Last relative told at"),
    t("Stopped by"),
    t("Stopped at"),
)


def confirm(found: ReturnedList) -> Message:
    """The last look before the file is made."""
    buttons = [
        Button(t("Make the file, XLSX"), press("handbacknow", found.id, "xlsx")),
        Button(t("Make the file, CSV"), press("handbacknow", found.id, "csv")),
        Button(t("The list"), press("list", found.id)),
    ]
    return reply(
        t("<b>The list as a file</b>: {name}", name=found.name),
        t(
            "It contains every row as it was written and what happened to it: the match, the reference, who decided, when relatives were told. Rows that may be about your own family are left out. It is recorded that you took it, and the other administrators are told."
        ),
        t(
            "The file contains names and dates of birth that anyone can read, and Telegram can read it. Open it only on a device that you protect, do not pass it on, and delete it from this chat when you no longer need it."
        ),
        buttons=column(buttons),
    )


def file(found: ReturnedList, count: int, made: File) -> Message:
    """The file itself."""
    counted = tn("{n} row.", "{n} rows.", count)
    said = paragraphs(t("<b>The list as a file</b>: {name}", name=found.name), counted)
    return Message(Kind.REPLY, said, document=made, passes=True)


def taken_out(name: str, found: ReturnedList, count: int) -> Message:
    """To the other administrators."""
    said = tn(
        "<b>For operators: a list of {n} row was exported as a file</b> by {name}.",
        "<b>For operators: a list of {n} rows was exported as a file</b> by {name}.",
        count,
        name=name,
    )
    # Behind a spoiler: a file may be called after somebody, and the first lines are seen on a lock screen.
    return alarm(said, t("List: <tg-spoiler>{name}</tg-spoiler>", name=found.name))


def verdict(found: str) -> Sentence:
    """How well the row and the person match."""
    return VERDICTS[found]


def state(one: HandedRow) -> Sentence:
    """What happened to a row."""
    if one.stopped is not None:
        return t("Verification stopped, the correction was sent") if one.corrected else t("Verification stopped")
    return SORTS[one.sort]
