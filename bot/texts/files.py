"""Photos and files that pass between families and operators.  They are relayed as they are; nothing in them is looked at."""

from bot.model.correspondence import Content
from bot.model.given import Document
from bot.model.message import Kind, Message
from bot.model.sentence import Sentence
from bot.texts.writing import html, joined, paragraphs, t

KILOBYTE = 1_000


def shown(said: Content, *, from_family: bool) -> list[Message]:
    """For operators: what it is and, before an unknown file, a warning."""
    if said.photo:
        label = t("<b>Photo</b> from a family") if from_family else t("<b>Photo</b> to the family")
        return [Message(Kind.REPLY, label, photo=said.photo)]
    if said.document and said.document.is_round:
        label = t("<b>Video message</b> from a family")
        return [Message(Kind.REPLY, label), Message(Kind.REPLY, "", video_note=said.document.file_id)]
    if said.document and said.document.voice:
        return [Message(Kind.REPLY, t("<b>Voice message</b> from a family"), voice=said.document.file_id)]
    label = t("<b>File</b> from a family") if from_family else t("<b>File</b> to the family")
    warning = _warning() if from_family else None
    document = said.document or Document("")
    named_so = paragraphs(html("{label}: {file}", label=label, file=named(document)), warning)
    return [Message(Kind.REPLY, named_so, document=document.file_id)]


def named(document: Document) -> Sentence:
    """Name, type and size, as the sender's Telegram gave them."""
    if document.voice:
        sort = t("a video message") if document.is_round else t("a voice message")
        return joined(", ", (sort, _size(document.size)))
    name = document.name or t("a file without a name")
    return joined(", ", (name, document.mime, _size(document.size)))


def not_fetched() -> Sentence:
    """At the desk: Telegram did not give it."""
    return t("The file did not come from Telegram: it may be too large, or gone. Please try again.")


def _size(size: int) -> Sentence | None:
    if not size:
        return None
    if size < KILOBYTE * KILOBYTE:
        # Translators: kilobytes
        return t("{n} KB", n=max(1, round(size / KILOBYTE)))
    # Translators: megabytes
    return t("{n} MB", n=round(size / KILOBYTE / KILOBYTE))


def _warning() -> Sentence:
    return t(
        "Nobody has checked this file; its name and type can mislead. Open it only on a device set aside for this, and never a program (exe, apk, js, scr, bat), an archive or a document with macros."
    )
