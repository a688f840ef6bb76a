"""A report of a meeting: what is asked of somebody who tells who they met.

There is no word in it from which anybody could learn whether a person is registered (N3).
"""

from collections.abc import Mapping

from bot.model.form import Draft, Form
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Said, Sentence
from bot.model.sighting import TOLD
from bot.settings import OrgConfig
from bot.texts.org import hotline
from bot.texts.questions import Asked
from bot.texts.writing import grid, html, lines, reply, t


def opening(org: OrgConfig) -> Message:
    """What this is for, what is better not written, and that it can be stopped."""
    return reply(
        t(
            "<b>Did you meet someone?</b> Here you can tell the operators who you met in captivity or on the way home, where and when. Say only what you want to say. You can stop at any time; then nothing is kept."
        ),
        t(
            "Telegram can read what is written to a bot. Please do not write anything that could endanger you or someone who is still there: ask for a call instead."
        ),
        t("Only operators read it. We tell nobody here who is registered, and no family will know who told us."),
        hotline(org),
    )


# What is asked, and what helps to answer it.
QUESTIONS: Asked = {
    "how": (t("How would you like to tell us?"), ""),
    "whom": (
        t("Who did you meet?"),
        t("A name, a nickname, an age, anything you remember. If you are not sure of something, just say so."),
    ),
    "place": (
        t("Where was it?"),
        t("General words are enough. If something could endanger others, it is better to say it in a call."),
    ),
    "time": (t("When did you last see this person?"), t("A day, a month or a season, as you remember it.")),
    "call": (
        t("May an operator call you about it?"),
        t("If so, write the number and when it suits you. If not, press Skip."),
    ),
    "number": (
        t("What number may an operator call you on, and when?"),
        t("You do not need to write here what it is about."),
    ),
}


def summary(form: Form, draft: Draft) -> Message:
    """What will be told, before it is."""
    told = [name for name in form.asked(draft) if name in TOLD]
    changes = [Button(html("✎ {name}", name=FIELDS[name]), press("change", form.name, name)) for name in told]
    send, cancel = Button(t("Send"), press("send", form.name)), Button(t("Cancel"), press("cancel", form.name))
    return reply(
        t("<b>What you are telling us, before it is sent</b>"),
        _listed({name: draft.answers[name] for name in told}),
        t("Nothing has been sent yet."),
        buttons=((send,), *grid(changes), (cancel,)),
    )


def received(org: OrgConfig) -> Message:
    """It has arrived; nothing more is said of it here."""
    return reply(
        t(
            "<b>Passed to the operators.</b> Thank you for telling us. A person, not a program, will read it, and will call if you asked for that. We cannot tell you here what happens with it."
        ),
        t("If you remember more: /seen, or simply write here."),
        hotline(org),
    )


def told(facts: Mapping[str, str]) -> list[tuple[Said, Said]]:
    """What was told, by the names of the questions."""
    return [(FIELDS[name], facts[name]) for name in TOLD if facts.get(name)]


def _listed(answers: Mapping[str, str]) -> Sentence:
    return lines(html("<b>{field}:</b> {said}", field=FIELDS[name], said=said or "—") for name, said in answers.items())


FIELDS: Mapping[str, Sentence] = {
    # Translators: labels of the answers in a report of a meeting
    "whom": t("Who"),
    "place": t("Where"),
    "time": t("When"),
    "call": t("May be called"),
    "number": t("A call, please"),
}
