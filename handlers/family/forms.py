"""The forms that families fill in."""

from bot.model.amendment import amended
from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.message import Message
from bot.texts import labels
from bot.texts.questions import Questions
from bot.texts.register import amending as amending_texts
from bot.texts.register import letter_questions, meeting, registration, registration_questions
from bot.texts.rights import genuine as genuine_texts
from bot.use_cases.register import amending
from handlers.family import amending as amends
from handlers.family import genuine, inquiries, letters, rights, seen
from handlers.family import registration as registering
from handlers.forms import ChatForm, nothing, row_of
from handlers.request import ChatRequest
from storage.store.transaction import Transaction


async def _registration(_tx: Transaction, _request: ChatRequest, draft: Draft) -> Message:
    return registration.summary(FORMS["registration"], draft)


async def _sighting(_tx: Transaction, _request: ChatRequest, draft: Draft) -> Message:
    return meeting.summary(FORMS["sighting"], draft)


async def _amendment(tx: Transaction, request: ChatRequest, draft: Draft) -> Message:
    inquiry = await amending.own(tx, request.chat, int(draft.subject))
    return amending_texts.summary(inquiry, amended(inquiry, draft.answers))


# What is changed is asked in the words of the registration.
_OF_THE_REGISTRATION = Questions(
    registration_questions.questions,
    {"category": labels.CATEGORIES, "relation": labels.RELATIONS},
    registration_questions.SKIP,
    registration_questions.offered,
)

DECLARED = (
    ChatForm(
        form=FORMS["registration"],
        subject=nothing,
        questions=_OF_THE_REGISTRATION,
        summary=_registration,
        send=registration.to_send,
        end=registering.end,
    ),
    ChatForm(form=FORMS["own_name"], subject=nothing, questions=_OF_THE_REGISTRATION, end=rights.end_change),
    ChatForm(form=FORMS["own_phone"], subject=nothing, questions=_OF_THE_REGISTRATION, end=rights.end_change),
    ChatForm(
        form=FORMS["amendment"],
        subject=row_of("inquiry"),
        questions=_OF_THE_REGISTRATION,
        summary=_amendment,
        send=amending_texts.to_send,
        end=amends.end,
    ),
    ChatForm(
        form=FORMS["answer"],
        subject=row_of("inquiry"),
        questions=Questions(letter_questions.ANSWER),
        end=inquiries.end_answer,
    ),
    ChatForm(
        form=FORMS["addition"],
        subject=row_of("inquiry"),
        questions=Questions(letter_questions.ADDITION),
        end=inquiries.end_addition,
    ),
    ChatForm(form=FORMS["letter"], subject=nothing, questions=Questions(letter_questions.LETTER), end=letters.end),
    ChatForm(form=FORMS["check"], subject=nothing, questions=Questions(genuine_texts.QUESTION), end=genuine.end),
    ChatForm(
        form=FORMS["sighting"],
        subject=nothing,
        questions=Questions(meeting.QUESTIONS, {"how": labels.WAYS_OF_TELLING}),
        summary=_sighting,
        send=registration.to_send,
        end=seen.end,
    ),
)
