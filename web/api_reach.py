"""Which figures who asks may have: accounts and guests all of them, the bearer of a link those of the link.

What a link shows is what it lets fetch, and only where its maker allowed files to be taken away.
"""

from dataclasses import dataclass, replace

from access import VIEW, Person, Share, Visitor, share_numbered
from access.shares import BOARD
from domain.errors import Fault
from domain.views import LATEST
from store import AccessRecords
from web.api_query import BadParameter, Query

# Pages that show all figures of a unit and period, and those that show one indicator of them.
_WHOLE = frozenset({"overview", "plan", "year_on_year", "present"})
_ONE = frozenset({"indicator", "compare"})


class Nobody(Fault):
    """Who asks is not let in at all."""


class Outside(Fault):
    """What is asked for is not within the link; `code` (api.outside in the texts) says what."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"outside the link: {code}")


@dataclass(frozen=True)
class Held:
    """What may be answered: the query within bounds, and the share it comes by, if by one."""

    query: Query
    share: Share | None = None


def require_someone(visitor: Visitor, link: int) -> Person:
    """Who asks, by a link where one is named; raises Nobody."""
    person = visitor.acting(link)
    if person is None or not person.may(VIEW):
        raise Nobody("nobody is let in by this request")
    return person


def hold(query: Query, person: Person, records: AccessRecords) -> Held:
    """The query held to what the person may fetch; raises Outside where it asks for more."""
    if not person.share:
        return Held(query)
    share = share_numbered(records, person.share)
    if share is None or not share.downloads:
        raise Outside("downloads")
    if query.unit != share.view.unit:
        raise Outside("unit")
    return Held(_held(query, share), share)


def edition_of(held: Held, newest: int) -> int:
    """The edition that is answered; a link's own, whatever is asked for; raises BadParameter."""
    share, at = held.share, held.query.at
    if share is not None:
        asks_newest = share.edition is None or (share.newer and at == LATEST)
        return newest if asks_newest else min(share.edition or 0, newest)
    if at in ("", LATEST):
        return newest
    if int(at) > newest:
        raise BadParameter("at", at, "edition", newest=newest)
    return int(at)


def _held(query: Query, share: Share) -> Query:
    if share.reach == BOARD:
        return query
    if query.period not in (None, share.view.period):
        raise Outside("period")
    return replace(query, period=share.view.period, indicators=_indicators(query, share))


def _indicators(query: Query, share: Share) -> tuple[str, ...]:
    if share.page in _WHOLE:
        return query.indicators
    own = share.view.indicator
    if share.page not in _ONE or not own or query.indicators not in ((), (own,)):
        raise Outside("indicator")
    return (own,)
