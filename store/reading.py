"""Reading figures and targets as of an edition, by unit or by indicator, never the whole store."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Select, select

from store.decoding import decode_rows
from store.names import Books
from store.ranges import FIGURE_KEY, TARGET_KEY, Range, select_figures, select_targets
from store.tables import coverage, edition, submission
from store.visibility import AsOf

FIGURE_COLUMNS = (
    "unit", "indicator", "period", "measure", "assigner", "value", "decimals", "written", "grade", "source",
    "note", "edition", "submission",
)  # fmt: skip
TARGET_COLUMNS = (
    "unit", "year", "indicator", "assigner", "operator", "value", "value_high", "decimals", "deadline",
    "assumed", "written", "grade", "source", "note", "decision", "effective", "edition", "submission",
)  # fmt: skip
_EVENT_COLUMNS = ("who", "at", "file")
Values = dict[str, Sequence[Any]]


def read_figures(
    connection: Connection, books: Books, within: Range, as_of: AsOf, columns: Sequence[str] | None
) -> pd.DataFrame:
    """The figures visible in a range, one row a key, in the columns of FIGURE_COLUMNS asked for."""
    wanted = _wanted(columns)
    query = select_figures(connection, books, within, as_of.edition, wanted)
    return _latest(connection, books, query, FIGURE_KEY, wanted, as_of.hidden)


def read_targets(connection: Connection, books: Books, within: Range, as_of: AsOf) -> pd.DataFrame:
    """The targets visible in a range, one row a key, in TARGET_COLUMNS."""
    query = select_targets(connection, books, within, as_of.edition, TARGET_COLUMNS)
    return _latest(connection, books, query, TARGET_KEY, TARGET_COLUMNS, as_of.hidden)


def read_versions(connection: Connection, books: Books, within: Range, as_of: AsOf) -> pd.DataFrame:
    """Every version in a range, oldest first; FIGURE_COLUMNS and who, at, file, visible."""
    query = select_figures(connection, books, within, as_of.edition, FIGURE_COLUMNS)
    return _versions(connection, books, query, FIGURE_KEY, FIGURE_COLUMNS, as_of.hidden)


def read_target_versions(connection: Connection, books: Books, within: Range, as_of: AsOf) -> pd.DataFrame:
    """Every version of targets in a range, oldest first; TARGET_COLUMNS and who, at, file, visible."""
    query = select_targets(connection, books, within, as_of.edition, TARGET_COLUMNS)
    return _versions(connection, books, query, TARGET_KEY, TARGET_COLUMNS, as_of.hidden)


def read_coverage(connection: Connection, books: Books, as_of: AsOf) -> pd.DataFrame:
    """Units and periods with visible data: unit, period, figures (rows of all visible submissions)."""
    query = (
        select(coverage.c.unit, coverage.c.period, coverage.c.figures, coverage.c.submission)
        .join(edition, edition.c.submission == coverage.c.submission)
        .where(edition.c.kind == "accept", edition.c.n <= as_of.edition)
    )
    columns = _fetch(connection, query)
    frame = decode_rows(connection, books, columns)
    seen = frame[~frame["submission"].isin(as_of.hidden)]
    return (
        seen.groupby(["unit", "period"], observed=True, as_index=False)["figures"]
        .sum()
        .astype({"figures": np.int64})
    )


def _wanted(columns: Sequence[str] | None) -> tuple[str, ...]:
    unknown = [name for name in columns or () if name not in FIGURE_COLUMNS]
    if unknown:
        raise ValueError(f"column {unknown[0]!r}, expected some of {', '.join(FIGURE_COLUMNS)}")
    return FIGURE_COLUMNS if columns is None else tuple(n for n in FIGURE_COLUMNS if n in columns)


def _fetch(connection: Connection, query: Select[Any]) -> Values:
    result = connection.execute(query)
    names = list(result.keys())
    rows = result.all()
    return dict(zip(names, zip(*rows, strict=True) if rows else ([] for _ in names), strict=True))


def _latest(
    connection: Connection,
    books: Books,
    query: Select[Any],
    key: tuple[str, ...],
    wanted: Sequence[str],
    hidden: frozenset[int],
) -> pd.DataFrame:
    columns = _fetch(connection, query)
    keep = _latest_visible(columns, key, hidden)
    kept = {name: [columns[name][at] for at in keep] for name in wanted}
    return decode_rows(connection, books, kept)


def _latest_visible(columns: Values, key: tuple[str, ...], hidden: frozenset[int]) -> list[int]:
    submissions = np.array(columns["submission"], dtype=np.int64)
    seen = np.flatnonzero(~np.isin(submissions, list(hidden)))
    parts = [np.array(columns[name], dtype=np.int64)[seen] for name in (*key, "edition")]
    order = np.lexsort(parts[::-1])
    keys = np.stack([part[order] for part in parts[:-1]])
    last = np.ones(len(order), dtype=bool)
    # Sorted by key and edition, the last row of each key is the one that counts.
    last[:-1] = (keys[:, 1:] != keys[:, :-1]).any(axis=0)
    chosen: list[int] = seen[order[last]].tolist()
    return chosen


def _versions(
    connection: Connection,
    books: Books,
    query: Select[Any],
    key: tuple[str, ...],
    wanted: Sequence[str],
    hidden: frozenset[int],
) -> pd.DataFrame:
    columns = _fetch(connection, query)
    sorting = [np.array(columns[name], dtype=np.int64) for name in (*reversed(key), "edition")]
    order = np.lexsort(sorting).tolist()
    frame = decode_rows(connection, books, {name: [columns[name][at] for at in order] for name in wanted})
    events = _events(connection, frame["edition"].unique().tolist())
    for place, name in enumerate(_EVENT_COLUMNS):
        frame[name] = pd.array([events[n][place] for n in frame["edition"]], dtype="str")
    frame["visible"] = ~frame["submission"].isin(hidden)
    return frame


def _events(connection: Connection, editions: list[int]) -> dict[int, tuple[str, str, str]]:
    query = (
        select(edition.c.n, edition.c.who, edition.c.at, submission.c.file)
        .join(submission, submission.c.id == edition.c.submission)
        .where(edition.c.n.in_(editions))
    )
    return {n: (who, at, file) for n, who, at, file in connection.execute(query)}
