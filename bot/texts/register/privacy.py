"""What is stored, who reads it, how long, and which rights there are."""

from bot.model.message import Message
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.register import arrival
from bot.texts.writing import folded, reply, t, tn


def privacy(org: OrgConfig, *, agreed: bool = True) -> Message:
    """What is stored, who reads it, how long, and which rights there are; the button of consent where there is none."""
    return reply(
        t("<b>How we handle your data.</b> {organisation} is responsible for it.", organisation=org.organisation),
        folded(
            t(
                "<b>What is stored.</b> Your answers about the person, the photos and files you send; your name, phone number and Telegram account; what you write here; how kinship was checked and the status of your inquiry; your consent and its time. We do not ask for copies of documents, bank details, the unit or the location."
            ),
            t(
                "<b>Why.</b> To recognise the person among those who have returned, to check that you are related, and to tell you. For nothing else. This bot tells nobody whether a person is registered, or by whom. If several relatives register the same person, each is told separately, and none sees the others. Partner registries get an inquiry only if you allow it: /status, the inquiry, Partner registries."
            ),
            t(
                "<b>How.</b> Encrypted, on a server that the organisation controls. Telegram can read what is written to a bot. If nobody else should read something, tell an operator by phone. If you delete a message in this chat, we still have it: Telegram does not tell us."
            ),
            _retention(org),
        ),
        t(
            "<b>Your rights.</b> Get a copy of everything: /mydata. Correct your name or phone number, or withdraw your consent: /me. Erase one inquiry or everything: /delete. Withdraw an inquiry: /status. You can also complain to the Ukrainian Parliament Commissioner for Human Rights. For anything else, write here or call: {hotline}",
            hotline=org.hotline,
        ),
        buttons=() if agreed else ((arrival.consent_button(),),),
    )


def _retention(org: OrgConfig) -> Sentence:
    return tn(
        "<b>How long.</b> As long as the inquiry is open. We erase it {days} day after you withdraw it, after it is closed, or after you have been told about a verified return. If we hear nothing from you for two years, we ask twice whether to keep it, and then erase it.",
        "<b>How long.</b> As long as the inquiry is open. We erase it {days} days after you withdraw it, after it is closed, or after you have been told about a verified return. If we hear nothing from you for two years, we ask twice whether to keep it, and then erase it.",
        org.retention_days,
        days=org.retention_days,
    )
