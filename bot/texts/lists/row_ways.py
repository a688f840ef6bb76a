"""What can be done on the card of a row besides deciding about it."""

from bot.model.message import Button, Rows
from bot.model.press import press
from bot.model.returned import ListRow
from bot.texts.writing import t


def ways(row: ListRow, others: int, person_id: int | None) -> Rows:
    """Below the decisions on a card; others: how many more the row may be, person_id: the one who is shown."""
    found = [Button(t("Others who fit: {n}", n=others), press("others", row.id))] if others else []
    wish = Button(t("This person’s wish"), press("rowwish", row.id))
    case = [Button(t("Open the case"), press("person", person_id))] if person_id else []
    return ((*found, name_by_hand(row.id)), (wish, *case))


def name_by_hand(row_id: int) -> Button:
    """The way to say who a row is."""
    return Button(t("Name the person"), press("name", row_id))
