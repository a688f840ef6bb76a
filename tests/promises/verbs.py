"""All that operators can type and press, as the routes of the bot say it, and how a form of theirs is ended."""

from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.model.form import Draft
from bot.model.forms import FORMS
from handlers.operators import routes as handlers
from tests.cast import OperatorActor

ROUTES = [route for part in vars(handlers).values() if isinstance(part, tuple) for route in part]
COMMANDS = sorted(name for route in ROUTES if isinstance(route, CommandHandler) for name in route.commands)
PATTERNS = [str(getattr(route.pattern, "pattern", "")) for route in ROUTES if isinstance(route, CallbackQueryHandler)]
VERBS = {pattern[1:-2].split(":")[0]: pattern[1:-2].split(":")[1:] for pattern in PATTERNS}


def answered(form: str) -> Draft:
    """The form at its last question, or with nothing left but to send it."""
    last = FORMS[form].steps[-1]
    answers = {step.name: step.choices[0] if step.choices else "x" for step in FORMS[form].steps}
    subjects = {"reply": "inquiry/1", "join": "1/1", "wrong": "1/1", "guide": "civilian/0", "broadcast": ""}
    subject = subjects.get(form, "1")
    answers |= {"birth_date": ""} if form == "declare" else {}
    return Draft(form, subject, None if FORMS[form].summary else last.name, {**answers, "links": "x"})


async def ends(operator: OperatorActor, form: str) -> None:
    """Does what is left to do, as the last press or word."""
    last = FORMS[form].steps[-1]
    if not FORMS[form].summary:
        operator.forges(f"resume:{form}")
        await operator.town.settles()
    if FORMS[form].summary:
        operator.forges(f"send:{form}")
    elif last.choices:
        operator.forges(f"a:{form}:{last.name}:{last.choices[0]}")
    else:
        await operator.says("Слова")
    await operator.town.settles()
