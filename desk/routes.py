"""What the desk answers to, in order; each with the right that it needs."""

from bot.model.rights import Right
from desk import account, lists
from desk.acting import Route

_ID = r"[0-8]?[0-9]{1,18}"  # below 2**63: what no row can have is nobody's page
LIST = f"/lists/{{list:{_ID}}}"
ROW = f"{LIST}/rows/{{row:{_ID}}}"

ROUTES = (
    Route("GET", "/", Right.STOP, account.first),
    Route("POST", "/language", Right.STOP, account.speak),
    Route("GET", "/lists", Right.REPORT, lists.every),
    Route("GET", LIST, Right.REPORT, lists.one),
    Route("POST", f"{LIST}/propose", Right.REPORT, lists.propose),
    Route("POST", f"{LIST}/undo", Right.REPORT, lists.undo),
    Route("POST", f"{LIST}/file", Right.MANAGE, lists.take_out),
    Route("GET", ROW, Right.REPORT, lists.row),
    Route("POST", f"{ROW}/is", Right.REPORT, lists.is_this),
    Route("POST", f"{ROW}/not", Right.REPORT, lists.is_not),
    Route("POST", f"{ROW}/later", Right.REPORT, lists.later),
    Route("POST", f"{ROW}/find", Right.REPORT, lists.find, finds=True),
    Route("POST", f"{ROW}/name", Right.REPORT, lists.name),
    Route("POST", f"{ROW}/wish", Right.REPORT, lists.wish),
)
