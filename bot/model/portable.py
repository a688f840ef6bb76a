"""A copy of somebody's data for other programs: JSON with English names and times in UTC."""

import json
from datetime import UTC, datetime
from typing import Any

from bot.model.correspondence import Words
from bot.model.holdings import HeldInquiry, Holdings, ToldNotice


def portable(held: Holdings, made_at: int, org: str) -> bytes:
    """The copy as JSON, readable as text too."""
    return json.dumps(_copy(held, made_at, org), ensure_ascii=False, indent=2).encode()


def _copy(held: Holdings, made_at: int, org: str) -> dict[str, Any]:
    return {
        "format": "zvistka-copy-1",
        "organisation": org,
        "made_at": _moment(made_at),
        "account": _account(held),
        "inquiries": [_inquiry(one) for one in held.inquiries],
        "messages": [_message(held, words) for words in held.words],
        "reports_of_meetings": [
            {"reported_at": _moment(one.reported_at), "answers": dict(one.facts)} for one in held.meetings
        ],
        "people_you_miss": [
            {"declared_at": _moment(one.declared_at), "counts_until": _moment(one.ends_at), "answers": dict(one.facts)}
            for one in held.declared
        ],
        "told": [_told(notice) for notice in held.notices],
        "changes": [
            {
                "inquiry": held.reference(one.inquiry_id),
                "field": one.field,
                "changed_at": _moment(one.changed_at),
                "old": one.old,
                "new": one.new,
            }
            for one in held.changes
        ],
        "unfinished_answers": [
            {"form": one.form, "updated_at": _moment(one.updated_at), "answers": dict(one.answers)}
            for one in held.open_answers
        ],
    }


def _account(held: Holdings) -> dict[str, Any]:
    return {
        "telegram_id": held.telegram_id,
        "language": held.language,
        "met_at": _moment(held.met_at),
        "consent_version": held.consent_version,
        "consented_at": _moment(held.consented_at),
        "consent_withdrawn_at": _moment(held.withdrawn_at),
        "last_sign_of_you_at": _moment(held.seen_at),
        "operator_role": held.role,
        # Not when the last reminder fell due: of a held case none is sent, and its silence must not be told apart.
        "reminders": {
            "every_days": held.reminders.every_days,
            "time_zone": held.reminders.zone_name,
            "paused_until": _moment(held.reminders.paused_until),
            "stopped": held.reminders.stopped,
            "details_confirmed_at": _moment(held.reminders.confirmed_at),
        },
    }


def _message(held: Holdings, words: Words) -> dict[str, Any]:
    return {
        "sort": words.sort,
        "inquiry": held.reference(words.inquiry_id) or None,
        "sent_at": _moment(words.sent_at),
        "text": words.text,
        "photo": words.photo,
        "file": words.document and {"name": words.document.name, "type": words.document.mime},
        "corrects_an_earlier_message": words.corrects is not None,
    }


def _told(notice: ToldNotice) -> dict[str, Any]:
    return {
        "inquiry": notice.reference,
        "sort": notice.sort,
        "told_at": _moment(notice.told_at),
        "by": "telephone" if notice.by_telephone else "message",
        "read_at": _moment(notice.read_at),
        "messages_about_what_comes_next": notice.follows,
    }


def _inquiry(held: HeldInquiry) -> dict[str, Any]:
    return {
        "reference": held.inquiry.reference,
        "state": held.word if held.inquiry.is_open else held.inquiry.state,
        "received_at": _moment(held.inquiry.received_at),
        "accepted_at": _moment(held.accepted_at),
        "closed_at": _moment(held.closed_at),
        "partner_registries_allowed_since": _moment(held.inquiry.shared_at),
        "answers": dict(held.inquiry.facts),
        "kinship_checked": held.inquiry.kinship.get("way"),
    }


def _moment(at: int | None) -> str | None:
    return None if at is None else datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z")
