"""Acts that need a second factor, each prepared up to the last press; and the codes of an operator's authenticator."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.model import totp
from bot.model.act import Act
from bot.model.lockdown import FOR_EVER
from bot.model.rights import Role
from storage.staff import entering, lockdowns, operators, second_factors, uses
from storage.store.transaction import Transaction
from tests.cast import OperatorActor
from tests.end_to_end.program import free_port
from tests.promises.quick import lifts, presses, reports, verifies
from tests.register import count, is_accepted
from tests.stories.broadcasting import opens_it, puts_it, writes
from tests.stories.guiding import opens
from tests.stories.listing import ROWS, brings
from tests.stories.locking import locks
from tests.stories.registers import imports_it, sends_register
from tests.town import Town

Deed = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Prepared:
    """Who is about to do it, the last press, and what the table and condition of its outcome are."""

    operator: OperatorActor
    does: Deed
    table: str
    done: str
    action: str


async def has_authenticator(operator: OperatorActor) -> None:
    """The operator has set up an authenticator some time ago."""
    await operator.town.store.run(_has_one, await of(operator), totp.new_secret())


async def _has_one(tx: Transaction, operator_id: int, secret: str) -> None:
    await second_factors.make(tx, operator_id, secret, 0)
    await second_factors.confirm(tx, operator_id, 0, 0)


async def of(operator: OperatorActor) -> int:
    """The row of an operator."""
    sql = "operator o JOIN chat c ON c.id = o.chat_id"
    rows = await operator.town.store.read(lambda tx: tx.all(f"SELECT o.id, o.chat_id, o.sealed FROM {sql}"))
    names = await operator.town.store.read(_names, [row["id"] for row in rows])
    return names[operator.person.name]


async def _names(tx: Transaction, ids: list[int]) -> dict[str, int]:
    found = {}
    for one in ids:
        row = await tx.known("SELECT sealed FROM operator WHERE id = :id", id=one)
        found[tx.unseal("operator", one, row["sealed"])["name"]] = one
    return found


async def last(town: Town, table: str) -> int:
    """The id of the newest row."""
    return int((await town.store.read(lambda tx: tx.known(f"SELECT MAX(id) AS id FROM {table}")))["id"])


async def code(operator: OperatorActor, ahead: int = 0) -> str:
    """What the authenticator shows, or showed, so many half minutes from now."""
    found = await operator.town.store.read(second_factors.find, await of(operator))
    assert found is not None
    return totp.code_of(found.secret, totp.step_at(int(operator.town.clock())) + ahead)


async def types(operator: OperatorActor, words: str) -> None:
    """Types a code."""
    await operator.says(words)
    await operator.town.settles()


async def needs_codes(town: Town) -> None:
    """The organisation asks for codes from now on."""
    await town.closes()
    town.change(second_factor="required")
    await town.opens()


async def _of_return(town: Town, act: Act) -> Prepared:
    maria, petro = await town.operator("Maria"), await town.operator("Petro")
    case = await is_accepted(town.relative("Anna"), maria)
    await reports(maria, case)
    if act is Act.VERIFY:
        return Prepared(petro, lambda: verifies(petro), "verification", "1 = 1", "verified")
    await verifies(petro)
    await presses(maria, "stop", await last(town, "verification"))

    async def corrects() -> None:
        await presses(petro, "correct", await last(town, "verification"))
        await petro.says("Це інша людина")
        petro.forges("send:correct")
        await town.settles()

    return Prepared(petro, corrects, "verification", "corrected_by IS NOT NULL", "corrected")


async def _of_list(town: Town, act: Act) -> Prepared:
    maria, petro = await town.operator("Maria"), await town.operator("Petro", "admin")
    await is_accepted(town.relative("Anna"), maria)
    await brings(maria, ROWS.splitlines()[0] + "\n")
    listed, person = await last(town, "returned_list"), await last(town, "person")
    if act is Act.HAND_BACK:
        return Prepared(
            petro, lambda: presses(petro, "handbacknow", f"{listed}:csv"), "audit", "action = 'exported'", "exported"
        )
    await presses(maria, "row", listed)
    await presses(maria, "is", f"{await last(town, 'returned_row')}:{person}:0")
    await presses(petro, "proposals", listed)
    petro.forges(petro.data("right"))
    await town.settles()

    async def verifies_them() -> None:
        await presses(petro, "batch", listed)
        await petro.says("Звірено")
        petro.forges("send:batch")
        await town.settles()

    return Prepared(petro, verifies_them, "verification", "1 = 1", "verified")


async def _of_update(town: Town, _act: Act) -> Prepared:
    iryna, petro = await town.operator("Iryna", "broadcaster"), await town.operator("Petro", "admin")
    await writes(iryna)
    await puts_it(iryna)

    await opens_it(petro)

    async def approves() -> None:
        await petro.presses("Approve and send")
        await town.settles()

    return Prepared(petro, approves, "broadcast", "approver_id IS NOT NULL", "approved")


async def _of_staff(town: Town, act: Act) -> Prepared:
    petro, maria = await town.operator("Petro", "admin"), await town.operator("Maria")
    whom = await of(maria)
    if act is Act.LET_IN:
        now = int(town.clock())
        await town.store.run(operators.invite, "link", Role.REVIEWER, now, now + 86_400)
        await town.relative("Olha").says("/start link")
        await town.settles()
        [(chat, at)] = await town.store.read(entering.every)
        return Prepared(
            petro, lambda: presses(petro, "letin", f"{chat}:{at}"), "operator", "role = 'reviewer'", "let in"
        )
    if act is Act.RESET:
        return Prepared(petro, lambda: presses(petro, "resetcodes", whom), "factor_reset", "1 = 1", "proposed reset")

    async def removes() -> None:
        await presses(petro, "dismiss", whom)
        await petro.presses("Remove at once")
        await town.settles()

    return Prepared(petro, removes, "operator", "active = 0", "dismissed")


async def _of_files(town: Town, act: Act) -> Prepared:
    petro = await town.operator("Petro", "admin")
    if act is Act.EXPORT:
        return Prepared(petro, lambda: presses(petro, "exportnow", "csv"), "audit", "action = 'exported'", "exported")
    await sends_register(petro)
    await imports_it(petro, 2)
    await sends_register(petro, "Бондар;Остап;Іванович;1970;військовий;7\n")
    row = await last(town, "register_import")
    does = f"id = {row} AND state IN ('running', 'done')"
    return Prepared(petro, lambda: presses(petro, "importothers", row), "register_import", does, "running")


async def _of_guide(town: Town, _act: Act) -> Prepared:
    petro = await town.operator("Petro", "admin")

    async def confirms() -> None:
        await opens(petro, "civilian")
        await petro.presses("Review and confirm")
        await petro.presses("Show to families")
        await town.settles()

    return Prepared(petro, confirms, "guide", "1 = 1", "confirmed")


async def _of_hold(town: Town, _act: Act) -> Prepared:
    maria = await town.operator("Maria")
    case = await is_accepted(town.relative("Anna"), maria)
    await presses(maria, "hold", case.person)
    return Prepared(maria, lambda: lifts(maria, case.person), "person", "held_by IS NULL", "lifted")


async def _of_lockdown(town: Town, _act: Act) -> Prepared:
    petro, maria = await town.operator("Petro", "admin"), await town.operator("Maria")
    await locks(maria)
    await maria.says("/lockdown")
    await maria.presses("Lift the lockdown")
    await town.settles()
    begun_at = (await town.store.read(lockdowns.get)).begun_at
    return Prepared(petro, lambda: presses(petro, "unlock", begun_at), "lockdown", f"until < {FOR_EVER}", "ended")


async def _of_passkey(town: Town, _act: Act) -> Prepared:
    maria, port = await town.operator("Maria"), free_port()
    town.change(desk_url=f"http://localhost:{port}", desk_listen=f"127.0.0.1:{port}")

    async def asks_for_it() -> None:
        maria.forges("deskkey")
        await town.settles()

    return Prepared(maria, asks_for_it, "desk_code", "1 = 1", "sent code")


async def _of_sleeper(town: Town, _act: Act) -> Prepared:
    petro, maria = await town.operator("Petro", "admin"), await town.operator("Maria")
    whom, now = await of(maria), int(town.clock())
    await town.store.run(uses.put_to_sleep, whom, now)
    is_awake = f"id = {whom} AND asleep_at IS NULL"
    return Prepared(petro, lambda: presses(petro, "wake", f"{whom}:{now}"), "operator", is_awake, "woke")


# tests/desk/test_telegram.py, test_people.py, test_telephone_alone.py, test_new_number.py
AT_THE_DESK = {Act.TELEGRAM, Act.INVITE, Act.CHAT_CODE, Act.NEW_NUMBER, Act.ERASE}
PREPARED = {
    Act.VERIFY: _of_return,
    Act.CORRECT: _of_return,
    Act.VERIFY_LIST: _of_list,
    Act.HAND_BACK: _of_list,
    Act.APPROVE: _of_update,
    Act.LET_IN: _of_staff,
    Act.REMOVE: _of_staff,
    Act.RESET: _of_staff,
    Act.EXPORT: _of_files,
    Act.IMPORT_OVER: _of_files,
    Act.GUIDE: _of_guide,
    Act.LIFT: _of_hold,
    Act.UNLOCK: _of_lockdown,
    Act.PASSKEY: _of_passkey,
    Act.WAKE: _of_sleeper,
}


async def is_done(prepared: Prepared) -> bool:
    """Whether it was done."""
    return bool(await prepared.operator.town.store.read(count, prepared.table, prepared.done))
