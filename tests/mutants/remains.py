"""Nobody learns about a death, nor of a return, from a row that mentions remains (N4)."""

from tests.mutants.mutant import Mutant

STORY = "tests/stories/test_words_of_death.py::"
COLUMNS = (f"{STORY}test_in_whatever_column_it_says_so",)
PROPOSED = (f"{STORY}test_a_changed_program_of_telegram_cannot_propose_the_row",)
REMAINS = ("tests/rules/test_tables_remains.py::test_a_list_of_remains_is_never_read",)
PHRASES = ("tests/rules/test_words_of_death.py::test_no_phrase_of_a_death_is_missed",)

MUTANTS = (
    Mutant(
        "N4",
        "aside=any(self._speaks_of_death(place, cell) for place, cell in enumerate(cells) if cell),",
        "aside=any(self._speaks_of_death(place, cells[place]) for place in self._unknown if place < len(cells)),",
        COLUMNS,
        "a death that a known column speaks of is overlooked",
    ),
    Mutant(
        "N4",
        "aside=any(self._speaks_of_death(place, cell) for place, cell in enumerate(cells) if cell),",
        "aside=any(self._speaks_of_death(place, cells[place]) for place in self._known if place < len(cells)),",
        COLUMNS,
        "a death that a column nobody knows speaks of is overlooked",
    ),
    Mutant(
        "N4",
        "        if column is None and not is_blank(cell) and head_speaks_of_death(self.layout.head(place)):\n"
        "            return True\n",
        "",
        COLUMNS,
        "a death that the head of a column speaks of is overlooked",
    ),
    Mutant(
        "N4",
        "return speaks_of_death(cell) or bool(LIFE.search(cell))",
        "return speaks_of_death(cell)",
        COLUMNS,
        "the day of a death behind the day of birth is overlooked",
    ),
    Mutant(
        "N4",
        "return bool(SIGNS.search(cell) or said) or any(map(speaks_of_death, added))",
        "return bool(SIGNS.search(cell) or said)",
        COLUMNS,
        "a death that is added to a name is overlooked",
    ),
    Mutant(
        "N4",
        "return bool(SIGNS.search(cell)) or _says_200(cell.lower()) or _has_the_words(cell)",
        "return _says_200(cell.lower()) or _has_the_words(cell)",
        COLUMNS,
        "a cross is overlooked",
    ),
    Mutant(
        "N4",
        "return bool(SIGNS.search(cell)) or _says_200(cell.lower()) or _has_the_words(cell)",
        "return bool(SIGNS.search(cell)) or _has_the_words(cell)",
        COLUMNS,
        "“200” is overlooked",
    ),
    Mutant(
        "N4",
        "    return any(map(_is_misspelt, words.split()))",
        "    return False",
        PHRASES,
        "a misspelt word is overlooked",
    ),
    Mutant(
        "N4",
        "        if only_dead:\n",
        "        if only_dead and not self.table:\n",
        (f"{STORY}test_a_list_of_nobody_but_the_dead_is_refused",),
        "a list of nobody but the dead is compared",
    ),
    Mutant(
        "N4",
        "if self._is_heading(cells) and any(map(speaks_of_death, cells)):",
        "if self._is_heading(cells) and not cells:",
        (f"{STORY}test_a_list_with_a_part_about_the_dead_is_refused",),
        "a list with a part about the dead is compared",
    ),
    Mutant(
        "N4",
        "if speaks_of_remains([table.name, table.sheet, *chain.from_iterable(above)]):",
        "if speaks_of_remains(chain.from_iterable(above)):",
        ("tests/rules/test_tables_remains.py::test_a_list_of_remains_is_known_by_the_name_of_its_file_or_sheet",),
        "a list that is called one of remains is compared",
    ),
    Mutant(
        "N4",
        "if speaks_of_remains([table.name, table.sheet, *chain.from_iterable(above)]):",
        "if speaks_of_remains([table.name, table.sheet]):",
        REMAINS,
        "a list whose heads speak of remains is compared",
    ),
    Mutant(
        "N4",
        "_key(row), _remark(row), row.aside, place)",
        "_key(row), _remark(row), False, place)",
        (f"{STORY}test_who_died_is_put_aside_and_who_is_back_is_told",),
        "a row that speaks of a death is compared with the register",
    ),
    Mutant(
        "N4",
        "((w.state = 'nobody' AND w.aside = 0) OR {WAITS})",
        "(w.state = 'nobody' OR {WAITS})",
        (
            f"{STORY}test_whoever_registers_later_does_not_bring_the_row_back",
            f"{STORY}test_a_register_that_grows_does_not_bring_the_row_back",
        ),
        "a row that was put aside comes back when somebody registers or the register grows",
    ),
    Mutant(
        "N4",
        "    if row.aside:\n        raise Refused(Reason.PUT_ASIDE)\n",
        "",
        PROPOSED,
        "a row that was put aside is proposed",
    ),
    Mutant(
        "N4",
        "CHECK (aside = 0 OR (aside = 1 AND state = 'nobody'))",
        "CHECK (aside = 0 OR aside = 1)",
        (f"{STORY}test_the_database_itself_refuses_to_propose_the_row",),
        "the database lets a row be proposed that was put aside",
    ),
    Mutant(
        "N4",
        "bool(row.unknown) or not _is_category(row.category))",
        "not _is_category(row.category))",
        (f"{STORY}test_further_words_stand_on_both_cards_and_are_never_sure",),
        "a row with further words is sure",
    ),
    Mutant(
        "N4",
        "return as_typed(row.number, row.typed, further=row.remark.further)",
        "return as_typed(row.number, row.typed)",
        (f"{STORY}test_further_words_stand_on_both_cards_and_are_never_sure",),
        "the comparison does not know of further words",
    ),
    Mutant(
        "N4",
        '"remark": self.remark.words,',
        '"remark": "",',
        (f"{STORY}test_further_words_stand_on_both_cards_and_are_never_sure",),
        "the second operator does not see what else the row says",
    ),
    Mutant(
        "N4",
        '    if row.aside:\n        taking.faults.append(FieldFault("row", "remains"))\n',
        "",
        ("tests/stories/test_imports.py::test_a_row_that_speaks_of_a_death_comes_back_and_the_others_are_imported",),
        "who died is imported as missing",
    ),
    Mutant(
        "N4",
        "            if row.aside:\n                aside.append(row.number)\n",
        "            if row is None:\n                aside.append(row.number)\n",
        ("tests/end_to_end/test_casework.py::test_a_row_that_speaks_of_a_death_is_compared_with_nobody_and_named",),
        "at the command line a row that speaks of a death has candidates",
    ),
    Mutant(
        "N4",
        "    return Linked(number, person.id, sighting.grave and await hold(tx, actor, person.id))",
        "    return Linked(number, person.id, False)",
        ("tests/stories/test_seen.py::test_a_report_of_the_worst_is_passed_on_to_nobody_and_holds_the_case",),
        "the bot goes on with a case of which somebody tells the worst",
    ),
    Mutant(
        "N4",
        "    return sum([await hold(tx, actor, person_id) for person_id in linked])",
        "    return len(linked)",
        ("tests/stories/test_seen.py::test_a_case_is_held_when_a_linked_report_turns_out_to_be_of_the_worst",),
        "the bot goes on with a case when a linked report turns out to be of the worst",
    ),
)
