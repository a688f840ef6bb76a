"""The settings: every fault stops the start and is named, and no secret is ever shown."""

from base64 import b64encode
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.setting_values import Address
from bot.settings import FOR_NOTHING, FOR_STORE, Settings, SettingsError, load

KEY = b64encode(bytes(range(32))).decode()
OLDER_KEY = b64encode(bytes(32)).decode()
TOKEN = "123456789:" + "A" * 35
WHOLE = {
    "BOT_TOKEN": TOKEN,
    "DATA_KEYS": f"{KEY},{OLDER_KEY}",
    "ORGANISATION": "Bureau",
    "ORGANISATION_URL": "https://example.org",
    "HOTLINE": "+380 00 000 00 00",
}
EXAMPLE = Path(__file__).parents[2] / ".env.example"


def faults(**changes: str) -> list[str]:
    with pytest.raises(SettingsError) as wrong:
        load(WHOLE | changes)
    return str(wrong.value).splitlines()


def test_more_than_telegram_carries_for_nothing_has_to_be_paid_for() -> None:
    said = "SEND_RATE may be above 30, which Telegram carries for nothing, only with PAID_BROADCASTS=yes."
    assert faults(SEND_RATE="31") == [said]
    assert load(WHOLE | {"SEND_RATE": "31", "PAID_BROADCASTS": "yes"}).send_rate == 31
    assert load(WHOLE | {"SEND_RATE": "31", "BOT_API_URL": "http://127.0.0.1:8081"}).send_rate == 31


def test_the_least_that_run_needs_is_enough_and_the_rest_has_the_published_defaults() -> None:
    settings = load(WHOLE)
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.keys == (KEY, OLDER_KEY)
    assert settings.bot_api_url == "https://api.telegram.org"
    assert settings.database_url == "sqlite:///data/zvistka.db"
    assert (settings.webhook_url, settings.webhook_secret, settings.log_format) == (None, None, None)
    assert settings.listen == Address("127.0.0.1", 8080)
    assert (settings.send_rate, settings.notice_hold, settings.acknowledge_hours) == (30, 120, 4)
    assert (settings.remind_every, settings.retention_days) == (60, 365)
    assert settings.timezone == ZoneInfo("Europe/Kyiv")
    assert settings.quiet_hours == (time(21), time(9))


def test_what_run_needs_is_named_all_at_once_when_missing() -> None:
    with pytest.raises(SettingsError) as wrong:
        load({})
    named = [line.split(" ")[0] for line in str(wrong.value).splitlines()]
    assert named == ["BOT_TOKEN", "DATA_KEYS", "HOTLINE", "ORGANISATION", "ORGANISATION_URL"]


def test_a_verb_that_needs_less_asks_for_less() -> None:
    assert load({}, FOR_NOTHING).keys == ()
    assert load({"DATA_KEYS": KEY}, FOR_STORE).keys == (KEY,)
    with pytest.raises(SettingsError, match=r"^DATA_KEYS \(or DATA_KEYS_FILE\) is not set"):
        load({}, FOR_STORE)


def test_a_variable_set_to_nothing_is_not_set() -> None:
    assert load(WHOLE | {"SEND_RATE": "", "WEBHOOK_URL": " "}).send_rate == 30
    assert faults(HOTLINE=" ")[0].startswith("HOTLINE (or HOTLINE_FILE) is not set")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "no-token"),
        ("BOT_API_URL", "http://api.telegram.org"),
        ("BOT_API_URL", "http://[2001:4860::1]"),
        ("BOT_API_URL", "ftp://api.telegram.org"),
        ("DATABASE_URL", "mysql://host/base"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "postgresql://"),
        ("DATA_KEYS", b64encode(bytes(16)).decode()),
        ("DATA_KEYS", f"{KEY},"),
        ("DATA_KEYS", "not base64"),
        ("LISTEN", "8080"),
        ("LISTEN", "localhost"),
        ("LISTEN", "localhost:99999"),
        ("LISTEN", "localhost:8080/path"),
        ("ORGANISATION", "x" * 201),
        ("ORGANISATION_URL", "example.org"),
        ("SEND_RATE", "0"),
        ("SEND_RATE", "1001"),
        ("SEND_RATE", "many"),
        ("NOTICE_HOLD", "-1"),
        ("SECOND_FACTOR", "yes"),
        ("ACKNOWLEDGE_HOURS", "0"),
        ("ACKNOWLEDGE_HOURS", "169"),
        ("ACKNOWLEDGE_HOURS", "soon"),
        ("TIMEZONE", "Europe/Nowhere"),
        ("TIMEZONE", "../etc/passwd"),
        ("TIMEZONE", "Europe"),
        ("QUIET_HOURS", "21:00"),
        ("QUIET_HOURS", "21:00-25:00"),
        ("QUIET_HOURS", "21:00-09:00-10:00"),
        ("REMIND_EVERY", "0"),
        ("RETENTION_DAYS", "a year"),
        ("LOG_FORMAT", "xml"),
        ("BACKUP_FOLDER", "copies"),
        ("BACKUP_KEEP", "0"),
        ("WEBHOOK_SECRET", "with space"),
        ("WEBHOOK_SECRET", "x" * 257),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str) -> None:
    assert [line.split(" must be ")[0] for line in faults(**{name: value})] == [name]


@pytest.mark.parametrize("name", sorted(field.upper() for field in Settings.model_fields))
def test_no_value_is_ever_shown(name: str, tmp_path: Path) -> None:
    secret = "s3cret-\N{SNOWMAN}-value " * 20
    (tmp_path / "file").write_text(secret, encoding="utf-8")
    file_instead = WHOLE | {name: "", f"{name}_FILE": str(tmp_path / "file")}
    with pytest.raises(SettingsError) as from_file:
        load(file_instead)
    assert "s3cret" not in "".join(faults(**{name: secret})) + str(from_file.value)


def test_the_settings_do_not_print_their_secrets() -> None:
    settings = load(WHOLE | {"DATABASE_URL": "postgresql://user:passw0rd@host/base", "WEBHOOK_SECRET": "quiet"})
    assert not [word for word in (TOKEN, KEY, "passw0rd", "quiet'") if word in repr(settings) + str(settings)]


@pytest.mark.parametrize("old", ["Europe/Kiev", "Europe/Uzhgorod", "Europe/Zaporozhye"])
def test_the_old_names_of_kyivs_time_are_understood(old: str) -> None:
    assert load(WHOLE | {"TIMEZONE": old}).timezone.key == "Europe/Kyiv"


def test_the_hours_and_the_address_are_read() -> None:
    settings = load(WHOLE | {"QUIET_HOURS": "22:30-07:15", "LISTEN": "[::1]:9000"})
    assert settings.quiet_hours == (time(22, 30), time(7, 15))
    assert settings.listen == Address("::1", 9000)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8081", "http://bot-api:8081", "http://10.0.0.4", "http://[::1]:81", "https://example.org"]
)
def test_a_bot_api_of_ones_own_may_be_plain_only_nearby(url: str) -> None:
    assert load(WHOLE | {"BOT_API_URL": url + "/"}).bot_api_url == url


@pytest.mark.parametrize("url", ["http://example.org/hook", "http://10.0.0.4/hook", "example.org"])
def test_a_webhook_in_the_clear_is_refused(url: str) -> None:
    assert faults(WEBHOOK_URL=url, WEBHOOK_SECRET="s") == ["WEBHOOK_URL must be an https:// address."]


@pytest.mark.parametrize(
    "url", ["https://example.org/hook", "http://127.0.0.1:9/hook", "http://[::1]/h", "http://localhost"]
)
def test_a_webhook_needs_its_secret(url: str) -> None:
    assert faults(WEBHOOK_URL=url)[0].startswith("WEBHOOK_SECRET (or WEBHOOK_SECRET_FILE) is not set")
    assert load(WHOLE | {"WEBHOOK_URL": url, "WEBHOOK_SECRET": "s"}).webhook_url == url


def test_every_variable_can_be_read_from_a_file(tmp_path: Path) -> None:
    paths = {name: tmp_path / name for name in WHOLE}
    for name, path in paths.items():
        path.write_text(WHOLE[name] + "\n")
    settings = load({f"{name}_FILE": str(path) for name, path in paths.items()})
    assert settings == load(WHOLE)


def test_a_value_and_a_file_for_it_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "rate").write_text("5")
    said = faults(SEND_RATE="5", SEND_RATE_FILE=str(tmp_path / "rate"))
    assert said == ["SEND_RATE and SEND_RATE_FILE are both set; keep one of them."]


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe"])
def test_an_unreadable_file_is_refused_by_name_even_if_there_is_a_default(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "rate").write_bytes(content)
    why = "there is no such file or folder, ENOENT" if content is None else "It is empty, or is no text."
    [said] = faults(SEND_RATE_FILE=str(tmp_path / "rate"))
    assert said.startswith(f"SEND_RATE_FILE names a file that cannot be read: {why}")


def test_a_file_that_nobody_named_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("SEND_RATE=5\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SEND_RATE", "6")
    assert load(WHOLE).send_rate == 30


def test_the_house_knows_no_secret() -> None:
    org = load(WHOLE).org
    assert (org.organisation, org.hotline, org.notice_hold) == ("Bureau", "+380 00 000 00 00", 120)
    assert TOKEN not in repr(org)


def test_the_example_names_every_variable_once_with_a_comment_and_its_default() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    places = [number for number, line in enumerate(lines) if "=" in line and not line.startswith("# ")]
    pairs = dict(lines[number].lstrip("#").split("=", 1) for number in places)
    assert len(pairs) == len(places)
    assert sorted(pairs) == sorted(field.upper() for field in Settings.model_fields)
    assert all(lines[number - 1].startswith("# ") for number in places)
    offered = {name: value for name, value in pairs.items() if value}
    assert load(offered, FOR_NOTHING) == load({}, FOR_NOTHING)
