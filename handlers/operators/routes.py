"""What operators write and press; the right that each needs stands beside it."""

from bot.model.rights import Right
from handlers.acting import operator
from handlers.operators import (
    approvals,
    batches,
    broadcasts,
    calls,
    cases,
    corrections,
    correspondence,
    enrolment,
    exchange_day,
    exports,
    guides,
    imports,
    lists,
    mailing,
    returns,
    review,
    sightings,
)
from handlers.operators.documents import as_list
from handlers.operators.removing import remove
from handlers.reading import pressed, words
from handlers.routes import ID, WORD, command, press, routes

COMMANDS = routes(
    command("queue", operator(Right.REVIEW, review.next_inquiry)),
    command("messages", operator(Right.REVIEW, correspondence.oldest)),
    command("case", operator(Right.REPORT, cases.by_reference, words)),
    command("find", operator(Right.REPORT, cases.by_name, words)),
    command("returns", operator(Right.REPORT, returns.waiting)),
    command("calls", operator(Right.CALL, calls.oldest)),
    command("exchange", operator(Right.STOP, exchange_day.show)),
    command("broadcast", operator(Right.BROADCAST, broadcasts.overview)),
    command("operators", operator(Right.MANAGE, enrolment.staff)),
    command("export", operator(Right.MANAGE, exports.choose)),
)

REVIEW = routes(
    press("queue", operator(Right.REVIEW, review.next_inquiry)),
    press("review", operator(Right.REVIEW, review.open_inquiry, pressed), ID),
    press("accept", operator(Right.REVIEW, review.accept, pressed), ID),
    press("ask", operator(Right.REVIEW, review.ask, pressed), ID),
    press("decline", operator(Right.REVIEW, review.decline, pressed), ID),
    press("link", operator(Right.REVIEW, review.link, pressed), ID),
    press("same", operator(Right.REVIEW, review.same, pressed), ID, ID),
    press("release", operator(Right.REVIEW, review.release, pressed), ID),
    press("messages", operator(Right.REVIEW, correspondence.oldest)),
    press("read", operator(Right.REVIEW, correspondence.read, pressed), ID),
    press("pass", operator(Right.REVIEW, correspondence.give_back, pressed), ID),
    press("respond", operator(Right.REVIEW, correspondence.respond, pressed), ID),
    press("again", operator(Right.REVIEW, correspondence.respond, pressed), ID),
    press("close", operator(Right.REVIEW, correspondence.close, pressed), ID),
    press("reply", operator(Right.REVIEW, correspondence.write, pressed), ID),
)

CASES = routes(
    press("case", operator(Right.REPORT, cases.show, pressed), ID),
    press("phone", operator(Right.REPORT, cases.telephone, pressed), ID),
    press("talk", operator(Right.REPORT, correspondence.history, pressed), ID),
    press("bar", operator(Right.REPORT, cases.bar, pressed), ID),
    press("unbar", operator(Right.VERIFY, cases.unbar, pressed), ID),
    press("hold", operator(Right.REPORT, cases.hold, pressed), ID),
    press("lift", operator(Right.VERIFY, cases.lift, pressed), ID),
)

SIGHTINGS = routes(
    command("sightings", operator(Right.REPORT, sightings.oldest)),
    press("sightings", operator(Right.REPORT, sightings.oldest)),
    press("corroborate", operator(Right.REPORT, sightings.link, pressed), ID),
    press("reporter", operator(Right.REVIEW, sightings.write, pressed), ID),
    press("grave", operator(Right.REPORT, sightings.grave, pressed), ID),
    press("sighted", operator(Right.REPORT, sightings.finish, pressed), ID),
    press("unsight", operator(Right.REPORT, sightings.give_back, pressed), ID),
)

RETURNS = routes(
    press("returned", operator(Right.REPORT, returns.begin, pressed), ID),
    press("returns", operator(Right.REPORT, returns.waiting)),
    press("report", operator(Right.REPORT, returns.show, pressed), ID),
    press("unreport", operator(Right.REPORT, returns.withdraw, pressed), ID),
    press("verify", operator(Right.VERIFY, returns.verify, pressed), ID),
    press("reject", operator(Right.VERIFY, returns.reject, pressed), ID),
    press("stop", operator(Right.STOP, returns.stop, pressed), ID),
    press("correctlist", operator(Right.VERIFY, corrections.begin_list, pressed), ID),
    press("correct", operator(Right.VERIFY, corrections.begin, pressed), ID),
)

LISTS = routes(
    command("lists", operator(Right.REPORT, lists.all_lists)),
    press("lists", operator(Right.REPORT, lists.all_lists)),
    press("list", operator(Right.REPORT, lists.overview, pressed), ID),
    press("row", operator(Right.REPORT, lists.next_row, pressed), ID),
    press("is", operator(Right.REPORT, lists.is_this, pressed), ID, ID),
    press("isnot", operator(Right.REPORT, lists.is_not, pressed), ID, ID),
    press("putoff", operator(Right.REPORT, lists.later, pressed), ID),
    press("undo", operator(Right.REPORT, lists.undo, pressed), ID),
    press("sure", operator(Right.REPORT, lists.propose_sure, pressed), ID),
    press("proposals", operator(Right.VERIFY, batches.page, pressed), ID),
    press("right", operator(Right.VERIFY, batches.right, pressed), ID, ID),
    press("wrong", operator(Right.VERIFY, batches.wrong, pressed), ID),
    press("batch", operator(Right.VERIFY, batches.verify, pressed), ID),
    press("stoplist", operator(Right.STOP, batches.stop, pressed), ID),
)

CALLS = routes(
    press("calls", operator(Right.CALL, calls.oldest)),
    press("take", operator(Right.CALL, calls.take, pressed), ID),
    press("untake", operator(Right.CALL, calls.give_back, pressed), ID),
    press("told", operator(Right.CALL, calls.told, pressed), ID),
)

GUIDES = routes(
    command("guides", operator(Right.MANAGE, guides.overview)),
    press("guides", operator(Right.MANAGE, guides.overview)),
    press("guidesafter", operator(Right.MANAGE, guides.overview_after)),
    press("guide", operator(Right.MANAGE, guides.show, pressed), WORD),
    press("guidelook", operator(Right.MANAGE, guides.look, pressed), WORD),
    press("guidechange", operator(Right.MANAGE, guides.change, pressed), WORD, WORD),
    press("guidehide", operator(Right.MANAGE, guides.hide, pressed), WORD, ID),
    press("guidehistory", operator(Right.MANAGE, guides.history, pressed), WORD),
    press("guideversion", operator(Right.MANAGE, guides.version, pressed), ID),
    press("guideback", operator(Right.MANAGE, guides.bring_back, pressed), ID),
)

EXCHANGE = routes(
    press("exchange", operator(Right.STOP, exchange_day.show)),
    press("exchangeask", operator(Right.MANAGE, exchange_day.ask)),
    press("exchangeon", operator(Right.MANAGE, exchange_day.begin, pressed), ID),
    press("exchangelonger", operator(Right.MANAGE, exchange_day.prolong, pressed), ID),
    press("exchangeoff", operator(Right.MANAGE, exchange_day.end, pressed), ID),
)

IMPORTS = routes(
    press("aslist", as_list, ID),
    press("asregister", operator(Right.MANAGE, imports.as_register, pressed), ID),
    press("import", operator(Right.MANAGE, imports.start, pressed), ID),
    press("leaveimport", operator(Right.MANAGE, imports.leave, pressed), ID),
)

EXPORTS = routes(
    press("exports", operator(Right.MANAGE, exports.choose)),
    press("export", operator(Right.MANAGE, exports.confirm, pressed), WORD),
    press("exportnow", exports.make, WORD),
)

BROADCASTS = routes(
    press("broadcasts", operator(Right.BROADCAST, broadcasts.overview)),
    press("compose", operator(Right.BROADCAST, broadcasts.compose)),
    press("amend", operator(Right.BROADCAST, broadcasts.amend, pressed), ID),
    press("rewrite", operator(Right.BROADCAST, broadcasts.rewrite, pressed), ID, ID),
    press("propose", operator(Right.BROADCAST, broadcasts.propose, pressed), ID),
    press("drop", operator(Right.BROADCAST, broadcasts.drop, pressed), ID),
    press("broadcast", operator(Right.BROADCAST, approvals.show, pressed), ID),
    press("approve", operator(Right.BROADCAST, approvals.approve, pressed), ID, ID),
    press("giveback", operator(Right.BROADCAST, approvals.give_back, pressed), ID),
    press("holdcast", operator(Right.BROADCAST, mailing.pause, pressed), ID),
    press("gocast", operator(Right.BROADCAST, mailing.go_on, pressed), ID),
    press("endcast", operator(Right.BROADCAST, mailing.cancel, pressed), ID),
)

STAFF = routes(
    press("dismiss", operator(Right.MANAGE, enrolment.dismiss, pressed), ID), press("remove", remove, ID, ID)
)
