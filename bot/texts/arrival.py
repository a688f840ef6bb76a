"""The first words, consent, privacy, help, the language, and honest answers at every dead end."""

from markupsafe import Markup

from bot.i18n import LANGUAGES, Language, catalog
from bot.model.message import Button, Message, Rows
from bot.model.press import press
from bot.settings import House
from bot.texts.writing import column, html, paragraphs, reply

NAMES_OF_LANGUAGES: dict[Language, str] = {"uk": "Українська", "en": "English"}


def welcome(language: Language, house: House) -> Message:
    """Who runs this bot, what it does and never does, what is stored and why, and the button of consent."""
    _ = catalog(language).gettext
    agree = Button(_("I agree"), press("consent"))
    return reply(
        _who(language, house),
        _does(language),
        _never(language),
        html(
            _(
                "<b>Before you begin.</b> So that a returned person can be recognised and you can be told, we store what you"
                " answer here about the person and about yourself. It is stored encrypted and read by the operators of"
                " {organisation} only. You can withdraw your consent at any time. Chats with bots are not end-to-end"
                " encrypted: please do not write unit, position or place."
            ),
            organisation=house.organisation,
        ),
        buttons=column([agree, Button(_("How data are handled"), press("privacy")), other_language(language)]),
    )


def menu(language: Language, house: House, *, unfinished: bool) -> Message:
    """What can be done, for somebody who has agreed."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Menu.</b> What would you like to do?")),
        _hotline(language, house),
        buttons=menu_buttons(language, unfinished=unfinished),
    )


def consent_kept(language: Language) -> Message:
    """Consent was given; the first step is one button away."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Consent is kept.</b> You can withdraw it at any time: /privacy says how.")),
        html(_("The questions about the person come one at a time. You can stop at any point and go on later.")),
        buttons=menu_buttons(language, unfinished=False),
    )


def consent_needed(language: Language, house: House) -> Message:
    """Nothing about a person is taken before consent."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>This was not passed on.</b> Before anything about a person can be taken, your consent is needed: /start"
            )
        ),
        _hotline(language, house),
    )


def help_(language: Language, house: House, *, consented: bool, unfinished: bool) -> Message:
    """What each command is for and whom to call."""
    _ = catalog(language).gettext
    return reply(
        html(_("<b>Help.</b> This bot takes inquiries about missing people and tells relatives of a verified return.")),
        html(
            _(
                "/register — register a missing person\n/status — your inquiries\n/language — change the language\n"
                "/privacy — what is stored, and your rights\n/help — this page"
            )
        ),
        html(
            _(
                "Anything else that you write here is passed to the operators with your inquiry. This bot does not replace"
                " the police, the National Information Bureau or the Coordination Headquarters: please report to them too."
            )
        ),
        _never(language),
        _hotline(language, house),
        buttons=menu_buttons(language, unfinished=unfinished) if consented else (),
    )


def privacy(language: Language, house: House) -> Message:
    """What is stored, who reads it, how long, and which rights there are."""
    _ = catalog(language).gettext
    return reply(
        html(
            _("<b>How data are handled.</b> {organisation} is responsible for them."), organisation=house.organisation
        ),
        html(
            _(
                "<b>What is stored.</b> Your answers about the person; your name and telephone number; what you write here; how"
                " your inquiry stands; your consent and its time. No documents, no bank details, no unit, no place."
            )
        ),
        html(
            _(
                "<b>What for.</b> To recognise the person among those who have returned, to check kinship, and to tell you."
                " For nothing else. Nobody learns from this bot whether a person is registered, or by whom."
            )
        ),
        html(
            _(
                "<b>How.</b> Encrypted, on a server of the organisation. Telegram can read what is written in a chat with a"
                " bot; what must not be read belongs in a conversation with an operator."
            )
        ),
        _retention(language, house),
        html(
            _(
                "<b>Your rights.</b> To know what is stored, to correct it, to withdraw your consent and to have it erased, and"
                " to complain to the Parliament Commissioner for Human Rights. To withdraw an inquiry: /status. For"
                " everything else, write here or call {hotline}."
            ),
            hotline=house.hotline,
        ),
    )


def choose_language(language: Language) -> Message:
    """Which language from now on."""
    _ = catalog(language).gettext
    buttons = [Button(NAMES_OF_LANGUAGES[code], press("language", code)) for code in LANGUAGES]
    return reply(html(_("<b>Language.</b> In which language should the bot write to you?")), buttons=(tuple(buttons),))


def language_chosen(language: Language) -> Message:
    """Said in the new language."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Language: English.</b> From now on the bot writes to you in English.")))


def passed_on(language: Language, house: House, *, photo: bool, about: str | None) -> Message:
    """Unexpected words have reached the operators, and nobody pretends that a machine has understood them."""
    _ = catalog(language).gettext
    said = _("<b>Passed to the operators.</b> Your photo was not read by a machine; an operator will look at it.")
    if not photo:
        said = _("<b>Passed to the operators.</b> Your message was not read by a machine; an operator will read it.")
    inquiry = html(_("It was put with your inquiry {reference}."), reference=about) if about else None
    return reply(html(said), inquiry, _hotline(language, house))


def not_taken(language: Language, house: House) -> Message:
    """A voice message, a sticker or the like outside a dialog."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>This was not passed on.</b> Only words and photos can be taken here: no voice messages, videos, files or"
                " stickers. Please write it in words."
            )
        ),
        _hotline(language, house),
    )


def edited(language: Language) -> Message:
    """A message was changed after it had been sent."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>The change was not taken over.</b> What counts is the message as it was first sent. Please send the"
                " correction as a new message; an answer of the form can be changed in its summary."
            )
        )
    )


def unknown_command(language: Language, house: House) -> Message:
    """A command that does not exist, or not for this person."""
    _ = catalog(language).gettext
    return reply(html(_("<b>There is no such command.</b> /help names those there are.")), _hotline(language, house))


def fault(language: Language, house: House) -> Message:
    """Something failed for good on our side; nothing is lost."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>A fault on our side.</b> Your last message could not be worked on. It is kept, and the operators have been"
                " told. You need not send it again."
            )
        ),
        _hotline(language, house),
    )


def group(language: Language) -> Message:
    """The one sentence in a group."""
    _ = catalog(language).gettext
    return reply(html(_("This bot works in private chats only and leaves this group.")))


def menu_buttons(language: Language, *, unfinished: bool) -> Rows:
    """The way to everything that can be done."""
    _ = catalog(language).gettext
    first = Button(_("Continue the registration"), press("resume", "registration"))
    if not unfinished:
        first = Button(_("Register a missing person"), press("register"))
    status = Button(_("My inquiries"), press("status"))
    return column([first, status, Button(_("How data are handled"), press("privacy")), other_language(language)])


def other_language(language: Language) -> Button:
    """A button for the language that is not spoken at the moment."""
    other: Language = "en" if language == "uk" else "uk"
    return Button(NAMES_OF_LANGUAGES[other], press("language", other))


def toast_passed(language: Language) -> str:
    """For a button whose time has passed."""
    _ = catalog(language).gettext
    return _("This button is from earlier. The present state is below.")


def toast_again(language: Language) -> str:
    """For the second of two presses."""
    _ = catalog(language).gettext
    return _("Already done.")


def _who(language: Language, house: House) -> Markup:
    _ = catalog(language).gettext
    return html(
        _("<b>Zvistka: word of missing people.</b> This bot is run by {organisation} ({site})."),
        organisation=house.organisation,
        site=house.organisation_url,
    )


def _does(language: Language) -> Markup:
    _ = catalog(language).gettext
    return html(
        _(
            "<b>What it does.</b> It takes your inquiry about a missing person, confirms each step, and tells you of a return"
            " only after two operators have verified that the person is safely home."
        )
    )


def _never(language: Language) -> Markup:
    _ = catalog(language).gettext
    return html(
        _(
            "<b>What it never does.</b> It never asks for money or bank details. It never tells of an exchange in advance. It"
            " never sends links. It never publishes names."
        )
    )


def _retention(language: Language, house: House) -> Markup:
    ngettext = catalog(language).ngettext
    template = ngettext(
        "<b>How long.</b> As long as the inquiry is open, and {days} day after its end.",
        "<b>How long.</b> As long as the inquiry is open, and {days} days after its end.",
        house.retention_days,
    )
    return html(template, days=house.retention_days)


def _hotline(language: Language, house: House) -> Markup:
    _ = catalog(language).gettext
    return paragraphs(html(_("To talk to a person: {hotline}"), hotline=house.hotline))
