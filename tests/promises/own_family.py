"""Petro is an operator and misses Taras himself: in which ways his own inquiry may be there, and what he may not do."""

from bot.model.inquiry import State
from storage.register import inquiries
from storage.staff import operators
from storage.store.transaction import Row, Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.quick import presses
from tests.register import TARAS, Case, has_asked, is_accepted

MINE = "You are a relative in this case: another operator has to decide it."
OTHER_YEAR = {"birth_date": "1992-03-12"}  # found by the matcher only
OTHER_PERSON = {"given": "Мирон", "patronymic": "Олегович", "birth_date": "1991-11-30"}  # found by name and year only
# How the own inquiry stands, and how it is written.
ASKED: dict[str, tuple[State, dict[str, str]]] = {
    "accepted": (State.ACCEPTED, {}),
    "received": (State.RECEIVED, {}),
    "asked": (State.ASKED, {}),
    "declined": (State.DECLINED, {}),
    "withdrawn": (State.WITHDRAWN, {}),
    "another year": (State.RECEIVED, OTHER_YEAR),
    "a namesake": (State.DECLINED, OTHER_PERSON),
}
# Asked from another account, or not at all: what is declared.
DECLARED: dict[str, dict[str, str]] = {
    "declared": {},
    "declared in another year": OTHER_YEAR,
    "declared, of that name and year": OTHER_PERSON,
}
OWN = [*ASKED, *DECLARED]


async def misses(petro: OperatorActor, case: Case, own: str) -> Case:
    """Petro has asked about the person of a case from his own account, or has declared that he misses them."""
    if own in DECLARED:
        await declares(petro, **DECLARED[own])
        return Case(0, "")
    state, written = ASKED[own]
    himself = Relative(petro.town, petro.person, "uk")
    if state is State.ACCEPTED:
        accepted = await is_accepted(himself, petro, case, relation="brother", phone="+447700900222")
        await petro.town.store.run(_bar, accepted)  # else he would be told as a relative
        return accepted
    asked = await has_asked(himself, relation="brother", phone="+447700900222", **written)
    await petro.town.settles()
    if state is not State.RECEIVED:
        await petro.town.store.run(inquiries.move, asked.id, (State.RECEIVED,), state, int(petro.town.clock()))
    return asked


async def declares(petro: OperatorActor, **written: str) -> None:
    """Petro names somebody whom he misses."""
    facts = {**TARAS, **written}
    petro.forges("declare")
    for step in ("surname", "given", "patronymic"):
        await petro.town.settles()
        await petro.says(facts[step])
    await petro.says(".".join(reversed(facts["birth_date"].split("-"))))
    await petro.sees("<b>Noted.</b> Everyone you have named: /family")
    await petro.town.settles()


async def is_refused(petro: OperatorActor, verb: str, *ids: object) -> None:
    """Presses a button that he never saw, and reads that it is his own family."""
    toasts = len(petro.person.toasts)
    await presses(petro, verb, ":".join(str(one) for one in ids))
    assert petro.person.toasts[toasts:] == [petro.word(MINE)], f"{verb}: {petro.person.toasts[toasts:]}"


async def _bar(tx: Transaction, own: Case) -> None:
    await inquiries.set_bar(tx, own.id, (await operators.active(tx))[0].id)


async def drafts(tx: Transaction) -> list[Row]:
    """The forms that somebody is filling in."""
    return await tx.all("SELECT * FROM draft")


async def seen_by(operator: OperatorActor) -> list[str]:
    """The numbers of the operators' menu, and whatever was said besides menus."""
    await operator.town.settles()
    await operator.says("/operator")
    await operator.sees("<b>Operator: {role}.</b>")
    await operator.town.settles()
    numbers = [str(button["text"]) for row in operator.person.last.inline for button in row]
    menu = operator.person.words()[-1]
    return [*numbers, *(words for words in operator.person.words() if words != menu)]
