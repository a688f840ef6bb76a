"""Reporting and verifying a return: what both operators see before they stand for it."""

from collections.abc import Mapping, Sequence

from bot.model import dates
from bot.model.form import Draft, Form
from bot.model.inquiry import Inquiry, State
from bot.model.likeness import Double
from bot.model.message import Button, Message
from bot.model.press import press
from bot.model.refused import Reason
from bot.model.report import ReportView, Verification
from bot.model.sentence import Said, Sentence
from bot.settings import OrgConfig
from bot.texts import facts, labels
from bot.texts.lists import rows
from bot.texts.refused import SENTENCES
from bot.texts.register import joining
from bot.texts.register.doubles import would_not_be_told
from bot.texts.returns.audience import Audience, told
from bot.texts.writing import alarm, column, grid, html, lines, reply, returns_leave, showing, spread, t, to_operator


def to_report() -> Sentence:
    """What the button says that puts a report to a second operator."""
    return t("Pass to a second operator")


def summary(form: Form, draft: Draft, doubles: Sequence[Double]) -> Message:
    """The evidence before it is put to the second operator."""
    send = Button(to_report(), press("send", form.name))
    changes = [
        Button(html("✎ {name}", name=EVIDENCE[name]), press("change", form.name, name)) for name in form.asked(draft)
    ]
    return showing(
        t("<b>Report of a return, before it is passed to a second operator</b>"),
        evidence_of(draft.answers),
        would_not_be_told(doubles),
        t("Until a second operator has verified it, nobody outside sees it."),
        buttons=((send,), *grid(changes), (Button(t("Cancel"), press("cancel", form.name)),)),
    )


def reported() -> Message:
    """The report waits for the second operator."""
    return reply(
        t(
            "<b>Report recorded.</b> It is waiting for a second operator. You cannot verify it yourself. Families see no difference."
        )
    )


def card(org: OrgConfig, seen: ReportView) -> list[Message]:
    """The report with the fields to compare and how many relatives would be told in which language."""
    report = seen.report
    moment = labels.moment(report.reported_at, org.timezone)
    known = facts.listed_for_operators(seen.person.facts, facts.ABOUT_THE_PERSON)
    parts = [
        t("<b>Report of a return</b>\nReported by {name}, {moment}", name=seen.reporter, moment=moment),
        evidence_of(report.evidence),
        lines([t("<b>To compare with the evidence</b>"), known]),
        joining.joined_with(seen.joined),
        _relatives(seen.asked),
        told(seen.audience),
        would_not_be_told(seen.doubles),
    ]
    if seen.own:
        buttons = [Button(t("Withdraw the report"), press("unreport", report.id))]
        parts.append(SENTENCES[Reason.OWN_REPORT])
    elif seen.left:
        buttons = [Button(t("Report it again"), press("returned", one.id)) for one in _accepted(seen.asked)[:1]]
        buttons += [Button(t("Reject"), press("reject", report.id))] if seen.decides else []
        parts.append(SENTENCES[Reason.REPORTER_GONE])
    elif seen.decides:
        buttons = [Button(t("Verify"), press("verify", report.id)), Button(t("Reject"), press("reject", report.id))]
    else:
        buttons = []
        parts.append(t("Only a verifier can decide it."))
    beside = [*joining.to_see(seen.joined), *joining.to_compare(report.person_id, seen.doubles)]
    return spread(parts, (*grid(buttons), *column(beside)))


def _accepted(asked: Sequence[Inquiry]) -> list[Inquiry]:
    return [inquiry for inquiry in asked if inquiry.state is State.ACCEPTED]


def to_verify() -> Sentence:
    """What the button says that verifies a return."""
    return t("Verify the return")


def confirm(draft: Draft, audience: Audience, doubles: Sequence[Double]) -> Message:
    """The last look before the press that verifies."""
    asked = t("<b>Verify this return?</b> Your statement:")
    return last_look(draft, asked, to_verify(), audience, doubles)


def last_look(
    draft: Draft, asked: Sentence, button: Sentence, audience: Audience, doubles: Sequence[Double] = ()
) -> Message:
    """The own statement, who will be told and who would not be, before the press that cannot be taken back."""
    buttons = [
        Button(button, press("send", draft.form)),
        Button(t("Change the statement"), press("change", draft.form, "statement")),
        Button(t("Cancel"), press("cancel", draft.form)),
    ]
    return reply(
        asked,
        html("<blockquote>{words}</blockquote>", words=draft.answers["statement"]),
        told(audience),
        would_not_be_told(doubles),
        buttons=column(buttons),
    )


def verified(
    org: OrgConfig,
    verification: Verification,
    names: tuple[str, str],
    reference: str,
    audience: Audience,
    *,
    alone: bool,
) -> Message:
    """To all operators who may stop it: two have verified, and until when it can be stopped; alone: only by them."""
    moment = labels.clock(verification.release_at, org.timezone)
    stop = Button(t("Stop the notices"), press("stop", verification.id))
    return alarm(
        # Translators: “For operators” first, so that nobody takes it for the word to a relative
        t("<b>For operators: return verified</b> by {first} and {second}.", first=names[0], second=names[1]),
        t("Case: <code>{reference}</code>", reference=reference),
        told(audience),
        t("The notices go out at {moment}. Until then any operator can stop them.", moment=moment)
        if audience
        else None,
        nobody_else() if alone else None,
        buttons=((stop,),),
        alert=returns_leave(moment),
    )


def nobody_else() -> Sentence:
    """Added where the two who verified are the only ones who hear about it."""
    return t("Nobody but the two of you could stop them. Please look at it once more yourselves.")


def nobody_else_heard(verification_id: int, reference: str) -> Message:
    """To all operators who may stop it: relatives are told, and nobody but the two had heard about it before."""
    return to_operator(
        t("<b>For operators: nobody else could have stopped this return.</b>"),
        t("Case: <code>{reference}</code>", reference=reference),
        t(
            "Relatives are being told, but the alarm reached no operator except the two who verified the return. Please look at the evidence once more."
        ),
        buttons=((Button(t("Stop the notices"), press("stop", verification_id)),),),
    )


def rejected(name: str, statement: str) -> Message:
    """To the reporter and the second operator: the report is not enough."""
    return to_operator(
        t("<b>Report rejected</b> by {name}. Nobody outside sees it.", name=name),
        html("<blockquote><tg-spoiler>{words}</tg-spoiler></blockquote>", words=statement),
    )


def withdrawn() -> Message:
    """The reporter took the report back."""
    return reply(t("<b>Report withdrawn.</b> Nobody outside sees it."))


def evidence_of(evidence: Mapping[str, str]) -> Sentence:
    """What a report rests on, line by line."""
    named = [
        html("<b>{label}:</b> {value}", label=label, value=_evidence_value(name, evidence[name]))
        for name, label in EVIDENCE.items()
        if evidence.get(name)
    ]
    remark = rows.remark_of_evidence(evidence.get("remark", ""), evidence.get("cut", ""))
    return lines([*named, remark])


EVIDENCE: Mapping[str, Sentence] = {
    "source": t("Source"),
    "date": t("Established on"),
    "territory": t("Territory"),
    "identity": t("Identity"),
    "wish": t("The person’s wish"),
    # Translators: label before the references of those who are to be told
    "chosen": t("Only to"),
    "listed": t("On the list"),
}


def _evidence_value(name: str, answer: str) -> Said:
    if name == "wish":
        return labels.WISHES[answer]
    return dates.in_words(dates.PartialDate.parse(answer)) if name == "date" else answer


def _relatives(inquiries: Sequence[Inquiry]) -> Sentence | None:
    rows = [
        html(
            "<code>{reference}</code> — {relation}: {name}",
            reference=inquiry.reference,
            relation=labels.RELATIONS[inquiry.facts["relation"]],
            name=inquiry.facts["own_name"],
        )
        for inquiry in inquiries
    ]
    return lines([t("<b>Relatives who have asked</b>"), *rows]) if rows else None
