"""Photos and files that pass between families and operators.  They are relayed as they are; nothing in them is looked at."""

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.correspondence import Content
from bot.model.given import Document
from bot.model.message import Kind, Message
from bot.texts.writing import html, paragraphs

KILOBYTE = 1_000


def shown(language: Language, said: Content, *, from_family: bool) -> Message:
    """For operators: what it is and, before an unknown file, a warning."""
    _ = catalog(language).gettext
    if said.photo:
        label = _("<b>Photo</b> from a family") if from_family else _("<b>Photo</b> to the family")
        return Message(Kind.REPLY, html(label), photo=said.photo)
    label = _("<b>File</b> from a family") if from_family else _("<b>File</b> to the family")
    warning = _warning(language) if from_family else None
    document = said.document or Document("")
    return Message(
        Kind.REPLY,
        paragraphs(html(label + ": {file}", file=named(language, document)), warning),
        document=document.file_id,
    )


def named(language: Language, document: Document) -> str:
    """Name, type and size, as the sender's Telegram gave them."""
    _ = catalog(language).gettext
    name = document.name or _("a file without a name")
    return ", ".join(part for part in (name, document.mime, _size(language, document.size)) if part)


def _size(language: Language, size: int) -> str:
    _ = catalog(language).gettext
    if not size:
        return ""
    if size < KILOBYTE * KILOBYTE:
        # Translators: kilobytes
        return _("{n} KB").format(n=max(1, round(size / KILOBYTE)))
    # Translators: megabytes
    return _("{n} MB").format(n=round(size / KILOBYTE / KILOBYTE))


def _warning(language: Language) -> Markup:
    _ = catalog(language).gettext
    return html(
        _(
            "Nobody has checked this file; its name and type can mislead. Open it only on a device set aside for this,"
            " and never a program (exe, apk, js, scr, bat), an archive or a document with macros."
        )
    )
