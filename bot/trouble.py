"""What an administrator can do something about, in words: why a file, a port or a database could not be used.

An exception's own message may quote anything and is never shown; its code (SQLite's name, SQLSTATE, errno) is.
"""

import errno
from collections.abc import Iterator, Mapping

WHY: Mapping[str, str] = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_READONLY": "the database, or the folder it is in, may not be written",
    "SQLITE_CANTOPEN": "there is no such folder, or no permission for it",
    "SQLITE_BUSY": "another program has locked the file",
    "SQLITE_LOCKED": "another program has locked the file",
    "SQLITE_CORRUPT": "the file is damaged: restore the last backup",
    "SQLITE_NOTADB": "the file is no database, or is damaged",
    "SQLITE_IOERR": "the disk does not do what it should",
    "ENOSPC": "the disk is full",
    "EDQUOT": "the disk is full: the quota is used up",
    "EACCES": "no permission",
    "EPERM": "no permission",
    "EROFS": "the file system is read-only",
    "ENOENT": "there is no such file or folder",
    "ENOTDIR": "there is no such folder",
    "EIO": "the disk does not do what it should",
    "EMFILE": "too many files are open",
    "EADDRINUSE": "another program listens there",
    "EADDRNOTAVAIL": "this machine has no such address",
    "28P01": "wrong user or password",
    "28000": "the server does not let this user in",
    "3D000": "there is no such database",
    "42501": "this user may not do that",
    "53100": "the server's disk is full",
    "53300": "the server has too many connections",
    "57P03": "the server is starting",
}
# A server that lets nobody in says no code, only words.
SAID: Mapping[str, str] = {
    "password authentication failed": "28P01",
    "no password supplied": "28P01",
    "no pg_hba.conf entry": "28000",
    "role": "28000",
    "does not exist": "3D000",
    "too many connections": "53300",
    "too many clients": "53300",
    "starting up": "57P03",
}
AWAY = "no server answers there"


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
            return _of_a_server(str(one))
    return ""


def _all_of(error: BaseException) -> Iterator[BaseException]:
    """The exception, what is in it, and what was before it."""
    yield error
    for inner in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from _all_of(inner)
    if before := error.__cause__ or error.__context__:
        yield from _all_of(before)


def _of_a_server(words: str) -> str:
    known = next((found for said, found in SAID.items() if said in words), "")
    return f"{WHY[known]}, {known}" if known else AWAY
