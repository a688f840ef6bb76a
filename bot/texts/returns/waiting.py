"""What waits for a second operator, and the words with which the other verifiers hear about it."""

from functools import partial

from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.model.waiting_reports import OfList, Single, WaitingPage
from bot.texts.turning import turns
from bot.texts.writing import column, html, joined, lines, reply, short, showing, t, to_operator


def waits(report_id: int) -> Message:
    """To the other verifiers: a report; names nobody."""
    button = Button(t("Open the report"), press("report", report_id))
    return to_operator(
        t("<b>A report of a return is waiting for a second operator.</b>"), buttons=((button,),), counted=True
    )


def list_waits(list_id: int, name: str) -> Message:
    """To the other verifiers: proposals of a list; names nobody, and no number, as more may follow."""
    return to_operator(
        t("<b>For operators: reports from a list are waiting for a second operator.</b>"),
        t("List: {name}", name=name),
        buttons=((Button(t("Compare the reports"), press("proposals", list_id)),),),
        counted=True,
    )


def none_open() -> Message:
    """Nothing waits."""
    return reply(t("<b>Returns.</b> No report is waiting for a second operator."))


def page(seen: WaitingPage) -> Message:
    """Each single report, and each list as one line."""
    counted = [
        t("Single reports: {n}", n=seen.singles),
        t("Reports from lists: {n}", n=seen.proposals) if seen.proposals else None,
        t("Page {number} of {of}", number=seen.number, of=seen.of) if seen.of > 1 else None,
    ]
    return showing(
        t("<b>Returns waiting for a second operator</b>"),
        lines(counted),
        buttons=(
            *column(_button(one, decides=seen.decides) for one in seen.shown),
            *turns(seen.number, seen.of, partial(press, "returnspage")),
        ),
    )


def _button(one: Single | OfList, *, decides: bool) -> Button:
    if isinstance(one, Single):
        return Button(short(_named(one)), press("report", one.report_id))
    compares = decides and one.others > 0
    label = t("List, {n} waiting: {name}", n=one.count, name=one.name)
    return Button(short(label), press("proposals" if compares else "list", one.list_id))


def _named(one: Single) -> Sentence:
    return joined(" · ", [html("{name}", name=one.name), one.number])
