"""Rows that are no work: the return of whoever it is was verified before, or is reported, or is an earlier row's.

It is asked each time and kept nowhere: when a verification falls or a report is rejected, the row is work again.
"""

from storage.register import records

_TO_BE_DECIDED = "w.state IN ('open', 'later')"
_STANDS = "EXISTS (SELECT 1 FROM verification v WHERE v.person_id = w.person_id AND v.state = 'standing')"
_WAITING = "return_report o WHERE o.state = 'open'"
_EARLIER = "returned_row d WHERE d.list_id = w.list_id AND d.number < w.number AND d.state IN ('open', 'later')"
_REPORTED = (
    f"({records.is_there(_WAITING, 'o.person_id', 'w.person_id')}"
    f" OR {records.is_there(_EARLIER, 'd.person_id', 'w.person_id')})"
)
# SQL about a row `w`: verified before; a double, or reported already; to be decided by somebody.
VERIFIED_BEFORE = f"({_TO_BE_DECIDED} AND {_STANDS})"
DOUBLE = f"({_TO_BE_DECIDED} AND NOT {_STANDS} AND {_REPORTED})"
WORK = f"({_TO_BE_DECIDED} AND NOT {_STANDS} AND NOT {_REPORTED})"
SORT = f"CASE WHEN {VERIFIED_BEFORE} THEN 'before' WHEN {DOUBLE} THEN 'double' END"
