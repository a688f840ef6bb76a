"""What the desk answers to, in order; each with the right that it needs."""

from bot.model.rights import Right
from desk import account, cases, deciding, family, handling, lists, queue, records, returned, second, stopping
from desk.acting import Route

_ID = r"[0-8]?[0-9]{1,18}"  # below 2**63: what no row can have is nobody's page
LIST = f"/lists/{{list:{_ID}}}"
ROW = f"{LIST}/rows/{{row:{_ID}}}"
CASE, WAITING = f"/cases/{{case:{_ID}}}", f"/cases/{{waiting:{_ID}}}"
PERSON = f"/cases/person/{{person:{_ID}}}"
TWO, JOINED = f"{PERSON}/with/{{twin:{_ID}}}", f"/joinings/{{joined:{_ID}}}"
PROPOSED = f"/joinings/{{proposed_joining:{_ID}}}"
REPORT = f"/reports/{{report:{_ID}}}"

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
    Route("GET", "/queue", Right.REVIEW, queue.every),
    Route("POST", "/queue/next", Right.REVIEW, queue.following),
    Route("GET", CASE, Right.REPORT, cases.show),
    Route("GET", f"{CASE}/history", Right.MANAGE, cases.history),
    Route("POST", f"{CASE}/telephone", Right.REPORT, cases.telephone),
    Route("POST", f"{WAITING}/take", Right.REVIEW, deciding.take),
    Route("POST", f"{WAITING}/release", Right.REVIEW, deciding.release),
    Route("POST", f"{WAITING}/name", Right.REVIEW, deciding.name),
    Route("POST", f"{WAITING}/accept", Right.REVIEW, deciding.accept),
    Route("POST", f"{WAITING}/ask", Right.REVIEW, deciding.ask),
    Route("POST", f"{WAITING}/decline", Right.REVIEW, deciding.decline),
    Route("POST", f"{CASE}/reopen", Right.REVIEW, deciding.reopen),
    Route("POST", f"{CASE}/write", Right.REVIEW, deciding.write),
    Route("POST", f"{CASE}/read/{{letter:{_ID}}}", Right.REVIEW, deciding.read),
    Route("POST", f"{CASE}/bar", Right.REPORT, handling.bar),
    Route("POST", f"/cases/{{barred:{_ID}}}/unbar", Right.VERIFY, handling.unbar),
    Route("GET", PERSON, Right.REPORT, cases.show_person),
    Route("POST", f"{PERSON}/report", Right.REPORT, handling.report),
    Route("POST", f"{PERSON}/hold", Right.REPORT, handling.hold),
    Route("POST", f"{PERSON}/lift", Right.VERIFY, handling.lift),
    Route("POST", f"{PERSON}/hand", Right.REPORT, handling.hand_over),
    Route("GET", TWO, Right.REPORT, records.show),
    Route("POST", f"{TWO}/join", Right.REPORT, records.join),
    Route("POST", f"{TWO}/differ", Right.REPORT, records.differ),
    Route("GET", JOINED, Right.REPORT, records.show_joining),
    Route("POST", f"{JOINED}/part", Right.REPORT, records.part),
    Route("POST", f"{PROPOSED}/agree", Right.VERIFY, records.agree),
    Route("POST", f"{PROPOSED}/disagree", Right.VERIFY, records.disagree),
    Route("POST", f"{PROPOSED}/back", Right.REPORT, records.take_back),
    Route("GET", REPORT, Right.REPORT, returned.show),
    Route("POST", f"{REPORT}/verify", Right.VERIFY, returned.verify),
    Route("POST", f"{REPORT}/reject", Right.VERIFY, returned.reject),
    Route("POST", f"{REPORT}/withdraw", Right.REPORT, returned.withdraw),
)
