"""A reverse proxy as in deploy/proxy, with names, ports and certificates of the test's own."""

import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.end_to_end.program import ROOT, free_port

EXAMPLES = ROOT / "deploy" / "proxy"
OURSELVES = "127.0.0.1"


class Proxy:
    """One that runs: https at url, for whom Telegram's certificate would be this one."""

    def __init__(self, folder: Path, name: str, upstream: str, *, lets_us_in: bool) -> None:
        self.port, self.folder = free_port(), folder
        self.url = f"https://{OURSELVES}:{self.port}"
        self._upstream, self._lets_us_in = upstream, lets_us_in
        self.trust = ssl.create_default_context(cafile=_certificate(folder))
        self.command = {"nginx": self._nginx, "caddy": self._caddy}[name]()

    def _nginx(self) -> list[str]:
        text = (EXAMPLES / "nginx.conf").read_text()
        text = text.replace("listen 443 ssl", f"listen {OURSELVES}:{self.port} ssl")
        text = "\n".join(line for line in text.splitlines() if "[::]" not in line)
        text = text.replace("/etc/letsencrypt/live/bot.example.org/fullchain.pem", f"{self.folder}/certificate.pem")
        text = text.replace("/etc/letsencrypt/live/bot.example.org/privkey.pem", f"{self.folder}/key.pem")
        if self._lets_us_in:
            text = text.replace("deny all;", f"allow {OURSELVES};\n deny all;")
        (self.folder / "site.conf").write_text(text.replace("127.0.0.1:8080", self._upstream))
        places = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = " ".join(f"{place}_temp_path {self.folder}/{place};" for place in places)
        whole = f"user root; daemon off; pid {self.folder}/pid; error_log {self.folder}/log;\nevents {{}}\n"
        (self.folder / "nginx.conf").write_text(whole + f"http {{ {temporary} include {self.folder}/site.conf; }}\n")
        return ["nginx", "-c", f"{self.folder}/nginx.conf", "-e", f"{self.folder}/log"]

    def _caddy(self) -> list[str]:
        text = (EXAMPLES / "Caddyfile").read_text()
        site = f"{self.url} {{\n\ttls {self.folder}/certificate.pem {self.folder}/key.pem"
        text = text.replace("bot.example.org {", site).replace("127.0.0.1:8080", self._upstream)
        if self._lets_us_in:
            text = text.replace("91.108.4.0/22\n", f"91.108.4.0/22 {OURSELVES}\n")
        text = f"{{\n\tadmin off\n\tauto_https disable_redirects\n}}\n{text}"
        (self.folder / "Caddyfile").write_text(text)
        return ["caddy", "run", "--adapter", "caddyfile", "--config", f"{self.folder}/Caddyfile"]


@contextmanager
def proxy(name: str, folder: Path, upstream: str, *, lets_us_in: bool) -> Iterator[Proxy]:
    """It runs until the end; without the program the test is skipped."""
    if not shutil.which(name):
        pytest.skip(f"there is no {name} here")
    folder.mkdir()
    made = Proxy(folder, name, upstream, lets_us_in=lets_us_in)
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(made.command, env={"PATH": _PATH, "HOME": str(folder)}, stdout=said, stderr=said)
    try:
        _listens(made, process)
        yield made
    finally:
        process.terminate()
        process.wait(30)


_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


def _listens(made: Proxy, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    while True:
        assert process.poll() is None, (made.folder / "said").read_text()
        try:
            ssl.get_server_certificate((OURSELVES, made.port), timeout=5)
            return
        except OSError:
            assert time.monotonic() < until, (made.folder / "said").read_text()
            time.sleep(0.02)


def _certificate(folder: Path) -> Path:
    """For 127.0.0.1, signed by itself."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(OURSELVES))]), critical=False)
        .sign(key, SHA256())
    )
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    return folder / "certificate.pem"
