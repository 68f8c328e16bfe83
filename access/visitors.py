"""Who came, by what was brought along: one rule for the door and for the pages behind it."""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from access.people import BEARER, Person
from access.sessions import BROWSERS, LINKS, PROGRAMS, find_person
from access.told import BY_ACCOUNT, BY_LINK, LINK_COOKIE, SESSION
from store import AccessRecords

# Written in one way only, so that nobody's link is looked up twice.
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_MOST_LINKS, _MOST_TRIED, _TOKEN_LENGTH = 20, 120, 43


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

    def acting(self, link: int = 0) -> Person | None:
        """Who acts on a page whose address names a link (0 for none): its bearer first, who sees least.

        A link's page is for who opened it, and for accounts.
        """
        return self.links.get(link) or self.account or (None if link else self.guest)

    def fetching(self, link: int = 0) -> Person | None:
        """Who fetches what belongs to pages: it names no link as a rule, and is for who opened any."""
        return self.acting(link) or next(iter(self.links.values()), self.guest)


def visitor_by(
    records: AccessRecords,
    cookies: Mapping[str, str],
    *,
    program: str = "",
    guest: Person | None = None,
    links: Collection[int] | None = None,
    named: int = 0,
) -> Visitor:
    """Who comes with these cookies, or a program's token, as accounts and links stand now.

    `guest` is who comes with neither; of links those of these numbers are looked up, None for all that a
    browser keeps. `named` is the link that the address names: it is looked up however many there are.
    """
    session = (program, PROGRAMS) if program else (cookies.get(SESSION, ""), BROWSERS)
    account = find_person(records, *session)
    if account is not None and account.role == BEARER:
        account = None
    tokens = _link_tokens(cookies)
    first = _looked_up(tokens, named) if links is None else tokens.keys() & set(links)
    opened = _opened(records, tokens, first)
    if links is None and not (opened or account or guest):
        # Of a browser that was sent many links the last may all have ended.
        opened = _opened(records, tokens, list(tokens)[-_MOST_TRIED:-_MOST_LINKS])
    return Visitor(account, opened, None if account else guest)


def _opened(records: AccessRecords, tokens: Mapping[int, str], numbers: Collection[int]) -> dict[int, Person]:
    """The bearers of those of the links that are open still."""
    found = ((number, find_person(records, tokens[number], LINKS)) for number in numbers)
    return {number: person for number, person in found if person is not None and person.share == number}


def _link_tokens(cookies: Mapping[str, str]) -> dict[int, str]:
    """The tokens of opened links by their numbers, as cookies say them."""
    named = (
        (name.removeprefix(LINK_COOKIE), token)
        for name, token in cookies.items()
        if name.startswith(LINK_COOKIE)
    )
    return {
        int(number): token
        for number, token in named
        if _NUMBER.fullmatch(number) and len(token) == _TOKEN_LENGTH
    }


def _looked_up(tokens: Mapping[int, str], named: int) -> list[int]:
    """The numbers of so few that looking them up costs little.

    The last ones, which a browser opened last, and the one that the address names.
    """
    last = list(tokens)[-_MOST_LINKS:]
    return [named, *last[1:]] if named in tokens and named not in last else last
