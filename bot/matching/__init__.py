"""Who on a list of returned people may be whom in the register: rows in, candidates out, nothing is decided.

    register = Register(entries)                # once; add(entry) and remove(id) after commits
    found = register.candidates(row)            # milliseconds a row
    found.ranked    the best first, at most ten: id, score in bits, rank, verdict, and how each field agrees
    found.fitting   how many more fit as well: a name that dozens bear is never cut silently
    found.ask       the field that would tell the fitting apart: birth, patronymic, given, unit, or None

What holds:

- Records that operators have joined (Entry.one_of) are one person: one candidate, by the record that fits best.
- Every row is compared with every registered person, whatever the state of the case; nothing is blocked beforehand.
- The score is a sum of bits of evidence.  A value that many bear is worth less; a contradiction costs 4 to 7 bits.
- `sure` is a rule (comparison.is_sure): full birth date, surname, given name and patronymic equal, nobody within 5
  bits; a contradiction in birth date, patronymic or sex vetoes it, and so do further words in the row.  It orders
  the queue for the people who look.
- `likely` and `possible` are the score's odds among all that fit, and of being nobody.
- Cells may hold anything: the whole name in one, swapped columns, ranks, dates, initials, the wrong keyboard layout.

The way of a row: readings (letters) -> cells (words, date, unit) -> roles (which word is what) -> people (bits for
everybody, from surnames, forenames, births) -> search (the best reading) -> comparison, verdict -> register.
"""

from bot.matching.entry import Agreement, Candidate, Candidates, Entry, Meant, ReturnedRow, Verdict
from bot.matching.facts import beside, beside_row, listed, registered, sought, typed
from bot.matching.lookup import likeliest
from bot.matching.register import Register

__all__ = [
    "Agreement",
    "Candidate",
    "Candidates",
    "Entry",
    "Meant",
    "Register",
    "ReturnedRow",
    "Verdict",
    "beside",
    "beside_row",
    "likeliest",
    "listed",
    "registered",
    "sought",
    "typed",
]
