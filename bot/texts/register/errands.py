"""Relatives without Telegram in the chat of whoever calls them: who is to be called, what is to be said or asked."""

from collections.abc import Sequence

from bot.model import phones
from bot.model.errands import LATER, Errand, ExpectedView, InHand
from bot.model.inquiry import Inquiry
from bot.model.message import Button, Message
from bot.model.new_number import AtOldNumber
from bot.model.press import press
from bot.model.sentence import Sentence
from bot.texts import labels
from bot.texts.naming import named
from bot.texts.register import by_telephone, readers
from bot.texts.register.new_number import CAME_OF_IT
from bot.texts.writing import column, html, joined, lines, paragraphs, reply, showing, t, tn


def card(seen: ExpectedView) -> Message:
    """A relative who is to be called; the number only for the operator who has taken the call."""
    references = joined(", ", (html("<code>{reference}</code>", reference=one.reference) for one in seen.asked))
    take = Button(t("I take this call"), press("callrelative", seen.expected.chat_id))
    return reply(
        t("<b>A relative without Telegram waits for a call:</b> {references}", references=references),
        tn("{n} thing to say", "{n} things to say", seen.expected.count),
        readers.on_card(seen.reader),
        buttons=((take,),),
    )


def in_hand(seen: InHand) -> Message:
    """The number, and what is to be said or asked first."""
    first = seen.errands[0] if seen.errands else None
    more = len(seen.errands) - 1
    return showing(
        t("<b>A call to a relative without Telegram</b>"),
        *_who(seen.asked),
        readers.on_card(seen.reader),
        t(
            "Make sure that you are speaking with this relative. Leave nothing on an answering machine or with somebody else."
        ),
        _what(first) if first else t("There is nothing more to say."),
        tn("After that, {n} more thing.", "After that, {n} more things.", more) if more > 0 else None,
        buttons=column([*(_outcomes(first) if first else ()), *_besides(seen.asked), *_later(seen.chat_id)]),
    )


def _who(asked: Sequence[Inquiry]) -> list[Sentence]:
    about = [
        html(
            "<code>{reference}</code> {person} ({relation})",
            reference=one.reference,
            person=named(one.facts),
            relation=labels.RELATIONS[one.facts["relation"]],
        )
        for one in asked
    ]
    return [
        *(
            t("Relative: {name}\nPhone: {phone}", name=one.facts["own_name"], phone=phones.spoken(one.facts["phone"]))
            for one in asked[:1]
        ),
        lines(about),
    ]


def _what(first: Errand) -> Sentence:
    if first.number:
        at_old = t(
            "<b>To be said at the old number</b> {phone}. It may be somebody else’s by now: name nobody there, and say only this.",
            phone=phones.spoken(first.number),
        )
        return paragraphs(at_old, first.html)
    return paragraphs(t("<b>To be asked:</b>") if first.asks else t("<b>To be said:</b>"), first.html)


def _outcomes(first: Errand) -> Sequence[Button]:
    if first.asks:
        return [Button(t("Note the answer"), press("noteanswer", first.id))]
    if first.number:
        return [Button(CAME_OF_IT[one], press("oldnumber", first.id, one.value)) for one in AtOldNumber]
    return [Button(t("Told by phone"), press("said", first.id))]


def _besides(asked: Sequence[Inquiry]) -> Sequence[Button]:
    return [
        Button(t("They told something else: {reference}", reference=one.reference), press("notewords", one.id))
        for one in asked[:3]
    ]


def _later(chat_id: int) -> Sequence[Button]:
    later = [
        Button(t("Call {when}", when=by_telephone.LATER[hours]), press("backrelative", chat_id, hours))
        for hours in LATER
    ]
    return [Button(t("Not reached, put back"), press("backrelative", chat_id, 0)), *later]


def recorded() -> Message:
    """Nothing more is to be said to this relative."""
    return reply(t("<b>Noted down.</b> Nothing more is to be said to this relative."), buttons=_next())


def given_back() -> Message:
    """The relative was not reached, or wants to be called later."""
    return reply(t("<b>The call is put back.</b> The relative is called another time."), buttons=_next())


def noted() -> Message:
    """What they have told besides."""
    return reply(t("<b>Noted</b> with the case: operators read it."), buttons=_next())


def _next() -> tuple[tuple[Button, ...], ...]:
    return ((Button(t("Calls"), press("calls")),),)
