"""What happened in a store: its events, newest first, and the files that were sent."""

import zlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from domain.errors import NotKnown
from store.records import Damaged, Event
from store.tables import ACCEPT, edition, raw_file, submission


def read_history(
    connection: Connection, hidden: frozenset[int], limit: int | None, offset: int
) -> list[Event]:
    """The events, newest first, each with what it concerned and whether that is visible now."""
    query = _events().order_by(edition.c.n.desc()).offset(offset)
    if limit is not None:
        query = query.limit(limit)
    return [_event(row, hidden) for row in connection.execute(query).mappings()]


def read_events(connection: Connection, hidden: frozenset[int], editions: Sequence[int]) -> list[Event]:
    """The events of some editions, newest first."""
    query = _events().where(edition.c.n.in_([int(number) for number in editions]))
    found = connection.execute(query.order_by(edition.c.n.desc())).mappings()
    return [_event(row, hidden) for row in found]


def find_file(
    connection: Connection, hidden: frozenset[int], sha256: str, unit: str, period: int
) -> Event | None:
    """The newest visible acceptance of a file for a unit and period, or None."""
    query = _events().where(
        edition.c.kind == ACCEPT,
        submission.c.sha256 == sha256,
        submission.c.unit == unit,
        submission.c.period == period,
    )
    found = (_event(row, hidden) for row in connection.execute(query.order_by(edition.c.n.desc())).mappings())
    return next((event for event in found if event.visible), None)


def read_acceptance(connection: Connection, hidden: frozenset[int], number: int) -> Event:
    """The event that accepted a submission; raises NotKnown."""
    query = _events().where(edition.c.kind == ACCEPT, edition.c.submission == number)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotKnown("submission", number)
    return _event(row, hidden)


def read_file(connection: Connection, sha256: str) -> bytes:
    """The content of a file that was sent; raises NotKnown, or Damaged where it cannot be unpacked."""
    packed = connection.execute(
        select(raw_file.c.content).where(raw_file.c.sha256 == sha256)
    ).scalar_one_or_none()
    if packed is None:
        raise NotKnown("file", sha256)
    try:
        return zlib.decompress(packed)
    except zlib.error as why:
        told = f"file {sha256} cannot be unpacked ({why}); restore the store from a backup"
        raise Damaged(told, "damaged", place=sha256, why=why) from why


def _events() -> Select[Any]:
    return select(
        edition.c.n.label("edition"),
        edition.c.kind,
        edition.c.submission,
        edition.c.who,
        edition.c.at,
        submission.c.unit,
        submission.c.period,
        submission.c.file,
        submission.c.sha256,
        submission.c.message,
        submission.c.figures,
        submission.c.targets,
    ).join(submission, submission.c.id == edition.c.submission)


def _event(row: RowMapping, hidden: frozenset[int]) -> Event:
    return Event(**row, visible=row["submission"] not in hidden)
