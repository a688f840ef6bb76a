"""What operators write and press; the right that each needs stands beside it."""

from bot.model.rights import Right
from bot.texts.register import joining as record_texts
from bot.texts.register import sightings as sighting_texts
from bot.texts.register import talks as talk_texts
from bot.texts.returns import returns as return_texts
from bot.texts.staff import exports as export_texts
from bot.texts.staff import imports as import_texts
from bot.texts.staff import lockdown as lockdown_texts
from bot.texts.staff import own_family as family_texts
from bot.texts.staff import sleeping as sleeping_texts
from bot.texts.updates import broadcasts as broadcast_texts
from bot.texts.updates import mailing as mailing_texts
from bot.use_cases.lists import looking, naming, stopping, wishes
from bot.use_cases.register import errands as saying
from bot.use_cases.register import joining as records
from bot.use_cases.register import review as reviewing
from bot.use_cases.register import sightings as meetings
from bot.use_cases.register import talks
from bot.use_cases.returns import reports
from bot.use_cases.staff import imports as importing
from bot.use_cases.staff import lockdown as locking
from bot.use_cases.staff import own_family as declaring
from bot.use_cases.staff import sleeping as rights
from bot.use_cases.updates import mailing as sending
from bot.use_cases.updates import writing
from bot.use_cases.wait import exchange_day as switching
from handlers.acting import operator
from handlers.operators import (
    approvals,
    batches,
    broadcasts,
    calls,
    cases,
    confirming,
    corrections,
    correspondence,
    desk,
    enrolment,
    errands,
    exchange_day,
    exports,
    finding,
    guides,
    handing_back,
    holding,
    imports,
    joining,
    list_rows,
    lists,
    lockdown,
    looking_back,
    metering,
    own_family,
    removing,
    returns,
    review,
    sightings,
    sleeping,
)
from handlers.operators.documents import as_list
from handlers.reading import words
from handlers.routes import ID, NUMBER, WORD, command, press, routes
from handlers.steps import asks, does, says

COMMANDS = routes(
    command("queue", operator(Right.REVIEW, review.next_inquiry)),
    command("messages", operator(Right.REVIEW, correspondence.oldest)),
    command("case", operator(Right.REPORT, cases.by_number, words)),
    command("find", finding.find),
    command("held", operator(Right.REPORT, holding.every)),
    command("returns", operator(Right.REPORT, returns.waiting)),
    command("calls", operator(Right.CALL, calls.oldest)),
    command("desk", operator(Right.STOP, desk.where, in_alerts=True)),
    command("exchange", operator(Right.STOP, exchange_day.show)),
    command("family", operator(Right.STOP, own_family.show)),
    command("lockdown", operator(Right.STOP, lockdown.show, in_alerts=True)),
    command("broadcast", operator(Right.BROADCAST, broadcasts.overview)),
    command("operators", operator(Right.MANAGE, enrolment.staff)),
    command("history", operator(Right.MANAGE, looking_back.begin, words)),
    command("export", operator(Right.MANAGE, says(export_texts.choose))),
)

REVIEW = routes(
    press("queue", operator(Right.REVIEW, review.next_inquiry)),
    press("review", operator(Right.REVIEW, review.open_inquiry), ID),
    press("accept", operator(Right.REVIEW, review.accept), ID),
    press("another", operator(Right.REVIEW, review.another), ID, ID),
    press("ask", operator(Right.REVIEW, asks(reviewing.may_decide, "ask")), ID),
    press("decline", operator(Right.REVIEW, asks(reviewing.may_decide, "decline")), ID),
    press("link", operator(Right.REVIEW, asks(reviewing.may_decide, "link")), ID),
    press("same", operator(Right.REVIEW, review.same), ID, ID),
    press("release", operator(Right.REVIEW, review.release), ID),
    press("messages", operator(Right.REVIEW, correspondence.oldest)),
    press("read", operator(Right.REVIEW, correspondence.read), ID),
    press("urgent", operator(Right.REVIEW, correspondence.urgent), ID),
    press("pass", operator(Right.REVIEW, does(talks.give_back, talk_texts.given_back)), ID),
    press("respond", operator(Right.REVIEW, asks(talks.take_to_answer, "reply", "message/{}")), ID),
    press("again", operator(Right.REVIEW, asks(talks.take_to_answer, "reply", "message/{}")), ID),
    press("close", operator(Right.REVIEW, does(talks.close, talk_texts.closed)), ID),
    press("reply", operator(Right.REVIEW, asks(talks.take_to_write, "reply", "inquiry/{}")), ID),
)

CASES = routes(
    press("found", operator(Right.REPORT, finding.page), ID, NUMBER),
    press("case", operator(Right.REPORT, cases.show), ID),
    press("person", operator(Right.REPORT, cases.show_person), ID),
    press("phone", operator(Right.REPORT, cases.telephone), ID),
    press("talk", operator(Right.REPORT, correspondence.history), ID),
    press("bar", operator(Right.REPORT, cases.bar), ID),
    press("unbar", operator(Right.VERIFY, cases.unbar), ID),
    press("hold", operator(Right.REPORT, holding.hold), ID),
    press("lift", operator(Right.VERIFY, holding.lift), ID),
    press("lift", operator(Right.VERIFY, holding.lift), ID, ID, ID),
    press("handover", operator(Right.REPORT, holding.choose), ID),
    press("hand", operator(Right.REPORT, holding.hand_over), ID, ID, ID),
    press("held", operator(Right.REPORT, holding.every)),
    press("heldpage", operator(Right.REPORT, holding.every), NUMBER),
)

RECORDS = routes(
    press("doubles", operator(Right.REPORT, joining.queue)),
    press("pair", operator(Right.REPORT, joining.pair), ID, ID),
    press("joining", operator(Right.REPORT, joining.show), ID),
    press("join", operator(Right.REPORT, joining.join), ID, ID),
    press("differ", operator(Right.REPORT, joining.differ), ID, ID),
    press("part", operator(Right.REPORT, asks(records.may_part, "part")), ID),
    press("agree", operator(Right.VERIFY, joining.agree), ID),
    press("disagree", operator(Right.VERIFY, does(records.disagree, record_texts.left)), ID),
    press("unpropose", operator(Right.REPORT, does(records.take_back, record_texts.left)), ID),
)

SIGHTINGS = routes(
    command("sightings", operator(Right.REPORT, sightings.oldest)),
    press("sightings", operator(Right.REPORT, sightings.oldest)),
    press("corroborate", operator(Right.REPORT, asks(meetings.take, "corroborate")), ID),
    press("reporter", operator(Right.REVIEW, asks(meetings.take_reporter, "reply", "sighting/{}")), ID),
    press("grave", operator(Right.REPORT, sightings.grave), ID),
    press("sighted", operator(Right.REPORT, sightings.finish), ID),
    press("unsight", operator(Right.REPORT, does(meetings.give_back, sighting_texts.given_back)), ID),
)

RETURNS = routes(
    press("returned", operator(Right.REPORT, returns.begin), ID),
    press("reportreturn", operator(Right.REPORT, returns.begin_of_person), ID),
    press("returns", operator(Right.REPORT, returns.waiting)),
    press("returnspage", operator(Right.REPORT, returns.waiting), NUMBER),
    press("report", operator(Right.REPORT, returns.show), ID),
    press("unreport", operator(Right.REPORT, does(reports.withdraw, return_texts.withdrawn)), ID),
    press("verify", operator(Right.VERIFY, returns.begin_verify), ID),
    press("reject", operator(Right.VERIFY, asks(reports.may_reject, "reject")), ID),
    press("stop", operator(Right.STOP, does(reports.stop), in_alerts=True), ID),
    press("correctlist", operator(Right.VERIFY, corrections.begin_list), ID),
    press("correct", operator(Right.VERIFY, corrections.begin), ID),
)

LISTS = routes(
    command("lists", operator(Right.REPORT, lists.all_lists)),
    press("lists", operator(Right.REPORT, lists.all_lists)),
    press("list", operator(Right.REPORT, lists.overview), ID),
    press("row", operator(Right.REPORT, lists.next_row), ID),
    press("is", operator(Right.REPORT, lists.is_this, instead=lists.goes_on), ID, ID, NUMBER),
    press("isnot", operator(Right.REPORT, lists.is_not, instead=lists.goes_on), ID, ID, NUMBER),
    press("putoff", operator(Right.REPORT, lists.later, instead=lists.goes_on), ID, NUMBER),
    press("undo", operator(Right.REPORT, lists.undo, instead=lists.shows_list), ID, ID),
    press("sure", operator(Right.REPORT, lists.ask_sure, instead=lists.shows_list), ID),
    press("allsure", operator(Right.REPORT, lists.propose_sure, instead=lists.shows_list), ID, NUMBER),
    press("proposals", operator(Right.VERIFY, batches.page), ID),
    press("colleagues", operator(Right.VERIFY, batches.others), ID),
    press("right", operator(Right.VERIFY, batches.right, instead=batches.goes_on), ID, ID),
    press("lookback", operator(Right.VERIFY, batches.look_back, instead=batches.goes_on), ID, ID),
    press("unright", operator(Right.VERIFY, batches.unright, instead=batches.goes_on), ID, ID),
    press("wrong", operator(Right.VERIFY, batches.wrong, instead=batches.goes_on_after), ID, ID),
    press("batch", operator(Right.VERIFY, batches.begin), ID),
    press("stoplist", operator(Right.STOP, does(stopping.stop), in_alerts=True), ID),
)

ROWS = routes(
    press("sorts", operator(Right.REPORT, list_rows.sorts), ID),
    press("rows", operator(Right.REPORT, list_rows.page), ID, WORD, NUMBER),
    press("findrow", operator(Right.REPORT, asks(looking.may_search, "findrow")), ID),
    press("entry", operator(Right.REPORT, list_rows.entry), ID),
    press("others", operator(Right.REPORT, list_rows.others), ID),
    press("candidate", operator(Right.REPORT, list_rows.candidate), ID, ID),
    press("name", operator(Right.REPORT, asks(naming.may_name, "name")), ID),
    press("named", operator(Right.REPORT, list_rows.name), ID, ID),
    press("rowwish", operator(Right.REPORT, asks(wishes.may_say, "rowwish")), ID),
)

LISTS_BACK = routes(
    press("handback", operator(Right.MANAGE, handing_back.confirm), ID),
    press("handbacknow", handing_back.pressed_now, ID, WORD),
)

CALLS = routes(
    press("calls", operator(Right.CALL, calls.oldest)),
    press("take", operator(Right.CALL, calls.take), ID),
    press("untake", operator(Right.CALL, calls.give_back), ID),
    press("told", operator(Right.CALL, calls.told), ID),
)

ERRANDS = routes(
    press("callrelative", operator(Right.CALL, errands.take), ID),
    press("said", operator(Right.CALL, errands.said), ID),
    press("oldnumber", operator(Right.CALL, errands.at_old_number), ID, WORD),
    press("noteanswer", operator(Right.CALL, asks(saying.may_answer, "heard")), ID),
    press("notewords", operator(Right.CALL, asks(saying.may_note, "besides")), ID),
    press("backrelative", operator(Right.CALL, errands.give_back), ID, NUMBER),
)

GUIDES = routes(
    command("guides", operator(Right.MANAGE, guides.overview)),
    press("guides", operator(Right.MANAGE, guides.overview)),
    press("guidesafter", operator(Right.MANAGE, guides.overview_after)),
    press("guide", operator(Right.MANAGE, guides.show), WORD),
    press("guidelook", operator(Right.MANAGE, guides.look), WORD),
    press("guidechange", operator(Right.MANAGE, guides.change), WORD, WORD),
    press("guidehide", operator(Right.MANAGE, guides.hide), WORD, ID),
    press("guidehistory", operator(Right.MANAGE, guides.history), WORD),
    press("guideversion", operator(Right.MANAGE, guides.version), ID),
    press("guideback", operator(Right.MANAGE, guides.bring_back), ID),
)

EXCHANGE = routes(
    press("exchange", operator(Right.STOP, exchange_day.show)),
    press("exchangeask", operator(Right.MANAGE, exchange_day.ask)),
    press("exchangeon", operator(Right.MANAGE, exchange_day.tries(switching.begin)), ID),
    press("exchangelonger", operator(Right.MANAGE, exchange_day.tries(switching.prolong)), ID),
    press("exchangeoff", operator(Right.MANAGE, exchange_day.tries(switching.end)), ID),
)

IMPORTS = routes(
    press("aslist", as_list, ID),
    press("asregister", operator(Right.MANAGE, imports.as_register), ID),
    press("import", operator(Right.MANAGE, imports.start), ID),
    press("importothers", operator(Right.MANAGE, imports.start_with_others), ID),
    press("leaveimport", operator(Right.MANAGE, does(importing.leave, import_texts.left)), ID),
)

EXPORTS = routes(
    press("exports", operator(Right.MANAGE, says(export_texts.choose))),
    press("export", operator(Right.MANAGE, exports.confirm), WORD),
    press("exportnow", exports.pressed_now, WORD),
)

BROADCASTS = routes(
    press("broadcasts", operator(Right.BROADCAST, broadcasts.overview)),
    press("compose", operator(Right.BROADCAST, broadcasts.compose)),
    press("amend", operator(Right.BROADCAST, broadcasts.amend), ID),
    press("rewrite", operator(Right.BROADCAST, broadcasts.rewrite), ID, ID),
    press("propose", operator(Right.BROADCAST, broadcasts.propose), ID),
    press("drop", operator(Right.BROADCAST, does(writing.drop, broadcast_texts.dropped)), ID),
    press("broadcast", operator(Right.BROADCAST, approvals.show), ID),
    press("approve", operator(Right.BROADCAST, approvals.approve), ID, ID),
    press("giveback", operator(Right.BROADCAST, approvals.give_back), ID),
    press("holdcast", operator(Right.BROADCAST, does(sending.pause, mailing_texts.paused), in_alerts=True), ID),
    press("gocast", operator(Right.BROADCAST, does(sending.go_on, mailing_texts.goes_on)), ID),
    press("endcast", operator(Right.BROADCAST, does(sending.cancel, mailing_texts.cancelled)), ID),
)

STAFF = routes(
    press("letin", operator(Right.MANAGE, enrolment.let_in), ID, ID),
    press("turnaway", operator(Right.MANAGE, enrolment.turn_away), ID, ID),
    press("dismiss", operator(Right.MANAGE, removing.dismiss), ID),
    press("remove", operator(Right.MANAGE, removing.remove), ID, ID),
    press("stays", operator(Right.MANAGE, removing.keep), ID, ID),
    press("lockdown", operator(Right.STOP, lockdown.show, in_alerts=True)),
    press("lock", operator(Right.STOP, does(locking.begin, lockdown_texts.done), in_alerts=True)),
    press("unlock", operator(Right.STOP, lockdown.lift), ID),
    press("family", operator(Right.STOP, own_family.show)),
    press("declare", operator(Right.STOP, own_family.begin)),
    press("undeclare", operator(Right.STOP, does(declaring.take_back, family_texts.will_end)), ID),
    press("keepfamily", operator(Right.STOP, does(declaring.keep, family_texts.goes_on)), ID),
    press("awake", operator(Right.STOP, does(rights.stay_awake, sleeping_texts.stays), in_alerts=True)),
    press("wake", operator(Right.MANAGE, sleeping.wake), ID, ID),
    press("factor", operator(Right.STOP, confirming.set_up, in_alerts=True)),
    press("deskkey", operator(Right.STOP, desk.make_key, in_alerts=True)),
    press("nocode", operator(Right.STOP, confirming.leave, in_alerts=True)),
    press("resetcodes", operator(Right.MANAGE, confirming.ask_reset), ID),
    press("agreereset", operator(Right.MANAGE, confirming.agree_reset), ID, ID),
)

HISTORY = routes(
    press("historyoperator", operator(Right.MANAGE, looking_back.of_operator), ID, ID),
    press("historyperson", operator(Right.MANAGE, looking_back.of_person), ID, ID),
    press("seeagain", operator(Right.MANAGE, metering.see_again), ID, ID),
    press("historyinquiry", operator(Right.MANAGE, looking_back.of_inquiry), ID, ID),
)
