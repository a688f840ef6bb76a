"""Every form there is, by name: its steps, and the right to end it."""

from collections.abc import Callable

from bot.i18n import LANGUAGES, Language
from bot.model import readers
from bot.model.amendment import AMENDMENT
from bot.model.declaration import DECLARE
from bot.model.form import Answers, Form, Step
from bot.model.guide import LONGEST
from bot.model.registration import CATEGORIES, REGISTRATION
from bot.model.rights import Right
from bot.model.sighting import CORROBORATE, SIGHTING

KINSHIP_WAYS = ("document_seen", "partner_checked", "state_register", "call_checked", "other_way")
DECLINE_REASONS = ("repeated", "too_little", "kinship_unclear", "outside")
ORIGINS = ("own", "state", "partner", "detaining_power")
HOSTILE = "detaining_power"
WISHES = ("all", "only", "nobody", "not_asked")

WISHES_OF_MANY = ("all", "nobody", "not_asked")

AUDIENCES = ("everyone", "language", "category", "waiting", "returned")
AT_ONCE = ("now",)
EXPIRIES = {"day": 1, "three_days": 3, "week": 7}  # days
LONGEST_UPDATE = 4_096  # what fits below a picture or beside the heading is looked at in the end

WORDS = readers.note(2_000)
# As long as a Telegram message can be: what follows the cut is passed on by itself, so that nothing of it is lost.
OF_THE_FAMILY = readers.letter(4_096)
BY_PHONE = readers.note(4_000)
EVIDENCE = readers.note(1_000)  # all of it is shown in one message

GUIDE = readers.with_formatting(LONGEST)


def _can_be_evidence(answers: Answers) -> bool:
    return answers.get("origin") != HOSTILE


def _is_for(language: Language) -> Callable[[Answers], bool]:
    return lambda answers: answers.get("audience") != "language" or answers.get("language") == language


def _update_in(language: Language) -> Step:
    return Step(language, readers.formatted_words(language, LONGEST_UPDATE), _is_for(language), skippable=True)


FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        REGISTRATION,
        AMENDMENT,
        SIGHTING,
        CORROBORATE,
        DECLARE,
        Form("answer", (Step("words", OF_THE_FAMILY),), right=None),
        Form("addition", (Step("words", OF_THE_FAMILY),), right=None),
        Form("letter", (Step("words", OF_THE_FAMILY),), right=None),
        Form("check", (Step("words", readers.shown(4_096)),), right=None),  # subject: the form that goes on after it
        Form("own_name", (Step("own_name", readers.own_name),), right=None),
        Form("own_phone", (Step("phone", readers.phone),), right=None),
        Form(
            "accept",
            (Step("way", readers.one_of(KINSHIP_WAYS), choices=KINSHIP_WAYS), Step("detail", WORDS, skippable=True)),
            right=Right.REVIEW,
        ),
        Form("ask", (Step("words", WORDS),), right=Right.REVIEW),
        Form(
            "decline",
            (Step("reason", readers.one_of(DECLINE_REASONS), choices=DECLINE_REASONS),),
            right=Right.REVIEW,
            summary=True,
        ),
        Form("join", (Step("reason", WORDS),), right=Right.REPORT, summary=True),
        Form("part", (Step("reason", WORDS),), right=Right.REPORT, summary=True),
        Form("link", (Step("reference", readers.short(40)),), right=Right.REVIEW),
        Form("reply", (Step("words", readers.letter(2_000, voice=False)),), right=Right.REVIEW),
        Form("heard", (Step("words", BY_PHONE),), right=Right.CALL),
        Form("besides", (Step("words", BY_PHONE),), right=Right.CALL),
        Form(
            "report",
            (
                Step("source", EVIDENCE),
                Step("date", readers.recent_date),
                Step("territory", EVIDENCE),
                Step("identity", EVIDENCE),
                Step("wish", readers.one_of(WISHES), choices=WISHES),
                Step("chosen", readers.short(300), when=lambda answers: answers.get("wish") == "only"),
            ),
            right=Right.REPORT,
            summary=True,
            stays_when_refused=True,
        ),
        Form(
            "list",
            (
                Step("origin", readers.one_of(ORIGINS), choices=ORIGINS),
                Step("source", EVIDENCE),
                Step("date", readers.recent_date),
                Step("territory", EVIDENCE, when=_can_be_evidence),
                Step("identity", EVIDENCE, when=_can_be_evidence),
                Step("wish", readers.one_of(WISHES_OF_MANY), when=_can_be_evidence, choices=WISHES_OF_MANY),
            ),
            right=Right.REPORT,
        ),
        Form(
            "rowwish",
            (
                Step("wish", readers.one_of(WISHES), choices=WISHES),
                Step("chosen", readers.short(300), when=lambda answers: answers.get("wish") == "only"),
            ),
            right=Right.REPORT,
        ),
        Form("name", (Step("reference", readers.short(100)),), right=Right.REPORT),
        Form("findrow", (Step("words", readers.short(100)),), right=Right.REPORT),
        Form("batch", (Step("statement", WORDS),), right=Right.VERIFY, summary=True),
        Form("wrong", (Step("statement", WORDS),), right=Right.VERIFY),
        Form("verify", (Step("statement", WORDS),), right=Right.VERIFY, summary=True),
        Form("reject", (Step("statement", WORDS),), right=Right.VERIFY),
        Form("correct", (Step("statement", WORDS),), right=Right.VERIFY, summary=True),
        Form(
            "guide",
            (*(Step(code, GUIDE) for code in LANGUAGES), Step("sources", WORDS)),
            right=Right.MANAGE,
            summary=True,
        ),
        Form(
            "broadcast",
            (
                Step("audience", readers.one_of(AUDIENCES), choices=AUDIENCES),
                Step("language", readers.one_of(LANGUAGES), lambda a: a.get("audience") == "language", LANGUAGES),
                Step("category", readers.one_of(CATEGORIES), lambda a: a.get("audience") == "category", CATEGORIES),
                *(_update_in(code) for code in LANGUAGES),
                Step("picture", readers.photo, skippable=True),
                Step("time", readers.moment(AT_ONCE), choices=AT_ONCE),
                Step("expiry", readers.one_of(tuple(EXPIRIES)), choices=tuple(EXPIRIES)),
                Step("quiet", readers.note(500), skippable=True),
            ),
            right=Right.BROADCAST,
        ),
        Form("domains", (Step("domains", readers.short(500)),), right=Right.BROADCAST),
    )
}


def of_operators() -> frozenset[str]:
    """The names of the forms that only operators end; who loses the right in the middle of one does not end it."""
    return frozenset(name for name, form in FORMS.items() if form.right is not None)
