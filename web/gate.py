"""The gate: until accounts exist, only someone sitting at this machine comes in.

Pure ASGI, in front of everything Streamlit serves. A request that came through a proxy, from another
machine, under a foreign name or from a foreign page is refused before any script runs.
"""

import re
import sys
from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from texts import LANGUAGES, t

LOOPBACK_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE)
# A proxy says so in one of these. It may have turned a caller from anywhere into one from here.
FORWARDING_HEADERS = frozenset(
    {
        "forwarded",
        "via",
        "client-ip",
        "true-client-ip",
        "fastly-client-ip",
        "fly-client-ip",
        "x-client-ip",
        "x-cluster-client-ip",
        "x-appengine-user-ip",
        "x-azure-clientip",
        "x-azure-socketip",
        "x-envoy-external-address",
        "x-host",
        "x-proxyuser-ip",
        "x-rewrite-url",
        "x-remote-addr",
        "x-remote-ip",
    }
)
FORWARDING_PREFIXES = ("x-forwarded", "x-real-", "x-original-", "cf-", "x-arr-", "x-amzn-")
POLICY_VIOLATION = 1008
LOOPBACK_NAME = "localhost"


class Gate:
    """ASGI middleware that refuses with 403, or by closing a websocket, what is not from this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        reason = find_refusal(scope)
        if reason is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await refusal(reason)(scope, receive, send)


def find_refusal(scope: Scope) -> str | None:
    """Key of the text that says why a connection is refused, or None when it may come in."""
    headers = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]]
    # First, because the server itself believes these headers and takes the caller's address from them.
    if names_a_proxy(name for name, _ in headers):
        return "gate.forwarded"
    if not is_loopback(scope.get("client")):
        return "gate.foreign_address"
    hosts = [value for name, value in headers if name == "host"]
    if len(hosts) != 1 or not LOOPBACK_HOST.fullmatch(hosts[0]):
        return "gate.foreign_host"
    if any(not is_own_origin(value, hosts[0]) for name, value in headers if name == "origin"):
        return "gate.foreign_origin"
    return None


def is_loopback(client: tuple[str, int] | None) -> bool:
    """Whether the other end of the connection is this machine; an unknown end is not."""
    try:
        address = ip_address(client[0]) if client else None
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped.is_loopback
    return address is not None and address.is_loopback


def names_a_proxy(names: Iterable[str]) -> bool:
    """Whether any header name, in lower case, is one that proxies add."""
    return any(name in FORWARDING_HEADERS or name.startswith(FORWARDING_PREFIXES) for name in names)


def is_own_origin(origin: str, host: str) -> bool:
    """Whether the page that sends the request was served under this very name and port."""
    scheme, _, place = origin.lower().partition("://")
    return scheme in {"http", "https"} and place == host.lower()


def refusal(reason: str) -> PlainTextResponse:
    """The answer to one who may not come in: 403, a short text in each language."""
    text = "\n".join(t(reason, lang) for lang in LANGUAGES) + "\n"
    return PlainTextResponse(text, status_code=403, headers={"Cache-Control": "no-store"})


def require_loopback(address: str | None) -> None:
    """Ends the process with a message when the server is set to listen beyond this machine."""
    if address is not None and (address == LOOPBACK_NAME or is_loopback((address, 0))):
        return
    sys.exit("\n".join(not_started(address, lang) for lang in LANGUAGES))


def not_started(address: str | None, lang: str) -> str:
    """Why the app does not start on an address, and what to change, in one language."""
    return t("gate.not_loopback", lang, address=address or t("gate.every_address", lang))
