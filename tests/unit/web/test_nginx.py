"""The board behind a real nginx with the very configuration that docs/nginx.conf shows."""

import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from os import environ
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from access import STAFF, account_named, add_account, set_password
from store import AccessRecords, open_store
from tools.environment import ROOT
from tools.serving import ADDRESS, free_port, start_app, wait_until_ready
from web.own_files import own_file

# On Debian it lies where not everybody's PATH leads.
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
NAME, PASSWORD = "an.nguyen", "mật khẩu dài và riêng"
PAGE = {"accept": "text/html"}
TOKEN = "SECRET-TOKEN-OF-A-LINK"
MAIN = """daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/main.error.log;
events {{ }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/board.conf;
}}
"""

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: nginx-light)")


class Site(NamedTuple):
    """A board behind nginx: its ports, its store and its logs."""

    plain: int
    port: int
    app: int
    store: Path
    folder: Path

    def ask(
        self, path: str, headers: dict[str, str] | None = None, *, form: dict[str, str] | None = None
    ) -> HTTPResponse:
        """One request through nginx over TLS; a form is posted."""
        caller = HTTPSConnection(ADDRESS, self.port, context=self.trusting(), timeout=30)
        body = urlencode(form).encode() if form is not None else None
        said = {"content-type": "application/x-www-form-urlencoded", "origin": self.origin} if form else {}
        caller.request("POST" if form else "GET", path, body, {**said, **(headers or {})})
        answer = caller.getresponse()
        answer.read()
        return answer

    def trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / "board.pem"))

    @property
    def origin(self) -> str:
        return f"https://{ADDRESS}:{self.port}"

    def signed_in(self) -> tuple[str, HTTPResponse]:
        """Signs in by the form; gives the cookie as a browser sends it back, and the answer."""
        answer = self.ask("/sign-in", form={"name": NAME, "password": PASSWORD})
        set_cookies = answer.headers.get_all("set-cookie") or []
        (cookie,) = [one.partition(";")[0] for one in set_cookies if one.startswith("session=")]
        return cookie, answer

    def watch(self, headers: dict[str, str]) -> bool:
        """Whether the app's websocket opens through nginx."""
        address = f"wss://{ADDRESS}:{self.port}/_stcore/stream"
        try:
            with connect(
                address, ssl=self.trusting(), origin=self.origin, additional_headers=headers,
                subprotocols=["streamlit"], proxy=None, open_timeout=60,
            ):  # fmt: skip
                return True
        except InvalidStatus as why:
            assert why.response.status_code == 403
            return False


def write_certificate(folder: Path) -> None:
    """A certificate for this machine's own address, good for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, ADDRESS)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(ADDRESS))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    (folder / "board.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "board.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


def write_configuration(site: Site) -> None:
    """The configuration of the docs with this test's ports, names and files."""
    text = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    for shown, ours in (
        ("listen 80;", f"listen {ADDRESS}:{site.plain};"),
        ("listen 443 ssl;", f"listen {ADDRESS}:{site.port} ssl;"),
        ("127.0.0.1:8501", f"{ADDRESS}:{site.app}"),
        ("server_name board.example.vn;", f"server_name {ADDRESS};"),
        ("/etc/ssl/certs/", f"{site.folder}/"),
        ("/etc/ssl/private/", f"{site.folder}/"),
        ("/var/log/nginx/", f"{site.folder}/"),
    ):
        assert shown in text
        text = text.replace(shown, ours)
    (site.folder / "board.conf").write_text(text, encoding="utf-8")
    (site.folder / "nginx.conf").write_text(MAIN.format(folder=site.folder), encoding="utf-8")


@contextmanager
def running(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def board(folder: Path, guests: str) -> Iterator[Site]:
    """A store with one account, the app on it, and nginx before the app."""
    site = Site(free_port(), free_port(), free_port(), folder / "office.sqlite", folder)
    with open_store(str(site.store)) as opened:
        records = AccessRecords(opened.engine)
        add_account(records, "An", NAME, "Nguyễn Văn An", STAFF)
        account = account_named(records, NAME)
        assert account is not None
        set_password(records, "An", account, PASSWORD)
    write_certificate(folder)
    write_configuration(site)
    settings = {**environ, "STORE": str(site.store), "GUESTS": guests}
    log = (folder / "app.log").open("wb")
    with ExitStack() as stack:
        stack.enter_context(log)
        app = start_app(sys.executable, site.app, settings, stdout=log, stderr=subprocess.STDOUT)
        stack.enter_context(running(app))
        assert wait_until_ready(app, site.app), (folder / "app.log").read_text(encoding="utf-8")
        command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]
        stack.enter_context(running(subprocess.Popen(command, stderr=subprocess.DEVNULL)))
        wait_for(site)
        yield site


def wait_for(site: Site) -> None:
    end = time.monotonic() + 20
    while True:
        try:
            site.ask("/health")
        except ConnectionError:
            told = site.folder / "main.error.log"
            assert time.monotonic() < end, told.read_text(encoding="utf-8") if told.exists() else "no nginx"
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A board whose guests are those at its own machine."""
    with board(tmp_path_factory.mktemp("here"), "view") as site:
        yield site


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A board open to whoever reaches it."""
    with board(tmp_path_factory.mktemp("everybody"), "board") as site:
        yield site


def test_guests_of_this_machine_do_not_come_through_nginx(here: Site) -> None:
    answer = here.ask("/", PAGE)
    assert (answer.status, answer.headers["location"]) == (303, "/sign-in?next=%2F")
    assert here.ask("/api/figures.csv?unit=tan_yen").status == 401
    assert not here.watch({})
    direct = HTTPConnection(ADDRESS, here.app, timeout=30)
    direct.request("GET", "/", headers=PAGE)
    assert direct.getresponse().status == 200


@pytest.mark.parametrize("claim", ["x-forwarded-for", "forwarded", "x-real-ip"])
def test_who_claims_to_be_at_this_machine_does_not_come_in(claim: str, here: Site) -> None:
    said = "for=127.0.0.1" if claim == "forwarded" else "127.0.0.1"
    assert here.ask("/", {**PAGE, claim: said}).status == 303


def test_an_open_board_is_open_through_nginx(everybody: Site) -> None:
    answer = everybody.ask("/", PAGE)
    assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, "text/html")
    assert answer.headers["strict-transport-security"]
    assert everybody.watch({})


def test_who_signed_in_looks_and_stays_connected(here: Site) -> None:
    cookie, answer = here.signed_in()
    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert here.ask("/", {**PAGE, "cookie": cookie}).status == 200
    assert here.ask("/api/figures.schema.json", {"cookie": cookie}).status == 200
    assert here.watch({"cookie": cookie})
    assert not here.watch({"cookie": "session=another"})


def test_cookies_are_for_https_alone(here: Site) -> None:
    (session,) = [one for one in here.signed_in()[1].headers.get_all("set-cookie") or [] if "session=" in one]
    assert {"Secure", "HttpOnly"} <= {part.strip() for part in session.split(";")}
    assert "samesite=lax" in session.lower()
    assert here.ask("/sign-in", PAGE).headers["strict-transport-security"]


def test_without_tls_one_is_sent_on(here: Site) -> None:
    plain = HTTPConnection(ADDRESS, here.plain, timeout=30)
    plain.request("GET", "/plan?unit=tan_yen")
    answer = plain.getresponse()
    assert answer.status == 301
    assert answer.headers["location"].startswith("https://")


def test_a_form_of_another_site_is_refused(here: Site) -> None:
    form = {"name": NAME, "password": PASSWORD}
    assert here.ask("/sign-in", {"origin": "https://evil.example"}, form=form).status == 403


def test_no_token_stands_in_a_log_of_nginx(here: Site) -> None:
    """Neither of the address itself nor as the page that the next request came from."""
    for place in ("s", "set-up", "password", "in"):
        here.ask(f"/{place}/{TOKEN}", PAGE)
        here.ask(own_file("door.css"), {"referer": f"{here.origin}/{place}/{TOKEN}"})
    here.ask(f"/oidc/back?code={TOKEN}")
    here.ask(f"/sign-in?next={TOKEN}")
    logs = {path.name: path.read_text(encoding="utf-8") for path in here.folder.glob("*.log")}
    assert own_file("door.css") in logs["board.log"]
    assert [name for name, text in logs.items() if TOKEN in text] == []


def test_the_trail_keeps_where_a_caller_is(here: Site) -> None:
    cookie, _ = here.signed_in()
    assert cookie
    here.ask("/sign-in", {"x-forwarded-for": "203.0.113.9"}, form={"name": NAME, "password": "wrong"})
    with open_store(str(here.store)) as opened:
        origins = {
            row.origin for row in AccessRecords(opened.engine).trail() if row.action.startswith("sign")
        }
    assert origins == {ADDRESS}
