"""What an administrator can do something about, in words: why a file, a port or a database could not be used.

An exception's own message may quote anything and is never shown; its code (SQLite's name, SQLSTATE, errno) is.
"""

import errno
from collections.abc import Iterator, Mapping

FULL, NO_RIGHT, NO_PLACE = "the disk is full", "no permission", "there is no such file or folder"
LOCKED, DISK = "another program has locked the file", "the disk does not do what it should"
NOT_WRITABLE = "the database, or the folder it is in, may not be written"
DAMAGED, NO_DATABASE = "the file is damaged", "the file is no database, or is damaged"
LOGIN, NOT_LET_IN, NO_SUCH = "wrong user or password", "the server does not let this user in", "no such database"
TAKEN, NO_ADDRESS, AWAY = "another program listens there", "this machine has no such address", "no server answers there"

WHY: Mapping[str, str] = {
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": NOT_WRITABLE,
    "SQLITE_CANTOPEN": "there is no such folder, or no permission for it",
    "SQLITE_BUSY": LOCKED,
    "SQLITE_LOCKED": LOCKED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": NO_DATABASE,
    "SQLITE_IOERR_SHMSIZE": FULL,
    "SQLITE_IOERR": DISK,
    "ENOSPC": FULL,
    "EDQUOT": f"{FULL}: the quota is used up",
    "EEXIST": "there is something else in its place",
    "EFBIG": "a file may not be so large here",
    "EACCES": NO_RIGHT,
    "EPERM": NO_RIGHT,
    "EROFS": "the file system is read-only",
    "ENOENT": NO_PLACE,
    "ENOTDIR": "there is no such folder",
    "EISDIR": "that is a folder",
    "EIO": DISK,
    "EMFILE": "too many files are open",
    "EADDRINUSE": TAKEN,
    "EADDRNOTAVAIL": NO_ADDRESS,
    "28P01": LOGIN,
    "28000": NOT_LET_IN,
    "3D000": f"there is {NO_SUCH}",
    "42501": "this user may not do that",
    "53100": "the server's disk is full",
    "53300": "the server has too many connections",
    "57P03": "the server is starting",
}
# What is to be done, by the beginning of why.
CURES: Mapping[str, str] = {
    FULL: "Free space there; nothing that was received is lost.",
    "the server's disk": "Free space on the server; nothing that was received is lost.",
    "a file may not": "Raise the limit for files (ulimit -f, LimitFSIZE=).",
    NOT_WRITABLE: "Give the file and its folder to the user that the bot runs as.",
    NO_RIGHT: "Let the user that the bot runs as use it (chown, chmod).",
    "the file system is": "Mount it for writing, or choose another place.",
    "there is no such f": "Correct the path, or make the folder.",
    "there is something else": "Move it away, or choose another path.",
    LOCKED: "Find that program (fuser FILE) and end it.",
    DAMAGED: "Move it away and restore the last backup.",
    NO_DATABASE: "Correct DATABASE_URL, or move the file away and restore the last backup.",
    DISK: "Look at the disk (dmesg, smartctl) before anything else is written to it.",
    "too many files": "Raise the limit for open files (ulimit -n, LimitNOFILE=).",
    TAKEN: "End it, or choose another port.",
    NO_ADDRESS: "Correct the address.",
    LOGIN: "Correct DATABASE_URL.",
    NOT_LET_IN: "Correct the user in DATABASE_URL, or the server's pg_hba.conf.",
    f"there is {NO_SUCH}": "Correct DATABASE_URL, or make the database (createdb).",
    "this user may not": "Make that user the owner of the database.",
    "the server has too many": "Raise max_connections on the server; each process of the bot takes four.",
    "the server is starting": "Wait a moment.",
    AWAY: "Start the server, or correct host and port in DATABASE_URL.",
}
# A server that lets nobody in says no code, only words.
SAID: Mapping[str, str] = {
    "password authentication failed": "28P01",
    "no password supplied": "28P01",
    "no pg_hba.conf entry": "28000",
    "role": "28000",
    "does not exist": "3D000",
    "permission denied": "42501",
    "too many connections": "53300",
    "too many clients": "53300",
    "starting up": "57P03",
}


def code(error: BaseException) -> str:
    """The code of an exception, or "": a constant of its library, which names nobody."""
    for name in ("sqlite_errorname", "sqlstate"):
        if isinstance(found := getattr(error, name, None), str):
            return found
    return errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else ""


def reason(error: BaseException) -> str:
    """Why it is so, with the code; "" when nothing is known that an administrator could mend."""
    for one in _all_of(error):
        found = code(one)
        why = next((why for known, why in WHY.items() if found.startswith(known)), "")
        if why:
            return f"{why}, {found}"
        if not found and type(one).__module__.partition(".")[0] == "psycopg" and not one.__cause__:
            return of_a_server(str(one))
    return ""


def cure(why: str) -> str:
    """What is to be done about a reason; "" when nobody knows."""
    return next((cure for known, cure in CURES.items() if why.startswith(known)), "")


def sentence(error: BaseException) -> str:
    """Why it is so and what is to be done; "" when nothing is known that an administrator could mend."""
    why = reason(error)
    return f"{why}. {cure(why)}".rstrip() if why else ""


def of_a_server(words: str) -> str:
    """Why a server of PostgreSQL lets nobody in, by the words that it, or a tool of it, said."""
    known = next((found for said, found in SAID.items() if said in words), "")
    return f"{WHY[known]}, {known}" if known else AWAY


def _all_of(error: BaseException) -> Iterator[BaseException]:
    """The exception, what is in it, and what was before it."""
    yield error
    for inner in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from _all_of(inner)
    if before := error.__cause__ or error.__context__:
        yield from _all_of(before)
