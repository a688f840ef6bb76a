"""Does for Dockerfile and compose.yaml what an engine would do, as far as the bot sees it; fetches and builds nothing.

python pretend_docker.py docker ARGUMENTS.  The image holds what the Dockerfile copies, its packages are those of the
tests; a container sees the environment, the volumes and the secrets of compose.yaml, and no other.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import yaml

IMAGE, SECRETS, PID = Path("/app"), Path("/run/secrets"), Path("/run/bot.pid")


def main(words: list[str]) -> int:
    """The commands of an engine that docs/running.md uses."""
    verb = words.pop(0)
    if verb == "build":
        return build(words)
    if verb == "run":
        return run_alone(words)
    assert verb == "compose", verb
    return compose([word for word in words if word != "--detach"])


def build(words: list[str]) -> int:
    """Copies what the Dockerfile copies, and makes the folders that it makes."""
    assert words == ["--tag", "zvistka", "."], words
    text = Path("Dockerfile").read_text()
    for name, place in re.findall(r"^COPY (?!--)(\S+) (/app/\S+)$", text, re.MULTILINE):
        shutil.copytree(name, place, dirs_exist_ok=True)
    assert Path("requirements.txt").exists()
    for folder in re.findall(r"/\w+", _line(text, "VOLUME")):
        Path(folder).mkdir(mode=0o700, exist_ok=True)
    return 0


def run_alone(words: list[str]) -> int:
    """A container with nothing but the image."""
    _, after = _options(words, {"--network"})
    assert after.pop(0) == "zvistka"
    return _in_a_container([sys.executable, "-m", "bot", *after], {})


def compose(words: list[str]) -> int:
    """The services of compose.yaml in this folder."""
    described = yaml.safe_load(Path("compose.yaml").read_text())
    bot = described["services"]["bot"]
    verb = words.pop(0)
    if verb == "up":
        build(["--tag", "zvistka", "."])
        _stop()
        return _start(bot, described, waits="--wait" in words)
    if verb in {"stop", "start"}:
        assert words == ["bot"], words
        return _stop() if verb == "stop" else _start(bot, described)
    if verb == "cp":
        source = Path(words[0].removeprefix("bot:"))
        shutil.copytree(source, words[1], dirs_exist_ok=True)
        return 0
    assert verb == "run", verb
    given, after = _options(words, {"--entrypoint"})
    assert after.pop(0) == "bot"
    entry = [given["--entrypoint"]] if "--entrypoint" in given else [sys.executable, "-m", "bot"]
    return _in_a_container([*entry, *after], _environment(bot, described))


def _start(bot: dict[str, Any], described: dict[str, Any], *, waits: bool = False) -> int:
    environ = _environment(bot, described)
    with Path("/run/bot.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], env=_given(environ), cwd="/", stdin=subprocess.DEVNULL,
            stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    PID.write_text(str(process.pid))
    while waits and process.poll() is None and not _is_healthy(environ["LISTEN"]):
        time.sleep(0.1)
    if (code := process.poll()) is not None:
        sys.exit(f"the container ended with {code}: {Path('/run/bot.log').read_text()}")
    return 0


def _is_healthy(listen: str) -> bool:
    """What the HEALTHCHECK of the image asks."""
    line = HTTPConnection(listen, timeout=4)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    except OSError:
        return False
    finally:
        line.close()


def _stop() -> int:
    if PID.exists() and _runs():
        os.kill(int(PID.read_text()), signal.SIGTERM)
        until = time.monotonic() + 30  # as stop_grace_period in compose.yaml
        while _runs():
            if time.monotonic() > until:
                sys.exit(f"it does not stop: {Path('/run/bot.log').read_text()}")
            time.sleep(0.05)
    return 0


def _runs() -> bool:
    try:
        return "Z" not in Path(f"/proc/{PID.read_text()}/stat").read_text().split()[2]
    except (FileNotFoundError, ProcessLookupError):  # it ends while one looks
        return False


def _environment(bot: dict[str, Any], described: dict[str, Any]) -> dict[str, str]:
    """What compose.yaml gives; a secret that is not there ends it, as it ends compose."""
    for volume in bot["volumes"]:
        name, _, place = volume.partition(":")
        assert name in described["volumes"], name
        assert Path(place).is_dir(), place
    SECRETS.mkdir(exist_ok=True)
    for name in bot["secrets"]:
        file = Path(described["secrets"][name]["file"])
        if file.stat().st_uid != 10001 or file.stat().st_mode & 0o077:
            sys.exit(f"{file} cannot be read in the container, or can be read by others")
        shutil.copy(file, SECRETS / name)
    lines = [line for line in Path(bot["env_file"]).read_text().splitlines() if line and not line.startswith("#")]
    environ: dict[str, str] = dict(line.split("=", 1) for line in lines)
    return {**environ, **bot["environment"], "LISTEN": os.environ["LISTEN"]}


def _in_a_container(command: list[str], environ: dict[str, str]) -> int:
    return subprocess.call(command, env=_given(environ), cwd="/", stdin=subprocess.DEVNULL)


def _given(environ: dict[str, str]) -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(IMAGE), "LANG": "C.UTF-8", **environ}


def _options(words: list[str], with_value: set[str]) -> tuple[dict[str, str], list[str]]:
    given: dict[str, str] = {}
    while words and words[0].startswith("--"):
        name = words.pop(0)
        given[name] = words.pop(0) if name in with_value else ""
    return given, words


def _line(text: str, word: str) -> str:
    found = re.search(rf"^{word} (.*)$", text, re.MULTILINE)
    assert found, word
    return found[1]


if __name__ == "__main__":
    assert sys.argv[1] == "docker"
    sys.exit(main(sys.argv[2:]))
