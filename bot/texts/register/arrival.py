"""The first words, consent, the menu, help."""

from collections.abc import Collection
from functools import lru_cache

from bot.model.message import Button, Message, Rows
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import commands, labels
from bot.texts.languages import each_language
from bot.texts.org import copy_hotline, hotline, never
from bot.texts.wait import where
from bot.texts.writing import column, folded, html, lines, reply, t


def to_agree() -> Sentence:
    """What the button of consent says."""
    return t("I agree")


def consent_button() -> Button:
    """The button of consent."""
    return Button(to_agree(), press("consent"))


def welcome_to_tell(org: OrgConfig) -> Message:
    """The same for somebody who comes to tell who they met."""
    return reply(
        t(
            "<b>Before you tell us.</b> Here you can say who you met in captivity or on the way. We store what you tell us and your Telegram account, so that operators can compare it with what families tell us. It is encrypted, and only the operators of {organisation} read it. If you press “I agree”, you consent to this. You can withdraw your consent at any time.",
            organisation=org.organisation,
        ),
        _who(org),
        hotline(org),
        buttons=(*column([consent_button(), Button(t("How we handle your data"), press("privacy"))]), each_language()),
    )


def welcome(org: OrgConfig) -> Message:
    """What this bot is for and what is stored, with the button of consent; who runs it and what it never does below."""
    return reply(
        t(
            "<b>Zvistka: for the families of missing people.</b> Here you can register someone who is missing, held captive or deported. We tell you about a return only after two operators have verified it."
        ),
        t(
            "<b>Before you begin.</b> If you press “I agree”, we store what you tell us about the person and about yourself, so that we can recognise the person if they return, and tell you. It is encrypted, and only the operators of {organisation} read it. You can withdraw your consent at any time.",
            organisation=org.organisation,
        ),
        folded(
            t(
                "<b>Please do not write</b> the military unit, rank, position or location: Telegram can read what you write to a bot."
            ),
            _who(org),
            t(
                "<b>What “verified” means.</b> Two operators, independently of each other, have made sure that the person is on territory controlled by Ukraine."
            ),
            never(),
        ),
        buttons=(*column([consent_button(), Button(t("How we handle your data"), press("privacy"))]), each_language()),
    )


def menu(org: OrgConfig, *, unfinished: bool) -> Message:
    """What can be done, for somebody who has agreed."""
    return reply(
        t("<b>Menu.</b> What would you like to do?"),
        hotline(org),
        buttons=(*menu_buttons(unfinished=unfinished), (Button(t("Help and contacts"), press("help")),)),
    )


def consent_kept(*, leads_on: bool) -> Message:
    """Consent was given; leads_on: what was begun before goes on below, else the first answer begins a registration."""
    kept = t("<b>Your consent has been recorded.</b> You can withdraw it at any time: see /privacy.")
    if leads_on:
        return reply(kept)
    categories = [Button(label, press("about", value)) for value, label in labels.CATEGORIES.items()]
    return reply(
        kept,
        t(
            "<b>Who is your inquiry about?</b> The questions come one at a time. You can stop at any point and continue later. Operators get your answers only when you press Send at the end."
        ),
        buttons=(*column(categories), *menu_buttons(unfinished=False)[1:]),
    )


def help_(org: OrgConfig, topics: Collection[str], *, consented: bool, unfinished: bool) -> Message:
    """What each command is for and whom to call; topics: where to turn, as far as an administrator has confirmed it."""
    steps = t("<b>Where to get help.</b> Choose below who you are looking for.")
    return reply(
        t(
            "<b>Help.</b> To speak with an operator, call {hotline} or write here: a person will read it.",
            hotline=org.hotline,
        ),
        steps if topics else None,
        folded(
            _commands(),
            t(
                "This bot does not replace the police, the National Information Bureau or the Coordination Headquarters for the Treatment of Prisoners of War: please contact them too."
            ),
            never(),
        ),
        buttons=(
            (copy_hotline(org),),
            *where.buttons(topics),
            *(menu_buttons(unfinished=unfinished) if consented else ()),
        ),
    )


def menu_buttons(*, unfinished: bool) -> Rows:
    """The way to everything that can be done."""
    first = Button(t("Continue the inquiry"), press("resume", "registration"))
    if not unfinished:
        first = Button(t("Register a missing person"), press("register"))
    status = Button(t("My inquiries"), press("status"))
    return (*column([first, status, Button(t("How we handle your data"), press("privacy"))]), each_language())


@lru_cache
def _commands() -> Sentence:
    """What stands in the menu of Telegram, for those who do not find it there."""
    listed = commands.FOR_FAMILIES
    return lines(html("/{name} — {words}", name=name, words=listed[name]) for name in listed if name != "start")


def _who(org: OrgConfig) -> Sentence:
    return t(
        "<b>Who runs it.</b> {organisation} ({site}). The name of this bot is published there: please compare it.",
        organisation=org.organisation,
        site=org.organisation_url,
    )
