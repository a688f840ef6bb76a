"""What relatives write and press."""

from bot.i18n import LANGUAGES
from bot.model.registration import CATEGORIES
from bot.texts import languages
from bot.texts.wait import reminder_wishes, silence
from handlers import conversation, leaving
from handlers.acting import family
from handlers.family import (
    amending,
    arrival,
    erasure,
    genuine,
    inquiries,
    joining_chat,
    letters,
    registration,
    reminders,
    returns,
    rights,
    seen,
    sharing,
    updates,
    where,
)
from handlers.reading import behind, words
from handlers.routes import ID, NUMBER, WORD, ZONE, command, press, routes
from handlers.steps import says

COMMANDS = routes(
    command("start", family(arrival.start, words)),
    command("register", family(registration.begin)),
    command("status", family(inquiries.status)),
    command("reminders", family(reminders.show)),
    command("language", family(says(languages.choose_language))),
    command("privacy", family(arrival.privacy)),
    command("mydata", family(rights.copy)),
    command("delete", family(erasure.choose)),
    command("me", family(rights.me)),
    command("help", family(arrival.help_)),
    command("updates", family(updates.latest)),
    command("check", family(genuine.ask, behind)),
    command("operator", family(letters.begin)),
    command("connect", family(joining_chat.connect, words)),
    command("seen", family(seen.begin)),
    command("cancel", family(leaving.cancel_present)),
)

PRESSES = routes(
    press("consent", family(arrival.consent)),
    press("language", family(arrival.set_language), f"({'|'.join(LANGUAGES)})"),
    press("privacy", family(arrival.privacy)),
    press("mydata", family(rights.copy)),
    press("help", family(arrival.help_)),
    press("where", family(where.read), WORD),
    press("delete", family(erasure.choose)),
    press("delete", family(erasure.choose), NUMBER),
    press("keepopen", family(says(silence.kept))),
    press("me", family(rights.me)),
    press("changemy", family(rights.change), WORD),
    press("languages", family(says(languages.choose_language))),
    press("forget", family(erasure.ask), ID),
    press("forgetsure", family(erasure.ask_again), ID),
    press("forgotten", family(erasure.erase), ID),
    press("unconsent", family(erasure.ask_consent)),
    press("unconsented", family(erasure.withdraw_consent)),
    press("nomore", family(where.no_more)),
    press("letter", family(letters.begin)),
    press("register", family(registration.begin)),
    press("about", family(registration.about), f"({'|'.join(CATEGORIES)})"),
    press("anew", family(registration.anew)),
    press("resend", family(registration.again), ID),
    press("status", family(inquiries.status)),
    press("status", family(inquiries.status), NUMBER),
    press("inquiry", family(inquiries.show), ID),
    press("answer", family(inquiries.answer), ID),
    press("add", family(inquiries.add), ID),
    press("mend", family(amending.choose), ID),
    press("mend", family(amending.ask), ID, WORD),
    press("sharing", family(sharing.show), ID),
    press("share", family(sharing.allow), ID),
    press("unshare", family(sharing.forbid), ID),
    press("acknowledge", family(returns.acknowledge), ID),
    press("withdraw", family(inquiries.withdraw), ID),
    press("withdrawn", family(inquiries.withdrawn), ID),
)

REMINDERS = routes(
    press("fine", family(reminders.fine)),
    press("changed", family(reminders.changed)),
    press("changed", family(reminders.changed), NUMBER),
    press("rarer", family(reminders.less_often)),
    press("intervals", family(says(reminder_wishes.how_often))),
    press("every", family(reminders.every), NUMBER),
    press("pauses", family(says(reminder_wishes.how_long))),
    press("pause", family(reminders.pause), NUMBER),
    press("noreminders", family(reminders.stop)),
    press("reminders", family(reminders.again), "again"),
    press("zones", family(reminders.zones)),
    press("zone", family(reminders.zone), ZONE),
)

# Forms are filled in by families and operators alike; who may end one is decided at its end.
FORMS = routes(
    press("a", family(conversation.choose), WORD, WORD, WORD),
    press("skip", family(conversation.step("skip")), WORD, WORD),
    press("keep", family(conversation.step("keep")), WORD, WORD),
    press("back", family(conversation.step("back")), WORD, WORD),
    press("mine", family(conversation.mine), WORD, WORD),
    press("taken", family(conversation.taken), WORD, WORD, NUMBER),
    press("nottaken", family(conversation.step("nottaken")), WORD, WORD),
    press("change", family(conversation.step("change")), WORD, WORD),
    press("resume", family(leaving.resume), WORD),
    press("cancel", family(leaving.cancel), WORD),
    press("erase", family(leaving.erase), WORD),
    press("later", family(leaving.later), WORD),
    press("send", family(conversation.send), WORD),
)
