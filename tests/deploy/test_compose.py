"""compose.yaml and the Dockerfile: shut in, limited, and nothing in them that is not there."""

import re
import shlex
from typing import Any

import pytest
import yaml

from bot.settings import Settings
from tests.deploy.documents import commands
from tests.end_to_end.program import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = pytest.mark.parametrize("service", COMPOSE["services"].values(), ids=list(COMPOSE["services"]))


@SERVICES
def test_every_service_is_shut_in_and_limited(service: dict[str, Any]) -> None:
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["ulimits"] == {"core": 0}
    assert {"mem_limit", "pids_limit"} <= service.keys()
    assert service["logging"]["options"].keys() == {"max-size", "max-file"}
    assert service["restart"] == "unless-stopped"


@SERVICES
def test_what_a_service_asks_for_is_there(service: dict[str, Any]) -> None:
    assert set(service["secrets"]) <= COMPOSE["secrets"].keys()
    assert {volume.partition(":")[0] for volume in service["volumes"]} <= COMPOSE["volumes"].keys()
    assert set(service["networks"]) <= COMPOSE["networks"].keys()
    assert set(service.get("depends_on", {})) <= COMPOSE["services"].keys()


def test_the_database_reaches_nothing_but_the_bot() -> None:
    [network] = COMPOSE["services"]["postgres"]["networks"]
    assert COMPOSE["networks"][network] == {"internal": True}
    assert "ports" not in COMPOSE["services"]["postgres"]


def test_the_pages_of_the_bot_are_for_this_machine_only() -> None:
    assert all(port.startswith("127.0.0.1:") for port in COMPOSE["services"]["bot"]["ports"])


def test_what_the_bot_is_given_are_settings() -> None:
    given = {name.removesuffix("_FILE").lower() for name in COMPOSE["services"]["bot"]["environment"]}
    assert given <= Settings.model_fields.keys()


def test_the_image_has_every_folder_that_is_written() -> None:
    volumes = set(re.findall(r"/\w+", DOCKERFILE.partition("\nVOLUME ")[2].splitlines()[0]))
    assert volumes == {volume.partition(":")[2] for volume in COMPOSE["services"]["bot"]["volumes"]}
    assert all(re.search(rf"install --directory.*{folder}\b", DOCKERFILE) for folder in volumes)
    assert re.search(r"^USER 10001:10001$", DOCKERFILE, re.MULTILINE)


def test_the_image_takes_what_is_there_and_not_ignored() -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    for line in re.findall(r"^COPY (?!--)(.*)$", DOCKERFILE, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert f"!{source}" in ignored, source


@pytest.mark.parametrize("command", commands("docker-postgres"))
def test_what_is_said_of_postgresql_in_containers_is_about_what_there_is(command: str) -> None:
    words = shlex.split(command, comments=True)
    if words[:2] == ["docker", "compose"]:
        assert "--profile postgres" in command or {"bot", "postgres"} & set(words)
    if "exec" in words:
        asked = COMPOSE["services"]["postgres"]["environment"]["POSTGRES_USER"]
        assert f"--username={asked}" in words
    if "DATABASE_URL" in command:
        assert "postgresql://zvistka:" in command
        assert "@postgres/zvistka" in command
