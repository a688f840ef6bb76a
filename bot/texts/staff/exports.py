"""What administrators take out: the choice, the warning, the file."""

from collections.abc import Mapping

from bot.model.case import CaseState
from bot.model.export import Export
from bot.model.message import Button, File, Kind, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.texts.writing import alarm, column, html, reply, t, tn


def choose() -> Message:
    """What is to be taken out."""
    buttons = [Button(NAMES[export], press("export", export.value)) for export in Export]
    return reply(
        t("<b>Export cases to a file.</b> It is recorded who exported what, and how many cases."),
        buttons=column(buttons),
    )


def confirm(export: Export) -> Message:
    """The last look before the file is made."""
    clear = t(
        "The file contains names and dates of birth that anyone can read, and Telegram can read it. Open it only on a device that you protect, do not pass it on, and delete it from this chat when you no longer need it."
    )
    partners = t(
        "The file contains only people whose relatives allow this: name, year of birth, and whether they are still being looked for."
    )
    buttons = [Button(t("Make the file"), press("exportnow", export.value)), Button(t("Back"), press("exports"))]
    return reply(
        html("<b>{what}</b>", what=NAMES[export]),
        html(partners if export is Export.PFIF else clear),
        buttons=column(buttons),
    )


def being_made() -> Sentence:
    """Toast: it takes a while."""
    return t("The file is being made. It will come to this chat.")


def file(export: Export, count: int, made: File) -> Message:
    """The file itself."""
    counted = tn("{n} case.", "{n} cases.", count)
    said = html("<b>{what}</b>\n{counted}", what=NAMES[export], counted=counted)
    return Message(Kind.REPLY, said, document=made, passes=True)


def taken_out(name: str, export: Export, count: int) -> Message:
    """To the other administrators."""
    said = tn(
        "<b>For operators: {n} case was exported</b> by {name}: {what}.",
        "<b>For operators: {n} cases were exported</b> by {name}: {what}.",
        count,
        name=name,
        what=NAMES[export],
    )
    return alarm(said)


# How far a case has come, as a list says it.
STATES: Mapping[CaseState, Sentence] = {
    CaseState.IMPORTED: t("imported; no relative is asking"),
    CaseState.IN_REVIEW: t("in review"),
    CaseState.ASKED: t("waiting for the family’s answer"),
    CaseState.ACCEPTED: t("accepted, no return reported"),
    CaseState.HELD: t("held: a person handles this case"),
    CaseState.REPORTED: t("return reported, waiting for the second operator"),
    CaseState.VERIFIED: t("return verified, not all relatives told"),
    CaseState.TOLD: t("return verified, all relatives told"),
}


# What partner registries are told about a person.
NOTES: Mapping[str, Sentence] = {
    "sought": t("This person is being looked for."),
    "alive": t("The return of this person was verified, and the family has been told."),
}


NAMES: Mapping[Export, Sentence] = {
    # Translators: kinds of files that can be taken out
    Export.OPEN: t("Working list of open cases, XLSX"),
    Export.CSV: t("All cases, CSV"),
    Export.XLSX: t("All cases, XLSX"),
    Export.PFIF: t("For partner registries, PFIF 1.4"),
}
