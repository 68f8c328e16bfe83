"""What a connection brings along: cookies, a program's token, and whether it may come in as a guest."""

from urllib.parse import parse_qs

from starlette.requests import HTTPConnection
from starlette.types import Scope

from access import GUEST, TRIAL, Person, Visitor, visitor_by
from access.told import link_number
from store import AccessRecords
from web.callers import headers_of, why_not_here
from web.places import LINK_PAGE
from web.settings import EVERYBODY, HERE, TRYING


def visitor_of(scope: Scope, records: AccessRecords, guests: str) -> Visitor:
    """Who a connection lets in, as accounts and links stand now."""
    program, guest = bearer_token(scope), guest_of(scope, guests)
    return visitor_by(records, cookies_of(scope), program=program, guest=guest, named=link_named(scope))


def guest_of(scope: Scope, guests: str) -> Person | None:
    """Who comes without an account and without a link, where the setting lets them in."""
    if guests == EVERYBODY:
        return Person(GUEST)
    if guests not in (HERE, TRYING) or why_not_here(scope) is not None:
        return None
    return Person(TRIAL if guests == TRYING else GUEST)


def link_named(scope: Scope) -> int:
    """The link that an address names, 0 for none: as its own page, or in the query of another."""
    if scope["path"].startswith(LINK_PAGE):
        return link_number(scope["path"].removeprefix(LINK_PAGE))
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return link_number(query.get("link", [""])[-1])


def cookies_of(scope: Scope) -> dict[str, str]:
    """The cookies of a connection, as browsers write them.

    Python's own reader drops all of them where another app of this host has set an odd one.
    """
    return HTTPConnection(scope).cookies


def bearer_token(scope: Scope) -> str:
    """The token of a program in its Authorization header, '' for none; only addresses of figures take one."""
    if scope["type"] != "http" or not scope["path"].startswith("/api/"):
        return ""
    said = next((value for name, value in headers_of(scope) if name == "authorization"), "")
    scheme, _, token = said.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
