"""Callback data: a verb and its arguments, 1 to 64 bytes."""


def press(verb: str, *args: object) -> str:
    """The data of a button; ValueError when Telegram would refuse its length."""
    data = ":".join((verb, *(str(arg) for arg in args)))
    if len(data.encode()) > 64:
        raise ValueError(f"too long for a button: {verb}")
    return data


def arguments(data: str) -> tuple[str, tuple[int | str, ...]]:
    """The verb, and what stands behind it: words, and numbers such as ids."""
    verb, *named = data.split(":")
    return verb, tuple(int(one) if one.isdecimal() else one for one in named)


def parts(data: str) -> tuple[str, ...]:
    """The arguments behind the verb."""
    return tuple(data.split(":")[1:])
