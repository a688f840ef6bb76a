"""Reads the environment once.  A missing or wrong value stops the start and is named; no value is ever shown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from bot import setting_values as values
from bot import trouble
from bot.setting_values import Address

FOR_NOTHING: frozenset[str] = frozenset()
FOR_STORE = frozenset({"DATA_KEYS"})
FOR_RUN = FOR_STORE | {"BOT_TOKEN", "ORGANISATION", "ORGANISATION_URL", "HOTLINE"}
TELEGRAM = "https://api.telegram.org"
CRISIS_LINE = "7333 (Lifeline Ukraine)"
FREE_RATE = 30  # messages a second that Telegram carries for nothing: https://core.telegram.org/bots/faq
# As long as an operator has an inquiry or a report of a meeting in hand; a bot may delete a message for two days.
CARD_MINUTES, LONGEST_CARD = 30, 47 * 60
PEOPLE_PER_HOUR = 60  # one a minute, all hour long, with nothing done for any of them: no telephone call is so short


class SettingsError(Exception):
    """What is wrong with the settings: one sentence a line, each beginning with the variable's name."""

    safe_to_log = True


@dataclass(frozen=True)
class OrgConfig:
    """Whose bot this is and how it behaves: what texts and use cases may know of the settings."""

    organisation: str
    organisation_url: str
    hotline: str
    notice_hold: int  # seconds
    timezone: ZoneInfo
    quiet_hours: tuple[time, time]
    remind_every: int  # days
    retention_days: int
    review_days: int = 3
    acknowledge_hours: int = 4
    crisis_line: str = CRISIS_LINE
    second_factor: Literal["required", "off"] = "required"
    card_minutes: int = CARD_MINUTES
    sleep_days: int = 30
    people_per_hour: int = PEOPLE_PER_HOUR
    send_rate: int = FREE_RATE  # messages a second
    desk_url: str | None = None
    paid_broadcasts: bool = False
    operators_in_chat: Literal["all", "alerts"] = "all"
    by_mail: bool = False


Days = Annotated[int, Field(ge=1, le=36_500, description="a whole number of days, 1 or more")]
Line = Annotated[str, Field(min_length=1, max_length=200, description="a line of at most 200 characters")]
WebPage = Annotated[
    str,
    BeforeValidator(lambda value: values.url(value, lambda host: True)),
    Field(max_length=500, description="a web address such as https://example.org"),
]


class Settings(BaseModel):
    """Every variable, checked; each description completes the sentence "NAME must be …"."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    bot_token: Annotated[
        SecretStr,
        BeforeValidator(values.matching(r"\d+:[A-Za-z0-9_-]+")),
        Field(description="the token that BotFather gave, such as 123456:ABC…"),
    ] = SecretStr("")
    bot_api_url: Annotated[
        str,
        BeforeValidator(lambda value: values.url(value, values.is_near)),
        Field(description="an https:// address (http:// only on a private network)"),
    ] = TELEGRAM
    database_url: Annotated[
        str, BeforeValidator(values.database), Field(repr=False, description="sqlite:///path or postgresql://…")
    ] = "sqlite:///data/zvistka.db"
    data_keys: Annotated[
        SecretStr,
        BeforeValidator(values.keys),
        Field(description="keys made by `python -m bot new-key`, newest first, separated by commas"),
    ] = SecretStr("")
    webhook_url: Annotated[
        str | None,
        BeforeValidator(lambda value: values.url(value, values.is_loopback)),
        Field(description="an https:// address"),
    ] = None
    webhook_secret: Annotated[
        SecretStr | None,
        BeforeValidator(values.matching(r"[A-Za-z0-9_-]{1,256}")),
        Field(description="1 to 256 of the characters A-Z a-z 0-9 _ -"),
    ] = None
    listen: Annotated[
        Address, BeforeValidator(values.address), Field(description="host:port, such as 127.0.0.1:8080")
    ] = Address("127.0.0.1", 8080)
    desk_url: Annotated[
        str | None,
        BeforeValidator(values.origin),
        Field(description="an https:// address without a path (http:// only on this machine)"),
    ] = None
    desk_listen: Annotated[
        Address, BeforeValidator(values.address), Field(description="host:port, such as 127.0.0.1:8081")
    ] = Address("127.0.0.1", 8081)
    operators_in_chat: Annotated[Literal["all", "alerts"], Field(description="all or alerts")] = "all"
    smtp_host: Annotated[
        str | None,
        BeforeValidator(values.matching(r"[A-Za-z0-9.:-]{1,253}")),
        Field(description="the name of a mail server"),
    ] = None
    smtp_port: Annotated[int, Field(ge=1, le=65_535, description="a whole number from 1 to 65535")] = 587
    smtp_security: Annotated[
        Literal["starttls", "tls", "none"], Field(description="starttls, tls or none (none only on this machine)")
    ] = "starttls"
    smtp_user: Annotated[
        str | None, Field(repr=False, max_length=200, description="a name of at most 200 characters")
    ] = None
    smtp_password: Annotated[
        SecretStr | None,
        BeforeValidator(values.matching(r"[ -~]{1,200}")),
        Field(description="the password of SMTP_USER, of at most 200 ASCII characters"),
    ] = None
    smtp_from: Annotated[
        str | None,
        BeforeValidator(values.matching(r"[^\s@<>]{1,64}@[A-Za-z0-9.-]{1,253}")),
        Field(description="an e-mail address"),
    ] = None
    organisation: Line = ""
    organisation_url: WebPage = ""
    hotline: Line = ""
    crisis_line: Line = CRISIS_LINE
    send_rate: Annotated[int, Field(ge=1, le=1000, description="a whole number from 1 to 1000")] = FREE_RATE
    paid_broadcasts: Annotated[bool, Field(description="yes or no")] = False
    notice_hold: Annotated[int, Field(ge=0, le=86_400, description="a whole number of seconds from 0 to 86400")] = 120
    acknowledge_hours: Annotated[int, Field(ge=1, le=168, description="a whole number of hours from 1 to 168")] = (
        4  # long enough to end a shift, short enough that nobody goes to sleep without knowing
    )
    second_factor: Annotated[Literal["required", "off"], Field(description="required or off")] = "required"
    card_minutes: Annotated[
        int, Field(ge=5, le=LONGEST_CARD, description=f"a whole number of minutes from 5 to {LONGEST_CARD}")
    ] = CARD_MINUTES
    people_per_hour: Annotated[int, Field(ge=2, le=10_000, description="a whole number from 2 to 10000")] = (
        PEOPLE_PER_HOUR
    )
    sleep_days: Annotated[int, Field(ge=7, le=3_650, description="a whole number of days from 7 to 3650")] = (
        30  # longer than a leave, shorter than an account stays forgotten
    )
    timezone: Annotated[
        ZoneInfo, BeforeValidator(values.zone), Field(description="the name of a time zone, such as Europe/Kyiv")
    ] = ZoneInfo("Europe/Kyiv")
    quiet_hours: Annotated[
        tuple[time, time], BeforeValidator(values.hours), Field(description="two times of day, such as 21:00-09:00")
    ] = (time(21), time(9))
    review_days: Days = 3
    remind_every: Days = 60
    retention_days: Days = 365
    backup_folder: Annotated[
        Path | None, BeforeValidator(values.folder), Field(description="the path of a folder, from /")
    ] = None
    backup_keep: Annotated[int, Field(ge=1, le=3650, description="a whole number from 1 to 3650")] = 30
    log_format: Annotated[Literal["json", "console"] | None, Field(description="json or console")] = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The master keys in base64, newest first."""
        return tuple(key.strip() for key in self.data_keys.get_secret_value().split(",") if key.strip())

    @property
    def by_mail(self) -> bool:
        """Whether operators are written to by e-mail when something waits at the desk."""
        return None not in (self.smtp_host, self.smtp_from, self.desk_url)

    @property
    def places(self) -> dict[str, Path]:
        """The folders of this machine that fill, by what is in them."""
        url, scheme = self.database_url, "sqlite:///"
        database = {"database": Path(url.removeprefix(scheme)).parent} if url.startswith(scheme) else {}
        return database | ({"backups": self.backup_folder} if self.backup_folder else {})

    @property
    def org(self) -> OrgConfig:
        """What texts and use cases may know."""
        return OrgConfig(**{name: getattr(self, name) for name in OrgConfig.__dataclass_fields__})


def load(environ: Mapping[str, str], needs: Collection[str] = FOR_RUN) -> Settings:
    """The settings in the environment; raises Wrong with every fault and every variable of needs that is missing."""
    given, faults = _read(environ)
    faults |= _missing(given.keys() | faults.keys(), needs)
    try:
        settings = Settings(**given)
    except ValidationError as error:
        faults |= {name: _sentence(name) for name in (str(e["loc"][0]) for e in error.errors(include_input=False))}
    else:
        faults |= _too_fast(settings) | _nowhere(settings) | _in_the_clear(settings)
    if faults:
        raise SettingsError("\n".join(faults[name] for name in sorted(faults)))
    return settings


def _too_fast(settings: Settings) -> dict[str, str]:
    """Telegram answers what is faster with a flood limit, and then nobody hears anything for a while."""
    unpaid = settings.bot_api_url == TELEGRAM and not settings.paid_broadcasts
    if settings.send_rate <= FREE_RATE or not unpaid:
        return {}
    reason = f"SEND_RATE may be above {FREE_RATE}, which Telegram carries for nothing, only with PAID_BROADCASTS=yes."
    return {"send_rate": reason}


def _nowhere(settings: Settings) -> dict[str, str]:
    """Where chats name nobody, operators need another place to work."""
    if settings.operators_in_chat == "all" or settings.desk_url:
        return {}
    return {"operators_in_chat": "OPERATORS_IN_CHAT may be alerts only where there is a desk: set DESK_URL."}


def _in_the_clear(settings: Settings) -> dict[str, str]:
    """Who else is on the network would read the password, and when operators have work."""
    host = settings.smtp_host
    if host is None or settings.smtp_security != "none" or host in ("localhost", "127.0.0.1", "::1"):
        return {}
    return {"smtp_security": "SMTP_SECURITY may be none only with a mail server on this machine."}


def _read(environ: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The values by field, and the faults by field; what is set to nothing is not set."""
    given, faults = {}, {}
    for field in Settings.model_fields:
        name = field.upper()
        value, path = environ.get(name, "").strip(), environ.get(f"{name}_FILE", "").strip()
        try:
            value = value or (path and _content(path))
        except (OSError, ValueError) as error:
            why = trouble.sentence(error) or "It is empty, or is no text."
            faults[field] = f"{name}_FILE names a file that cannot be read: {why}"
        if value:
            given[field] = value
        if environ.get(name, "").strip() and path:
            faults[field] = f"{name} and {name}_FILE are both set; keep one of them."
    return given, faults


def _content(path: str) -> str:
    content = Path(path).read_text(encoding="utf-8").strip()
    if not content:
        raise ValueError
    return content


def _missing(known: Collection[str], needs: Collection[str]) -> dict[str, str]:
    needed = {*needs, "WEBHOOK_SECRET"} if "webhook_url" in known else set(needs)
    absent = (name for name in needed if name.lower() not in known)
    return {
        name.lower(): f"{name} (or {name}_FILE) is not set; it must be {_description(name.lower())}." for name in absent
    }


def _sentence(field: str) -> str:
    return f"{field.upper()} must be {_description(field)}."


def _description(field: str) -> str:
    return Settings.model_fields[field].description or ""
