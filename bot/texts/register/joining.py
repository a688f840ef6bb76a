"""Two records beside each other: whether they are one person, who says so, and what comes of it."""

from collections.abc import Sequence

from bot.model.form import Draft
from bot.model.joining import Joined, JoinedWith, Joining, JoiningState, Pairs, PairView, Record
from bot.model.likeness import Double
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.report import Verification
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.lists import comparison
from bot.texts.returns.audience import told
from bot.texts.writing import alarm, column, html, joined, lines, reply, short, showing, t, tn, to_operator


def pair(org: OrgConfig, seen: PairView) -> Message:
    """Two records beside each other, what was said of them, and what can be done."""
    return showing(
        t("<b>One person, or two?</b>"),
        *_beside(seen),
        said_of(org, seen),
        consequence(seen),
        buttons=column(_buttons(seen)),
    )


def _beside(seen: PairView) -> list[Sentence]:
    marks = html("{marks}\n{legend}", marks=comparison.marks(seen.fields), legend=comparison.legend())
    return [_record(seen.first), _record(seen.second), marks]


def _record(one: Record) -> Sentence:
    head = html("<code>{number}</code> {name}", number=one.number, name=comparison.person(one.person.facts))
    others = joined(", ", (html("<code>{reference}</code>", reference=reference) for reference in one.references))
    knew = tn("{n} relative has been told about it.", "{n} relatives have been told about it.", one.told)
    return lines(
        [
            head,
            t("Inquiries: {references}", references=others) if one.references else comparison.asked_by(0),
            t("Held: a person handles this case.") if one.person.held_by else None,
            t("A return has been reported and waits for the second operator.") if one.reported else None,
            t("A return was verified by two operators.") if one.returned else None,
            knew if one.told else None,
        ]
    )


def said_of(org: OrgConfig, seen: PairView) -> Sentence | None:
    """What operators said of the two, and why."""
    if seen.joining is None:
        return None
    words = {
        JoiningState.PROPOSED: t("<b>{name} proposes to join them</b>, {moment}."),
        JoiningState.JOINED: t("<b>Joined as one person</b>, {moment}; proposed by {name}."),
        JoiningState.PARTING: t("<b>{name} proposes to take them apart</b>, {moment}."),
        JoiningState.PARTED: t("Taken apart, {moment}; proposed by {name}."),
        JoiningState.DIFFERENT: t("Marked as two people: {name}, {moment}."),
    }
    known = seen.joining
    moment = labels.moment(known.decided_at or known.asked_at, org.timezone)
    reasons = [
        html("<blockquote>{words}</blockquote>", words=one) for one in (known.reason, known.parting_reason) if one
    ]
    return lines([html(words[known.state], name=seen.asked_by, moment=moment), *reasons])


def consequence(seen: PairView) -> Sentence | None:
    """What the next press does."""
    state = seen.joining.state if seen.joining else None
    if state in (JoiningState.JOINED, JoiningState.PARTING):
        return t(
            "If they are taken apart, each keeps its relatives and its history. Relatives who were told about the return of someone else can be sent a correction."
        )
    return lines(
        [
            t(
                "If they are joined, both keep their references and relatives; the relatives of both are told about a return that is verified for either."
            ),
            told(seen.audience) if seen.audience else None,
            needs_two() if seen.needs_two and state is not JoiningState.PROPOSED else None,
        ]
    )


def needs_two() -> Sentence:
    """One operator proposes, another one decides."""
    return t("A return has been reported or verified: a second operator decides.")


def _buttons(seen: PairView) -> list[Button]:
    known, ids = seen.joining, (seen.first.person.id, seen.second.person.id)
    if known and known.waits:
        agree = t("Join the two") if known.state is JoiningState.PROPOSED else t("Take the two apart")
        if seen.own:
            return [Button(t("Withdraw the proposal"), press("unpropose", known.id))]
        # Translators: button: against a proposal of a colleague: what was proposed is not done
        leave = Button(t("Leave it as it is"), press("disagree", known.id))
        return [Button(agree, press("agree", known.id)), leave]
    if seen.are_one:
        return [Button(t("Take apart …"), press("part", known.id))] if known else []
    return [Button(t("One person: join …"), press("join", *ids)), Button(t("Two people"), press("differ", *ids))]


def to_join() -> Sentence:
    """What the button says that joins two records."""
    return t("Join the two")


def to_part() -> Sentence:
    """What the button says that takes them apart."""
    return t("Take the two apart")


def confirm_join(seen: PairView, draft: Draft) -> Message:
    """The question back before two records are joined."""
    return _confirm(t("<b>Join these two as one person?</b>"), to_join(), seen, draft)


def confirm_part(seen: PairView, draft: Draft) -> Message:
    """The question back before they are taken apart."""
    return _confirm(t("<b>Take these two apart?</b>"), to_part(), seen, draft)


def _confirm(asked: Sentence, button: Sentence, seen: PairView, draft: Draft) -> Message:
    reason = html("<blockquote>{words}</blockquote>", words=draft.answers["reason"])
    buttons = [
        Button(button, press("send", draft.form)),
        Button(t("Change the reason"), press("change", draft.form, "reason")),
        Button(t("Cancel"), press("cancel", draft.form)),
    ]
    return showing(
        asked,
        *_beside(seen),
        reason,
        consequence(seen),
        needs_two() if seen.needs_two and draft.form == "part" else None,
        buttons=column(buttons),
    )


def joined_now(done: Joined) -> Message:
    """What came of joining."""
    if done.waits:
        return _waits_now()
    more = tn(
        "{n} more relative will be told about the return.",
        "{n} more relatives will be told about the return.",
        done.told,
    )
    return reply(t("<b>Joined as one person.</b>"), more if done.told else None, buttons=_see(done.joining_id))


def parted_now(done: Joined) -> Message:
    """What came of taking apart."""
    if not done.waits:
        return reply(t("<b>Taken apart.</b> They are two people again."))
    return reply(
        t(
            "<b>Proposed to take them apart.</b> A second operator decides; until then, relatives of one are not told about a return of the other."
        )
    )


def _waits_now() -> Message:
    return reply(t("<b>Proposed.</b> A second operator decides; until then nothing changes."))


def left() -> Message:
    """A proposal was not followed."""
    return reply(t("<b>Left as it is.</b>"))


def told_apart() -> Message:
    """Two records are not proposed again."""
    return reply(
        t(
            "<b>Two people.</b> They will not be proposed again. When a return of one is reported, the other is still shown."
        )
    )


def waits(joining_id: int) -> Message:
    """To the other verifiers; names nobody."""
    said = t("<b>For operators: a second operator has to decide whether two records are one person.</b>")
    return to_operator(said, buttons=_see(joining_id), counted=True)


def refused(name: str, known: Joining) -> Message:
    """To who proposed it."""
    said = t("<b>Left as it is</b> by {name}: your proposal about two records.", name=name)
    return to_operator(said, buttons=_see(known.id))


def told_now(org: OrgConfig, joining_id: int, first: Verification, names: tuple[str, str], count: int) -> Message:
    """To all operators who may stop it: relatives of a record hear about a return that was verified before."""
    moment = labels.clock(first.release_at, org.timezone)
    stop = Button(t("Stop the notices"), press("stop", first.id))
    more = tn(
        "{n} more relative will be told about the return.", "{n} more relatives will be told about the return.", count
    )
    return alarm(
        t(
            "<b>For operators: more relatives are told about a verified return.</b> Two records were joined as one person by {first} and {second}.",
            first=names[0],
            second=names[1],
        ),
        more,
        t("The notices go out at {moment}. Until then any operator can stop them.", moment=moment) if count else None,
        buttons=((stop,), *_see(joining_id)),
    )


def _see(joining_id: int) -> tuple[tuple[Button, ...], ...]:
    return ((Button(t("See the two"), press("joining", joining_id)),),)


def pairs(found: Pairs) -> Message:
    """What waits for a second operator, and who looks like one person."""
    if not found.waiting and not found.alike:
        return reply(t("<b>People who may be there twice.</b> There are none."))
    waiting = [Button(_label("⏳", one.numbers), press("joining", one.joining_id)) for one in found.waiting]
    alike = [Button(_label("≈", one.numbers), press("pair", *one.ids)) for one in found.alike]
    return reply(
        t("<b>People who may be there twice</b>"),
        lines(
            [
                t("Waiting for a second operator: {n}", n=found.waiting_in_all),
                t("To be compared: {n}", n=found.alike_in_all),
            ]
        ),
        buttons=column([*waiting, *alike]),
    )


def _label(mark: str, numbers: Sequence[str]) -> Sentence:
    return short("{mark} {numbers}", mark=mark, numbers=" · ".join(numbers))


def joined_with(found: Sequence[JoinedWith]) -> Sentence | None:
    """With which other records somebody was joined; None if with none."""
    if not found:
        return None
    said = t("<b>Joined with:</b> {numbers}", numbers=_numbers(found))
    doubted = [one for one in found if one.is_doubted]
    return lines([said, _doubted(doubted) if doubted else None])


def _doubted(found: Sequence[JoinedWith]) -> Sentence:
    return t(
        "<b>A colleague doubts the joining with {numbers}.</b> Until a second operator decides, relatives of one are not told about a return of the other.",
        numbers=_numbers(found),
    )


def _numbers(found: Sequence[JoinedWith]) -> Sentence:
    return joined(", ", (html("<code>{number}</code>", number=one.number) for one in found))


def to_compare(person_id: int, doubles: Sequence[Double]) -> list[Button]:
    """The way to whoever looks like the same person."""
    return [
        Button(short(t("The same as {number}?", number=one.number)), press("pair", person_id, one.person_id))
        for one in doubles
    ]


def to_see(found: Sequence[JoinedWith]) -> list[Button]:
    """The way to the records with which somebody was joined."""
    return [
        Button(short(t("Joined with {number}", number=one.number)), press("joining", one.joining_id)) for one in found
    ]
