"""What people type where a button would do: its label in any spelling, or a usual word for the same."""

import re
from collections.abc import Mapping

from bot.model.words import clean

NO_LETTERS = re.compile(r"[^\w\s’]|_")
ENDING = re.compile(r"(\w+)\((\w+)\)")  # “Partner(in)” is both
SELF = re.compile(r"^(?:я|ми|це|i am|im|i m|we are|this is)?\s*(?:його|її|їх|йому|їй|а|his|her|their|the|a)?\s+")

# Usual words for what the buttons below a question do, besides their labels.
WAYS: Mapping[str, frozenset[str]] = {
    "skip": frozenset({
        "пропустити", "пропуск", "пропустіть", "немає", "нема", "ні", "не знаю", "не пам’ятаю", "невідомо", "без",
        "пропустить", "нет", "не знаю точно", "skip", "none", "no", "nothing", "unknown", "i don’t know", "don’t know",
        "not known", "n a",
    }),
    "cancel": frozenset({"скасувати", "відміна", "відмінити", "скасуй", "отмена", "cancel", "stop"}),
    "back": frozenset({"назад", "повернутися", "back", "go back"}),
    "keep": frozenset({"залишити", "так", "yes", "keep"}),
    "send": frozenset({
        "так", "так надіслати", "так все правильно", "так усе правильно", "все правильно", "усе правильно", "все вірно",
        "так все вірно", "усе вірно", "вірно", "правильно", "надіслати", "надсилаю", "надішліть", "відправити",
        "відправляю", "відправ", "підтверджую", "готово", "ок", "окей", "добре", "да", "отправить", "send", "send it",
        "yes", "yes send", "yes send it", "yes all correct", "all correct", "correct", "ok", "okay", "confirm", "done",
        "submit",
    }),
    "taken": frozenset({
        "так", "так вірно", "так правильно", "вірно", "правильно", "да", "yes", "yes correct", "right", "correct", "ok",
        "ок",
    }),
    "nottaken": frozenset({
        "ні", "не так", "неправильно", "невірно", "ні те ні інше", "жодне", "нет", "no", "wrong", "not correct", "none",
        "neither",
    }),
    "consent": frozenset({"погоджуюся", "погоджуюсь", "згоден", "згодна", "згода", "i agree", "agree", "agreed"}),
}  # fmt: skip
# What somebody may be to whoever asks, and other usual words for a choice.
CHOICES: Mapping[str, frozenset[str]] = {
    "service_member": frozenset({"військовий", "військова", "військовослужбовець", "солдат", "soldier", "military"}),
    "civilian": frozenset({"цивільний", "цивільна"}),
    "foreign_national": frozenset({"іноземний громадянин", "foreigner"}),
    "wife": frozenset({"жінка", "жена"}),
    "husband": frozenset({"муж"}),
    "mother": frozenset({"мама", "матір", "mum", "mom"}),
    "father": frozenset({"тато", "папа", "отец", "dad"}),
    "daughter": frozenset({"доня", "донька", "дочь"}),
    "son": frozenset({"сын", "синок"}),
    "sister": frozenset({"сестричка"}),
    "brother": frozenset({"братик"}),
    "grandparent": frozenset({"бабушка", "дедушка", "grandmother", "grandfather"}),
}
KIN = frozenset({
    "дружина", "чоловік", "мати", "мама", "батько", "тато", "донька", "дочка", "син", "сестра", "брат", "бабуся",
    "дідусь", "дядько", "тітка", "племінник", "племінниця", "онук", "онука", "wife", "husband", "mother", "father",
    "daughter", "son", "sister", "brother", "uncle", "aunt", "nephew", "niece",
})  # fmt: skip
OWN = re.compile(r"(?:мій|моя|моє|мої|мого|мою|мой|мои|my|наш|наша|our)\s+\w+", re.IGNORECASE)


def alike(words: str) -> str:
    """The words in small letters, without anything that is no letter or digit."""
    return " ".join(NO_LETTERS.sub(" ", clean(words).casefold().replace("'", "’")).split())


def spellings(label: str) -> set[str]:
    """As which the label of a button may be typed: “Grandmother / grandfather” in either half."""
    whole = {label, ENDING.sub(r"\1", label), ENDING.sub(r"\1\2", label)}
    return {alike(half) for one in whole for half in (one, *one.split("/"))} - {""}


def said(words: str) -> set[str]:
    """The words, and what is left of “I am his wife”."""
    typed = alike(words)
    return {typed, SELF.sub("", typed)}


def is_no_name(words: str) -> bool:
    """Whether the words are meant for a button, or say that a name is not known."""
    return alike(words) in set().union(*WAYS.values())


def is_a_relation(words: str, *, alone: bool) -> bool:
    """Whether the words say who somebody is to the writer; alone: also a bare word that could be a rare surname."""
    bare = set().union(*CHOICES.values()) | KIN
    return OWN.fullmatch(alike(words)) is not None or (alike(words) in bare and (alone or words.islower()))
