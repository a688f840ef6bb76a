"""The form of an update: all its questions on one page, read as the chat reads them one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.i18n import LANGUAGES
from bot.model import marks
from bot.model.broadcast import unconfirmed
from bot.model.form import Draft
from bot.model.forms import AUDIENCES, EXPIRIES, FORMS
from bot.model.given import Choice, Given, Refusal, Text
from bot.model.registration import CATEGORIES
from bot.model.sentence import Said, Sentence
from bot.texts import labels, refusals
from bot.texts.languages import NAMES_OF_LANGUAGES
from bot.texts.updates import broadcast_labels
from bot.texts.writing import html
from bot.use_cases.updates.writing import UnfitAnswer
from desk.request import DeskRequest

Answers = Mapping[str, str]
USUAL = {"audience": "everyone", "time": "now", "expiry": "three_days", "quiet": ""}
FORM = FORMS["broadcast"]


class NotTaken(Exception):
    """Some answers cannot be taken: why, by the names of the form's steps."""

    def __init__(self, whys: Mapping[str, Sentence]) -> None:
        """Nothing was written."""
        super().__init__(*whys)
        self.whys = whys


@dataclass(frozen=True)
class Fields:
    """What stands in the fields.  leads: where the words lead to, when that has to be typed."""

    whom: str
    words: Mapping[str, str]
    picture: bool
    later: bool
    at: str
    expiry: str
    quiet: str
    domains: str
    leads: str = ""
    whys: Mapping[str, Sentence] = field(default_factory=dict)


def whom() -> list[tuple[str, Said]]:
    """Whom an update can be for, as one choice."""
    narrowed: Mapping[str, Mapping[str, Said]] = {
        "language": NAMES_OF_LANGUAGES,
        "category": {name: labels.CATEGORIES[name] for name in CATEGORIES},
    }
    found: list[tuple[str, Said]] = []
    for sort in AUDIENCES:
        label = broadcast_labels.AUDIENCES[sort]
        parts = narrowed.get(sort)
        found += [(f"{sort}:{one}", html("{sort}: {one}", sort=label, one=said)) for one, said in (parts or {}).items()]
        found += [] if parts else [(sort, label)]
    return found


def of(answers: Answers) -> Fields:
    """The fields of what was answered before."""
    narrowed, time = answers.get(answers["audience"]), answers["time"]
    return Fields(
        whom=f"{answers['audience']}:{narrowed}" if narrowed else answers["audience"],
        words={code: marks.typed(answers.get(code, "")) for code in LANGUAGES},
        picture=bool(answers.get("picture")),
        later=time != "now",
        at="" if time == "now" else time,
        expiry=answers["expiry"],
        quiet=answers["quiet"],
        domains=answers.get("domains", ""),
    )


def sent(request: DeskRequest, whys: Mapping[str, Sentence], leads: str = "") -> Fields:
    """The fields as they were sent, to be corrected."""
    return Fields(
        whom=request.word("whom"),
        words={code: _words(request, code) for code in LANGUAGES},
        picture=bool(request.word("picture")),
        later=request.word("when") == "later",
        at=request.word("at"),
        expiry=request.word("expiry"),
        quiet=request.word("quiet"),
        domains=request.word("domains"),
        leads=leads,
        whys=whys,
    )


def read(request: DeskRequest, before: Answers) -> dict[str, str]:
    """The answers.  before: those that the page began with; whom a correction is for stays.  Raises NotTaken."""
    sort, _colon, narrowed = request.word("whom").partition(":")
    fixed = {name: before[name] for name in ("audience", "corrects") if "corrects" in before}
    given: dict[str, Given | None] = {
        "audience": Choice(sort),
        "language": Choice(narrowed),
        "category": Choice(narrowed),
        **{code: _text(_words(request, code)) for code in LANGUAGES},
        "time": Text(request.word("at")) if request.word("when") == "later" else Choice("now"),
        "expiry": Choice(request.word("expiry")),
        "quiet": _text(request.word("quiet")),
    }
    answers, whys = dict(fixed), dict[str, Sentence]()
    for step in FORM.steps:
        if step.name in answers or step.name not in FORM.asked(Draft("broadcast", "", None, answers)):
            continue
        try:
            answers |= _kept(request, step.name, before) or _read(request, step.name, given.get(step.name))
        except Refusal as refusal:
            whys[step.name] = refusals.sentence(refusal)
            answers[step.name] = ""
    if whys:
        raise NotTaken(whys)
    return {**answers, "domains": " ".join(request.word("domains").lower().replace(",", " ").split())}


def again(request: DeskRequest, answers: Answers, unfit: UnfitAnswer) -> Fields:
    """The fields after an answer that does not fit the others."""
    leads = " ".join(unconfirmed(answers)) if unfit.step == "domains" else ""
    # That it was not typed at all is no mistake: it was not asked for.
    silent = unfit.step == "domains" and not request.word("domains")
    return sent(request, {} if silent else {unfit.step: refusals.sentence(unfit.refusal)}, leads)


def expiries() -> list[tuple[str, Said]]:
    """For how long it may still be sent."""
    return [(name, broadcast_labels.EXPIRY[name]) for name in EXPIRIES]


def _read(request: DeskRequest, name: str, given: Given | None) -> dict[str, str]:
    step = FORM.step(name)
    if given is None and step.skippable:
        return {name: ""}
    if name == "time" and isinstance(given, Text):
        return {name: _moment(given.words)}
    value = step.read(given or Text(""), request.today)
    return value if isinstance(value, dict) else {name: value}


def _kept(request: DeskRequest, name: str, before: Answers) -> dict[str, str]:
    """What stands as it was: a picture, which comes through the chat, and words with formatting that has no marks."""
    if name == "picture" and request.word("picture"):
        return {name: before.get(name, "")}
    if name in LANGUAGES and before.get(name) and _words(request, name) == marks.typed(before[name]).strip():
        return {one: before[one] for one in (name, f"{name}_links") if one in before}
    return {}


def _moment(typed: str) -> str:
    """What a field for a date and a time sends, as the form keeps it."""
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=None).isoformat(timespec="minutes")
    except ValueError:
        raise Refusal("not_a_moment") from None


def _text(typed: str) -> Text | None:
    return Text(typed, formatting=marks.formatted(typed)) if typed else None


def _words(request: DeskRequest, code: str) -> str:
    return request.word(code).replace("\r\n", "\n")
