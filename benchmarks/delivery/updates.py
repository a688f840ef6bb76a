"""(d) Updates a second: from the first that the sink gives to the last answer; every answer goes to another person."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from benchmarks.delivery.figures import Sizes, Table, middle, spread
from benchmarks.delivery.ours import LIFTED, ours
from benchmarks.delivery.processes import PEERS, Contender, Telegram

TOKEN = "1000000:d-{}"
Starts = Callable[[Telegram, str, int], AbstractContextManager[Contender]]


@contextmanager
def _ours(telegram: Telegram, token: str, people: int) -> Iterator[Contender]:
    with ours(telegram, token) as deployment:
        deployment.filled(people)
        bot = deployment.starts(LIFTED)
        try:
            yield bot
        finally:
            bot.stop()


def _ptb(how: str) -> Starts:
    @contextmanager
    def starts(telegram: Telegram, token: str, people: int) -> Iterator[Contender]:
        telegram.open(token)
        bot = Contender("benchmarks.delivery.peers.ptb_bot", telegram.url, token, how, python=PEERS)
        try:
            yield bot
        finally:
            bot.stop(2)

    return starts


# Words to write, who answers, its title.
CONTENDERS: tuple[tuple[str, Starts, str], ...] = (
    ("/help", _ours, "Zvistka, /help: an answer"),
    ("/register", _ours, "Zvistka, /register: a dialog begins, its draft is kept"),
    ("/help", _ptb("one"), "bare python-telegram-bot, nothing kept"),
    ("/help", _ptb("many"), "the same with concurrent_updates(True)"),
)


def measured(telegram: Telegram, sizes: Sizes) -> Table:
    """Contenders in turn."""
    rates: dict[str, list[float]] = {title: [] for _words, _starts, title in CONTENDERS}
    for run in range(sizes.runs):
        for number, (words, starts, title) in enumerate(CONTENDERS):
            people = sizes.updates if title.startswith("Zvistka") else sizes.updates // 2
            rates[title].append(_rate(telegram, TOKEN.format(f"{number}-{run}"), starts, words, people))
    return _table(rates)


def _rate(telegram: Telegram, token: str, starts: Starts, words: str, people: int) -> float:
    with starts(telegram, token, people) as bot:
        telegram.when(token, lambda book: book["polled_first"], lambda: bot.runs)
        telegram.write(token, 1, people, words)
        book = telegram.when(token, lambda book: len(book["waits"]) >= people, lambda: bot.runs)
        rate: float = len(book["waits"]) / (book["last"] - book["given_first"])
        return rate


def _table(rates: dict[str, list[float]]) -> Table:
    table = Table("d", "Updates through the whole bot", ("", "updates/s", "ratio to bare"))
    bare = rates[CONTENDERS[2][2]]
    for title, found in rates.items():
        ratios = [rate / other for rate, other in zip(found, bare, strict=True)]
        table.rows.append((title, spread(found), spread(ratios, 2)))
        table.bars[title] = middle(found)
    table.target("at least 1,000/s on SQLite, answers included", middle(rates[CONTENDERS[0][2]]) >= 1000)
    table.note = (
        "Every update is committed before it is confirmed, acted on in a transaction that also keeps the answer, and"
        " the answer is claimed, sent and settled: all of it with synchronous=FULL."
    )
    return table
