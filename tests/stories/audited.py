"""What the audit holds at the end of each story in test_audit.py: who, what, about what."""

Deed = tuple[str, str, str]
REVIEWED: list[Deed] = [
    ("Maria", "asked", "inquiry"),
    ("Maria", "viewed", "inquiry"),
    ("Maria", "accepted", "inquiry"),
    ("Maria", "declined", "inquiry"),
    ("Maria", "searched", "register"),
    ("Maria", "viewed", "inquiry"),
    ("Maria", "saw telephone", "inquiry"),
    ("Maria", "viewed", "inquiry"),  # all that was said
    ("Maria", "barred", "inquiry"),
    ("Maria", "viewed", "person"),
    ("Petro", "unbarred", "inquiry"),
    ("Maria", "held", "person"),
    ("Maria", "handed over", "person"),
    ("Petro", "lifted", "person"),
]
RETURNED: list[Deed] = [
    ("Maria", "reported", "return_report"),
    ("Petro", "viewed", "return_report"),
    ("Petro", "rejected", "return_report"),
    ("Maria", "reported", "return_report"),
    ("Maria", "withdrew", "return_report"),
    ("Maria", "reported", "return_report"),
    ("Petro", "verified", "return_report"),
    ("Maria", "took", "call"),
    ("Maria", "viewed", "call"),
    ("Maria", "gave back", "call"),
    ("Petro", "took", "call"),
    ("Petro", "viewed", "call"),
    ("Petro", "told", "call"),
    ("Maria", "stopped", "verification"),
    ("Petro", "corrected", "verification"),
]
LISTED: list[Deed] = [
    ("Maria", "received", "returned_list"),
    ("Maria", "described", "returned_list"),
    ("Maria", "viewed", "returned_row"),
    ("Maria", "proposed", "returned_row"),
    ("Maria", "viewed", "returned_list"),
    ("Petro", "viewed", "returned_list"),
    ("Petro", "rejected", "return_report"),
    ("Maria", "viewed", "returned_row"),
    ("Maria", "proposed", "returned_row"),
    ("Maria", "viewed", "returned_list"),
    ("Petro", "viewed", "returned_list"),
    ("Petro", "found right", "returned_list"),
    ("Petro", "verified", "return_report"),
    ("Petro", "stopped", "returned_list"),
    ("Petro", "stopped", "verification"),
]
SAID: list[Deed] = [
    ("Maria", "read", "message"),
    ("Maria", "replied", "message"),
    ("Maria", "closed", "message"),
    ("Maria", "read", "message"),
    ("Maria", "closed", "message"),
    ("Maria", "viewed", "sighting"),
    ("Maria", "linked", "sighting"),
    ("Maria", "held", "sighting"),
    ("Maria", "held", "person"),
    ("Maria", "viewed", "sighting"),
    ("Maria", "closed", "sighting"),
]
UPDATED: list[Deed] = [
    ("Iryna", "wrote", "broadcast"),
    ("Iryna", "rewrote", "broadcast"),
    ("Iryna", "proposed", "broadcast"),
    ("Petro", "gave back", "broadcast"),
    ("Iryna", "dropped", "broadcast"),
    ("Iryna", "wrote", "broadcast"),
    ("Iryna", "proposed", "broadcast"),
    ("Petro", "approved", "broadcast"),
    ("Petro", "paused", "broadcast"),
    ("Iryna", "continued", "broadcast"),
    ("Petro", "cancelled", "broadcast"),
]
JOINED: list[Deed] = [
    ("Maria", "joined", "joining"),
    ("Maria", "parted", "joining"),
    ("Maria", "told apart", "joining"),
    ("Maria", "proposed joining", "joining"),
    ("Petro", "joined", "joining"),
    ("Maria", "proposed parting", "joining"),
    ("Petro", "parted", "joining"),
]
KEPT_HOUSE: list[Deed] = [
    ("Petro", "confirmed", "guide"),
    ("Petro", "took away", "guide"),
    ("Petro", "exported", "register"),
    ("Petro", "began", "exchange_day"),
    ("Petro", "prolonged", "exchange_day"),
    ("Petro", "ended", "exchange_day"),
    ("Petro", "looking", "register_import"),
    ("Petro", "running", "register_import"),
    ("Petro", "imported", "register"),
    ("Petro", "dismissed", "operator"),
]
ELSEWHERE = {
    ("reopened", "inquiry"),  # tests/desk/test_case.py
    ("invited", "invitation"),  # tests/end_to_end/test_verbs.py
    ("set up", "second_factor"),  # tests/stories/test_second_factor.py
    ("paused", "second_factor"),  # as above
    ("proposed reset", "second_factor"),  # as above
    ("reset", "second_factor"),  # as above
    ("let in", "operator"),  # tests/stories/test_four_eyes.py
    ("turned away", "invitation"),  # as above
    ("began", "lockdown"),  # tests/stories/test_lockdown.py
    ("proposed lifting", "lockdown"),  # as above
    ("ended", "lockdown"),  # as above
    ("declared", "own_family"),  # tests/stories/test_own_family.py
    ("took back", "own_family"),  # as above
    ("fell asleep", "operator"),  # tests/stories/test_sleeping.py
    ("woke", "operator"),  # as above
    ("proposed removal", "operator"),  # as above
    ("kept", "operator"),  # as above
    ("enrolled", "invitation"),  # before each of these stories
    ("signed in", "operator"),  # tests/desk/test_coming_in.py
    ("signed out", "operator"),  # as above
    ("gave", "operator_email"),  # tests/desk/test_by_mail.py
    ("took back", "operator_email"),  # as above
    ("ended", "desk_session"),  # tests/desk/test_people.py
    ("looked back", "audit"),  # as above
    ("sent code", "passkey"),  # as above
    ("made", "passkey"),  # as above
    ("made code", "telegram"),  # tests/desk/test_telegram.py
    ("joined", "telegram"),  # as above
    ("wrote", "handover"),  # tests/desk/test_handover.py
    ("put away", "handover"),  # as above
    ("handed over", "inquiry"),  # as above
    ("handed over", "talk"),  # as above
    ("handed over", "sighting"),  # as above
    ("handed over", "call"),  # as above
    ("named", "returned_row"),  # tests/stories/test_rows_of_nobody.py
    ("searched", "returned_list"),  # as above
    ("exported", "returned_list"),  # tests/stories/test_handing_back.py
    ("wished", "returned_row"),  # tests/stories/test_own_wishes.py
    ("recognised", "returned_row"),  # tests/stories/test_same_person_again.py
    ("overrode", "broadcast"),  # tests/stories/test_mailing.py
    ("erased", "inquiry"),  # by a relative, or by time
    ("gave back", "inquiry"),  # tests/stories/test_looking_back.py
    ("gave back", "message"),  # as above
    ("gave back", "sighting"),  # as above
    ("looked back", "inquiry"),  # as above
    ("listed", "register"),  # as above
    ("leafed", "inquiry"),  # tests/desk/test_leafing.py
    ("leafed", "message"),  # as above
    ("leafed", "chat"),  # tests/desk/test_many_errands.py
    ("leafed", "person"),  # as above
    ("leafed", "return_report"),  # as above
    ("rejected", "returned_row"),  # tests/stories/test_looking_back.py
    ("put off", "returned_row"),  # as above
    ("took back", "returned_row"),  # as above
    ("took back", "returned_list"),  # as above
    ("viewed", "verification"),  # tests/desk: what is about to leave
    ("saw file", "inquiry"),  # tests/desk/test_files.py
    ("saw file", "message"),  # as above
    ("saw file", "person"),  # as above
    ("listed", "chat"),  # tests/desk/test_telephone.py
    ("told", "inquiry"),  # as above
    ("took down", "inquiry"),  # as above
    ("mended", "inquiry"),  # tests/desk/test_sent_twice.py
    ("noted answer", "inquiry"),  # tests/desk/test_asking_by_phone.py
    ("gave code", "inquiry"),  # as above
    ("noted words", "inquiry"),  # tests/desk/test_many_errands.py
    ("noted number", "inquiry"),  # tests/desk/test_new_number.py
    ("changed number", "inquiry"),  # as above
    ("dropped number", "inquiry"),  # as above
    ("old number: told", "inquiry"),  # as above
    ("old number: nobody", "inquiry"),  # as above
    ("old number: denied", "inquiry"),  # as above
    ("joined chat", "inquiry"),  # as above
    ("paused", "operator"),  # tests/stories/test_meter.py
    ("reopened", "operator"),  # as above
}
