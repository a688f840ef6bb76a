"""The forms that operators fill in."""

from bot.model.correction import Wrong
from bot.model.form import Draft
from bot.model.forms import FORMS
from bot.model.message import Message
from bot.texts import labels
from bot.texts import operator_questions as asked
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.lists import batches as of_lists
from bot.texts.questions import Questions
from bot.texts.register import joining as of_records
from bot.texts.register import registration_questions
from bot.texts.register import review as of_inquiries
from bot.texts.returns import corrections as of_corrections
from bot.texts.returns import returns as of_returns
from bot.texts.updates import broadcast_labels, broadcast_questions
from bot.texts.wait import guides as of_guides
from bot.use_cases.lists import batches as whole_lists
from bot.use_cases.register import doubles
from bot.use_cases.returns import corrections as correcting
from bot.use_cases.returns import notices
from handlers.family import where
from handlers.forms import ChatForm, nothing, row_of
from handlers.operators import (
    batches,
    broadcasts,
    corrections,
    correspondence,
    errands,
    guides,
    joining,
    list_rows,
    lists,
    own_family,
    returns,
    review,
    sightings,
)
from handlers.request import ChatRequest
from storage.returns import reports
from storage.store.transaction import Transaction


async def _decline(_tx: Transaction, _request: ChatRequest, draft: Draft) -> Message:
    return of_inquiries.confirm_decline(draft)


async def _report(tx: Transaction, request: ChatRequest, draft: Draft) -> Message:
    return of_returns.summary(FORMS["report"], draft, await doubles.untold(tx, request.chat.id, int(draft.subject)))


async def _verify(tx: Transaction, request: ChatRequest, draft: Draft) -> Message:
    report = await reports.get(tx, int(draft.subject.partition("/")[0]))
    beside = await doubles.untold(tx, request.chat.id, report.person_id)
    return of_returns.confirm(draft, await notices.audience(tx, report), beside)


async def _batch(tx: Transaction, request: ChatRequest, draft: Draft) -> Message:
    list_id = int(draft.subject.partition("/")[0])
    seen = await notices.audience_of_list(tx, list_id, request.staff.id)
    beside = await whole_lists.untold(tx, request.actor, list_id)
    return of_lists.confirm(draft, seen.returns, seen.told, beside)


async def _correct(tx: Transaction, _request: ChatRequest, draft: Draft) -> Message:
    return of_corrections.confirm(draft, await correcting.reach(tx, Wrong.of_subject(draft.subject)))


async def _guide(tx: Transaction, request: ChatRequest, draft: Draft) -> Message:
    await where.preview(tx, request, draft.subject.partition("/")[0], draft.answers, request.now)
    return of_guides.confirm(draft)


def _replied_to(subject: str) -> tuple[str, int]:
    table, _slash, row = subject.partition("/")
    return table, int(row)


def _corrected(subject: str) -> tuple[str, int] | None:
    return None if subject.startswith("list/") else ("verification", int(subject))


DECLARED = (
    ChatForm(
        form=FORMS["accept"],
        subject=row_of("inquiry"),
        questions=Questions(asked.ACCEPT, {"way": labels.KINSHIP_WAYS}),
        end=review.end_accept,
    ),
    ChatForm(form=FORMS["ask"], subject=row_of("inquiry"), questions=Questions(asked.ASK), end=review.end_ask),
    ChatForm(
        form=FORMS["decline"],
        subject=row_of("inquiry"),
        questions=Questions(asked.DECLINE, {"reason": labels.DECLINE_REASONS}),
        summary=_decline,
        send=of_inquiries.to_decline,
        end=review.end_decline,
    ),
    ChatForm(
        form=FORMS["join"],
        subject=row_of("person"),
        questions=Questions(asked.JOIN),
        summary=joining.join_summary,
        send=of_records.to_join,
        end=joining.end_join,
    ),
    ChatForm(
        form=FORMS["part"],
        subject=row_of("joining"),
        questions=Questions(asked.PART),
        summary=joining.part_summary,
        send=of_records.to_part,
        end=joining.end_part,
    ),
    ChatForm(form=FORMS["link"], subject=row_of("inquiry"), questions=Questions(asked.LINK), end=review.end_link),
    ChatForm(form=FORMS["reply"], subject=_replied_to, questions=Questions(asked.reply), end=correspondence.end_reply),
    ChatForm(form=FORMS["heard"], subject=row_of("errand"), questions=Questions(asked.HEARD), end=errands.end_answer),
    ChatForm(
        form=FORMS["besides"], subject=row_of("inquiry"), questions=Questions(asked.BESIDES), end=errands.end_words
    ),
    ChatForm(
        form=FORMS["corroborate"],
        subject=row_of("sighting"),
        questions=Questions(asked.CORROBORATE, {"reliability": labels.RELIABILITIES}),
        end=sightings.end_link,
    ),
    ChatForm(
        form=FORMS["declare"],
        subject=nothing,
        questions=Questions(registration_questions.QUESTIONS, skip=registration_questions.SKIP),
        end=own_family.end_declare,
    ),
    ChatForm(
        form=FORMS["report"],
        subject=row_of("person"),
        questions=Questions(asked.REPORT, {"wish": labels.WISHES}),
        summary=_report,
        send=of_returns.to_report,
        end=returns.end_report,
    ),
    ChatForm(
        form=FORMS["verify"],
        subject=row_of("return_report"),
        questions=Questions(asked.VERIFY),
        summary=_verify,
        send=of_returns.to_verify,
        end=returns.end_verify,
    ),
    ChatForm(
        form=FORMS["reject"], subject=row_of("return_report"), questions=Questions(asked.REJECT), end=returns.end_reject
    ),
    ChatForm(
        form=FORMS["correct"],
        subject=_corrected,
        questions=Questions(asked.CORRECT),
        summary=_correct,
        send=of_corrections.to_correct,
        end=corrections.end,
    ),
    ChatForm(
        form=FORMS["list"],
        subject=row_of("returned_list"),
        questions=Questions(asked.PROVENANCE, {"origin": labels.ORIGINS, "wish": labels.WISHES}),
        end=lists.end_provenance,
    ),
    ChatForm(
        form=FORMS["name"], subject=row_of("returned_row"), questions=Questions(asked.NAME), end=list_rows.end_name
    ),
    ChatForm(
        form=FORMS["rowwish"],
        subject=row_of("returned_row"),
        questions=Questions(asked.ROW_WISH, {"wish": labels.WISHES}),
        end=list_rows.end_wish,
    ),
    ChatForm(
        form=FORMS["findrow"],
        subject=row_of("returned_list"),
        questions=Questions(asked.FIND_ROW),
        end=list_rows.end_find,
    ),
    ChatForm(
        form=FORMS["batch"],
        subject=row_of("returned_list"),
        questions=Questions(asked.BATCH),
        summary=_batch,
        send=of_lists.to_verify,
        end=batches.end,
    ),
    ChatForm(
        form=FORMS["wrong"], subject=row_of("returned_row"), questions=Questions(asked.WRONG), end=batches.end_wrong
    ),
    ChatForm(
        form=FORMS["guide"],
        subject=nothing,
        questions=Questions(asked.GUIDE),
        summary=_guide,
        send=of_guides.to_show,
        end=guides.end,
    ),
    ChatForm(
        form=FORMS["broadcast"],
        subject=nothing,
        questions=Questions(
            broadcast_questions.QUESTIONS,
            {
                "audience": broadcast_labels.AUDIENCES,
                "language": NAMES_OF_LANGUAGES,
                "category": labels.CATEGORIES,
                "time": broadcast_labels.TIMES,
                "expiry": broadcast_labels.EXPIRY,
            },
            broadcast_questions.SKIP,
        ),
        end=broadcasts.end,
    ),
    ChatForm(
        form=FORMS["domains"],
        subject=nothing,
        questions=Questions(broadcast_questions.domains),
        end=broadcasts.end_domains,
    ),
)
