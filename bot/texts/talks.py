"""Talking with a person: what a relative reads of it, what operators see and can do."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.correspondence import Content, Words
from bot.model.inquiry import REVIEW_DAYS, Inquiry
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.settings import House
from bot.texts import files, labels
from bot.texts.house import hotline
from bot.texts.writing import column, grid, html, quotes, reply, spread, to_operator

ON_CARD = 10  # letters of a talk on the card of a case; the whole is a press away
LONGEST_IN_HOURS = 48


def opening(language: Language, house: House, hours: int | None) -> Message:
    """A relative wants to speak with an operator: how that goes, and how long it takes."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>To an operator.</b> Write in your own words; photos and files can be sent too. An operator, not a"
                " program, reads it and answers in this chat. Please do not write the military unit, rank, position or"
                " location."
            )
        ),
        waiting(language, hours),
        hotline(language, house),
    )


def passed_on(
    language: Language, house: House, said: Content, about: str | None, hours: int | None, *, goes_on: bool
) -> Message:
    """Words outside of any question have reached the operators, and nobody pretends that a machine understood them.

    goes_on: the relative wrote a moment ago, and was told how long it takes.
    """
    _ = catalog(language).gettext
    kept = _("<b>Passed to the operators.</b> A person, not a program, will read your message.")
    if said.photo:
        kept = _("<b>Passed to the operators.</b> A person, not a program, will look at your photo.")
    elif said.document:
        kept = _("<b>Passed to the operators.</b> A person, not a program, will look at your file.")
    inquiry = html(_("It has been added to your inquiry {reference}."), reference=about) if about else None
    how_long = None if goes_on else waiting(language, hours)
    return reply(html(kept), inquiry, how_long, hotline(language, house))


def waiting(language: Language, hours: int | None) -> Markup:
    """How long answers take: what was measured; where too little was, what was promised."""
    ngettext = catalog(language).ngettext
    if hours is None:
        promised = ngettext(
            "An operator answers within {days} day.", "An operator answers within {days} days.", REVIEW_DAYS
        )
        return html(promised, days=REVIEW_DAYS)
    if hours <= LONGEST_IN_HOURS:
        measured = ngettext(
            "Of the last answers, four out of five came within {n} hour.",
            "Of the last answers, four out of five came within {n} hours.",
            hours,
        )
        return html(measured, n=hours)
    days = -(-hours // 24)
    measured = ngettext(
        "Of the last answers, four out of five came within {n} day.",
        "Of the last answers, four out of five came within {n} days.",
        days,
    )
    return html(measured, n=days)


def wrote(language: Language) -> Message:
    """To those who review: a family wrote; names nobody."""
    _ = catalog(language).gettext
    # Translators: button: to read it
    button = Button(_("Read"), press("messages"))
    return to_operator(html(_("<b>A family has written.</b> The message is waiting to be read.")), buttons=((button,),))


def went_on(language: Language) -> Message:
    """To the operator who has the talk in hand; names nobody."""
    _ = catalog(language).gettext
    button = Button(_("Read"), press("messages"))
    return to_operator(html(_("<b>Your talk goes on:</b> the family has written again.")), buttons=((button,),))


def letters(
    language: Language, house: House, said: Sequence[Words], about: Sequence[Inquiry], *, more: int
) -> list[Message]:
    """What a family wrote that nobody has read yet, and the cases it may belong to; more: how much comes after it."""
    _ = catalog(language).gettext
    since = labels.moment(language, said[0].sent_at, house.timezone)
    head = html(_("<b>Talk with a family</b>, waiting since {moment}"), moment=since)
    newest = said[-1].id
    buttons = [_to_case(language, inquiry.reference, inquiry.id) for inquiry in about[:6]]
    buttons += [
        Button(_("Reply"), press("respond", newest)),
        # Translators: button: the message needs no answer
        Button(_("Done"), press("read", newest)),
        # Translators: button: to let another operator answer
        Button(_("Give back"), press("pass", newest)),
    ]
    return spread(Kind.REPLY, [head, *talk(language, house, said), _more(language, more)], grid(buttons))


def talk(language: Language, house: House, said: Sequence[Words]) -> list[Markup]:
    """What was said between the family and the operators, oldest first."""
    _ = catalog(language).gettext
    parts: list[Markup] = []
    for words in said:
        moment = labels.moment(language, words.sent_at, house.timezone)
        parts.append(html("<b>{sort}</b>, {moment}", sort=_sort(language, words), moment=moment))
        parts += [html("({note})", note=note) for note in _notes(language, words)]
        parts += quotes(words.text) if words.text else []
    return parts


def history(language: Language, house: House, inquiry: Inquiry, said: Sequence[Words]) -> list[Message]:
    """Everything that was said about a case."""
    _ = catalog(language).gettext
    head = html(_("<b>The whole talk</b> of <code>{reference}</code>"), reference=inquiry.reference)
    nothing = [] if said else [html(_("Nothing has been said yet."))]
    return spread(
        Kind.REPLY,
        [head, *nothing, *talk(language, house, said)],
        column([_to_case(language, inquiry.reference, inquiry.id)]),
    )


def none_waiting(language: Language) -> Message:
    """Nothing to read."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Messages.</b> Everything has been read, or other operators are answering it.")))


def replied(language: Language, message_id: int) -> Message:
    """The reply is on its way; the talk stays in hand for a while."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("Write more"), press("again", message_id)),
        Button(_("Close the talk"), press("close", message_id)),
        Button(_("Next message"), press("messages")),
    ]
    return reply(
        html(_("<b>Sent to the family.</b>")),
        html(_("If they write back within half an hour, it comes to you.")),
        buttons=column(buttons),
    )


def closed(language: Language) -> Message:
    """The talk is in nobody's hands any more."""
    _ = catalog(language).gettext
    button = Button(_("Next message"), press("messages"))
    return reply(
        html(_("<b>Talk closed.</b> What the family writes from now on comes to everybody.")), buttons=((button,),)
    )


def given_back(language: Language) -> Message:
    """Another operator is to answer."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Talk given back.</b> Another operator can answer.")))


def not_sent(language: Language) -> Message:
    """The loser of two."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Not sent.</b> Another operator is talking with this family now. Your words reached nobody."))
    )


def taken(language: Language) -> str:
    """Toast: somebody else has it in hand, or nothing is left to answer."""
    _ = catalog(language).gettext
    return _("Another operator is answering, or it has been answered.")


def undelivered(language: Language, reference: str, inquiry_id: int) -> Message:
    """To whoever wrote: Telegram did not take it; without a reference it belonged to no inquiry."""
    _ = catalog(language).gettext
    about = html(_("Inquiry <code>{reference}</code>."), reference=reference) if reference else None
    buttons = ((_to_case(language, reference, inquiry_id),),) if reference else ()
    return to_operator(
        html(_("<b>Not delivered:</b> what you wrote to a family. The bot cannot write to this chat any more.")),
        about,
        html(_("If it matters, call. The telephone number is on the case.")),
        buttons=buttons,
    )


def file(language: Language, words: Words) -> Message:
    """A photo or a file of a talk, for operators."""
    return files.shown(language, words.content, from_family=words.operator_id is None)


def _more(language: Language, more: int) -> Markup | None:
    ngettext = catalog(language).ngettext
    template = ngettext(
        "{n} more message of this family comes after these.", "{n} more messages of this family come after these.", more
    )
    return html(template, n=more) if more else None


def _to_case(language: Language, reference: str, inquiry_id: int) -> Button:
    _ = catalog(language).gettext
    return Button(_("Open {reference}").format(reference=reference), press("case", inquiry_id))


def _sort(language: Language, words: Words) -> str:
    _ = catalog(language).gettext
    if words.corrects:
        return _("Correction by the family")
    return {
        "question": _("Question to the family"),
        "answer": _("Answer from the family"),
        "addition": _("Added by the family"),
        "message": _("Message from the family"),
        "reply": _("Reply to the family"),
    }[words.sort]


def _notes(language: Language, words: Words) -> list[str]:
    """What is to be known of a letter besides its words."""
    _ = catalog(language).gettext
    notes = [files.named(language, words.document)] if words.document else []
    if words.photo:
        notes.append(_("a photo"))
    if words.forwarded:
        notes.append(_("forwarded from another chat: not the family’s own words"))
    if words.undelivered_at:
        notes.append(_("not delivered"))
    return notes
