"""What administrators take out: the choice, the warning, the file."""

from bot.i18n import Language, catalog
from bot.model.case import CaseState
from bot.model.export import Export
from bot.model.message import Button, File, Kind, Message
from bot.model.press import press
from bot.texts.writing import column, html, reply, to_operator


def choose(language: Language) -> Message:
    """What is to be taken out."""
    _ = catalog(language).gettext
    buttons = [Button(_named(language, export), press("export", export.value)) for export in Export]
    return reply(
        html(_("<b>Export cases to a file.</b> It is recorded who exported what, and how many cases.")),
        buttons=column(buttons),
    )


def confirm(language: Language, export: Export) -> Message:
    """The last look before the file is made."""
    _ = catalog(language).gettext
    clear = _(
        "The file holds names and dates of birth in the clear, and Telegram can read it. Open it only on a device that"
        " you protect, pass it to nobody here, and delete it from this chat when it has served."
    )
    partners = _(
        "The file holds only people whose relatives allow that partner registries learn of them: name, year of birth,"
        " and whether they are still looked for."
    )
    buttons = [Button(_("Make the file"), press("exportnow", export.value)), Button(_("Back"), press("exports"))]
    return reply(
        html("<b>{what}</b>", what=_named(language, export)),
        html(partners if export is Export.PFIF else clear),
        buttons=column(buttons),
    )


def being_made(language: Language) -> str:
    """Toast: it takes a while."""
    _ = catalog(language).gettext
    return _("The file is being made. It will come to this chat.")


def file(language: Language, export: Export, count: int, made: File) -> Message:
    """The file itself."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    counted = ngettext("{n} case.", "{n} cases.", count)
    said = html("<b>{what}</b>\n{counted}", what=_named(language, export), counted=html(counted, n=count))
    return Message(Kind.REPLY, said, document=made)


def taken_out(language: Language, name: str, export: Export, count: int) -> Message:
    """To the other administrators."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    said = ngettext(
        "<b>For operators: {n} case was exported</b> by {name}: {what}.",
        "<b>For operators: {n} cases were exported</b> by {name}: {what}.",
        count,
    )
    return to_operator(html(said, n=count, name=name, what=_named(language, export)))


def states(language: Language) -> dict[CaseState, str]:
    """How far a case has come, as a list says it."""
    _ = catalog(language).gettext
    return {
        CaseState.IMPORTED: _("imported; no relative asks"),
        CaseState.IN_REVIEW: _("in review"),
        CaseState.ASKED: _("waits for the family’s answer"),
        CaseState.ACCEPTED: _("accepted, no return reported"),
        CaseState.HELD: _("held: a person handles this case"),
        CaseState.REPORTED: _("return reported, waits for the second operator"),
        CaseState.VERIFIED: _("return verified, not all relatives told"),
        CaseState.TOLD: _("return verified, all relatives told"),
    }


def notes(language: Language) -> dict[str, str]:
    """What partner registries are told of a person."""
    _ = catalog(language).gettext
    return {
        "sought": _("This person is being looked for."),
        "alive": _("The return of this person was verified, and the family knows of it."),
    }


def _named(language: Language, export: Export) -> str:
    _ = catalog(language).gettext
    return {
        # Translators: kinds of files that can be taken out
        Export.OPEN: _("Working list of open cases, XLSX"),
        Export.CSV: _("All cases, CSV"),
        Export.XLSX: _("All cases, XLSX"),
        Export.PFIF: _("For partner registries, PFIF 1.4"),
    }[export]
