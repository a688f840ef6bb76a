"""A register that an administrator brings: what is read, what would be done, how far it is, what was not taken."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.model.columns import Understood
from bot.model.imported import Looked, OtherPerson
from bot.model.message import Button, File, Kind, Message
from bot.model.press import press
from bot.model.sentence import Number, Sentence
from bot.model.sheets import SheetsRead
from bot.texts import labels
from bot.texts.lists import columns, comparison, receiving, sheets
from bot.texts.writing import column, html, lines, reply, t, tn, to_operator

BLOCKS = 12
MOST_SHOWN = 10

# What the fields of a row are called.
FIELDS: Mapping[str, Sentence] = {
    **labels.FIELDS_FOR_OPERATORS,
    # Translators: a name in one cell; the id of a row
    "name": t("Name"),
    "id": t("Id"),
    "row": t("Row"),
}

# What is wrong with one.
FAULTS: Mapping[str, Sentence] = {
    "empty": t("missing"),
    "too_long": t("longer than {limit} characters"),
    "not_a_name": t("contains characters that no name has"),
    "order_unclear": t("cannot be split; give surname, given name and patronymic in separate columns"),
    "not_a_date": t("not a date; write it as 12.03.1991"),
    "year_needs_four_digits": t("the year has two digits; write all four"),
    "impossible_date": t("no such day"),
    "too_early": t("before 1900"),
    "future_date": t("in the future"),
    "unknown_category": t("none of service_member, civilian, child, foreign_national"),
    "reference": t("the reference of a family’s inquiry; what families registered is not imported"),
    "somebody_else": t("belongs to someone else in the register: surname and date of birth, or the whole name, differ"),
    "spoken_for": t(
        "belongs to someone else in the register; a family is asking about them, or their return was reported"
    ),
    "erased": t("belongs to someone whose data a relative had erased; it is not brought back"),
    "remains": t(
        "contains words that do not belong in a register; such a row is never imported, please read it and speak with the person responsible"
    ),
    "twice": t("is already in a row above; only the first row with it is imported"),
}


def what_is_it(import_id: int, name: str) -> Message:
    """Asks what an administrator has sent."""
    buttons = [
        Button(t("A list of returned people"), press("aslist", import_id)),
        Button(t("A register to import"), press("asregister", import_id)),
    ]
    return reply(
        t("<b>File received</b>: {name}", name=name),
        t("What is it? Either way it is read first, and nothing is changed."),
        buttons=column(buttons),
    )


def progress(count: int, of: int, *, writing: bool) -> Message:
    """How far it is; of is 0 as long as nobody knows how many rows there are.  Before anything is written, all is read."""
    head = t("<b>The register is being read.</b> The result will come to this chat.")
    if writing:
        head = t("<b>The register is being imported.</b>")
    if not of:
        return reply(head, t("Rows read: {n}", n=count))
    full = BLOCKS * count // of
    return reply(head, t("{bar} {count} of {of}", bar="▰" * full + "▱" * (BLOCKS - full), count=count, of=of))


def looked(import_id: int, read: Understood, of: SheetsRead, found: Looked) -> Message:
    """How the file was read, what an import would do, and the buttons that do it."""
    counts = lines(
        [
            t("New: {n}", n=found.new),
            t("Changed: {n}", n=found.changed),
            t("Unchanged: {n}", n=found.unchanged),
            t("Not accepted: {n}", n=found.refused),
        ]
    )
    buttons = _ways(import_id, found.new + found.changed, len(found.others))
    said = to_operator(
        t("<b>For operators: the register was read.</b> Nothing has been changed yet."),
        sheets.sheets(of),
        columns.understood(read),
        counts,
        _others(found.others, of),
        None if buttons else t("There is nothing to import."),
        buttons=column(buttons),
    )
    return replace(said, passes=bool(found.others))  # who else has an id is named


def _ways(import_id: int, rows: int, others: int) -> list[Button]:
    """Nobody is replaced by the first button."""
    buttons = [Button(t("Import: {n}", n=rows), press("import", import_id))] if rows else []
    if others:
        buttons.append(Button(t("Replace people too: {n}", n=rows + others), press("importothers", import_id)))
    return [*buttons, Button(t("Do not import"), press("leaveimport", import_id))] if buttons else []


def somebody_else(other: OtherPerson, of: SheetsRead) -> Sentence:
    """A row whose id is somebody else's, and both people."""
    return t(
        "Row {row}, id {id}: in the register {known}, in the file {said}",
        row=sheets.numbered(other.number, of.place(other.number)),
        id=other.source_id,
        known=comparison.person(other.known),
        said=comparison.person(other.said),
    )


def _others(others: Sequence[OtherPerson], of: SheetsRead) -> Sentence | None:
    """Those whose id is somebody else's, before anything is done with them."""
    if not others:
        return None
    head = t(
        "<b>The same id, another person</b>: {n}. Perhaps the ids are only row numbers. Such rows are imported only with the button “Replace people too”; the person who had the id before will then no longer be in the register.",
        n=len(others),
    )
    more = len(others) - MOST_SHOWN
    rest = t("And others: {n}. All of them are in the file with the rows not accepted.", n=more) if more > 0 else None
    return lines([head, *(somebody_else(other, of) for other in others[:MOST_SHOWN]), rest])


def refused_file(count: int, rows: bytes) -> Message:
    """The rows that cannot be taken, each with the reason."""
    said = tn(
        "<b>For operators: {n} row cannot be imported.</b> The reason is in the last column.",
        "<b>For operators: {n} rows cannot be imported.</b> The reason for each is in the last column.",
        count,
    ).filled(n=count)
    return Message(Kind.OPERATOR, said, document=File("refused.csv", rows), passes=True)


def waits() -> Message:
    """Another import runs."""
    return reply(t("<b>Another register is being imported.</b> Yours is next; you do not need to do anything."))


def left() -> Message:
    """Nothing was imported."""
    return reply(t("<b>Not imported.</b> Nothing was changed."))


def done(name: str, added: int, replaced: int) -> Message:
    """To all administrators: what is in the register now."""
    return to_operator(
        t("<b>For operators: a register was imported</b> by {name}.", name=name),
        t("Added: {added}, replaced: {replaced}.", added=Number(added), replaced=Number(replaced)),
    )


def unreadable(reason: str, heads: Sequence[str] = (), *, begun: bool) -> Message:
    """Why nothing, or nothing more, comes of a file."""
    kept = t("What was already imported stays. If you send the file again, the import continues where it stopped.")
    return to_operator(
        t("<b>For operators: the register was not imported.</b>"), refusal(reason, heads), kept if begun else None
    )


def reason_head() -> Sentence:
    """The head of the column with the reasons."""
    return t("reason")


def wrong(field: str, reason: str, limit: int) -> Sentence:
    """A field of a row, and what is wrong with it."""
    # Translators: a field of a row and what is wrong with it
    return t("{field}: {fault}", field=FIELDS[field], fault=html(FAULTS[reason], limit=limit))


def refusal(reason: str, heads: Sequence[str] = ()) -> Sentence:
    """Why a file cannot be read as a register; heads: of the columns that are meant."""
    large = t("It is too large: at most 20 MB and 120,000 rows of a register. Please split it.")
    id_too = t(
        "It has no column with an id of each person. Please add one: it is how the same person is recognised next time."
    )
    own = {
        "too_large": large,
        "too_many_rows": large,
        "bomb": large,
        "two_ids": columns.two_ids(heads),
        "lacks_id": id_too,
        "lacks_birth_date_and_id": id_too,
        "lacks_birth_date": t("It has no column with the date of birth. Please add one."),
        "failed": t(
            "Something went wrong on our side; the person who runs the bot can see it in the log. Please send it again."
        ),
    }
    return own.get(reason) or receiving.refusal(reason, heads)
