"""The verbs at the command line: help, exit codes, and a sentence for whoever made a mistake."""

import json
import re

import pytest

from bot.__main__ import main
from tests.end_to_end.deployment import Deployment
from tests.end_to_end.program import TOKEN, Ended

DONE, FAILED, MISUSED = 0, 1, 2


def is_a_sentence(ended: Ended) -> bool:
    """No traceback, no log of a crash, no secret: words for a person."""
    last = ended.complained.splitlines()[-1]
    return "Traceback" not in ended.complained and "exception" not in ended.complained and not last.startswith("{")


async def test_every_verb_explains_itself(deployment: Deployment, capsys: pytest.CaptureFixture[str]) -> None:
    whole = await deployment.verb("--help")
    verbs = re.findall(r"^ {4}([a-z][a-z-]+)", whole.said, re.MULTILINE)
    assert {"run", "rehearse", "new-key", "migrate", "invite", "check", "backup", "restore", "rotate-keys"} <= {*verbs}
    for verb in verbs:
        with pytest.raises(SystemExit, match=r"^0$"):
            main([verb, "--help"])
        assert f"usage: python -m bot {verb} " in capsys.readouterr().out


async def test_a_word_that_is_no_verb_is_refused(deployment: Deployment) -> None:
    assert (await deployment.verb("fly")).code == MISUSED


async def test_every_missing_setting_is_named_at_once(deployment: Deployment) -> None:
    ended = await deployment.verb("run", BOT_TOKEN=None, HOTLINE=None)
    assert ended.code == MISUSED
    assert [line.split(" ")[0] for line in ended.complained.splitlines()] == ["BOT_TOKEN", "HOTLINE"]
    assert not deployment.database.exists()


async def test_a_wrong_setting_is_named_and_not_shown(deployment: Deployment) -> None:
    ended = await deployment.verb("run", DATA_KEYS="a-secret-that-is-no-key")
    assert ended.code == MISUSED
    assert ended.complained.startswith("DATA_KEYS must be ")
    assert "a-secret-that-is-no-key" not in ended.complained


async def test_a_token_that_telegram_does_not_know_ends_the_start_with_a_sentence(deployment: Deployment) -> None:
    ended = await deployment.verb("run", BOT_TOKEN="1234567:another-token-that-opens-nothing")
    assert ended.code == FAILED
    assert ended.complained.splitlines()[-1] == "Telegram does not know this token"
    assert is_a_sentence(ended)
    assert "another-token" not in ended.complained


async def test_a_port_that_is_taken_ends_the_start_with_a_sentence(deployment: Deployment) -> None:
    taken = deployment.telegram.url.removeprefix("http://")
    ended = await deployment.verb("run", LISTEN=taken)
    assert ended.code == FAILED
    why = "(another program listens there, EADDRINUSE). End it, or choose another port"
    assert ended.complained == f"LISTEN: {taken} cannot be listened on {why}\n"
    assert is_a_sentence(ended)


@pytest.mark.parametrize("verb", [("run",), ("migrate",), ("invite", "--role", "admin")], ids=lambda verb: verb[0])
async def test_a_database_that_cannot_be_opened_ends_any_verb_with_a_sentence(
    deployment: Deployment, verb: tuple[str, ...]
) -> None:
    ended = await deployment.verb(*verb, DATABASE_URL="sqlite:////proc/nowhere/zvistka.db")
    assert ended.code == FAILED
    assert ended.complained.startswith("the database cannot be opened (/proc/nowhere/zvistka.db: ")
    assert "ENOENT" in ended.complained
    assert is_a_sentence(ended)


async def test_check_says_what_is_fit_and_what_is_not(deployment: Deployment) -> None:
    assert (await deployment.verb("migrate")).code == DONE
    assert (
        "warning  backup: none was ever made: set BACKUP_FOLDER, or use `backup`"
        in (await deployment.verb("check")).said
    )
    await deployment.verb("backup", str(deployment.database.with_name("copy.db")))
    fit = await deployment.verb("check")
    assert fit.code == DONE, fit
    assert {line.split()[0] for line in fit.said.splitlines()} == {"fine"}
    unfit = await deployment.verb("check", BOT_TOKEN="1234567:another-token-that-opens-nothing")
    assert unfit.code == FAILED
    assert "wrong    token: Telegram does not know this token" in unfit.said.splitlines()
    assert TOKEN not in fit.said + fit.complained


async def test_a_page_of_a_rehearsal_that_has_no_port_ends_with_a_sentence(deployment: Deployment) -> None:
    taken = deployment.telegram.url.rpartition(":")[2]
    ended = await deployment.verb("rehearse", "--port", taken)
    assert ended.code == FAILED
    why = "(another program listens there, EADDRINUSE). End it, or choose another port"
    assert ended.complained == f"--port: 127.0.0.1:{taken} cannot be listened on {why}\n"
    assert (
        "--port: a port is a number from 0 to 65535"
        in (await deployment.verb("rehearse", "--port", "70000")).complained
    )


async def test_whoever_collects_logs_as_json_gets_sentences_as_json(deployment: Deployment) -> None:
    taken = deployment.telegram.url.removeprefix("http://")
    ended = await deployment.verb("run", LISTEN=taken, LOG_FORMAT="json")
    assert ended.code == FAILED
    said = [json.loads(line) for line in ended.complained.splitlines()]
    assert said[-1]["event"].startswith(f"LISTEN: {taken} cannot be listened on")


async def test_check_compares_the_history_with_a_head_that_was_noted(deployment: Deployment) -> None:
    await deployment.verb("invite", "--role", "verifier")
    assert deployment.rows("SELECT action, subject FROM audit") == [("invited", "invitation")]
    said = (await deployment.verb("check")).said
    head = re.search(r"fine     history: 1 rows; note its head elsewhere: (1:[0-9a-f]{16})", said)
    assert head, said
    assert "fine     history" in (await deployment.verb("check", "--head", head[1])).said
    for other in ("1:0123456789abcdef", f"2:{head[1][2:]}"):
        ended = await deployment.verb("check", "--head", other)
        assert ended.code == FAILED
        assert f"wrong    history: row {other[0]}: is not as it was noted" in ended.said
    assert (await deployment.verb("check", "--head", "nonsense")).code == MISUSED
