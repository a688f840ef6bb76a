"""Why something is refused to somebody, in words."""

from collections.abc import Mapping

from bot.model.message import Message
from bot.model.refused import Reason
from bot.model.sentence import Sentence
from bot.texts import dead_ends
from bot.texts.writing import html, reply, t

# A toast, or a sentence on a page.
SENTENCES: Mapping[Reason, Sentence] = {
    Reason.NO_RIGHT: t("You do not have the right to do this."),
    Reason.OWN_FAMILY: t("You are a relative in this case: another operator has to decide it."),
    Reason.HELD: t("This case is held: a person handles it. Lift the hold first."),
    Reason.DECIDED: t("This has been decided already."),
    Reason.CHANGED: dead_ends.toast_again(),
    Reason.CANNOT_TAKE: t("This colleague cannot take the case over."),
    Reason.OWN_REPORT: t("You reported it yourself: another operator has to verify it."),
    Reason.EXISTS: t("A report about this person is already waiting."),
    Reason.REPORTER_GONE: t("Its author is no longer an operator. It has to be reported again."),
    Reason.OWN_STOP: t("You stopped it yourself: another operator has to confirm the correction."),
    Reason.LEAVING: t("A message is on its way at this very moment. Please try again in a minute."),
    Reason.HOSTILE_SOURCE: t("A list published by the detaining power is no evidence."),
    Reason.PUT_ASIDE: t("This row was put aside: a person has to look at it."),
    Reason.NOT_REVIEWED: t("This inquiry has not been accepted yet. Review it first, then decide about the row."),
    Reason.ROW_DECIDED: t("This row has been decided in the meantime. Nothing was changed."),
    Reason.NOT_THIS_PERSON: t(
        "A colleague found that this row is not this person. Speak with them: only they can change that."
    ),
    Reason.TOO_LATE: t("The verification is no longer valid, or all notices have been sent already."),
    Reason.ERASED: t("The relatives had it erased. Nothing more will be sent."),
    Reason.NOT_OF_THIS_PERSON: t("One of these references does not belong to an accepted inquiry about this person."),
    Reason.OUT_OF_DATE: dead_ends.toast_passed(),
    Reason.NOT_AS_SHOWN: t("This is no longer what you were shown. Nothing was done."),
    Reason.MOVED_ON: t("This update has changed since the button was shown. See /broadcast"),
    Reason.OWN_UPDATE: t("You wrote this update yourself; somebody else has to approve it."),
    Reason.AUTHOR_GONE: t("Its author is no longer allowed to write updates. It was not sent."),
    Reason.NOT_OPEN: dead_ends.toast_again(),
    Reason.IN_OTHER_HANDS: t("Another operator is working on it, or it has been decided already."),
    Reason.NO_OPERATOR: t("This person is no longer an operator, or it is you."),
    Reason.NOTHING_TO_UNDO: t("There is nothing to undo, or it has been verified already."),
    Reason.TALK_TAKEN: t("Another operator is answering, or it has been answered."),
    Reason.MEETING_TAKEN: t("Another operator has this report, or it is done."),
    Reason.MANY_LETTERS: t(
        "This was not passed on: you have written very many messages within an hour. Everything before it has arrived. Please write the rest in an hour, in as few messages as you can."
    ),
    Reason.MANY_MEETINGS: t(
        "You have told us about many meetings today. All of them have arrived; please tell us more tomorrow, or write to an operator: /operator"
    ),
    Reason.MANY_INQUIRIES: t(
        "You have registered many people today. All your inquiries have arrived; please continue tomorrow, or write to an operator: /operator"
    ),
    Reason.SAME_OR_ANOTHER: t("Someone in the register looks like the same person. Please say first whether it is."),
    Reason.MANY_DECLARED: t("You have named as many people as one person can. Speak with an administrator."),
    Reason.SENT_BEFORE: t(
        "This page was sent before, and is an inquiry already. Who is missed cannot be changed by sending it again: open Inquiry by phone once more."
    ),
    Reason.OWN_PROPOSAL: t("You proposed it yourself: another operator has to decide it."),
    Reason.LAST_ADMINISTRATORS: t(
        "The last two administrators cannot be removed in the chat, only replaced from the server."
    ),
    Reason.NEEDS_FACTOR: t("This has to be confirmed with a code from your authenticator."),
    Reason.LOCKED: t("Lockdown: this has to wait until two operators lift it. See /lockdown"),
    Reason.NO_ADMINISTRATOR: t("One of the two operators has to be an administrator."),
    Reason.FORGED: t(
        "Somebody changed this in the database past the bot. Nothing was done; administrators are being told."
    ),
    Reason.MANY_LOOKS: t(
        "You have opened very many people within an hour. Call an administrator: they can let you go on. You can still stop notices."
    ),
    Reason.NO_NEW_FACTOR: t(
        "Lockdown: no authenticator can be set up now. Operators who have one can lift it, or the person who runs the bot."
    ),
    Reason.OWN_PAUSE: t("Another administrator has to let you go on."),
    Reason.NO_SECOND_ADMINISTRATOR: t(
        "There is no other administrator who could let them in. Make the invitation on the server."
    ),
    Reason.PROPOSER_GONE: t("The operator who proposed it has left. Leave it as it is and propose it again."),
    Reason.MANY_CODES: t("You have typed too many wrong codes. Please try again in ten minutes."),
    Reason.HAS_INQUIRIES: t(
        "An accepted inquiry made by phone cannot be joined with a chat in which you have registered someone already. Tell the operator; we go on calling you."
    ),
    Reason.FORM_OPEN: t("You have begun something here. Please finish it or press /cancel, then type the code again."),
    Reason.NO_JOINING_NOW: t(
        "Your inquiry cannot be joined with this chat at the moment. Nothing is lost: we go on calling you. Please ask the operator for a new code later."
    ),
    Reason.TELL_FIRST: t("This relative has not been told yet about a return or its correction. Tell them first."),
    Reason.CORRECT_FIRST: t(
        "This relative was told about a return that was withdrawn, or may have been. First a second operator sends the correction, then you tell them."
    ),
    Reason.NO_CALL: t(
        "This call is no longer on the list: the return was withdrawn, the relative knows, or they have erased everything. Tell nobody."
    ),
    Reason.WITHDRAWN: t("The return was withdrawn: nobody is to be told about it."),
    Reason.CALL_RESTS: t("Do not call now: a person handles this case, or this relative is not to be told."),
    Reason.OWN_CASE: t("You filled in this inquiry, or reported or verified the return: a colleague has to do this."),
    Reason.OPERATORS_ACCOUNT: t(
        "This account belongs to an operator, or once did, so an inquiry cannot be joined with it. Tell the operator who gave you the code; we go on calling you."
    ),
}


def message(reason: Reason) -> Message:
    """The same where no button was pressed."""
    return reply(html("<b>{why}</b>", why=SENTENCES[reason]))
