"""Updates to many before they go out: what their author and a second operator see and decide."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model.broadcast import Broadcast, Stage
from bot.model.formatted import plain
from bot.model.message import Button, Message
from bot.model.press import press
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.writing import column, html, reply, to_operator


def overview(language: Language, found: Sequence[Broadcast], now: int, *, unfinished: bool) -> Message:
    """/broadcast: what is being written, waits, is being sent, went out."""
    _ = catalog(language).gettext
    buttons = [Button(_("Write an update"), press("compose"))]
    if unfinished:
        buttons.insert(0, Button(_("Go on writing"), press("resume", "broadcast")))
    buttons += [
        Button(f"{_stage(language, one, now)}: {_beginning(one)}"[:60], press("broadcast", one.id)) for one in found
    ]
    return reply(
        html(_("<b>Updates for families.</b> One operator writes, another approves; nobody sends alone.")),
        buttons=column(buttons),
    )


def being_checked(language: Language) -> Message:
    """It is being looked through; the preview follows."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Being looked through:</b> for names of registered people, and how many families it is for. The"
                " preview will come to this chat."
            )
        )
    )


def above(language: Language, code: Language) -> Markup:
    """Before the preview in one language."""
    _ = catalog(language).gettext
    return html(
        _("<b>Preview, {language}.</b> Families read exactly this; only the code comes with the approval:"),
        language=NAMES_OF_LANGUAGES[code],
    )


def waits(language: Language, broadcast_id: int) -> Message:
    """To everybody who could approve it."""
    _ = catalog(language).gettext
    button = Button(_("See the preview"), press("broadcast", broadcast_id))
    return to_operator(html(_("<b>An update for families waits for a second operator.</b>")), buttons=((button,),))


def proposed(language: Language, *, alone: bool) -> Message:
    """It waits for somebody else; alone: when there is nobody."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Put to a second operator.</b> You cannot approve it yourself. Nothing goes out before that.")),
        html(_("At present there is nobody else who may approve it; whoever runs this bot can invite somebody."))
        if alone
        else None,
    )


def changed_since(language: Language) -> Message:
    """What was approved is not what stands there now."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Not approved.</b> The update is no longer what you were shown: it was changed, another one took its"
                " number, a day has passed, or it would begin at another time. Nothing was sent. Here it is as it"
                " stands now:"
            )
        )
    )


def refused(language: Language, reason: str) -> str:
    """Toast: why it cannot be done."""
    _ = catalog(language).gettext
    return {
        "own": _("You wrote this update yourself; somebody else has to approve it."),
        "author_gone": _("Its author is no longer allowed to write updates. It was not sent."),
        "elsewhere": _("This update has moved on since the button was shown. See /broadcast"),
    }[reason]


def given_back(language: Language, name: str, broadcast_id: int) -> Message:
    """To its author: a second operator does not approve it as it is."""
    _ = catalog(language).gettext
    button = Button(_("See the preview"), press("broadcast", broadcast_id))
    return to_operator(
        html(
            _("<b>Your update was given back</b> by {name}. Speak with them, change it, and put it again."), name=name
        ),
        buttons=((button,),),
    )


def dropped(language: Language) -> Message:
    """It will not go out."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Dropped.</b> This update will not go out.")))


def done(language: Language) -> Message:
    """What was pressed is done."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Given back to its author.</b> Nothing was sent.")))


def _beginning(one: Broadcast) -> str:
    """The first words of its text."""
    return " ".join(plain(one.answers.get("uk") or one.answers.get("en") or "").split())


def _stage(language: Language, one: Broadcast, now: int) -> str:
    _ = catalog(language).gettext
    if one.stage is Stage.SENDING and (one.due_at or 0) > now:
        return _("No. {number}, to go out later").format(number=one.number)
    return {
        # Translators: how far an update has come; stands before its first words
        Stage.CHECKING: _("Being looked through"),
        Stage.WRITTEN: _("Not yet put to anybody"),
        Stage.PROPOSED: _("Waits for approval"),
        Stage.DROPPED: _("Dropped"),
        Stage.SENDING: _("No. {number}, being sent").format(number=one.number),
        Stage.PAUSED: _("No. {number}, paused").format(number=one.number),
        Stage.CANCELLED: _("No. {number}, cancelled").format(number=one.number),
        Stage.DONE: _("No. {number}, sent").format(number=one.number),
    }[one.stage]
