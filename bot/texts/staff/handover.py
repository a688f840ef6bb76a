"""The end of a shift: what a colleague reads who is given something."""

from bot.model.board import Hand, InHand
from bot.model.message import Button, Message
from bot.model.press import press
from bot.texts.staff import board
from bot.texts.writing import t, to_operator

_WAYS = {
    InHand.INQUIRY: Button(t("Open the queue"), press("queue")),
    InHand.TALK: Button(t("Read"), press("messages")),
    InHand.MEETING: Button(t("Reports of meetings"), press("sightings")),
    InHand.CALL: Button(t("Calls"), press("calls")),
}


def given_to_you(hand: Hand, by: str) -> Message:
    """To the operator in whose hands something is from now on."""
    said = t("<b>{by} has handed something over to you:</b> {what}", by=by, what=board.in_hand(hand))
    way = _WAYS.get(hand.sort)
    return to_operator(said, buttons=((way,),) if way else ())
