"""What happened to a return, on the card of the case: for who answers when the family calls."""

from bot.model.past_return import PastReturn, Told
from bot.model.sentence import Sentence
from bot.settings import OrgConfig
from bot.texts import labels
from bot.texts.returns.calls import REASONS
from bot.texts.writing import html, joined, lines, t


def on_card(org: OrgConfig, past: PastReturn) -> Sentence:
    """A verified return: who stands for it, what each relative was told and when, and whether it fell."""
    verification = past.verification
    return lines(
        [
            t(
                "<b>Return verified</b> {moment}. Reported by {first}, verified by {second}.",
                moment=labels.moment(verification.verified_at, org.timezone),
                first=past.reporter,
                second=past.verifier,
            ),
            t("Verified for another record of this person, which has since been erased.") if past.inherited else None,
            *(_relative(org, one) for one in past.told if one.sort == "return"),
            _withdrawn(org, past) if past.stopper else None,
            *(_relative(org, one) for one in past.told if one.sort == "correction"),
        ]
    )


def _withdrawn(org: OrgConfig, past: PastReturn) -> Sentence:
    at, corrected_at = past.verification.stopped_at, past.verification.corrected_at
    fell = t("<b>Withdrawn</b> by {name}.", name=past.stopper)
    if at:
        fell = t("<b>Withdrawn</b> by {name}, {moment}.", name=past.stopper, moment=labels.moment(at, org.timezone))
    if not past.corrector:
        return lines([fell, t("No correction was sent.") if any(one.told_at for one in past.told) else None])
    confirmed = t("<b>Correction confirmed</b> by {name}.", name=past.corrector)
    if corrected_at:
        moment = labels.moment(corrected_at, org.timezone)
        confirmed = t("<b>Correction confirmed</b> by {name}, {moment}.", name=past.corrector, moment=moment)
    return lines([fell, confirmed])


def _relative(org: OrgConfig, told: Told) -> Sentence:
    return html("<code>{reference}</code>: {what}", reference=told.reference, what=_what(org, told))


def _what(org: OrgConfig, told: Told) -> Sentence:
    if told.told_by and told.told_at:
        moment = labels.moment(told.told_at, org.timezone)
        return t("told by phone by {name}, {moment}", name=told.told_by, moment=moment)
    if told.told_at or told.state == "call":
        sent = _sent(org, told, told.told_at) if told.told_at else None
        return joined("; ", [sent, _to_be_called(told) if told.reason else None])
    if told.state == "due":
        return t("will be told after {moment}", moment=labels.moment(told.due_at, org.timezone))
    if told.uncertain_at:
        return t("stopped on its way; it is not known whether it arrived")
    return t("stopped before it left")


def _sent(org: OrgConfig, told: Told, at: int) -> Sentence:
    moment = labels.moment(at, org.timezone)
    if told.acknowledged_at is None:
        return t("message sent {moment}, not acknowledged", moment=moment)
    read = labels.moment(told.acknowledged_at, org.timezone)
    return t("message sent {moment}, acknowledged {read}", moment=moment, read=read)


def _to_be_called(told: Told) -> Sentence:
    why = REASONS.get(told.reason or "")
    if told.taken_by:
        return t("{name} is calling: {reason}", name=told.taken_by, reason=why)
    return t("has to be called: {reason}", reason=why)
