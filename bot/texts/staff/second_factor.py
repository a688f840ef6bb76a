"""Codes from an authenticator: setting them up, asking for one, what came of it, resetting them."""

from collections.abc import Mapping
from io import BytesIO

import segno

from bot.model.act import Act
from bot.model.factor import Answer
from bot.model.message import Button, File, Kind, Message
from bot.model.press import press
from bot.model.refused import Reason
from bot.model.sentence import Sentence
from bot.texts.refused import SENTENCES
from bot.texts.writing import alarm, paragraphs, reply, t

# Translators: after "Confirm with a code:"; what an operator is about to do
ACTS: Mapping[Act, Sentence] = {
    Act.VERIFY: t("verify a return"),
    Act.VERIFY_LIST: t("verify the returns of a list"),
    Act.CORRECT: t("send a correction"),
    Act.APPROVE: t("approve an update for families"),
    Act.INVITE: t("invite an operator, or give one another role"),
    Act.LET_IN: t("let an operator in"),
    Act.REMOVE: t("remove an operator"),
    Act.EXPORT: t("take cases out as a file"),
    Act.HAND_BACK: t("take a list out as a file"),
    Act.IMPORT_OVER: t("import in place of people in the register"),
    Act.GUIDE: t("confirm a text for families"),
    Act.LIFT: t("lift the hold on a case"),
    Act.RESET: t("reset an operator’s codes"),
    Act.UNLOCK: t("lift the lockdown"),
    Act.PASSKEY: t("make a passkey for the desk"),
    Act.WAKE: t("wake an operator’s rights"),
    Act.TELEGRAM: t("join a Telegram account"),
    Act.CHAT_CODE: t("give a relative a code for a chat"),
    Act.NEW_NUMBER: t("confirm the new number of a relative"),
    Act.ERASE: t("erase everything that a relative told"),
}
ANSWERS: Mapping[Answer, Sentence] = {
    Answer.NOT_ASKED: t("No code was asked for. Nothing was done."),
    Answer.SET_UP: t("<b>The authenticator is set up.</b> From now on, what decides is confirmed with its codes."),
    Answer.WRONG: t("<b>This code is wrong or was used before.</b> Wait for the next one and type that."),
    Answer.PAUSED: t(
        "<b>Too many wrong codes.</b> For a quarter of an hour no code is accepted, and nothing was done. The administrators were told."
    ),
    Answer.TOO_LATE: t("<b>It is too late for this code.</b> Nothing was done. Please press the button again."),
    Answer.LOCKED: SENTENCES[Reason.NO_NEW_FACTOR],
}


def offer() -> Button:
    """To whoever has no authenticator yet."""
    return Button(t("Set up the authenticator"), press("factor"))


def key(secret: str, uri: str) -> Message:
    """The key as a picture and as letters; the message is deleted after a minute."""
    said = paragraphs(
        t("<b>Set up an authenticator.</b> What decides is confirmed with a code that only you can see."),
        t(
            "Open an authenticator app, best on another device than this one, and scan the picture or enter the key. Then type the six digits that it shows here."
        ),
        t("This message disappears in a minute. Do not keep a copy of it and show it to nobody."),
    )
    copy = Button(t("Copy the key"), copies=secret)
    return Message(Kind.REPLY, said, ((copy,),), photo=File("key.png", _picture(uri)), protected=True)


def _picture(uri: str) -> bytes:
    made = BytesIO()
    segno.make(uri, error="m").save(made, kind="png", scale=8, border=4)
    return made.getvalue()


def asked(act: Act, case: str = "") -> Message:
    """What waits for a code, and by what operators call the case that it is about."""
    leave = Button(t("Do not do it"), press("nocode"))
    return reply(
        t("<b>Confirm with a code:</b> {act}.", act=ACTS[act]),
        t("Case: <code>{number}</code>", number=case) if case else None,
        t(
            "Type the six digits that your authenticator shows now. After five minutes, or when you press anything else, nothing is done."
        ),
        buttons=((leave,),),
    )


def left() -> Sentence:
    """A toast: what waited is dropped."""
    return t("Nothing was done.")


def answered(answer: Answer) -> Message:
    """What came of a code."""
    return reply(ANSWERS[answer])


def was_set_up(name: str) -> Message:
    """To the other administrators: whoever did it can confirm what decides."""
    return alarm(
        t("<b>{name} has set up an authenticator.</b>", name=name),
        t("If you did not expect this, call them now: somebody else may have their account."),
    )


def guessed(name: str) -> Message:
    """To the other administrators: codes were guessed."""
    return alarm(
        t("<b>Five wrong codes</b> from the account of {name} within a quarter of an hour.", name=name),
        t("Call them now. If it was not them, somebody else has their account: remove it under /operators."),
    )


def reset_button(operator_id: int) -> Button:
    """On the card of an operator."""
    return Button(t("Reset their codes"), press("resetcodes", operator_id))


def reset_proposed(name: str) -> Message:
    """To whoever asked for it."""
    return reply(
        t("<b>A second administrator has to agree</b> to reset the codes of {name}. All have been asked.", name=name)
    )


def reset_asked(by: str, name: str, operator_id: int, at: int) -> Message:
    """To the other administrators: one of them has to agree."""
    agree = Button(t("Agree to reset the codes"), press("agreereset", operator_id, at))
    return alarm(
        t(
            "<b>{by} wants to reset the codes of {name}</b>, who would then set up an authenticator again.",
            by=by,
            name=name,
        ),
        t("Agree only after you have spoken with {name} yourself. The button holds for a day.", name=name),
        buttons=((agree,),),
    )


def your_reset_asked(by: str) -> Message:
    """To the operator whose codes they are."""
    return alarm(
        t("<b>{by} wants to reset your codes.</b>", by=by),
        t("If you did not ask for this, call another administrator now."),
    )


def reset_done(name: str) -> Message:
    """To the second administrator."""
    return reply(t("<b>The codes of {name} were reset.</b>", name=name))


def was_reset(name: str, names: tuple[str, str]) -> Message:
    """To the other administrators."""
    return alarm(
        t("<b>The codes of {name} were reset</b> by {by} and {second}.", name=name, by=names[0], second=names[1]),
        t("If you did not expect this, call all three of them now."),
    )


def yours_was_reset(by: str) -> Message:
    """To the operator: the old codes count no more."""
    return alarm(
        t("<b>Your codes were reset.</b> {by} agreed to it.", by=by),
        t("If you did not ask for this, call another administrator now."),
        buttons=((offer(),),),
    )
