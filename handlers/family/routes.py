"""What relatives write and press."""

from bot.i18n import LANGUAGES
from handlers import conversation
from handlers.acting import family
from handlers.family import (
    arrival,
    erasure,
    following,
    genuine,
    inquiries,
    letters,
    registration,
    reminders,
    rights,
    seen,
    sharing,
    silence,
    updates,
    where,
)
from handlers.reading import pressed, words
from handlers.routes import ID, NUMBER, WORD, ZONE, command, press, routes

COMMANDS = routes(
    command("start", family(arrival.start, words)),
    command("register", family(registration.begin)),
    command("status", family(inquiries.status)),
    command("reminders", family(reminders.show)),
    command("language", family(arrival.choose_language)),
    command("privacy", family(arrival.privacy)),
    command("mydata", family(rights.copy)),
    command("delete", family(erasure.choose)),
    command("me", family(rights.me)),
    command("help", family(arrival.help_)),
    command("updates", family(updates.latest)),
    command("check", family(genuine.ask, words)),
    command("operator", family(letters.begin)),
    command("seen", family(seen.begin)),
)

PRESSES = routes(
    press("consent", family(arrival.consent)),
    press("language", family(arrival.set_language, pressed), f"({'|'.join(LANGUAGES)})"),
    press("privacy", family(arrival.privacy)),
    press("mydata", family(rights.copy)),
    press("help", family(arrival.help_)),
    press("where", family(where.read, pressed), WORD),
    press("delete", family(erasure.choose)),
    press("keepopen", family(silence.keep)),
    press("me", family(rights.me)),
    press("changemy", family(rights.change, pressed), WORD),
    press("languages", family(arrival.choose_language)),
    press("forget", family(erasure.ask, pressed), ID),
    press("forgetsure", family(erasure.ask_again, pressed), ID),
    press("forgotten", family(erasure.erase, pressed), ID),
    press("unconsent", family(erasure.ask_consent)),
    press("unconsented", family(erasure.withdraw_consent)),
    press("nomore", family(following.no_more)),
    press("letter", family(letters.begin)),
    press("register", family(registration.begin)),
    press("anew", family(registration.anew)),
    press("status", family(inquiries.status)),
    press("inquiry", family(inquiries.show, pressed), ID),
    press("answer", family(inquiries.answer, pressed), ID),
    press("add", family(inquiries.add, pressed), ID),
    press("sharing", family(sharing.show, pressed), ID),
    press("share", family(sharing.allow, pressed), ID),
    press("unshare", family(sharing.forbid, pressed), ID),
    press("withdraw", family(inquiries.withdraw, pressed), ID),
    press("withdrawn", family(inquiries.withdrawn, pressed), ID),
)

REMINDERS = routes(
    press("fine", family(reminders.fine)),
    press("changed", family(reminders.changed)),
    press("rarer", family(reminders.less_often)),
    press("intervals", family(reminders.intervals)),
    press("every", family(reminders.every, pressed), NUMBER),
    press("pauses", family(reminders.pauses)),
    press("pause", family(reminders.pause, pressed), NUMBER),
    press("noreminders", family(reminders.stop)),
    press("reminders", family(reminders.again), "again"),
    press("zones", family(reminders.zones)),
    press("zone", family(reminders.zone, pressed), ZONE),
)

# Forms are filled in by families and operators alike; who may end one is decided at its end.
FORMS = routes(
    press("a", family(conversation.choose, pressed), WORD, WORD, WORD),
    press("skip", family(conversation.skip, pressed), WORD, WORD),
    press("keep", family(conversation.keep, pressed), WORD, WORD),
    press("back", family(conversation.back, pressed), WORD, WORD),
    press("change", family(conversation.change, pressed), WORD, WORD),
    press("resume", family(conversation.resume, pressed), WORD),
    press("cancel", family(conversation.cancel, pressed), WORD),
    press("erase", family(conversation.erase, pressed), WORD),
    press("later", family(conversation.later, pressed), WORD),
    press("send", family(conversation.send, pressed), WORD),
)
