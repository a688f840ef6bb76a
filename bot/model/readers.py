"""How the steps of a form read what was given: each returns the answer or raises Refusal with a reason."""

from collections.abc import Callable
from datetime import date
from html import escape

from bot.model import (
    dates,
    family_dates,
    formatted,
    links,
    moments,
    name_typed,
    names,
    phones,
    typed,
    whole_name,
    words,
)
from bot.model.form import Read
from bot.model.given import Choice, Contact, Document, Given, Photo, Refusal, Text, Unsure
from bot.model.shown import Shown

MONTH_MAY_COME_FIRST = ("en",)  # Americans write the third of May 5/3


def name(given: Given, _today: date) -> str:
    """A name as people write it; not a word for a button, nor one for a relative."""
    typed_name = _no_button(_typed(given))
    if typed.is_a_relation(typed_name, alone=False):
        raise Refusal("a_relation")
    return names.read_name(typed_name)


def surname(given: Given, today: date) -> str:
    """A surname; a whole name in its place, perhaps with a date of birth, is asked back in its parts."""
    if isinstance(given, Text) and _can_be_names(given.words):
        meant = name_typed.ways(given.words, today, month_first=_may_write_month_first(given))
        if meant:
            raise Unsure(meant, words.clean(given.words), _plain(given.words))
    return name(given, today)


def given_name(given: Given, today: date) -> str:
    """A given name, for which no rare surname can be meant; with a patronymic behind it, both are asked back."""
    if isinstance(given, Text) and typed.is_a_relation(given.words, alone=True):
        raise Refusal("a_relation")
    said = name(given, today)
    first, patronymic = whole_name.split_given(said)
    if patronymic and whole_name.is_patronymic(patronymic):
        raise Unsure([{"given": first, "patronymic": patronymic}], said, said)
    return said


def own_name(given: Given, _today: date) -> str:
    """How somebody calls themselves: whatever it is, with two letters at least."""
    said = words.short(_no_button(_typed(given)), 150)
    if sum(map(str.isalpha, said)) < 2:
        raise Refusal("not_a_name")
    return said


def recent_date(given: Given, today: date) -> str:
    """A date up to today, also a month or a year alone, or a word such as yesterday, in ISO form."""
    return str(dates.read_date(_typed(given), today, relative=True))


def told_date(*, birth: bool) -> Read:
    """A date as families tell it, also roughly; empty when it is not known."""

    def read(given: Given, today: date) -> str:
        return family_dates.read(_typed(given), today, birth=birth, month_first=_may_write_month_first(given))

    return read


def photo(given: Given, _today: date) -> str:
    """The file id of a photo."""
    if not isinstance(given, Photo):
        raise Refusal("not_a_photo")
    return given.file_id


def phone(given: Given, _today: date) -> dict[str, str]:
    """A number typed, or the sender's own contact; somebody else's card is refused."""
    if isinstance(given, Contact):
        if not given.own:
            raise Refusal("not_own_contact")
        return {"phone": phones.read_phone(_plus(given.phone)), "phone_source": "contact"}
    return {"phone": phones.read_phone(_typed(given)), "phone_source": "typed"}


def short(limit: int) -> Read:
    """A line of words of at most limit characters."""
    return lambda given, _today: words.short(_typed(given), limit)


def note(limit: int) -> Read:
    """Several lines of at most limit characters."""
    return lambda given, _today: words.note(_typed(given), limit)


def with_formatting(limit: int) -> Read:
    """Several lines with bold and italics, as Telegram's HTML."""
    return lambda given, _today: formatted.read(_html(given), limit)


def formatted_words(name: str, limit: int) -> Read:
    """Words with their formatting as HTML under that name, and under name_links what they lead to."""

    def read(given: Given, _today: date) -> dict[str, str]:
        typed = _typed(given)
        html = formatted.clean_html((isinstance(given, Text) and given.formatting) or escape(typed))
        if not formatted.plain(html).strip():
            raise Refusal("empty")
        if formatted.shown_units(html) > limit:
            raise Refusal("too_long", limit)
        # Marks that nobody sees may part a domain until they are taken out: what families get is what counts.
        leads = {*links.targets(formatted.plain(html)), *(given.links if isinstance(given, Text) else ())}
        return {name: html, f"{name}_links": " ".join(sorted(leads))}

    return read


def moment(choices: tuple[str, ...]) -> Read:
    """One of the buttons, or a day and a time of day to come in ISO form."""

    def read(given: Given, today: date) -> str:
        if isinstance(given, Choice) and given.value in choices:
            return given.value
        return moments.read_moment(_typed(given), today)

    return read


def letter(limit: int, *, voice: bool = True) -> Callable[[Given, date], dict[str, str]]:
    """Several lines, or a photo, a file or a voice message with or without words below it."""

    def read(given: Given, today: date) -> dict[str, str]:
        match given:
            case Photo(file_id, caption):
                return {"words": words.clean_note(caption), "photo": file_id}
            case Document(caption=caption) if voice or not given.voice:
                return {"words": words.clean_note(caption), **given.facts()}
        return {"words": words.note(_typed(given), limit)}

    return read


def shown(limit: int) -> Read:
    """A letter that is to be checked: also as which it was shown."""
    read = letter(limit)

    def read_shown(given: Given, today: date) -> dict[str, str]:
        return {**read(given, today), **Shown.of(given).facts()}

    return read_shown


def one_of(choices: tuple[str, ...]) -> Read:
    """One of the buttons; typing is answered with the request to press."""

    def read(given: Given, _today: date) -> str:
        if isinstance(given, Choice) and given.value in choices:
            return given.value
        raise Refusal("press_a_button")

    return read


def _typed(given: Given) -> str:
    if isinstance(given, Text):
        return given.words
    if isinstance(given, Contact):
        raise Refusal("contact_not_asked")
    raise Refusal("photo_not_asked" if isinstance(given, Photo) else "words_only")


def _can_be_names(typed_words: str) -> bool:
    return not (typed.is_no_name(typed_words) or typed.is_a_relation(typed_words, alone=True))


def _may_write_month_first(given: Given) -> bool:
    return isinstance(given, Text) and given.language in MONTH_MAY_COME_FIRST


def _plain(typed_words: str) -> str:
    """The words as one name; empty when they are none."""
    try:
        return names.read_name(typed_words)
    except Refusal:
        return ""


def _no_button(words: str) -> str:
    if typed.is_no_name(words):
        raise Refusal("no_name")
    return words


def _html(given: Given) -> str:
    typed = escape(_typed(given), quote=False)
    return given.html or typed if isinstance(given, Text) else typed


def _plus(number: str) -> str:
    # Telegram leaves the plus sign out of a shared contact on some clients.
    return number if number.startswith("+") else f"+{number}"
