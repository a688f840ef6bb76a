"""Which word of a row is the surname, which the given name, which the patronymic: each way to read it has its price."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from bot.matching.cells import Cells
from bot.matching.lexicon import is_given, is_patronymic

OTHER_ORDER, NOT_A_PATRONYMIC, PATRONYMIC_ELSEWHERE, GIVEN_AS_SURNAME = -1.0, -3.0, -2.0, -1.0
LEFT_OUT, DOUBLE_ALONE = -2.0, -6.0  # no word is left out only because it contradicts


@dataclass(frozen=True)
class Roles:
    """Words in their roles, "" for none; price in bits, 0 or less."""

    surname: str
    given: str
    patronymic: str
    price: float = 0.0


def as_written(cells: Cells) -> Roles:
    """By the columns; words that stand in one cell by the order of documents."""
    surname, given, patronymic = cells.names
    if len(surname) > 1 and not (given or patronymic):
        return _in_order(surname)
    if not patronymic and len(given) == 2 and _ends_a_name(given[1]):
        given, patronymic = given[:1], given[1:]
    return Roles("-".join(surname), "-".join(given), "-".join(patronymic))


def makes_sense(cells: Cells) -> bool:
    """Whether the words are in their places, so that no other order, and no other layout of keys, need be tried."""
    roles = as_written(cells)
    patronymic = not roles.patronymic or _ends_a_name(roles.patronymic)
    return bool(roles.surname) and is_given(roles.given) and patronymic and not is_given(roles.surname)


def otherwise(cells: Cells) -> list[Roles]:
    """Every other way to read the words that makes some sense, the likelier first."""
    words = [] if makes_sense(cells) else [word for cell in cells.names for word in cell]
    ways = {roles: None for chosen in _chosen(words) for roles in _orders(*chosen)}
    ways.pop(as_written(cells), None)
    aliases = [Roles(alias, as_written(cells).given, as_written(cells).patronymic) for alias in cells.aliases]
    return [*aliases, *sorted(ways, key=lambda roles: -roles.price)[:8]]


def _in_order(words: tuple[str, ...]) -> Roles:
    surname, given, *rest = words
    if len(words) == 3 and not _ends_a_name(words[2]) and _ends_a_name(words[1]):
        return Roles(words[2], words[0], words[1])
    return Roles(surname, given, rest[0] if rest else "")


def _chosen(words: list[str]) -> Iterator[tuple[list[str], float]]:
    """The words by threes or fewer: of more, two make a double surname or one does not belong."""
    if len(words) <= 3:
        yield words, 0.0
    if 3 <= len(words) <= 5:
        for place in range(len(words) - 1):
            pair = [*words[:place], f"{words[place]}-{words[place + 1]}", *words[place + 2 :]]
            yield pair[:3], LEFT_OUT if len(pair) == 3 else DOUBLE_ALONE
    if len(words) >= 4:
        for start in range(min(len(words) - 2, 3)):
            yield words[start : start + 3], LEFT_OUT


def _orders(words: list[str], price: float) -> Iterator[Roles]:
    for order in set(permutations([*words, "", ""][: max(3, len(words))], 3)):
        surname, given, patronymic = order
        if surname and not (len(surname.rstrip(".")) == 1 and len(words) > 1) and (given or len(words) < 3):
            yield Roles(surname, given, patronymic, price + _price(order))


def _price(order: tuple[str, str, str]) -> float:
    surname, given, patronymic = order
    price = OTHER_ORDER
    if patronymic and not _ends_a_name(patronymic):
        price += NOT_A_PATRONYMIC
    if patronymic and not given:
        price += LEFT_OUT
    if is_patronymic(surname) or is_patronymic(given):
        price += PATRONYMIC_ELSEWHERE
    if is_given(surname) and not is_given(given):
        price += GIVEN_AS_SURNAME
    return price


def _ends_a_name(word: str) -> bool:
    return is_patronymic(word) or len(word.rstrip(".")) <= 1 or word.endswith(".")
