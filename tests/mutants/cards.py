"""What names somebody to an operator cannot be forwarded, and does not stay in the chat (N6)."""

from tests.mutants.mutant import Mutant

CARDS = "tests/stories/test_cards.py"
DOORS = f"{CARDS}::test_whatever_door_is_opened_what_names_somebody_is_protected_and_goes"

MUTANTS = (
    Mutant(
        "N6",
        "if self.protected or self.passes else {}",
        "if self.protected else {}",
        (DOORS,),
        "cards can be forwarded",
    ),
    Mutant(
        "N6",
        "    if message.passes:\n        await",
        "    if False:\n        await",
        (DOORS,),
        "cards stay in the chat",
    ),
    Mutant(
        "N6",
        "    if request.origin:\n        await cleaning.delete_with_cards(",
        "    if False:\n        await cleaning.delete_with_cards(",
        (DOORS,),
        "the words of a search stay in the chat",
    ),
    Mutant(
        "N6",
        "buttons, room=room, passes=True)]",
        "buttons, room=room)]",
        (DOORS,),
        "what takes several messages stays in the chat",
    ),
)
