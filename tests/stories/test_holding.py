"""Held cases: who answers for them, handing them over, and what happens to them when an operator leaves."""

from bot.texts import dead_ends
from bot.use_cases.register.holding import SHOWN
from storage.store.transaction import Transaction
from tests.cast import OperatorActor, Relative
from tests.promises.quick import HOLD, VERIFIED, lifts, presses, verifies
from tests.register import count, has_asked, is_accepted, is_imported
from tests.stories.joining import joins
from tests.stories.returning import cast, why
from tests.town import Town


async def holder_of(tx: Transaction, person: int) -> int | None:
    """Who holds a case."""
    held_by: int | None = (await tx.known("SELECT held_by FROM person WHERE id = :id", id=person))["held_by"]
    return held_by


async def hands_over(operator: OperatorActor, reference: str, to: str) -> None:
    """Opens a held case and chooses who takes it over."""
    await operator.opens_the_case(reference)
    await operator.presses("Hand the case over")
    await operator.sees("<b>Who takes the case over?</b>")
    await operator.town.settles()
    await operator.person.presses(to)
    await operator.town.settles()


async def test_a_held_case_is_handed_over_without_a_moment_in_which_anything_leaves(town: Town, language: str) -> None:
    maria, petro, anna, case = await cast(town, language)
    ivan = await town.operator("Ivan", "reviewer", language)
    await maria.reports(case.reference)
    await verifies(petro)
    await presses(maria, "hold", case.person)
    await maria.opens_the_case(case.reference)
    assert "Maria" in (await maria.sees("<b>Held</b> since {moment}. Responsible: {name}.")).text
    await hands_over(maria, case.reference, "Ivan")
    await maria.sees("<b>Handed over.</b>")
    given = await ivan.sees("<b>A held case is yours now:</b>")
    assert case.reference in given.text and "Maria" in given.text
    await ivan.presses("Open the case")
    assert "Ivan" in (await ivan.sees("<b>Held</b> since {moment}. Responsible: {name}.")).text
    await town.passes(HOLD + 1)
    await anna.hears_nothing_new()
    await hands_over(petro, case.reference, petro.word("I take it over"))
    await petro.sees("<b>Handed over.</b>")
    taken = await ivan.sees("<b>Responsible for the held case</b>")
    assert "Petro" in taken.text
    await lifts(petro, case.person)
    await town.passes(HOLD + 1)
    await anna.sees(VERIFIED)


async def test_a_button_that_does_not_say_whose_hold_was_shown_lifts_none_but_shows_it(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    await maria.reports(case.reference)
    await verifies(petro)
    await presses(maria, "hold", case.person)
    await presses(petro, "lift", case.person)
    await petro.person.sees_toast(dead_ends.toast_passed().text(petro.language))
    assert "Maria" in (await petro.sees("<b>Held</b> since {moment}. Responsible: {name}.")).text
    await presses(petro, "lift", f"{case.person}:0:0")
    await town.passes(HOLD + 1)
    await anna.hears_nothing_new()
    assert await town.store.read(count, "person", "held_by IS NOT NULL") == 1
    await petro.presses("Lift the hold")
    await petro.sees("<b>Hold lifted</b> by {name}.")
    await town.passes(HOLD + 1)
    await anna.sees(VERIFIED)


async def test_only_an_operator_who_may_and_is_no_relative_can_take_it(town: Town) -> None:
    maria, petro, _anna, case = await cast(town)
    olena, taras = await town.operator("Olena", "broadcaster"), await town.operator("Taras", "reviewer")
    await has_asked(Relative(town, taras.person, "uk"), own_name="Коваль Тамара")
    await presses(maria, "hold", case.person)
    holder = await town.store.read(holder_of, case.person)
    await maria.opens_the_case(case.reference)
    await maria.presses("Hand the case over")
    await town.settles()
    assert [label.split(",")[0] for label in maria.person.last.buttons] == ["Petro"]
    for row in await town.store.read(_ids_of, "Taras", "Olena", "Maria"):
        maria.person.toasts.clear()
        maria.forges(f"hand:{case.person}:{holder}:{row}")
        await maria.person.sees_toast(why(maria, "cannot_take"))
    old = maria.data("hand")
    await hands_over(petro, case.reference, petro.word("I take it over"))
    maria.forges(old)
    await maria.person.sees_toast(why(maria, "not_as_shown"))
    assert not (olena.has_read(case.reference) or taras.has_read(case.reference))
    await lifts(petro, case.person)
    petro.person.toasts.clear()
    await presses(petro, "handover", case.person)
    await petro.person.sees_toast(why(petro, "changed"))


async def _ids_of(tx: Transaction, *names: str) -> list[int]:
    rows = await tx.all("SELECT id, sealed FROM operator")
    called = {tx.unseal("operator", row["id"], row["sealed"])["name"].strip(): row["id"] for row in rows}
    return [called[name] for name in names]


async def test_held_cases_are_listed_with_holder_and_age_but_not_those_of_the_own_family(town: Town) -> None:
    maria, petro, _anna, case = await cast(town)
    other = await is_accepted(town.relative("Olena"), petro, surname="Бойко", own_name="Бойко Олена")
    await maria.says("/held")
    await maria.sees("<b>Held cases.</b> No case is held.")
    await presses(maria, "hold", case.person)
    await town.passes(3 * 86_400)
    await presses(petro, "hold", other.person)
    await maria.says("/operator")
    await maria.presses("Held cases: {n}", n="2")
    listed = await maria.sees("<b>Held cases</b>, the longest first.")
    assert listed.text.index(case.reference) < listed.text.index(other.reference)
    assert "3 дні" in listed.text and "Maria" in listed.text and "Petro" in listed.text
    await maria.person.presses(other.reference)
    assert other.reference in (await maria.sees("Case")).text
    await has_asked(Relative(town, maria.person, "uk"))
    await maria.says("/held")
    await town.settles()
    assert case.reference not in maria.person.last.text and other.reference in maria.person.last.text
    await maria.says("/operator")
    await maria.presses("Held cases: {n}", n="1")


async def test_held_cases_are_shown_page_by_page_and_of_joined_records_once(town: Town) -> None:
    maria, petro, _anna, case = await cast(town)
    others = [
        await is_imported(town, f"NIB-{number}", surname="Бойко", given=f"Іван{number}") for number in range(SHOWN + 1)
    ]
    twin = await is_accepted(town.relative("Nina"), petro)
    await joins(maria, case, twin)
    for person in (case.person, *others):
        await presses(maria, "hold", person)
    await maria.says("/held")
    first = await maria.sees("<b>Held cases</b>, the longest first.")
    known = maria.word("{n} cases, page {number} of {of}").format(n=SHOWN + 2, number=1, of=2)
    assert known in first.text and f"NIB-{SHOWN}" not in first.text
    await maria.presses("Page {n} →", n="2")
    await maria.reads(f"NIB-{SHOWN}")
    assert twin.reference not in first.text


async def test_cases_of_a_removed_operator_stay_held_and_administrators_hear_of_them(town: Town) -> None:
    maria, petro, anna, case = await cast(town)
    olha, ivan = await town.operator("Olha", "admin"), await town.operator("Ivan", "admin")
    await has_asked(Relative(town, ivan.person, "uk"))
    await maria.reports(case.reference)
    await verifies(petro)
    await presses(maria, "hold", case.person)
    await olha.removes((await town.store.read(_ids_of, "Maria"))[0])
    assert "Maria" in (await olha.sees("<b>A held case has nobody responsible.</b>")).text
    assert not ivan.has_seen("<b>A held case has nobody responsible.</b>")
    await town.passes(100 * 86_400)
    await anna.hears_nothing_new()
    assert await town.store.read(count, "person", "held_by IS NOT NULL") == 1
    await olha.says("/held")
    await olha.sees("<b>Held</b> since {moment}. Nobody is responsible: {name} is no longer an operator.")
    await hands_over(olha, case.reference, olha.word("I take it over"))
    assert await town.store.read(holder_of, case.person) == (await town.store.read(_ids_of, "Olha"))[0]
    await anna.hears_nothing_new()
