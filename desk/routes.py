"""What the desk answers to, in order; each with the right that it needs."""

from bot.model.rights import Right
from desk import account, family, lists, second, stopping
from desk.acting import Route

_ID = r"[0-8]?[0-9]{1,18}"  # below 2**63: what no row can have is nobody's page
LIST = f"/lists/{{list:{_ID}}}"
ROW = f"{LIST}/rows/{{row:{_ID}}}"

ROUTES = (
    Route("GET", "/", Right.STOP, account.first),
    Route("POST", "/language", Right.STOP, account.speak),
    Route("GET", "/family", Right.STOP, family.show),
    Route("POST", "/family", Right.STOP, family.declare),
    Route("POST", "/family/back", Right.STOP, family.take_back),
    Route("POST", "/family/keep", Right.STOP, family.keep),
    Route("GET", "/stop", Right.STOP, stopping.every),
    Route("POST", f"/stop/list/{{list:{_ID}}}", Right.STOP, stopping.of_list),
    Route("POST", f"/stop/{{verification:{_ID}}}", Right.STOP, stopping.of_case),
    Route("GET", "/lists", Right.REPORT, lists.every),
    Route("GET", LIST, Right.REPORT, lists.one),
    Route("POST", f"{LIST}/propose", Right.REPORT, lists.propose),
    Route("POST", f"{LIST}/undo", Right.REPORT, lists.undo),
    Route("POST", f"{LIST}/file", Right.MANAGE, lists.take_out),
    Route("GET", "/second", Right.VERIFY, second.every),
    Route("GET", f"{LIST}/second", Right.VERIFY, second.one),
    Route("POST", f"{LIST}/second/{{row:{_ID}}}/right", Right.VERIFY, second.right),
    Route("POST", f"{LIST}/second/{{row:{_ID}}}/unright", Right.VERIFY, second.unright),
    Route("POST", f"{LIST}/second/{{row:{_ID}}}/wrong", Right.VERIFY, second.wrong),
    Route("POST", f"{LIST}/verify", Right.VERIFY, second.verify),
    Route("GET", ROW, Right.REPORT, lists.row),
    Route("POST", f"{ROW}/is", Right.REPORT, lists.is_this),
    Route("POST", f"{ROW}/not", Right.REPORT, lists.is_not),
    Route("POST", f"{ROW}/later", Right.REPORT, lists.later),
    Route("POST", f"{ROW}/find", Right.REPORT, lists.find, finds=True),
    Route("POST", f"{ROW}/name", Right.REPORT, lists.name),
    Route("POST", f"{ROW}/wish", Right.REPORT, lists.wish),
)
