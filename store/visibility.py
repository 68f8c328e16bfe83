"""Which submissions are hidden as of an edition: those whose latest toggle by then says 0."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from store.tables import toggle


@dataclass(frozen=True)
class AsOf:
    """An edition and the submissions that are hidden as of it."""

    edition: int
    hidden: frozenset[int]


def read_hidden(connection: Connection, edition: int) -> frozenset[int]:
    """The submissions hidden as of an edition; never changes for an edition that exists."""
    query = (
        select(toggle.c.submission, toggle.c.visible)
        .where(toggle.c.edition <= edition)
        .order_by(toggle.c.edition)
    )
    latest: dict[int, int] = dict(connection.execute(query).all())
    return frozenset(submission for submission, visible in latest.items() if not visible)
