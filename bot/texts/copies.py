"""A copy of somebody's own data: what is said in the chat with the two files of it."""

from bot.i18n import Language, catalog
from bot.model.holdings import Holdings
from bot.model.message import File, Kind, Message
from bot.model.portable import portable
from bot.settings import House
from bot.texts.copy_page import page
from bot.texts.labels import clock
from bot.texts.writing import html, paragraphs, reply


def copies(language: Language, house: House, held: Holdings, now: int) -> tuple[Message, Message]:
    """One file to be read, and one for other programs."""
    _ = catalog(language).gettext
    said = paragraphs(
        html(_("<b>Copy of your data.</b> This message brings no news of the person.")),
        html(
            _(
                "In this file is everything that the bot stores about you and that you have told it. It opens in a"
                " browser. The second file holds the same for other programs (JSON)."
            )
        ),
        html(
            _(
                "Names and telephone numbers stand in it in plain text. Please keep it where nobody else reads it, and"
                " do not pass it on in messengers."
            )
        ),
    )
    for_programs = html(_("<b>Copy of your data</b> for other programs (JSON)."))
    read = File("zvistka-data.html", page(language, house, held, now).encode())
    parsed = File("zvistka-data.json", portable(held, now, house.organisation))
    return (Message(Kind.REPLY, said, document=read), Message(Kind.REPLY, for_programs, document=parsed))


def a_little_later(language: Language, house: House, last_at: int, next_at: int) -> Message:
    """One copy in a while is enough."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Copy of your data.</b> It was sent to this chat at {last}; please look above. The next one can be"
                " made from {next} on."
            ),
            last=clock(language, last_at, house.timezone),
            next=clock(language, next_at, house.timezone),
        )
    )
