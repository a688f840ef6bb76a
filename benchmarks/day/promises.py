"""What must hold of a drill however slow it was, told from what the sink received."""

from collections import Counter

from benchmarks.day.figures import answers, holds
from benchmarks.day.hour import Seen, is_alarm, is_notice, is_update
from benchmarks.day.sizes import STAFF

Promise = tuple[str, bool]
ROUNDING = 1.5  # seconds: the database knows whole ones, and what was sent was received a moment before it is known


def kept(seen: Seen) -> list[Promise]:
    """Each in words, and whether it was kept."""
    return [_in_order(seen), _two_stand(seen), *_relatives(seen), _families(seen), *_update(seen)]


def _in_order(seen: Seen) -> Promise:
    alarms = [one[0] for one in seen.said if is_alarm(one)]
    notices = [one[0] for one in seen.said if is_notice(one)]
    held = min(holds(seen), default=0.0)
    kept = bool(alarms) and bool(notices) and min(alarms) < min(notices) and min(notices) > held - ROUNDING
    return "no notice before its alarm, and none within the hold (N1)", kept


def _two_stand(seen: Seen) -> Promise:
    rows = seen.rows["verifications"]
    kept = len(rows) == seen.sizes.rows and all(two and state == "standing" for _at, _release, two, state, _n in rows)
    return f"{len(rows):,} returns, each verified by two operators (N1)", kept


def _relatives(seen: Seen) -> list[Promise]:
    told = Counter(one[1] for one in seen.said if is_notice(one))
    wanted = set(seen.sizes.of_relatives)
    twice = {chat for chat, count in told.items() if count > 1}
    lost, others = len(wanted - told.keys()), len(told.keys() - wanted)
    return [
        (f"{len(wanted):,} relatives: {lost} not told (N2)", not lost),
        (f"{others} who were not to be told (N3)", not others),
        (
            f"{len(twice)} told twice, of whom {len(twice - seen.in_flight)} were not in flight at a kill",
            twice <= seen.in_flight,
        ),
    ]


def _families(seen: Seen) -> Promise:
    waited = answers(seen)
    lost = len(seen.written) - len(waited)
    heard = Counter(one[1] for one in seen.said if one[1] in seen.sizes.of_families and not is_update(one))
    twice = {chat for chat, count in heard.items() if count > 1} - seen.in_flight
    words = f"{len(seen.written):,} families wrote: {lost} not answered, {len(twice)} answered twice without need (N5)"
    return words, not lost and not twice and len(seen.written) == seen.sizes.families


def _update(seen: Seen) -> list[Promise]:
    """Of the update: what the bot knows as sent has arrived, and nobody has got it twice."""
    got = Counter({chat: count for chat, count in seen.told.items() if seen.sizes.known < chat <= seen.sizes.chats})
    got += Counter(one[1] for one in seen.said if is_update(one) and one[1] > STAFF)
    sent = {chat for state, chat in seen.rows["updates"] if state == "sent" and STAFF < chat <= seen.sizes.chats}
    unknown = {chat for state, chat in seen.rows["updates"] if state == "unknown"}
    lost, twice = len(sent - got.keys()), sum(count > 1 for count in got.values())
    doubt = len(unknown - seen.in_flight)
    words = f"update: {len(got):,} got it meanwhile, {lost} sent and not received, {twice} twice"
    return [(words, not lost and not twice), (f"{len(unknown)} unknown, {doubt} not in flight at a kill", not doubt)]
