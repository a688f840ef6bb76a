"""What is stored, who reads it, how long, and which rights there are."""

from bot.model.message import Message
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.writing import reply, t, tn


def privacy(org: OrgConfig) -> Message:
    """What is stored, who reads it, how long, and which rights there are."""
    return reply(
        t("<b>How data are handled.</b> {organisation} is responsible for them.", organisation=org.organisation),
        t(
            "<b>What is stored.</b> Your answers about the person, the photos and files you send; your name, telephone number and Telegram account; what you write here; how kinship was checked and how your inquiry stands; your consent and its time. We do not ask for copies of documents, bank details, the unit or the location."
        ),
        t(
            "<b>What for.</b> To recognise the person among those who have returned, to check kinship, and to tell you. For nothing else. Nobody learns from this bot whether a person is registered, or by whom. Partner registries learn of an inquiry only if you allow it: /status, the inquiry, Partner registries."
        ),
        t(
            "<b>How.</b> Encrypted, on a server of the organisation. Telegram itself can read what is written to a bot. What nobody else should read is better said to an operator. Deleting a message in this chat does not take it back: we are not told of it."
        ),
        _retention(org),
        t(
            "<b>Your rights.</b> A copy of everything: /mydata. To correct your name or telephone, or to withdraw your consent: /me. To erase one inquiry or everything: /delete. To withdraw an inquiry: /status. You can also complain to the Ukrainian Parliament Commissioner for Human Rights. For everything else, write here or call: {hotline}",
            hotline=org.hotline,
        ),
    )


def _retention(org: OrgConfig) -> Sentence:
    return tn(
        "<b>How long.</b> As long as the inquiry is open. It is erased {days} day after it was withdrawn or closed, or after you were told of a verified return. If we hear nothing from you for two years, we ask twice whether to keep it, and then erase it.",
        "<b>How long.</b> As long as the inquiry is open. It is erased {days} days after it was withdrawn or closed, or after you were told of a verified return. If we hear nothing from you for two years, we ask twice whether to keep it, and then erase it.",
        org.retention_days,
        days=org.retention_days,
    )
