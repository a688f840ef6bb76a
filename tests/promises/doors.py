"""Every door of the chat and who may open it, written down a second time: a slip in the code is not repeated here (N7).

A new command, button or form without a line here fails tests/promises/test_n7_the_doors.py.
"""

from dataclasses import dataclass
from enum import Enum, auto

from bot.model.rights import Right

REVIEWERS = frozenset({"reviewer", "verifier", "admin"})
ROLES = {
    Right.REVIEW: REVIEWERS,
    Right.REPORT: REVIEWERS,
    Right.CALL: REVIEWERS,
    Right.VERIFY: frozenset({"verifier", "admin"}),
    Right.STOP: frozenset({"reviewer", "verifier", "broadcaster", "admin"}),
    Right.BROADCAST: frozenset({"broadcaster", "admin"}),
    Right.MANAGE: frozenset({"admin"}),
}


class About(Enum):
    """What a door leads to."""

    NOBODY = auto()  # the house: updates, guides, operators, files
    ALL = auto()  # what waits; leaves out whoever the operator misses
    SOMEBODY = auto()  # an operator who misses this person is refused, whatever became of the own inquiry


@dataclass(frozen=True)
class Door:
    """One button of operators: the right it needs, what it is pressed with, and what is refused besides.

    subjects: names of what tests/promises/subjects.py prepares, or words.  held: whether a case that a person handles
    refuses it (N4).  goes_on: a refusal is followed by what the operator can work on instead.
    """

    right: Right
    about: About
    subjects: tuple[str, ...] = ()
    held: bool = False
    goes_on: bool = False


def _doors(right: Right, about: About, lines: str, *, held: bool = False, goes_on: bool = False) -> dict[str, Door]:
    """One door for each word `verb:subject:subject`."""
    return {verb: Door(right, about, tuple(subjects), held, goes_on) for verb, *subjects in _split(lines)}


def _split(lines: str) -> list[list[str]]:
    return [word.split(":") for word in lines.split()]


VERBS: dict[str, Door] = {
    **_doors(Right.REVIEW, About.ALL, "queue messages"),
    **_doors(
        Right.REVIEW,
        About.SOMEBODY,
        "review:waiting accept:waiting another:waiting:alike ask:waiting decline:waiting link:waiting"
        " same:waiting:person release:waiting urgent:letter read:letter pass:letter"
        " respond:letter again:letter close:letter reply:case"
        " reporter:sighting",
    ),
    **_doors(
        Right.REPORT,
        About.ALL,
        "sightings returns returnspage:1 lists list:list row:list undo:list:1 sure:list allsure:list:9"
        " sorts:list rows:list:work:1 findrow:list found:1:0 held heldpage:1",
    ),
    **_doors(
        Right.REPORT,
        About.SOMEBODY,
        "case:case person:person phone:case talk:case bar:case hold:person report:report"
        " handover:person hand:person:1:1"
        " entry:proposed others:row candidate:row:person name:row named:row:person rowwish:row"
        " corroborate:sighting grave:sighting sighted:sighting unsight:sighting",
    ),
    **_doors(Right.REPORT, About.ALL, "doubles"),
    **_doors(
        Right.REPORT,
        About.SOMEBODY,
        "pair:person:twin joining:joined join:person:twin differ:person:twin part:joined unpropose:proposed_joining",
    ),
    **_doors(Right.VERIFY, About.SOMEBODY, "agree:proposed_joining disagree:proposed_joining"),
    **_doors(Right.REPORT, About.SOMEBODY, "putoff:row:shown", goes_on=True),
    **_doors(Right.REPORT, About.SOMEBODY, "returned:case reportreturn:free unreport:report", held=True),
    **_doors(Right.REPORT, About.SOMEBODY, "is:row:person:shown isnot:row:person:shown", held=True, goes_on=True),
    **_doors(
        Right.VERIFY,
        About.ALL,
        "proposals:list colleagues:list right:list:1 lookback:list:1 unright:list:1 batch:list correctlist:list",
    ),
    **_doors(Right.MANAGE, About.ALL, "handback:list handbacknow:list:csv historyoperator:maria:0"),
    **_doors(Right.MANAGE, About.SOMEBODY, "historyperson:person:0 historyinquiry:case:0"),
    **_doors(Right.VERIFY, About.SOMEBODY, "unbar:barred lift:person:0:0 correct:stopped"),
    **_doors(Right.VERIFY, About.SOMEBODY, "verify:report reject:report", held=True),
    **_doors(Right.VERIFY, About.SOMEBODY, "wrong:proposed:proposal", held=True, goes_on=True),
    **_doors(Right.STOP, About.ALL, "stoplist:list"),
    **_doors(Right.STOP, About.SOMEBODY, "stop:verification"),
    **_doors(
        Right.STOP,
        About.NOBODY,
        "exchange lockdown lock unlock:1 factor deskkey nocode family declare undeclare:1 keepfamily:1 awake",
    ),
    **_doors(Right.CALL, About.ALL, "calls"),
    **_doors(Right.CALL, About.SOMEBODY, "take:call untake:call told:call"),
    **_doors(
        Right.CALL,
        About.SOMEBODY,
        "callrelative:relative said:errand oldnumber:errand:told noteanswer:question notewords:called"
        " backrelative:relative:0",
    ),
    **_doors(
        Right.BROADCAST,
        About.NOBODY,
        "broadcasts compose amend:1 rewrite:1:1 propose:1 drop:1 broadcast:1 approve:1:1 giveback:1"
        " holdcast:1 gocast:1 endcast:1",
    ),
    **_doors(
        Right.MANAGE,
        About.NOBODY,
        "wake:1:1 letin:1:1 turnaway:1:1 dismiss:1 remove:1:1 stays:1:1 resetcodes:1 agreereset:1:1 seeagain:1:1"
        " guides guidesafter guide:civilian guidelook:civilian guidechange:civilian:uk"
        " guidehide:civilian:0 guidehistory:civilian guideversion:1 guideback:1"
        " exchangeask exchangeon:1 exchangelonger:1 exchangeoff:1"
        " aslist:1 asregister:1 import:1 importothers:1 leaveimport:1 exports export:csv exportnow:csv",
    ),
}


# The pages of the desk, and what forms of them do: subjects stand in the path; what is sent is the same for all.
DESK: dict[str, Door] = {
    "GET /": Door(Right.STOP, About.ALL),
    "GET /board": Door(Right.STOP, About.ALL),
    "GET /live": Door(Right.STOP, About.ALL),
    "GET /announcements": Door(Right.STOP, About.ALL),
    "POST /announcements/read": Door(Right.STOP, About.NOBODY),
    "GET /exchange": Door(Right.STOP, About.ALL),
    "POST /exchange/begin": Door(Right.MANAGE, About.NOBODY),
    "POST /exchange/longer": Door(Right.MANAGE, About.NOBODY),
    "POST /exchange/end": Door(Right.MANAGE, About.NOBODY),
    "POST /language": Door(Right.STOP, About.NOBODY),
    "GET /account": Door(Right.STOP, About.NOBODY),
    "POST /account/telegram": Door(Right.STOP, About.NOBODY),
    "GET /family": Door(Right.STOP, About.NOBODY),
    "POST /family": Door(Right.STOP, About.NOBODY),
    "POST /family/back": Door(Right.STOP, About.NOBODY),
    "POST /family/keep": Door(Right.STOP, About.NOBODY),
    "GET /calls": Door(Right.CALL, About.ALL),
    "GET /calls/{call}": Door(Right.CALL, About.SOMEBODY),
    "POST /calls/{call}/told": Door(Right.CALL, About.SOMEBODY),
    "POST /calls/{call}/back": Door(Right.CALL, About.SOMEBODY),
    "POST /calls/{call}/take": Door(Right.CALL, About.SOMEBODY),
    "POST /calls/next": Door(Right.CALL, About.ALL),
    "GET /handover": Door(Right.REPORT, About.ALL),
    "POST /handover/note": Door(Right.REPORT, About.NOBODY),
    "POST /handover/done": Door(Right.REPORT, About.NOBODY),
    "POST /handover/go": Door(Right.REPORT, About.ALL),
    "POST /handover/give": Door(Right.REPORT, About.ALL),
    "POST /handover/case/{person}": Door(Right.REPORT, About.SOMEBODY),
    "GET /stop": Door(Right.STOP, About.ALL),
    "POST /stop/list/{list}": Door(Right.STOP, About.ALL),
    "POST /stop/{verification}": Door(Right.STOP, About.SOMEBODY),
    "GET /lists": Door(Right.REPORT, About.ALL),
    "GET /lists/{list}": Door(Right.REPORT, About.ALL),
    "POST /lists/{list}/propose": Door(Right.REPORT, About.ALL),
    "POST /lists/{list}/undo": Door(Right.REPORT, About.ALL),
    "POST /lists/{list}/file": Door(Right.MANAGE, About.ALL),
    "GET /lists/{list}/through": Door(Right.REPORT, About.ALL),
    "GET /second": Door(Right.VERIFY, About.ALL),
    "GET /lists/{list}/second": Door(Right.VERIFY, About.ALL),
    "POST /lists/{list}/second/right": Door(Right.VERIFY, About.ALL),
    "POST /lists/{list}/verify": Door(Right.VERIFY, About.ALL),
    "GET /lists/{list}/correct": Door(Right.VERIFY, About.ALL),
    "POST /lists/{list}/correct": Door(Right.VERIFY, About.ALL),
    "GET /corrections/{stopped}": Door(Right.VERIFY, About.SOMEBODY),
    "POST /corrections/{stopped}": Door(Right.VERIFY, About.SOMEBODY),
    "POST /lists/{list}/second/{proposed}/right": Door(Right.VERIFY, About.SOMEBODY, held=True),
    "POST /lists/{list}/second/{proposed}/unright": Door(Right.VERIFY, About.SOMEBODY, held=True),
    "POST /lists/{list}/second/{proposed}/wrong": Door(Right.VERIFY, About.SOMEBODY, held=True),
    "GET /lists/{list}/rows/{row}": Door(Right.REPORT, About.SOMEBODY),
    "POST /lists/{list}/rows/{row}/find": Door(Right.REPORT, About.SOMEBODY),
    "POST /lists/{list}/rows/{row}/name": Door(Right.REPORT, About.SOMEBODY),
    "POST /lists/{list}/rows/{row}/wish": Door(Right.REPORT, About.SOMEBODY),
    "POST /lists/{list}/rows/{row}/later": Door(Right.REPORT, About.SOMEBODY),
    "POST /lists/{list}/rows/{row}/not": Door(Right.REPORT, About.SOMEBODY, held=True),
    "POST /lists/{list}/rows/{row}/is": Door(Right.REPORT, About.SOMEBODY, held=True),
    "GET /queue": Door(Right.REVIEW, About.ALL),
    "POST /queue/next": Door(Right.REVIEW, About.ALL),
    "GET /talks": Door(Right.REVIEW, About.ALL),
    "POST /talks/next": Door(Right.REVIEW, About.ALL),
    "GET /held": Door(Right.REPORT, About.ALL),
    "GET /doubles": Door(Right.REPORT, About.ALL),
    **dict.fromkeys(
        (
            "GET /talks/{letter}",
            *(f"POST /talks/{{letter}}/{what}" for what in ("take", "write", "read", "back", "close")),
        ),
        Door(Right.REVIEW, About.SOMEBODY),
    ),
    **dict.fromkeys(
        ("GET /cases/{case}", "POST /cases/{case}/telephone", "POST /cases/{case}/bar", "GET /cases/person/{person}"),
        Door(Right.REPORT, About.SOMEBODY),
    ),
    **dict.fromkeys(
        (
            "POST /cases/{waiting}/take",
            "POST /cases/{waiting}/release",
            "POST /cases/{waiting}/name",
            "POST /cases/{waiting}/accept",
            "POST /cases/{waiting}/ask",
            "POST /cases/{waiting}/decline",
            "POST /cases/{case}/reopen",
            "POST /cases/{case}/write",
            "POST /cases/{case}/read/{letter}",
        ),
        Door(Right.REVIEW, About.SOMEBODY),
    ),
    "GET /cases/{case}/history": Door(Right.MANAGE, About.SOMEBODY),
    "POST /cases/{barred}/unbar": Door(Right.VERIFY, About.SOMEBODY),
    **dict.fromkeys(
        (
            "GET /cases/person/{person}/with/{twin}",
            "POST /cases/person/{person}/with/{twin}/join",
            "POST /cases/person/{person}/with/{twin}/differ",
            "GET /joinings/{joined}",
            "POST /joinings/{joined}/part",
            "POST /joinings/{proposed_joining}/back",
            "GET /reports/{report}",
        ),
        Door(Right.REPORT, About.SOMEBODY),
    ),
    **dict.fromkeys(
        ("POST /joinings/{proposed_joining}/agree", "POST /joinings/{proposed_joining}/disagree"),
        Door(Right.VERIFY, About.SOMEBODY),
    ),
    "POST /cases/person/{person}/report": Door(Right.REPORT, About.SOMEBODY, held=True),
    "POST /reports/{report}/withdraw": Door(Right.REPORT, About.SOMEBODY, held=True),
    "POST /reports/{report}/verify": Door(Right.VERIFY, About.SOMEBODY, held=True),
    "POST /reports/{report}/reject": Door(Right.VERIFY, About.SOMEBODY, held=True),
    "GET /sightings": Door(Right.REPORT, About.ALL),
    "POST /sightings/next": Door(Right.REPORT, About.ALL),
    "GET /sightings/{sighting}": Door(Right.REPORT, About.SOMEBODY),
    **dict.fromkeys(
        (f"POST /sightings/{{sighting}}/{what}" for what in ("telephone", "link", "done", "back")),
        Door(Right.REPORT, About.SOMEBODY),
    ),
    "POST /sightings/{sighting}/ask": Door(Right.REVIEW, About.SOMEBODY),
    # At the end: what is held refuses what stands above.
    "POST /sightings/{sighting}/grave": Door(Right.REPORT, About.SOMEBODY),
    "POST /cases/person/{person}/hold": Door(Right.REPORT, About.SOMEBODY),
    "POST /cases/person/{person}/hand": Door(Right.REPORT, About.SOMEBODY),
    "POST /cases/person/{person}/lift": Door(Right.VERIFY, About.SOMEBODY),
    "GET /find": Door(Right.REPORT, About.ALL),
    "POST /find": Door(Right.REPORT, About.ALL),
    "GET /files/people/{person}": Door(Right.REPORT, About.SOMEBODY),
    "GET /files/inquiries/{case}": Door(Right.REPORT, About.SOMEBODY),
    "GET /files/inquiries/{case}/{letter}": Door(Right.REPORT, About.SOMEBODY),
    "GET /files/talks/{letter}": Door(Right.REVIEW, About.SOMEBODY),
    "GET /files/updates/{update}": Door(Right.BROADCAST, About.NOBODY),
    "GET /updates": Door(Right.BROADCAST, About.NOBODY),
    "GET /updates/new": Door(Right.BROADCAST, About.NOBODY),
    "POST /updates": Door(Right.BROADCAST, About.NOBODY),
    "GET /updates/{update}": Door(Right.BROADCAST, About.NOBODY),
    "GET /updates/{update}/change": Door(Right.BROADCAST, About.NOBODY),
    "POST /updates/{update}/change": Door(Right.BROADCAST, About.NOBODY),
    "GET /updates/{update}/correct": Door(Right.BROADCAST, About.NOBODY),
    "POST /updates/{update}/correct": Door(Right.BROADCAST, About.NOBODY),
    "POST /updates/{update}/propose": Door(Right.BROADCAST, About.NOBODY),
    "POST /updates/{update}/drop": Door(Right.BROADCAST, About.NOBODY),
    "POST /updates/{update}/back": Door(Right.BROADCAST, About.NOBODY),
    "POST /updates/{update}/approve": Door(Right.BROADCAST, About.NOBODY),
    "POST /updates/{update}/pause": Door(Right.BROADCAST, About.NOBODY),
    "POST /updates/{update}/go-on": Door(Right.BROADCAST, About.NOBODY),
    "POST /updates/{update}/cancel": Door(Right.BROADCAST, About.NOBODY),
    "GET /email": Door(Right.STOP, About.NOBODY),
    "POST /email": Door(Right.STOP, About.NOBODY),
    "POST /email/remove": Door(Right.STOP, About.NOBODY),
    "GET /numbers": Door(Right.STOP, About.NOBODY),
    "GET /numbers/file": Door(Right.STOP, About.NOBODY),
    "GET /lockdown": Door(Right.STOP, About.NOBODY),
    "POST /lockdown/begin": Door(Right.STOP, About.NOBODY),
    "POST /lockdown/lift": Door(Right.STOP, About.NOBODY),
    "GET /people": Door(Right.MANAGE, About.NOBODY),
    "POST /people/invite": Door(Right.MANAGE, About.NOBODY),
    "POST /people/let-in": Door(Right.MANAGE, About.NOBODY),
    "POST /people/turn-away": Door(Right.MANAGE, About.NOBODY),
    "GET /people/{operator}": Door(Right.MANAGE, About.NOBODY),
    "POST /people/{operator}/role": Door(Right.MANAGE, About.NOBODY),
    "POST /people/{operator}/remove": Door(Right.MANAGE, About.NOBODY),
    "POST /people/{operator}/keep": Door(Right.MANAGE, About.NOBODY),
    "POST /people/{operator}/wake": Door(Right.MANAGE, About.NOBODY),
    "POST /people/{operator}/see-again": Door(Right.MANAGE, About.NOBODY),
    "POST /people/{operator}/reset-codes": Door(Right.MANAGE, About.NOBODY),
    "POST /people/{operator}/agree-reset": Door(Right.MANAGE, About.NOBODY),
    "POST /people/{operator}/end-sessions": Door(Right.MANAGE, About.NOBODY),
    "GET /guides": Door(Right.MANAGE, About.NOBODY),
    "GET /guides/{guide}": Door(Right.MANAGE, About.NOBODY),
    "POST /guides/{guide}": Door(Right.MANAGE, About.NOBODY),
    "POST /guides/{guide}/preview": Door(Right.MANAGE, About.NOBODY),
    "POST /guides/{guide}/hide": Door(Right.MANAGE, About.NOBODY),
    "GET /exports": Door(Right.MANAGE, About.NOBODY),
    "POST /exports": Door(Right.MANAGE, About.NOBODY),
    "GET /people/history": Door(Right.MANAGE, About.ALL),
    "POST /people/history": Door(Right.MANAGE, About.ALL),
    "GET /people/{operator}/history": Door(Right.MANAGE, About.ALL),
    "GET /people/history/person/{person}": Door(Right.MANAGE, About.SOMEBODY),
    "GET /people/history/inquiry/{case}": Door(Right.MANAGE, About.SOMEBODY),
    "GET /telephone": Door(Right.CALL, About.ALL),
    "GET /telephone/new": Door(Right.REVIEW, About.NOBODY),
    "POST /telephone/new": Door(Right.REVIEW, About.NOBODY),
    "GET /telephone/inquiries/{called}": Door(Right.REVIEW, About.SOMEBODY),
    "POST /telephone/inquiries/{called}/code": Door(Right.REVIEW, About.SOMEBODY),
    "POST /telephone/inquiries/{called}/erase": Door(Right.REVIEW, About.SOMEBODY),
    "GET /telephone/inquiries/{called}/more": Door(Right.REVIEW, About.SOMEBODY),
    "POST /telephone/inquiries/{called}/more": Door(Right.REVIEW, About.SOMEBODY),
    "POST /telephone/inquiries/{called}/number": Door(Right.REVIEW, About.SOMEBODY),
    "POST /telephone/inquiries/{called}/number/confirm": Door(Right.REVIEW, About.SOMEBODY),
    "POST /telephone/inquiries/{called}/number/drop": Door(Right.REVIEW, About.SOMEBODY),
    "GET /telephone/{relative}": Door(Right.CALL, About.SOMEBODY),
    "POST /telephone/{relative}/take": Door(Right.CALL, About.SOMEBODY),
    "POST /telephone/{relative}/told": Door(Right.CALL, About.SOMEBODY),
    "POST /telephone/{relative}/old": Door(Right.CALL, About.SOMEBODY),
    "POST /telephone/{relative}/answer": Door(Right.CALL, About.SOMEBODY),
    "POST /telephone/{relative}/note": Door(Right.CALL, About.SOMEBODY),
    "POST /telephone/{relative}/back": Door(Right.CALL, About.SOMEBODY),
}

# What of it is done only with a signature for just that.  More is; these are reached with what subjects.py prepares.
SIGNED = (
    "POST /account/telegram", "POST /lists/{list}/file", "POST /lists/{list}/verify", "POST /corrections/{stopped}",
    "POST /reports/{report}/verify", "POST /people/invite", "POST /guides/{guide}",
    "POST /telephone/inquiries/{called}/code", "POST /telephone/inquiries/{called}/erase",
)  # fmt: skip


def _by_name(names: dict[Right, str]) -> dict[str, Right]:
    return {name: right for right, those in names.items() for name in those.split()}


COMMANDS = _by_name(
    {
        Right.REVIEW: "queue messages",
        Right.REPORT: "case find held returns lists sightings",
        Right.CALL: "calls",
        Right.STOP: "desk exchange lockdown family",
        Right.BROADCAST: "broadcast",
        Right.MANAGE: "operators export guides history",
    }
)
FORMS = _by_name(
    {
        Right.REVIEW: "accept ask decline link reply",
        Right.CALL: "heard besides",
        Right.REPORT: "corroborate report list name findrow rowwish join part",
        Right.VERIFY: "batch verify reject wrong correct",
        Right.STOP: "declare",
        Right.BROADCAST: "broadcast domains",
        Right.MANAGE: "guide",
    }
)
# Of these, what is about somebody, with its subject.
FORMS_ABOUT = {
    form: tuple(subject)
    for form, *subject in _split(
        "accept:waiting:0:alike ask:waiting decline:waiting link:waiting reply:inquiry:case corroborate:sighting"
        " join:person:twin part:joined report:person verify:report reject:report wrong:proposed:proposal"
        " correct:stopped name:row rowwish:row heard:question besides:called"
    )
}

# What families press: with a row of their own, so that nobody else may get through with it; or with nothing, or with
# words, so that it can only be about who presses it.
OWN_ROW = (
    "forget:case forgetsure:case forgotten:case inquiry:case answer:asked add:case mend:case sharing:case share:case"
    " unshare:case withdraw:waiting withdrawn:waiting resend:waiting acknowledge:notice"
)
OWN_CHAT = (
    "consent language:uk privacy mydata help where:abroad delete keepopen me changemy:phone languages unconsent"
    " unconsented nomore letter register about:child anew status fine changed rarer intervals every:30 pauses pause:30"
    " noreminders reminders:again zones zone:Europe/Kyiv"
    " a:registration:category:child skip:registration:patronymic keep:registration:surname back:registration:surname"
    " taken:registration:surname:0 nottaken:registration:surname mine:registration:own_name"
    " change:registration:surname resume:registration cancel:registration erase:registration later:registration"
    " send:registration"
)
FAMILY = {verb: tuple(subjects) for verb, *subjects in _split(f"{OWN_ROW} {OWN_CHAT}")}
FAMILY_COMMANDS = (
    "start register status reminders language privacy mydata delete me help updates check operator connect seen cancel"
)
