"""What is said when an answer cannot be taken: what is needed instead, with an example, and never a reproach."""

from collections.abc import Mapping

from bot.model.given import Refusal
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts.writing import t, tn


def sentence(refusal: Refusal) -> Sentence:
    """The sentence for a refusal."""
    if refusal.reason == "too_long":
        return tn(
            "Your answer can have at most {limit} character here. Please shorten it.",
            "Your answer can have at most {limit} characters here. Please shorten it.",
            refusal.limit,
            limit=refusal.limit,
        )
    if refusal.reason == "update_too_long":
        return tn(
            "The update is {limit} character too long. Telegram takes 4,096 with the heading and the code, or 1,024 below a picture. Please shorten it.",
            "The update is {limit} characters too long. Telegram takes 4,096 with the heading and the code, or 1,024 below a picture. Please shorten it.",
            refusal.limit,
            limit=refusal.limit,
        )
    return SENTENCES[refusal.reason]


def to_a_person(org: OrgConfig) -> Sentence:
    """For whoever was refused again and again."""
    return t("Not working? Write to an operator, or call: {hotline}", hotline=org.hotline)


SENTENCES: Mapping[str, Sentence] = {
    "empty_field": t("This is needed."),
    "empty": t("The answer is empty. Please write it in one message."),
    "rest_of_long": t(
        "This is the rest of a long message that Telegram split. We did not take it as an answer. Please send one shorter message instead."
    ),
    "not_a_name": t("Please write the name with letters only; an apostrophe or a hyphen is fine."),
    "no_name": t(
        "This is not a name. Please write it as in the documents. If you do not know it, write to an operator: /operator"
    ),
    "a_relation": t("Please write the name itself, not who the person is to you."),
    "not_a_date": t("Please write only the date: a day, a month or a year."),
    "impossible_date": t("There is no such day in the calendar. Please check it."),
    "future_date": t("This date is still to come. Please check it."),
    "too_early": t("This year is too long ago. Please check it."),
    "year_needs_four_digits": t("Please write the year with four digits."),
    "not_a_phone": t(
        "We could not read this as a phone number. Please write it with the country code, for example +44 …, +49 … or +380 …"
    ),
    "anonymous_phone": t("This number is anonymous, and nobody can call it. Please write one we can call you on."),
    "not_own_contact": t(
        "This is somebody else’s contact. Please share your own with the button, or type your number."
    ),
    "contact_not_asked": t("A contact is not needed here. Please answer the question in words."),
    "not_a_photo": t("Please send one photo, as a photo and not as a file, or skip this question."),
    "photo_not_asked": t("Please answer this question in words; a photo is not needed here."),
    "words_only": t("Please write your answer: voice messages, videos, files and stickers cannot be taken here."),
    "hidden_link": t("A link is hidden behind words here. Please write the address itself, beginning with https://."),
    "not_https": t("Please write each web address in full, beginning with https://."),
    "press_a_button": t("Please choose one of the buttons below the question."),
    "not_a_moment": t("Please write the day and the time, for example: tomorrow 10:00, or 03.12 10:00."),
    "time_passed": t("This time has passed. Please write a later one, for example: tomorrow 10:00."),
    "too_far": t("This is more than 60 days from now. Please write an earlier time."),
    "no_text": t("The update has no text yet. It needs one in Ukrainian or in English."),
    "not_these_domains": t("This is not exactly the address in the text. Please compare letter by letter."),
    "not_an_address": t("This is not an e-mail address. An example: maria@example.org"),
    "no_reference": t("There is no such inquiry to link to. A reference looks like this: 7K3M-9QX1."),
}
