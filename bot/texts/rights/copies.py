"""A copy of somebody's own data: what is said in the chat with the two files of it."""

from bot.i18n import Language
from bot.model.holdings import Holdings
from bot.model.message import File, Kind, Message
from bot.model.portable import portable
from bot.model.sentence import as_written
from bot.settings import OrgConfig
from bot.texts.labels import clock
from bot.texts.rights.copy_page import page
from bot.texts.writing import paragraphs, reply, t


def copies(language: Language, org: OrgConfig, held: Holdings, now: int) -> tuple[Message, Message]:
    """One file to be read, and one for other programs."""
    said = paragraphs(
        t("<b>Copy of your data.</b> This message brings no news of the person."),
        t(
            "This file contains everything the bot stores about you and everything you have told it. It opens in a browser. The second file contains the same for other programs (JSON)."
        ),
        t(
            "It contains names and phone numbers that anyone can read. Please keep it where nobody else can open it, and do not send it on in messengers."
        ),
    )
    for_programs = t("<b>Copy of your data</b> for other programs (JSON).")
    read = File("zvistka-data.html", as_written(page(org, held, now).html(language)).encode())
    parsed = File("zvistka-data.json", portable(held, now, org.organisation))
    return (Message(Kind.REPLY, said, document=read), Message(Kind.REPLY, for_programs, document=parsed))


def a_little_later(org: OrgConfig, last_at: int, next_at: int) -> Message:
    """One copy in a while is enough."""
    return reply(
        t(
            "<b>Copy of your data.</b> It was sent to this chat at {last}; please look above. You can get the next one from {next}.",
            last=clock(last_at, org.timezone),
            next=clock(next_at, org.timezone),
        )
    )
