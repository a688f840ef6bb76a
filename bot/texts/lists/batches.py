"""The second operator and a list: the proposals of others, the last look, and what all operators hear about it."""

from collections.abc import Sequence

from bot.model.form import Draft
from bot.model.likeness import Double
from bot.model.list_views import Beside, ProposalsView, VerifiedTogether
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.returned import ListRow, Proposals, ReturnedList, Telling
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.lists import rows, sheets
from bot.texts.lists.comparison import legend, marks, person
from bot.texts.lists.lists import VERDICTS, told_so_far
from bot.texts.register import joining
from bot.texts.register.doubles import would_not_be_told
from bot.texts.returns.audience import Audience, told, would_be_told
from bot.texts.returns.corrections import told_before
from bot.texts.returns.returns import last_look
from bot.texts.writing import alarm, column, grid, html, lines, reply, returns_leave, spread, t, tn, to_operator


def page(seen: ProposalsView) -> list[Message]:
    """Proposals of others, each row beside the person it is said to be; first what is doubtful."""
    counts = seen.counts
    head = lines(
        [
            t("<b>Reports to compare</b>: {seen} of {total} done", seen=counts.seen, total=counts.total),
            _with_others(counts),
            legend(),
        ]
    )
    right = Button(t("All of these are right"), press("right", seen.list_id, seen.page))
    return spread([head, *map(_beside, seen.shown)], ((right,), *_wrong(seen), *_of_records(seen), *_back(seen)))


def looked_back(seen: ProposalsView) -> list[Message]:
    """What was found right together, to be looked at once more."""
    head = lines([t("<b>You found these to be right:</b>"), legend()])
    undo = Button(t("Not all of them: compare again"), press("unright", seen.list_id, seen.page))
    on = Button(t("Continue comparing"), press("proposals", seen.list_id))
    return spread([head, *map(_beside, seen.shown)], ((undo,), *_wrong(seen), (on,)))


def all_compared(seen: ProposalsView) -> Message:
    """Everything that others proposed has been compared, or colleagues have it."""
    counts, theirs = seen.counts, seen.counts.seen_by_others
    if not counts.total:
        return reply(t("<b>No report by another operator is waiting.</b> Your own wait for someone else."))
    found = tn("You found {n} report to be right.", "You found {n} reports to be right.", counts.seen)
    verify = Button(t("Verify them with one statement"), press("batch", seen.list_id))
    again = Button(t("Compare these too: {n}", n=theirs), press("colleagues", seen.list_id))
    return reply(
        t("<b>There is nothing left for you to compare.</b>"),
        found if counts.seen else None,
        _found_by_others(theirs) if theirs else None,
        _with_others(counts),
        buttons=(*(((verify,),) if counts.seen else ()), *(((again,),) if theirs else ()), *_back(seen)),
    )


def not_right(name: str, found: ReturnedList, row: ListRow, why: str) -> Message:
    """To who has proposed it: the second operator did not find it right."""
    button = Button(t("Go through the rows"), press("row", found.id))
    return to_operator(
        t("<b>For operators: {name} found a report of yours to be wrong.</b>", name=name),
        t("List: <tg-spoiler>{name}</tg-spoiler>, row {number}", name=found.name, number=row.number),
        html("<blockquote><tg-spoiler>{words}</tg-spoiler></blockquote>", words=why),
        t("The row is open again, and its card says why. Nobody outside sees it."),
        buttons=((button,),),
    )


def _of_records(seen: ProposalsView) -> Sequence[tuple[Button, ...]]:
    """The ways to whoever looks like one of those shown."""
    return column(button for one in seen.shown for button in joining.to_compare(one.person.id, one.doubles))


def _beside(one: Beside) -> Sentence:
    compared = t(
        "{number}. On the list: <b>{row}</b>\nIn the register: <b>{person}</b>",
        number=sheets.seen(one.row),
        row=one.row.words,
        person=person(one.person.facts),
    )
    verdict = t("Match: {verdict}", verdict=VERDICTS[one.row.verdict]) if one.row.verdict else None
    said = (rows.wish(one.row), rows.remark(one.row), rows.objections(one.objections))
    of_records = (joining.joined_with(one.joined), would_not_be_told(one.doubles))
    return lines([compared, marks(one.fields), verdict, would_be_told(one.told), *said, *of_records])


def _wrong(seen: ProposalsView) -> Sequence[tuple[Button, ...]]:
    rows = [one.row for one in seen.shown]
    return grid(
        [Button(t("Not right: {number}", number=row.number), press("wrong", row.id, row.report_id)) for row in rows]
    )


def _back(seen: ProposalsView) -> tuple[tuple[Button, ...], ...]:
    """The way to what was found right last."""
    if seen.before is None:
        return ()
    return ((Button(t("Look again at the last ones you found right"), press("lookback", seen.list_id, seen.before)),),)


def _with_others(counts: Proposals) -> Sentence | None:
    if not counts.with_others:
        return None
    return tn(
        "A colleague is comparing {n} report at this moment.",
        "Colleagues are comparing {n} reports at this moment.",
        counts.with_others,
    )


def _found_by_others(count: int) -> Sentence:
    return tn(
        "A colleague found {n} report to be right and will verify it.",
        "Colleagues found {n} reports to be right and will verify them.",
        count,
    )


def to_verify() -> Sentence:
    """What the button says that verifies all proposals."""
    return t("Verify them all")


def confirm(draft: Draft, count: int, audience: Audience, doubles: Sequence[Double]) -> Message:
    """The last look before the press that verifies them all."""
    template = tn("<b>Verify {n} return?</b> Your statement:", "<b>Verify {n} returns?</b> Your statement:", count)
    return last_look(draft, template, to_verify(), audience, doubles)


def being_verified(list_id: int, name: str, count: int) -> Message:
    """To all operators who may stop it: it has begun, and a list this long takes a moment."""
    template = tn(
        "<b>For operators: {n} return is being verified</b> by {name}.",
        "<b>For operators: {n} returns are being verified</b> by {name}.",
        count,
        name=name,
    )
    rest = t("Any operator can stop them now. When all are verified, you will read how many relatives will be told.")
    stop = Button(t("Stop all these notices"), press("stoplist", list_id))
    return alarm(template, rest, buttons=((stop,), (Button(t("Progress"), press("list", list_id)),)))


def verified(org: OrgConfig, done: VerifiedTogether) -> Message:
    """To all operators who may stop it."""
    template = tn(
        "<b>For operators: {n} return verified</b> by {name}.",
        "<b>For operators: {n} returns verified</b> by {name}.",
        done.count,
        name=done.verifier,
    )
    left = tn(
        "{n} report could not be verified: decided already, held, or for another operator to decide.",
        "{n} reports could not be verified: decided already, held, or for another operator to decide.",
        done.refused,
    )
    moment = labels.clock(done.release_at, org.timezone)
    stop = Button(t("Stop all these notices"), press("stoplist", done.list_id))
    how_far = Button(t("Progress"), press("list", done.list_id))
    return alarm(
        template,
        left if done.refused else None,
        told(done.told),
        t("The notices go out at {moment}. Until then any operator can stop them.", moment=moment)
        if done.told
        else None,
        buttons=((stop,), (how_far,)),
        alert=returns_leave(moment),
    )


def summary(list_id: int, telling: Telling) -> Message:
    """To all operators who may stop it: nothing is on the way any more."""
    return to_operator(
        t("<b>For operators: the notices of a list have been sent.</b> None is still on its way."),
        told_so_far(telling),
        buttons=((Button(t("The list"), press("list", list_id)),),),
    )


def stopped(name: str, list_id: int, count: int, knew: int, *, second: bool) -> Message:
    """The batch was stopped; knew: how many relatives had been told before; second: to who may correct it."""
    template = tn(
        "<b>Stopped</b> by {name}: {n} verification is no longer valid.",
        "<b>Stopped</b> by {name}: {n} verifications are no longer valid.",
        count,
        name=name,
    )
    button = Button(t("Send a correction"), press("correctlist", list_id))
    return alarm(template, told_before(knew) if knew else None, buttons=((button,),) if knew and second else ())
