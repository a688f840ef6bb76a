"""Cases are taken out as a file: kept, and told to the other administrators, before it leaves."""

from functools import partial
from typing import Any

from bot.model.export import Export
from bot.model.refused import Reason, Refused
from bot.texts.staff import exports as texts
from bot.use_cases.register.all_cases import all_cases
from bot.use_cases.staff import exporting, exports
from desk.pages import Answer, Page, TakenOut
from desk.request import DeskRequest
from storage.store.transaction import Transaction

TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}


async def show(tx: Transaction, request: DeskRequest) -> Answer:
    """What can be taken out, and what it holds."""
    return Page("people/exports.html", {"exports": list(Export), "names": texts.NAMES, "Export": Export, "said": texts})


async def take_out(tx: Transaction, request: DeskRequest) -> TakenOut:
    """The file."""
    if request.word("what") not in set(Export):
        raise Refused(Reason.CHANGED)
    export = Export(request.word("what"))
    await exports.may_take_out(tx, request.actor, export)
    makes = partial(_written, export=export, request=request)
    keeps = partial(_kept, export=export, request=request)
    return TakenOut(f"zvistka-{export.value}.{export.suffix}", TYPES[export.suffix], all_cases, makes, keeps)


def _written(cases: Any, *, export: Export, request: DeskRequest) -> tuple[bytes, int]:
    return exporting.written(export, cases, request.org, request.language, request.now)


async def _kept(tx: Transaction, count: int, *, export: Export, request: DeskRequest) -> None:
    await exports.take_out(tx, request.actor, export, count)
