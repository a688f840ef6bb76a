"""A register that an administrator brings: what is read, what would be done, how far it is, what was not taken."""

from babel.numbers import format_decimal

from bot.i18n import Language, catalog
from bot.model.message import Button, File, Kind, Message
from bot.model.press import press
from bot.texts import labels, lists
from bot.texts.writing import column, html, lines, reply, to_operator

BLOCKS = 12


def what_is_it(language: Language, import_id: int, name: str) -> Message:
    """Asks what an administrator has sent."""
    _ = catalog(language).gettext
    buttons = [
        Button(_("A list of returned people"), press("aslist", import_id)),
        Button(_("A register to import"), press("asregister", import_id)),
    ]
    return reply(
        html(_("<b>File received</b>: {name}"), name=name),
        html(_("What is it? Either way it is read first, and nothing is changed.")),
        buttons=column(buttons),
    )


def progress(language: Language, count: int, of: int, *, writing: bool) -> Message:
    """How far it is; of is 0 as long as nobody knows how many rows there are.  Before anything is written, all is read."""
    _ = catalog(language).gettext
    head = html(_("<b>The register is being read.</b> The result will come to this chat."))
    if writing:
        head = html(_("<b>The register is being imported.</b>"))
    if not of:
        return reply(head, html(_("Rows read: {n}"), n=format_decimal(count, locale=language)))
    full = BLOCKS * count // of
    return reply(
        head,
        html(
            _("{bar} {count} of {of}"),
            bar="▰" * full + "▱" * (BLOCKS - full),
            count=format_decimal(count, locale=language),
            of=format_decimal(of, locale=language),
        ),
    )


def looked(language: Language, import_id: int, new: int, changed: int, unchanged: int, refused: int) -> Message:
    """What an import would do, and the button that does it."""
    _ = catalog(language).gettext
    counts = lines(
        [
            html(_("New: {n}"), n=format_decimal(new, locale=language)),
            html(_("Changed: {n}"), n=format_decimal(changed, locale=language)),
            html(_("Unchanged: {n}"), n=format_decimal(unchanged, locale=language)),
            html(_("Not taken: {n}"), n=format_decimal(refused, locale=language)),
        ]
    )
    head = html(_("<b>For operators: the register was read.</b> Nothing has been changed yet."))
    if not new + changed:
        return to_operator(head, counts, html(_("There is nothing to import.")))
    buttons = [
        Button(_("Import: {n}").format(n=format_decimal(new + changed, locale=language)), press("import", import_id)),
        Button(_("Do not import"), press("leaveimport", import_id)),
    ]
    return to_operator(head, counts, buttons=column(buttons))


def refused_file(language: Language, count: int, rows: bytes) -> Message:
    """The rows that cannot be taken, each with the reason."""
    _ = catalog(language).gettext
    ngettext = catalog(language).ngettext
    template = ngettext(
        "<b>For operators: {n} row cannot be taken.</b> The reason is in the last column.",
        "<b>For operators: {n} rows cannot be taken.</b> The reason of each is in the last column.",
        count,
    )
    said = html(template, n=format_decimal(count, locale=language))
    return Message(Kind.OPERATOR, said, document=File("refused.csv", rows))


def waits(language: Language) -> Message:
    """Another import runs."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Another register is being imported.</b> Yours comes next; you need not do anything.")))


def left(language: Language) -> Message:
    """Nothing was imported."""
    _ = catalog(language).gettext
    return reply(html(_("<b>Not imported.</b> Nothing was changed.")))


def done(language: Language, name: str, added: int, replaced: int) -> Message:
    """To all administrators: what is in the register now."""
    _ = catalog(language).gettext
    return to_operator(
        html(_("<b>For operators: a register was imported</b> by {name}."), name=name),
        html(
            _("Added: {added}, replaced: {replaced}."),
            added=format_decimal(added, locale=language),
            replaced=format_decimal(replaced, locale=language),
        ),
    )


def unreadable(language: Language, reason: str, *, begun: bool) -> Message:
    """Why nothing, or nothing more, comes of a file."""
    _ = catalog(language).gettext
    kept = _("What was written before stays. Sent again, the file goes on where it stopped.")
    return to_operator(
        html(_("<b>For operators: the register was not imported.</b>")),
        html(_reason(language, reason)),
        html(kept) if begun else None,
    )


def reason_head(language: Language) -> str:
    """The head of the column with the reasons."""
    _ = catalog(language).gettext
    return _("reason")


def wrong(language: Language, field: str, reason: str, limit: int) -> str:
    """A field of a row, and what is wrong with it."""
    _ = catalog(language).gettext
    # Translators: a field of a row and what is wrong with it
    return _("{field}: {fault}").format(field=_field(language, field), fault=_fault(language, reason, limit))


def _reason(language: Language, reason: str) -> str:
    _ = catalog(language).gettext
    large = _("It is too large: at most 20 MB and 120,000 rows of a register. Please split it.")
    id_too = _("It has no column with an id of each person. Please add one: by it the same person is known again.")
    own = {
        "too_large": large,
        "too_many_rows": large,
        "bomb": large,
        "lacks_id": id_too,
        "lacks_birth_date_and_id": id_too,
        "lacks_birth_date": _("It has no column with the date of birth. Please add one."),
        "failed": _(
            "Something went wrong on our side; whoever runs the bot finds it in the log. Please send it again."
        ),
    }
    return own.get(reason) or lists.refusal(language, reason)


def _field(language: Language, name: str) -> str:
    _ = catalog(language).gettext
    # Translators: a name in one cell; the id of a row
    own = {"name": _("Name"), "id": _("Id"), "row": _("Row")}
    return own.get(name) or labels.field_for_operators(language, name)


def _fault(language: Language, reason: str, limit: int) -> str:
    _ = catalog(language).gettext
    return {
        "empty": _("missing"),
        "too_long": _("longer than {limit} characters"),
        "not_a_name": _("holds characters that no name has"),
        "order_unclear": _("cannot be taken apart; give surname, given name and patronymic in columns of their own"),
        "not_a_date": _("no date; write it as 12.03.1991"),
        "year_needs_four_digits": _("the year has two digits; write all four"),
        "impossible_date": _("no such day"),
        "too_early": _("before 1900"),
        "future_date": _("in the future"),
        "unknown_category": _("none of service_member, civilian, child, foreign_national"),
        "reference": _("the reference of a family’s inquiry; what families registered is not imported"),
        "erased": _("belongs to somebody who was erased at a relative’s wish; they are not brought back"),
        "remains": _(
            "holds words that do not belong in a register; such a row is never taken, please read it and speak with whoever is in charge"
        ),
        "twice": _("stands in a row above already; only the first row with it is taken"),
    }[reason].format(limit=limit)
