"""Reporting and verifying a return: what both operators see before they stand for it."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bot.i18n import Language, catalog
from bot.model import dates
from bot.model.form import Draft, Form
from bot.model.inquiry import Inquiry, full_name
from bot.model.message import Button, Kind, Message
from bot.model.person import Person
from bot.model.press import press
from bot.model.report import Report, Verification
from bot.settings import House
from bot.texts import facts, labels, rows
from bot.texts.audience import Audience, told
from bot.texts.writing import alarm, column, grid, html, lines, reply, spread, to_operator


def summary(language: Language, form: Form, draft: Draft) -> Message:
    """The evidence before it is put to the second operator."""
    _ = catalog(language).gettext
    send = Button(_("Put to a second operator"), press("send", form.name))
    changes = [
        Button(f"✎ {_evidence_labels(language)[name]}", press("change", form.name, name)) for name in form.asked(draft)
    ]
    return reply(
        html(_("<b>Report of a return, before it is put to a second operator</b>")),
        _evidence(language, draft.answers),
        html(_("Until a second operator has verified it, nobody outside learns of it.")),
        buttons=((send,), *grid(changes), (Button(_("Cancel"), press("cancel", form.name)),)),
    )


def reported(language: Language) -> Message:
    """The report waits for the second operator."""
    _ = catalog(language).gettext
    return reply(
        html(
            _(
                "<b>Report recorded.</b> It waits for a second operator. You cannot verify it yourself. Families see no"
                " difference."
            )
        )
    )


def waits(language: Language) -> Message:
    """To the other verifiers; names nobody."""
    _ = catalog(language).gettext
    button = Button(_("Waiting reports"), press("returns"))
    return to_operator(html(_("<b>A report of a return is waiting for a second operator.</b>")), buttons=((button,),))


def none_open(language: Language) -> Message:
    """No report waits."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Returns.</b> No report is waiting for a second operator.")))


def list_open(language: Language, rows: Sequence[tuple[Report, Person]]) -> Message:
    """The reports that wait."""
    _ = catalog(language).gettext
    buttons = [Button(full_name(person.facts)[:60], press("report", report.id)) for report, person in rows]
    return reply(html(_("<b>Returns that wait for a second operator</b>")), buttons=column(buttons))


def card(
    language: Language,
    house: House,
    report: Report,
    person: Person,
    reporter: str,
    inquiries: Sequence[Inquiry],
    audience: Audience,
    *,
    own: bool,
    decides: bool,
) -> list[Message]:
    """The report with the fields to compare and how many relatives would be told in which language."""
    _ = catalog(language).gettext
    moment = labels.moment(language, report.reported_at, house.timezone)
    known = facts.listed_for_operators(language, person.facts, facts.ABOUT_THE_PERSON)
    parts = [
        html(_("<b>Report of a return</b>\nReported by {name}, {moment}"), name=reporter, moment=moment),
        _evidence(language, report.evidence),
        lines([html(_("<b>To compare with the evidence</b>")), known]),
        _relatives(language, inquiries),
        told(language, audience),
    ]
    if own:
        buttons = [Button(_("Withdraw the report"), press("unreport", report.id))]
        parts.append(html(_("You reported it yourself: another operator has to verify it.")))
    elif decides:
        buttons = [Button(_("Verify"), press("verify", report.id)), Button(_("Reject"), press("reject", report.id))]
    else:
        buttons = []
        parts.append(html(_("Only a verifier can decide it.")))
    return spread(Kind.REPLY, parts, grid(buttons))


def confirm(language: Language, draft: Draft, audience: Audience) -> Message:
    """The last look before the press that verifies."""
    _ = catalog(language).gettext
    asked = html(_("<b>Verify this return?</b> Your statement:"))
    return last_look(language, draft, asked, _("Verify the return"), audience)


def last_look(language: Language, draft: Draft, asked: Markup, button: str, audience: Audience) -> Message:
    """The own statement and who will be told, before the press that cannot be taken back."""
    _ = catalog(language).gettext
    buttons = [
        Button(button, press("send", draft.form)),
        Button(_("Change the statement"), press("change", draft.form, "statement")),
        Button(_("Cancel"), press("cancel", draft.form)),
    ]
    return reply(
        asked,
        html("<blockquote>{words}</blockquote>", words=draft.answers["statement"]),
        told(language, audience),
        buttons=column(buttons),
    )


def verified(
    language: Language,
    house: House,
    verification: Verification,
    names: tuple[str, str],
    reference: str,
    audience: Audience,
) -> Message:
    """To all operators who may stop it: two have verified, and until when it can be stopped."""
    _ = catalog(language).gettext
    moment = labels.clock(language, verification.release_at, house.timezone)
    stop = Button(_("Stop the notices"), press("stop", verification.id))
    return alarm(
        # Translators: “For operators” first, so that nobody takes it for the word to a relative
        html(_("<b>For operators: return verified</b> by {first} and {second}."), first=names[0], second=names[1]),
        html(_("Case: <code>{reference}</code>"), reference=reference),
        told(language, audience),
        html(_("The notices go out at {moment}. Until then any operator can stop them."), moment=moment)
        if audience
        else None,
        buttons=((stop,),),
    )


def rejected(language: Language, name: str, statement: str) -> Message:
    """To the reporter and the second operator: the report is not enough."""
    _ = catalog(language).gettext
    return to_operator(
        html(_("<b>Report rejected</b> by {name}. Nobody outside learns of it."), name=name),
        html("<blockquote><tg-spoiler>{words}</tg-spoiler></blockquote>", words=statement),
    )


def withdrawn(language: Language) -> Message:
    """The reporter took the report back."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Report withdrawn.</b> Nobody outside learns of it.")))


def refusal(language: Language, reason: str) -> str:
    """Toast or sentence: why this cannot be done."""
    _ = catalog(language).gettext
    return {
        "decided": _("This has been decided already."),
        "own": _("You reported it yourself: another operator has to verify it."),
        "relative": _("You are a relative in this case: another operator has to decide it."),
        "held": _("This case is held: a person handles it. Lift the hold first."),
        "exists": _("A report about this person is already waiting."),
        "reporter_gone": _("Whoever reported it is no longer an operator. It has to be reported again."),
        "own_stop": _("You stopped it yourself: another operator has to confirm the correction."),
        "leaving": _("A message is on its way at this very moment. Please try again in a minute."),
        "hostile": _("A list published by the detaining power is no evidence."),
        "aside": _("This row was put aside: a person has to look at it."),
        "too_late": _("The verification no longer stands, or all notices have been sent already."),
        "no_right": _("You do not have the right to do this."),
        "not_of_this_person": _("One of these references does not belong to an accepted inquiry about this person."),
    }[reason]


def refused(language: Language, reason: str) -> Message:
    """The same as a message, where no button was pressed."""
    return reply(html("<b>{why}</b>", why=refusal(language, reason)))


def _evidence(language: Language, evidence: Mapping[str, str]) -> Markup:
    named = [
        html("<b>{label}:</b> {value}", label=label, value=_evidence_value(language, name, evidence[name]))
        for name, label in _evidence_labels(language).items()
        if evidence.get(name)
    ]
    remark = rows.remark_of_evidence(language, evidence.get("remark", ""), evidence.get("cut", ""))
    return lines([*named, remark])


def _evidence_labels(language: Language) -> dict[str, str]:
    _ = catalog(language).gettext
    return {
        "source": _("Source"),
        "date": _("Established on"),
        "territory": _("Territory"),
        "identity": _("Identity"),
        "wish": _("The person’s wish"),
        # Translators: label before the references of those who are to be told
        "chosen": _("Only to"),
        "listed": _("On the list"),
    }


def _evidence_value(language: Language, name: str, answer: str) -> str:
    if name == "wish":
        return labels.wish(language, answer)
    return dates.format_date_partial(dates.PartialDate.parse(answer), language) if name == "date" else answer


def _relatives(language: Language, inquiries: Sequence[Inquiry]) -> Markup | None:
    _ = catalog(language).gettext
    rows = [
        html(
            "<code>{reference}</code> — {relation}: {name}",
            reference=inquiry.reference,
            relation=labels.relation(language, inquiry.facts["relation"]),
            name=inquiry.facts["own_name"],
        )
        for inquiry in inquiries
    ]
    return lines([html(_("<b>Relatives who have asked</b>")), *rows]) if rows else None
