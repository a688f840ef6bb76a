"""The second operator and a list: the proposals of others, the last look, and what all operators hear of it."""

from collections.abc import Sequence

from bot.model.form import Draft
from bot.model.likeness import Double
from bot.model.list_views import Beside, ProposalsView, VerifiedTogether
from bot.model.message import Button, Kind, Message
from bot.model.press import press
from bot.model.returned import Telling
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.lists import rows, sheets
from bot.texts.lists.comparison import legend, marks, person
from bot.texts.lists.lists import told_so_far
from bot.texts.register.doubles import would_not_be_told
from bot.texts.returns.audience import Audience, told
from bot.texts.returns.corrections import told_before
from bot.texts.returns.returns import last_look
from bot.texts.writing import alarm, grid, html, lines, reply, spread, t, tn, to_operator


def page(seen: ProposalsView) -> list[Message]:
    """Proposals of others, each row beside the person it is said to be."""
    head = t("<b>Proposals to compare</b>, {seen} of {total} done", seen=seen.seen, total=seen.total)
    parts = [html("{head}\n{legend}", head=head, legend=legend()), *map(_beside, seen.shown)]
    right = Button(t("All of these are right"), press("right", seen.list_id, seen.shown[-1].row.report_id))
    wrong = [Button(t("Not right: {number}", number=one.row.number), press("wrong", one.row.id)) for one in seen.shown]
    return spread(Kind.REPLY, parts, ((right,), *grid(wrong)))


def _beside(one: Beside) -> Sentence:
    compared = t(
        "{number}. On the list: <b>{row}</b>\nIn the register: <b>{person}</b>",
        number=sheets.numbered(one.row.number, one.row.place),
        row=one.row.words,
        person=person(one.person.facts),
    )
    return lines([compared, marks(one.fields), rows.remark(one.row), would_not_be_told(one.doubles)])


def all_compared(list_id: int, count: int) -> Message:
    """Everything that others proposed has been compared."""
    if not count:
        return reply(t("<b>No proposal of another operator is waiting.</b> Your own wait for somebody else."))
    template = tn(
        "<b>All compared.</b> You found {n} proposal to be right.",
        "<b>All compared.</b> You found {n} proposals to be right.",
        count,
    )
    button = Button(t("Verify them with one statement"), press("batch", list_id))
    return reply(template, buttons=((button,),))


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
    return alarm(template, rest, buttons=((stop,), (Button(t("How far it is"), press("list", list_id)),)))


def verified(org: OrgConfig, done: VerifiedTogether) -> Message:
    """To all operators who may stop it."""
    template = tn(
        "<b>For operators: {n} return verified</b> by {name}.",
        "<b>For operators: {n} returns verified</b> by {name}.",
        done.count,
        name=done.verifier,
    )
    left = tn(
        "{n} proposal could not be verified: decided meanwhile, held, or to be decided by another operator.",
        "{n} proposals could not be verified: decided meanwhile, held, or to be decided by another operator.",
        done.refused,
    )
    moment = labels.clock(done.release_at, org.timezone)
    stop = Button(t("Stop all these notices"), press("stoplist", done.list_id))
    how_far = Button(t("How far it is"), press("list", done.list_id))
    return alarm(
        template,
        left if done.refused else None,
        told(done.told),
        t("The notices go out at {moment}. Until then any operator can stop them.", moment=moment)
        if done.told
        else None,
        buttons=((stop,), (how_far,)),
    )


def summary(list_id: int, telling: Telling) -> Message:
    """To all operators who may stop it: nothing is on the way any more."""
    return to_operator(
        t("<b>For operators: the notices of a list are out.</b> None is on the way any more."),
        told_so_far(telling),
        buttons=((Button(t("The list"), press("list", list_id)),),),
    )


def stopped(name: str, list_id: int, count: int, knew: int, *, second: bool) -> Message:
    """The batch was stopped; knew: how many relatives had been told before; second: to who may correct it."""
    template = tn(
        "<b>Stopped</b> by {name}: {n} verification no longer stands.",
        "<b>Stopped</b> by {name}: {n} verifications no longer stand.",
        count,
        name=name,
    )
    button = Button(t("Send a correction"), press("correctlist", list_id))
    return alarm(template, told_before(knew) if knew else None, buttons=((button,),) if knew and second else ())
