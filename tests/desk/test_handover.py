"""The end of a shift at the desk: what was in hand is a colleague's or anybody's, and the next shift reads the note."""

from contextlib import AsyncExitStack

from storage.staff import operators
from tests.desk.working import at_the_desk, counted, joins_the_desk
from tests.promises.quick import presses
from tests.register import has_asked, is_accepted, is_imported
from tests.town import Town


async def numbered(town: Town) -> dict[str, int]:
    """The operators, by name."""
    return {name: one for one, name in (await town.store.read(operators.names)).items()}


async def test_a_shift_is_handed_over(town: Town) -> None:
    maria = await town.operator("Maria", "admin")
    held = await is_accepted(town.relative("Anna"), maria)
    first, second = await has_asked(town.relative("Nina")), await has_asked(town.relative("Olena"))
    petro = await town.operator("Petro", "reviewer", "en")
    await presses(petro, "review", first.id)
    await presses(petro, "review", second.id)
    await presses(petro, "hold", held.person)
    async with AsyncExitStack() as stack:
        desk = await joins_the_desk(stack, town, petro)
        ihor = await at_the_desk(stack, town, "Ihor", "reviewer", "en")
        those = await numbered(town)
        page = await desk.opens("/handover")
        assert all(one.reference in page.words for one in (held, first, second))
        about = {"sort": "inquiry", "subject": str(first.id)}
        page = await desk.sends("/handover/give", {**about, "to": str(those["Ihor"])})
        assert first.reference not in page.words
        assert f"Ihor you reviewer Inquiry {first.reference}" in (await ihor.opens("/")).words
        await desk.sends("/handover/give", {"sort": "inquiry", "subject": str(second.id), "to": str(those["Maria"])})
        await maria.sees("<b>{by} has handed something over to you:</b>")
        case = {"holder": str(those["Petro"]), "to": str(those["Ihor"])}
        assert (await ihor.sends(f"/handover/case/{held.person}", {**case, "holder": "1"})).status == 409
        await desk.sends(f"/handover/case/{held.person}", case)
        assert held.reference in (await ihor.opens("/handover")).words
        note = f"{held.reference}: подзвонити завтра"
        await desk.sends("/handover/note", {"note": note})
        assert (await desk.sends("/handover/note", {"note": " "})).status == 409
        assert note in (await ihor.opens("/")).words
        await ihor.sends("/handover/go")
        assert "Inquiries 1" in (await ihor.opens("/")).words
        assert await counted(town, "person", "held_by IS NOT NULL") == 1, "held cases stay"
        row = await town.store.read(lambda tx: tx.known("SELECT id FROM handover"))
        assert note not in (await ihor.sends("/handover/done", {"note": str(row["id"])})).words
        assert (await ihor.sends("/handover/done", {"note": str(row["id"])})).status == 409


async def test_nothing_of_the_own_family_is_handed_over_and_no_note_about_them_read(town: Town) -> None:
    await town.operator("Maria", "admin")
    petro = await town.operator("Petro", "reviewer", "en")
    waiting = await has_asked(town.relative("Nina"))
    await presses(petro, "review", waiting.id)
    async with AsyncExitStack() as stack:
        vira = await at_the_desk(stack, town, "Vira", "verifier", "en")
        koval = {"surname": "Коваль", "given": "Тарас", "patronymic": "Іванович", "birth_date": "12 March 1991"}
        await vira.sends("/family", koval)
        desk = await joins_the_desk(stack, town, petro)
        to = {"sort": "inquiry", "subject": str(waiting.id), "to": str((await numbered(town))["Vira"])}
        assert (await desk.sends("/handover/give", to)).status == 409
        assert waiting.reference in (await desk.opens("/handover")).words, "it stays in the hands in which it was"
        await is_imported(town, "NIB-17")
        spelt = (
            "NIB-17.",
            "nib-17",
            "NIB–17",
            "/NIB-17/",
            "(nib‑17)",
            "Mrs Koval",
            "Тарасу Івановичу",
            "taras ivanovych",
        )
        said = [
            f"див. {waiting.reference}",
            "пані Коваль дзвонила",
            "Список 2 ще чекає",
            *(f"{one} NOTE" for one in spelt),
        ]
        for words in said:
            await desk.sends("/handover/note", {"note": words})
        page = await vira.opens("/")
        assert "Список 2" in page.words
        assert waiting.reference not in page.words
        assert "дзвонила" not in page.words
        assert "NOTE" not in page.words, "in no spelling"
        assert "дзвонила" in (await desk.opens("/handover")).words
