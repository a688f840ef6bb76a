"""The one notice that everything here exists for.  It says the fact and its time; no place, no health, no unit."""

from bot.i18n import Language, catalog
from bot.model.inquiry import Inquiry
from bot.model.message import Kind, Message
from bot.settings import House
from bot.texts.labels import moment
from bot.texts.writing import html, paragraphs


def return_verified(language: Language, house: House, inquiry: Inquiry, verified_at: int) -> Message:
    """Told to one relative.  The name stands behind a spoiler, after the first lines: it is not on the lock screen."""
    _ = catalog(language).gettext
    said = paragraphs(
        html(_("<b>Return verified.</b> About your inquiry <code>{reference}</code>."), reference=inquiry.reference),
        html(
            _(
                "On {moment}, two operators of {organisation} independently verified that this person has returned and is on"
                " territory controlled by Ukraine."
            ),
            moment=moment(language, verified_at, house.timezone),
            organisation=house.organisation,
        ),
        html(_("Person: <tg-spoiler>{name}</tg-spoiler>"), name=inquiry.person_name),
        html(_next_steps(language)[inquiry.facts["category"]]),
        html(
            _(
                "<b>Please do not publish</b> the name, photos, the unit, the route, the hospital, or what the person tells of"
                " captivity: it can harm those who are still being held."
            )
        ),
        html(
            _(
                "<b>Is this message genuine?</b> It stands in this chat, asks for nothing and contains no links. Call"
                " {hotline} and give the reference {reference}. Nobody may ask you for money for a return."
            ),
            hotline=house.hotline,
            reference=inquiry.reference,
        ),
    )
    return Message(Kind.NOTICE, said, protected=True)


def _next_steps(language: Language) -> dict[str, str]:
    _ = catalog(language).gettext
    return {
        "service_member": _(
            "<b>What usually comes next.</b> First a medical examination and rest, then documents, rehabilitation and leave."
            " The person will call as soon as possible; the first call may be short and come from an unknown number. This"
            " can take several days. We know nothing more than what stands here."
        ),
        "civilian": _(
            "<b>What usually comes next.</b> First a medical examination and rest, then documents and support. The person will"
            " call as soon as possible; the first call may be short and come from an unknown number. This can take several"
            " days. We know nothing more than what stands here."
        ),
        "child": _(
            "<b>What usually comes next.</b> Child protection specialists are with the child: first a medical examination and"
            " rest, then a talk in your presence. They will call you to arrange everything. We know nothing more than what"
            " stands here."
        ),
        "foreign_national": _(
            "<b>What usually comes next.</b> First a medical examination and rest, then documents, together with the mission"
            " of the person’s country. The person will call as soon as possible; the first call may be short and come from"
            " an unknown number. We know nothing more than what stands here."
        ),
    }
