"""Held cases: who answers for them, since when, and that they are handed over."""

from collections.abc import Sequence
from functools import partial

from bot.model.case import HeldCase, HeldPage, Holder
from bot.model.chat import Operator
from bot.model.inquiry import full_name
from bot.model.message import DAY, Button, Message
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.lists import comparison
from bot.texts.turning import turns
from bot.texts.writing import alarm, column, html, lines, reply, short, spread, t, tn


def held(name: str) -> Message:
    """A person handles the case from now on."""
    return reply(
        t(
            "<b>Case held.</b> Nothing is sent automatically about this person, no reminders either. Responsible: {name}. The families’ screens stay the same.",
            name=name,
        )
    )


def lifted(name: str) -> Message:
    """The bot goes on with the case."""
    return reply(t("<b>Hold lifted</b> by {name}.", name=name))


def held_by(org: OrgConfig, holder: Holder) -> Sentence:
    """Who answers for a case, and since when it is held."""
    moment = labels.moment(holder.since, org.timezone)
    if holder.active:
        return t("<b>Held</b> since {moment}. Responsible: {name}.", moment=moment, name=holder.name)
    return t(
        "<b>Held</b> since {moment}. Nobody is responsible: {name} is no longer an operator. Someone has to take it over.",
        moment=moment,
        name=holder.name,
    )


def every(org: OrgConfig, page: HeldPage, now: int) -> list[Message]:
    """A page of the held cases, those that are held longest first."""
    if not page.cases:
        return [reply(t("<b>Held cases.</b> No case is held."))]
    buttons = [
        Button(short("{number} · {name}", number=one.number, name=full_name(one.facts)), press("person", one.person_id))
        for one in page.cases
    ]
    heading = t(
        "<b>Held cases</b>, the longest first. Nothing is sent about them automatically until someone lifts the hold."
    )
    which = t("{n} cases, page {number} of {of}", n=page.count, number=page.number, of=page.of) if page.of > 1 else None
    parts = [lines([heading, which]), *(_line(org, one, now) for one in page.cases)]
    return spread(parts, (*column(buttons), *turns(page.number, page.of, partial(press, "heldpage"))))


def to_whom(case: HeldCase, able: Sequence[Operator], actor: Operator) -> Message:
    """Who takes the case over; oneself first."""
    mine = [Button(t("I take it over"), press("hand", case.person_id, case.holder.id, actor.id))]
    others = [
        Button(
            short("{name}, {role}", name=one.name, role=labels.ROLES[one.role]),
            press("hand", case.person_id, case.holder.id, one.id),
        )
        for one in able
        if one.id != actor.id
    ]
    asked = t("<b>Who takes the case over?</b> <code>{number}</code> stays held.", number=case.number)
    nobody = t("No other operator can take it now.")
    buttons = column((mine if actor.id in {one.id for one in able} else []) + others)
    return reply(asked, None if buttons else nobody, buttons=buttons)


def handed_over(case: HeldCase, to: Operator) -> Message:
    """To whoever did it."""
    said = t("<b>Handed over.</b> Responsible for <code>{number}</code>: {name}.", number=case.number, name=to.name)
    return reply(said, buttons=column([_open(case)]))


def given_to_you(case: HeldCase, by: str) -> Message:
    """To the operator who answers for the case from now on."""
    said = t("<b>A held case is yours now:</b> <code>{number}</code>, from {by}.", number=case.number, by=by)
    return alarm(
        said,
        t("You are responsible for it until you hand it over or the hold is lifted."),
        buttons=column([_open(case)]),
    )


def taken_from_you(case: HeldCase, name: str, by: str) -> Message:
    """To the operator who answered for the case until now."""
    said = t("<b>Responsible for the held case</b> <code>{number}</code> is {name} now.", number=case.number, name=name)
    return alarm(said, None if name == by else t("{by} handed it over.", by=by), buttons=column([_open(case)]))


def lifted_by(case: HeldCase, by: str) -> Message:
    """To the operator who answered for the case until now; to administrators, if that one is not there."""
    said = t(
        "<b>{by} lifted the hold</b> on <code>{number}</code>. It was held by {name}.",
        by=by,
        number=case.number,
        name=case.holder.name,
    )
    why = t(
        "What waited for its relatives is sent now. If you did not expect this, call {by} and hold it again.", by=by
    )
    return alarm(said, why, buttons=column([_open(case)]))


def orphaned(name: str, count: int) -> Message:
    """To administrators: who held cases is no operator any more."""
    said = tn(
        "<b>A held case has nobody responsible.</b> {name}, who is no longer an operator, held {n} case.",
        "<b>Held cases have nobody responsible.</b> {name}, who is no longer an operator, held {n} cases.",
        count,
        name=name,
    )
    stays = t("They stay held: nothing is sent automatically. Someone has to take them over.")
    return alarm(said, stays, buttons=column([Button(t("Held cases"), press("held"))]))


def _line(org: OrgConfig, case: HeldCase, now: int) -> Sentence:
    who = html("<code>{number}</code> {name}", number=case.number, name=comparison.person(case.facts))
    days = (now - case.holder.since) // DAY
    return lines([who, held_by(org, case.holder), tn("{n} day", "{n} days", days) if days else None])


def _open(case: HeldCase) -> Button:
    return Button(t("Open the case"), press("person", case.person_id))
