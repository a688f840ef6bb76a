"""What can be done on the card of a row besides deciding about it."""

from bot.model.message import Button, Rows
from bot.model.press import press
from bot.model.returned import ListRow
from bot.texts.writing import t


def ways(row: ListRow, others: int) -> Rows:
    """Below the decisions on a card; others: how many more the row may be."""
    found = [Button(t("Others who fit: {n}", n=others), press("others", row.id))] if others else []
    return ((*found, name_by_hand(row.id)),)


def name_by_hand(row_id: int) -> Button:
    """The way to say who a row is."""
    return Button(t("Name the person"), press("name", row_id))
