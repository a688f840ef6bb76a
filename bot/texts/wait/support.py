"""What is said at once to somebody whose words cannot wait: whom to call now, and what not to do."""

from collections.abc import Collection

from bot.model.distress import Sign
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.org import hotline
from bot.texts.writing import html, reply, t


def at_once(org: OrgConfig, signs: Collection[Sign], *, more: bool) -> Message:
    """Beside the word that it was passed on; more: whether families may read the whole text about support."""
    said = [html(sentence, crisis_line=org.crisis_line) for sign, sentence in _SAID.items() if sign in signs]
    button = Button(t("Support for you"), press("where", "support"))
    return reply(*said, hotline(org), buttons=((button,),) if more else ())


_SAID: dict[Sign, Sentence] = {
    Sign.DESPAIR: t(
        "<b>You are not alone with this.</b> If it is too much to bear, call now: {crisis_line}, or 112. Outside Ukraine, call the emergency number where you are. Please do not stay by yourself: tell somebody near you."
    ),
    Sign.DEMAND: t(
        "<b>Do not pay, and do not send documents or bank details.</b> Nobody has the right to take money for a search, a status or an exchange, and paying does not help a prisoner. Keep the messages and the numbers, and tell the police: 102. If you are threatened, tell the Security Service of Ukraine (SBU) too."
    ),
    Sign.SERVICE: t(
        "<b>Do not do what they ask, and promise nothing.</b> It does not help a prisoner, and they will ask for more. Keep the messages and tell the Security Service of Ukraine (SBU) or the police: 102. It is not too late to do so if you have already answered them."
    ),
}
