"""Words between a family and the operators."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """sort: question, answer, addition, message or reply."""

    id: int
    chat_id: int
    inquiry_id: int | None
    sort: str
    text: str
    photo: str | None
    sent_at: int
