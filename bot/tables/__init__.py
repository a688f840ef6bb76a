"""Tables that people bring and take away: bytes in, rows out, and rows in, bytes out.

read(content, name) -> Table -> people(table) -> People, whose rows carry what was recognised of each person;
registering.persons() makes of them what the register takes, or says what is wrong with a row.  What cannot be
read raises Unreadable with the key of a reason, from reading or later while the rows are taken one after the
other: go through all rows once (the dry run) before anything is changed because of one.  Nothing here is stored.
"""
