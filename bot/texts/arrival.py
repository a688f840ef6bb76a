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
                "<b>Before you begin.</b> So that we can recognise the person in case of a return and tell you, we"
                " store what you answer here about the person and about yourself. It is stored encrypted, and only the"
                " operators of {organisation} read it. With the button “I agree” you consent to this; you can withdraw"
                " your consent at any time. Telegram itself can read what is written to a bot, so please do not write"
                " the military unit, rank, position or location."
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
                "<b>This was not passed on.</b> Before you can tell us anything about a person, we need your consent:"
                " /start"
            )
        ),
        _hotline(language, house),
    )


def help_(language: Language, house: House, *, consented: bool, unfinished: bool) -> Message:
    """What each command is for and whom to call."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Help.</b> This bot takes inquiries about missing people and tells their relatives of a verified"
                " return."
            )
        ),
        html(
            _(
                "/register — register a missing person\n/status — your inquiries\n/language — change the language\n"
                "/privacy — what is stored, and your rights\n/help — this page"
            )
        ),
        html(
            _(
                "Whatever else you write here is passed to the operators. This bot does not replace the police, the"
                " National Information Bureau or the Coordination Headquarters for the Treatment of Prisoners of War:"
                " please turn to them too."
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
                "<b>What is stored.</b> Your answers about the person and the photos you send; your name, telephone"
                " number and Telegram account; what you write here; how kinship was checked and how your inquiry"
                " stands; your consent and its time. We do not ask for copies of documents, bank details, the unit or"
                " the location."
            )
        ),
        html(
            _(
                "<b>What for.</b> To recognise the person among those who have returned, to check kinship, and to tell"
                " you. For nothing else. Nobody learns from this bot whether a person is registered, or by whom."
            )
        ),
        html(
            _(
                "<b>How.</b> Encrypted, on a server of the organisation. Telegram itself can read what is written to a"
                " bot. What nobody else should read is better said to an operator."
            )
        ),
        _retention(language, house),
        html(
            _(
                "<b>Your rights.</b> To know what is stored and to get a copy, to have it corrected or erased, to"
                " withdraw your consent, and to complain to the Ukrainian Parliament Commissioner for Human Rights. To"
                " withdraw an inquiry: /status. For everything else, write here or call: {hotline}"
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
    said = _("<b>Passed to the operators.</b> A person, not a program, will look at your photo.")
    if not photo:
        said = _("<b>Passed to the operators.</b> A person, not a program, will read your message.")
    inquiry = html(_("It has been added to your inquiry {reference}."), reference=about) if about else None
    return reply(html(said), inquiry, _hotline(language, house))


def not_taken(language: Language, house: House) -> Message:
    """A voice message, a sticker or the like outside a dialog."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>This was not passed on.</b> Only words and photos can be taken here, not voice messages, videos,"
                " files or stickers. Please write it in words, or call."
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
                "<b>Your edit has not reached us.</b> We have the message as it was first sent. Please send the"
                " correction as a new message. Answers to the questions can be changed at the end, before you press"
                " Send."
            )
        )
    )


def unknown_command(language: Language, house: House) -> Message:
    """A command that does not exist, or not for this person."""
    _ = catalog(language).gettext
    return reply(html(_("<b>This command is not known here.</b> All commands: /help")), _hotline(language, house))


def fault(language: Language, house: House) -> Message:
    """Something failed for good on our side; nothing is lost."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>A fault on our side.</b> Your last message is kept, but could not be processed. The operators know"
                " of it. You need not send it again."
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
    return _("This button is out of date. See the message below.")


def toast_again(language: Language) -> str:
    """For the second of two presses."""
    _ = catalog(language).gettext
    return _("Already done.")


def _who(language: Language, house: House) -> Markup:
    _ = catalog(language).gettext
    return html(
        _("<b>Zvistka: for the families of missing people.</b> This bot is run by {organisation} ({site})."),
        organisation=house.organisation,
        site=house.organisation_url,
    )


def _does(language: Language) -> Markup:
    _ = catalog(language).gettext
    return html(
        _(
            "<b>What it does.</b> It takes your inquiry about somebody who is missing, held captive or deported, and"
            " shows how the inquiry stands. It tells of a return only after two operators have verified that the person"
            " is on territory controlled by Ukraine."
        )
    )


def _never(language: Language) -> Markup:
    _ = catalog(language).gettext
    return html(
        _(
            "<b>What it never does.</b> It never asks for money or bank details. It never asks you to send documents or"
            " to open a link. It never tells of an exchange in advance. It never publishes names."
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
    return paragraphs(html(_("To speak with an operator: {hotline}"), hotline=house.hotline))
