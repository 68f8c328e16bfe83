"""Checks of the rows: every submission's digest, and what coverage says it holds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Table, select

from store.names import read_names
from store.records import Finding
from store.rows_digest import NO_WORD, RowsDigest, digest_entries, join_digests
from store.tables import (
    ACCEPT,
    coverage,
    edition,
    entry,
    figure,
    indicator_code,
    submission,
    target,
    unit_key,
)

_SLICE = 50_000
Source = tuple[int, int]
Digests = dict[Source, RowsDigest]
Covered = Counter[tuple[int, int, int]]


def check_rows(connection: Connection) -> Iterator[Finding]:
    """The rows stored are those that were accepted, and coverage counts them rightly."""
    covered: Covered = Counter()
    figures = _digest_table(connection, figure, covered)
    targets = _digest_table(connection, target, covered)
    entries = _entries(connection)
    names = _names(connection)
    for source, sent in sorted(_accepted(connection).items()):
        own = figures.pop(source, RowsDigest()), targets.pop(source, RowsDigest())
        words = digest_entries(entries.pop(source, []))
        found = join_digests(own[0].hexdigest(*names), own[1].hexdigest(*names), words)
        if found != sent.rows_digest:
            counts = f"{own[0].rows} figures, {own[1].rows} targets, digest {found[:12]}"
            expected = f"{sent.figures} figures, {sent.targets} targets, digest {sent.rows_digest[:12]}"
            yield Finding("rows", f"rows of submission {source[0]}", counts, expected, "restore")
    for number, accepting in sorted(figures.keys() | targets.keys() | entries.keys()):
        place = f"rows of submission {number}, edition {accepting}"
        yield Finding("rows_extra", place, "rows", "none: nobody sent them", "restore")
    yield from _check_coverage(connection, covered)


def _digest_table(connection: Connection, table: Table, covered: Covered) -> Digests:
    digests: Digests = {}
    # In the order of the key, which is the order the rows were digested in when they were accepted.
    query = select(table).order_by(*table.primary_key.columns)
    result = connection.execute(query.execution_options(yield_per=_SLICE))
    names = list(result.keys())
    for rows in result.partitions():
        _add(digests, covered, _columns(names, rows))
    return digests


def _entries(connection: Connection) -> dict[Source, list[Sequence[Any]]]:
    """The entries of every submission and edition, as they are digested."""
    found: dict[Source, list[Sequence[Any]]] = {}
    query = select(entry, unit_key.c.key.label("name")).outerjoin(unit_key, unit_key.c.id == entry.c.unit)
    for row in connection.execute(query.execution_options(yield_per=_SLICE)):
        digested = (row.kind, row.name or "?", row.period, row.key, row.body)
        found.setdefault((row.submission, row.edition), []).append(digested)
    return found


def _columns(names: list[str], rows: Any) -> dict[str, NDArray[Any]]:
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    return {name: _array(name, values) for name, values in columns.items()}


def _array(name: str, values: tuple[Any, ...]) -> NDArray[Any]:
    if name in ("value", "value_high"):
        return np.array(values, dtype=np.float64)
    if isinstance(values[0], str):
        return np.array(values, dtype=object)
    if name == "grade":
        values = tuple(NO_WORD if value is None else value for value in values)
    return np.array(values, dtype=np.int64)


def _add(digests: Digests, covered: Covered, columns: dict[str, NDArray[Any]]) -> None:
    editions, submissions = columns.pop("edition"), columns.pop("submission")
    period = columns["period"] if "period" in columns else columns["year"] * 100
    sources = np.stack([submissions, editions], axis=1)
    distinct, which = np.unique(sources, axis=0, return_inverse=True)
    for place, (number, accepting) in enumerate(distinct.tolist()):
        own = which.ravel() == place
        digest = digests.setdefault((number, accepting), RowsDigest())
        digest.add({n: v[own].tolist() if v.dtype == object else v[own] for n, v in columns.items()})
    held, counts = np.unique(
        np.stack([columns["unit"], period, submissions], axis=1), axis=0, return_counts=True
    )
    for key, count in zip(held.tolist(), counts.tolist(), strict=True):
        covered[tuple(key)] += count


def _accepted(connection: Connection) -> dict[Source, Any]:
    query = select(
        submission.c.id,
        edition.c.n,
        submission.c.figures,
        submission.c.targets,
        submission.c.rows_digest,
    ).join(edition, edition.c.submission == submission.c.id)
    return {(row.id, row.n): row for row in connection.execute(query.where(edition.c.kind == ACCEPT))}


def _names(connection: Connection) -> tuple[dict[int, str], dict[int, str]]:
    units, indicators = read_names(connection, unit_key), read_names(connection, indicator_code)
    return {one: name for name, one in units.items()}, {one: name for name, one in indicators.items()}


def _check_coverage(connection: Connection, covered: Covered) -> Iterator[Finding]:
    query = select(coverage.c.unit, coverage.c.period, coverage.c.submission, coverage.c.figures)
    stated = {(unit, period, sent): figures for unit, period, sent, figures in connection.execute(query)}
    for key in sorted(stated.keys() | covered.keys()):
        if stated.get(key, 0) != covered.get(key, 0):
            place = f"coverage of unit {key[0]}, period {key[1]}, submission {key[2]}"
            found, expected = str(stated.get(key, 0)), str(covered.get(key, 0))
            yield Finding("coverage", place, found, expected, "restore")
