"""Where a request comes from: this machine or another, through a proxy or not, from an own page or not."""

import re
from collections.abc import Iterable, Iterator
from ipaddress import IPv6Address, ip_address

from starlette.types import Scope

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


def headers_of(scope: Scope) -> Iterator[tuple[str, str]]:
    """The headers of a connection, names in lower case."""
    return ((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"])


def why_not_here(scope: Scope) -> str | None:
    """Why a connection does not come from someone at this machine, None where it does."""
    headers = list(headers_of(scope))
    # First, because the server itself believes these headers and takes the caller's address from them.
    if names_a_proxy(name for name, _ in headers):
        return "forwarded"
    if not is_loopback(scope.get("client")):
        return "foreign_address"
    hosts = [value for name, value in headers if name == "host"]
    if len(hosts) != 1 or not LOOPBACK_HOST.fullmatch(hosts[0]):
        return "foreign_host"
    return None


def is_own_page(scope: Scope, *, must_say: bool) -> bool:
    """Whether the page a request is sent by was served under this very name; `must_say`: it has to say so."""
    headers = list(headers_of(scope))
    hosts = [value for name, value in headers if name == "host"]
    origins = [value for name, value in headers if name == "origin"]
    if not origins:
        return not must_say
    return len(hosts) == 1 and all(is_own_origin(origin, hosts[0]) for origin in origins)


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


def address_of(scope: Scope) -> str:
    """The address a connection comes from, as the trail keeps it; '' for what is none.

    A proxy that is trusted may hand on what its caller wrote.
    """
    client = scope.get("client")
    try:
        return str(ip_address(client[0])) if client else ""
    except ValueError:
        return ""
