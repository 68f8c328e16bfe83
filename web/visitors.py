"""Who a connection lets in: by a session, by links that were opened, or as a guest."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from starlette.requests import HTTPConnection
from starlette.types import Scope

from access import BEARER, BROWSERS, GUEST, LINKS, PROGRAMS, TRIAL, Person, find_person
from access.told import LINK_COOKIE, SESSION
from store import AccessRecords
from web.callers import headers_of, why_not_here
from web.settings import EVERYBODY, HERE, TRYING

# Written in one way only, so that nobody's link is looked up twice.
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_MOST_LINKS, _TOKEN_LENGTH = 20, 43
# By what a connection was let in, else the role of a guest; told to the app behind the door.
BY_ACCOUNT, BY_LINK = "account", "link"


class Visitor(NamedTuple):
    """Who came: by an account, with links that were opened (by their number), as a guest; or none of it."""

    account: Person | None = None
    links: Mapping[int, Person] = {}
    guest: Person | None = None

    @property
    def admitted(self) -> str:
        """By what the connection is let in, '' where it is not."""
        if self.account:
            return BY_ACCOUNT
        return self.guest.role if self.guest else BY_LINK if self.links else ""

    def acting(self, link: int = 0, *, is_page: bool = True) -> Person | None:
        """Who acts where an address names a link (0 for none): its bearer first, who sees least.

        A link's page is for who opened it, and for accounts; what belongs to pages names no link, and is for
        who opened any.
        """
        found = self.links.get(link) or self.account or (None if link else self.guest)
        return found if found or is_page else next(iter(self.links.values()), self.guest)


def visitor_of(scope: Scope, records: AccessRecords, guests: str) -> Visitor:
    """Who a connection lets in, as accounts and links stand now."""
    cookies = cookies_of(scope)
    program = bearer_token(scope)
    session = (program, PROGRAMS) if program else (cookies.get(SESSION, ""), BROWSERS)
    account = find_person(records, *session)
    if account is not None and account.role == BEARER:
        account = None
    links = {}
    for number, token in _link_tokens(cookies):
        person = find_person(records, token, LINKS)
        if person is not None and person.share == number:
            links[number] = person
    return Visitor(account, links, None if account else guest_of(scope, guests))


def _link_tokens(cookies: Mapping[str, str]) -> list[tuple[int, str]]:
    """The numbers and tokens of opened links: so few that looking them up costs little.

    The last ones, which a browser opened last.
    """
    named = (
        (name.removeprefix(LINK_COOKIE), token)
        for name, token in cookies.items()
        if name.startswith(LINK_COOKIE)
    )
    found = {
        int(number): token
        for number, token in named
        if _NUMBER.fullmatch(number) and len(token) == _TOKEN_LENGTH
    }
    return list(found.items())[-_MOST_LINKS:]


def guest_of(scope: Scope, guests: str) -> Person | None:
    """Who comes without an account and without a link, where the setting lets them in."""
    if guests == EVERYBODY:
        return Person(GUEST)
    if guests not in (HERE, TRYING) or why_not_here(scope) is not None:
        return None
    return Person(TRIAL if guests == TRYING else GUEST)


def link_cookie(number: int) -> str:
    """The name of the cookie that a link is exchanged for."""
    return f"{LINK_COOKIE}{number}"


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
