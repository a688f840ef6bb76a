"""Sends e-mail, by SMTP: the only place that knows it.  What goes wrong is raised, and nothing was sent."""

from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from bot.model.sentence import text
from bot.settings import Settings
from bot.texts.staff import by_mail as texts
from bot.use_cases.staff.by_mail import Mail

TIMEOUT = 20.0  # seconds, for each step


async def send(settings: Settings, mail: Mail, now: float) -> None:
    """One message.  Raises what the server, the network or the library says."""
    from aiosmtplib import send as deliver  # noqa: PLC0415 (who has no SMTP_HOST does not wait for it)

    password = settings.smtp_password
    await deliver(
        _message(settings, mail, now),
        hostname=settings.smtp_host,
        port=settings.smtp_port,
        username=settings.smtp_user,
        password=password.get_secret_value() if password else None,
        use_tls=settings.smtp_security == "tls",
        start_tls=settings.smtp_security == "starttls",
        timeout=TIMEOUT,
    )


def _message(settings: Settings, mail: Mail, now: float) -> EmailMessage:
    made = EmailMessage()
    sender = settings.smtp_from or ""
    made["From"], made["To"] = sender, mail.address
    made["Subject"] = text(texts.subject(), mail.language)
    made["Date"], made["Message-ID"] = formatdate(now), make_msgid(domain=sender.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"  # so that no absence is answered to it (RFC 3834)
    made.set_content(text(texts.words(settings.desk_url or ""), mail.language))
    return made
