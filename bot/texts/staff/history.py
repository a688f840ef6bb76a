"""What administrators read about the history: its head every day, and that it does not hold."""

from bot.model.history import Head, Proof
from bot.model.message import Message
from bot.texts.writing import alarm, lines, t, tn, to_operator


def head(now: Head, before: Head | None) -> Message:
    """Once a day: who keeps these messages can tell an older copy of the database, or one written anew."""
    return to_operator(
        lines(
            [
                tn("<b>The history has {n} entry.</b>", "<b>The history has {n} entries.</b>", now.place),
                t("Its mark today: <code>{mark}</code>", mark=str(now)),
                t("Its mark the time before: <code>{mark}</code>", mark=str(before)) if before else None,
            ]
        ),
        t("Keep this message: with the mark, the person who runs the bot can prove later that nothing was changed."),
        counted=True,
    )


def broken(proof: Proof) -> Message:
    """Somebody has written to the database past the program."""
    said = tn(
        "<b>The history was tampered with</b>, in {n} place: somebody has written to the database without the bot.",
        "<b>The history was tampered with</b>, in {n} places: somebody has written to the database without the bot.",
        len(proof.found),
    )
    return alarm(
        said,
        t(
            "Call the person who runs the bot now: the log and <code>check</code> say where. Verify no return until it is clear what was done."
        ),
    )
