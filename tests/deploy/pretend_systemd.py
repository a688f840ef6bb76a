"""Does for the units of deploy/systemd what systemd would do, as far as the bot sees it; and what stands beside it.

python pretend_systemd.py PROGRAM ARGUMENTS, where PROGRAM is sudo, editor, systemctl or systemd-run.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

STATE, CREDENTIALS, UNITS = Path("/var/lib"), Path("/run/credentials"), Path("/etc/systemd/system")
Settings = list[tuple[str, str]]


def sudo(words: list[str]) -> int:
    """We are root already.  A new environment finds what this one has installed: nothing is fetched."""
    if words[:2] == ["-u", "postgres"]:
        words = ["runuser", "-u", "postgres", "--", *words[2:]]
    code = subprocess.call(words)
    for place in Path("/opt/zvistka/lib").glob("python*/site-packages"):
        (place / "here.pth").write_text(os.environ["INSTALLED"] + "\n")
    return code


def editor(words: list[str]) -> int:
    """Somebody fills in what is needed, and what makes this a test."""
    path = Path(words[0])
    filled = {"ORGANISATION": "NGO", "ORGANISATION_URL": "https://zvistka.example", "HOTLINE": "+380 40 000 0099"}
    lines = path.read_text().splitlines()
    lines = [f"{name}={filled[name]}" if (name := line.partition("=")[0]) in filled else line for line in lines]
    added = [f"{name}={os.environ[name]}" for name in ("BOT_API_URL", "LISTEN")]
    path.write_text("\n".join([*lines, *added]) + "\n")
    return 0


def systemctl(words: list[str]) -> int:
    """One unit may run: zvistka."""
    verb, units = words[0], [word for word in words[1:] if not word.startswith("-")]
    for unit in units:
        if unit.endswith(".timer"):
            assert (UNITS / unit).exists(), unit
        else:
            {"enable": _start, "start": _start, "stop": _stop, "restart": _restart}[verb](unit)
    return 0


def systemd_run(words: list[str]) -> int:
    """Runs a command as a unit of its own."""
    settings: Settings = []
    while words[0].startswith("--"):
        name, _, value = words.pop(0).removeprefix("--").partition("=")
        if name == "setenv":
            settings.append(("Environment", value))
        elif name == "property":
            settings.append((value.partition("=")[0], value.partition("=")[2]))
    return subprocess.call(words, env=_environment(settings, "run"), cwd="/")


def _start(unit: str) -> None:
    lines = [line for line in (UNITS / f"{unit}.service").read_text().splitlines() if not line.startswith("#")]
    settings = [(line.partition("=")[0], line.partition("=")[2]) for line in lines if "=" in line]
    command = dict(settings)["ExecStart"].split(" ")
    address = Path(f"/run/{unit}.notify")
    address.unlink(missing_ok=True)
    ready = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ready.bind(str(address))
    with Path("/run/journal").open("ab") as journal:
        alone: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": journal, "stderr": journal}
        environ = {**_environment(settings, unit), "NOTIFY_SOCKET": str(address)}
        process = subprocess.Popen(command, env=environ, cwd="/", start_new_session=True, **alone)
    Path(f"/run/{unit}.pid").write_text(str(process.pid))
    if dict(settings)["Type"] == "notify":
        _waits_until_ready(process, ready, unit)


def _waits_until_ready(process: "subprocess.Popen[bytes]", ready: socket.socket, unit: str) -> None:
    ready.settimeout(0.1)
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        with suppress(TimeoutError):
            assert ready.recv(100) == b"READY=1"
            return
    sys.exit(f"{unit} ended with {process.returncode}: {Path('/run/journal').read_text()}")


def _stop(unit: str) -> None:
    pid = int(Path(f"/run/{unit}.pid").read_text())
    os.kill(pid, signal.SIGTERM)
    while Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]:
        time.sleep(0.05)


def _restart(unit: str) -> None:
    _stop(unit)
    _start(unit)


def _environment(settings: Settings, unit: str) -> dict[str, str]:
    """What the program is given; a file of settings wins over what the unit says."""
    credentials = CREDENTIALS / unit
    shutil.rmtree(credentials, ignore_errors=True)
    credentials.mkdir(parents=True, mode=0o700)
    environ = {"PATH": "/usr/local/bin:/usr/bin:/bin", "CREDENTIALS_DIRECTORY": str(credentials), "PGUSER": "zvistka"}
    environ["LANG"] = "C.UTF-8"
    for name, value in settings:
        if name == "Environment":
            pairs = value.replace("%d", str(credentials)).split(" ")
            environ |= dict(pair.split("=", 1) for pair in pairs)
        elif name == "LoadCredential":
            (credentials / value.partition(":")[0]).write_bytes(Path(value.partition(":")[2]).read_bytes())
            (credentials / value.partition(":")[0]).chmod(0o400)
        elif name == "StateDirectory":
            for folder in value.split(" "):
                (STATE / folder).mkdir(mode=0o700, exist_ok=True)
    for path in [value for name, value in settings if name == "EnvironmentFile"]:
        lines = [line for line in Path(path).read_text().splitlines() if line and not line.startswith("#")]
        environ |= dict(line.split("=", 1) for line in lines)
    return environ


if __name__ == "__main__":
    name, *rest = sys.argv[1:]
    programs = {"sudo": sudo, "editor": editor, "systemctl": systemctl, "systemd-run": systemd_run}
    sys.exit(programs[name](rest))
