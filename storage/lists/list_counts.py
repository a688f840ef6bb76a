"""How far a list of returned people has come, without the own family: with a short list a number is news (N1)."""

from bot.model.returned import ListProgress, Reopened, Telling
from storage.lists import settled
from storage.lists.list_rows import NOT_OWN
from storage.returns.standing import STANDING
from storage.store.transaction import Transaction


async def progress(tx: Transaction, list_id: int, chat_id: int) -> ListProgress:
    """How far a list has been worked through, without the rows of this chat's own family."""
    rows = await tx.all(
        f"SELECT w.state, w.verdict, w.reopened, r.state AS report, {settled.SORT} AS settled, COUNT(*) AS n"
        " FROM returned_row w LEFT JOIN return_report r ON r.id = w.report_id"
        f" WHERE w.list_id = :list AND {NOT_OWN} GROUP BY 1, 2, 3, 4, 5",
        list=list_id,
        chat=chat_id,
    )

    def count(**wanted: str | None) -> int:
        return sum(row["n"] for row in rows if all(row[name] == value for name, value in wanted.items()))

    sure_ones = count(state="open", verdict="sure", settled=None)
    open_ones, verified = count(state="open", settled=None), count(report="verified")
    proposed = count(state="proposed") - verified
    later, aside = count(state="later", settled=None), await _aside(tx, list_id, chat_id)
    nobody = count(state="nobody") - len(aside)
    before, double = count(settled="before"), count(settled="double")
    reopened = {why: n for why in Reopened if (n := count(reopened=why.value))}
    return ListProgress(
        count(), sure_ones, open_ones - sure_ones, later, nobody, proposed, verified, aside, before, double, reopened
    )


async def _aside(tx: Transaction, list_id: int, chat_id: int) -> tuple[int, ...]:
    sql = f"SELECT w.number FROM returned_row w WHERE w.list_id = :list AND w.aside = 1 AND {NOT_OWN} ORDER BY w.number"
    return tuple(row["number"] for row in await tx.all(sql, list=list_id, chat=chat_id))


async def of_notice(tx: Transaction, notice_id: int) -> int | None:
    """The list because of which a notice goes out, if it is a list."""
    row = await tx.one(
        "SELECT w.list_id FROM notice n JOIN verification v ON v.id = n.verification_id"
        " JOIN return_report r ON r.id = v.report_id JOIN returned_row w ON w.id = r.row_id"
        " WHERE n.id = :notice AND n.sort = 'return'",
        notice=notice_id,
    )
    return None if row is None else int(row["list_id"])


async def telling(tx: Transaction, list_id: int, chat_id: int) -> Telling:
    """How far the relatives of a list were told about its returns.

    Without the rows of this chat's own family; chat 0 misses nobody.
    """
    rows = await tx.all(
        f"SELECT {STANDING} AS standing, COUNT(*) AS n FROM returned_row w"
        " JOIN verification root ON root.report_id = w.report_id"
        " JOIN verification v ON (v.id = root.id OR v.follows = root.id) AND v.state = 'standing'"
        " JOIN notice n ON n.verification_id = v.id LEFT JOIN call c ON c.notice_id = n.id"
        f" WHERE w.list_id = :list AND n.sort = 'return' AND {NOT_OWN} GROUP BY 1",
        list=list_id,
        chat=chat_id,
    )
    return Telling.of({row["standing"]: row["n"] for row in rows})


async def is_on_the_way(tx: Transaction, list_id: int) -> bool:
    """Whether any relative is still to be told of a return of the list; asked whenever one was."""
    return await tx.exists(
        "notice n JOIN verification v ON v.id = n.verification_id AND v.state = 'standing'"
        " JOIN return_report r ON r.id = v.report_id JOIN returned_row w ON w.id = r.row_id"
        " LEFT JOIN call c ON c.notice_id = n.id"
        f" WHERE n.state = 'due' AND n.sort = 'return' AND w.list_id = :list AND {STANDING} = 'due'",
        list=list_id,
    )
