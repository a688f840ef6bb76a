"""Telephone numbers as people type them, in E.164 form."""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType, ValidationResult

from bot.model.given import Refusal
from bot.model.words import clean

ANONYMOUS = "+888"  # sold by Telegram: leads to an account, cannot be called
BARE_ANONYMOUS = re.compile(r"888\d{8}$")  # as on a contact card
NUMBER = re.compile(r"\+?\(?\d[\d\s()./‐‑‒–—−-]{3,}")
OLD_TRUNK_PREFIX = re.compile(r"^8(?=0\d{9}$)")  # until 2009 long-distance calls in Ukraine began with 8


def read_phone(words: str, region: str = "UA") -> str:
    """The E.164 form of the one number in the words; region: ISO 3166 country of numbers without a country code.

    Refusal("empty" | "not_a_phone" | "anonymous_phone").
    """
    if not clean(words):
        raise Refusal("empty")
    typed = _typed(clean(words))
    if typed.startswith(ANONYMOUS):
        raise Refusal("anonymous_phone")
    for spelling in (typed, f"+{typed}"):  # Telegram's contact cards leave the plus sign out
        number = _parsed(spelling, region)
        if number and _can_be_called(number):
            return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    raise Refusal("not_a_phone")


def spoken(e164: str) -> str:
    """A number in groups, with its country code: +44 7700 900123."""
    return phonenumbers.format_number(phonenumbers.parse(e164), PhoneNumberFormat.INTERNATIONAL)


def _typed(words: str) -> str:
    numbers = NUMBER.findall(words)
    if len(numbers) != 1:
        raise Refusal("not_a_phone")
    digits = re.sub(r"\D", "", numbers[0])
    if "+" in numbers[0] or BARE_ANONYMOUS.match(digits):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else OLD_TRUNK_PREFIX.sub("", digits)


def _parsed(spelling: str, region: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(spelling, region)
    except NumberParseException:
        return None


def _can_be_called(number: PhoneNumber) -> bool:
    """Whether its plan assigns it, or it is as long as a mobile number: a range newer than our tables is no error."""
    if phonenumbers.is_valid_number(number):
        return True
    length = phonenumbers.is_possible_number_for_type_with_reason(number, PhoneNumberType.MOBILE)
    # A leading zero outside the countries that have them is the trunk prefix of a number with a digit missing.
    return bool(length == ValidationResult.IS_POSSIBLE and not number.italian_leading_zero)
