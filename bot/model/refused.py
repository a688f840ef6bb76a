"""Why something is refused.  Of what a use case wrote before it raises it nothing remains; each door says it."""

from enum import StrEnum


class Reason(StrEnum):
    """What stands in the way; bot/texts/refused.py has a sentence for each."""

    NO_RIGHT = "no_right"
    OWN_FAMILY = "relative"
    HELD = "held"
    DECIDED = "decided"
    CHANGED = "changed"
    CANNOT_TAKE = "cannot_take"
    OWN_REPORT = "own"
    EXISTS = "exists"
    REPORTER_GONE = "reporter_gone"
    OWN_STOP = "own_stop"
    LEAVING = "leaving"
    HOSTILE_SOURCE = "hostile"
    PUT_ASIDE = "aside"
    ROW_DECIDED = "row_decided"
    NOT_REVIEWED = "not_reviewed"
    NOT_THIS_PERSON = "not_this_person"
    TOO_LATE = "too_late"
    ERASED = "erased"
    NOT_OF_THIS_PERSON = "not_of_this_person"
    OUT_OF_DATE = "out_of_date"
    NOT_AS_SHOWN = "not_as_shown"
    MOVED_ON = "moved_on"
    OWN_UPDATE = "own_update"
    AUTHOR_GONE = "author_gone"
    NOT_OPEN = "not_open"
    IN_OTHER_HANDS = "in_other_hands"
    NO_OPERATOR = "no_operator"
    NOTHING_TO_UNDO = "nothing_to_undo"
    TALK_TAKEN = "talk_taken"
    MEETING_TAKEN = "meeting_taken"
    SAME_OR_ANOTHER = "same_or_another"
    MANY_LETTERS = "many_letters"
    MANY_MEETINGS = "many_meetings"
    MANY_INQUIRIES = "many_inquiries"
    OWN_PROPOSAL = "own_proposal"
    SENT_BEFORE = "sent_before"
    PROPOSER_GONE = "proposer_gone"
    LAST_ADMINISTRATORS = "last_administrators"
    MANY_DECLARED = "many_declared"
    NEEDS_FACTOR = "needs_factor"
    LOCKED = "locked"
    NO_ADMINISTRATOR = "no_administrator"
    FORGED = "forged"
    MANY_LOOKS = "many_looks"
    OWN_PAUSE = "own_pause"
    NO_NEW_FACTOR = "no_new_factor"
    NO_SECOND_ADMINISTRATOR = "no_second_administrator"
    MANY_CODES = "many_codes"
    HAS_INQUIRIES = "has_inquiries"
    FORM_OPEN = "form_open"
    NO_JOINING_NOW = "no_joining_now"
    TELL_FIRST = "tell_first"
    CORRECT_FIRST = "correct_first"
    NO_CALL = "no_call"
    WITHDRAWN = "withdrawn"
    CALL_RESTS = "call_rests"
    OWN_CASE = "own_case"
    OPERATORS_ACCOUNT = "operators_account"


class Refused(Exception):
    """Somebody may not do this, or not now.  form: the form that ends with it, if one was being ended."""

    def __init__(self, reason: Reason, form: str = "") -> None:
        """Nothing was written."""
        super().__init__(reason.value)
        self.reason, self.form = reason, form

    def ending(self, form: str) -> "Refused":
        """The same, where a form was being ended."""
        return Refused(self.reason, form)
