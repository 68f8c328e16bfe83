"""Writing to a store: publishing a submission, and making one invisible or visible again."""

import hashlib
import math
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Engine, func, insert, select

from domain.entries import Entry
from domain.errors import StoreFault
from store.bulk import insert_rows
from store.chain import append_edition, newest_edition
from store.drafts import take_draft
from store.encoding import Encoded, Rows, encode_frame
from store.engine import writing
from store.entries import encode_entries, insert_entries
from store.names import give_ids
from store.records import Draft, EditionMoved, Receipt, Submission
from store.rows_digest import NO_WORD, RowsDigest, digest_entries, join_digests
from store.tables import ACCEPT, coverage, figure, indicator_code, raw_file, submission, target, unit_key
from store.trail import Deed, append_trail
from store.wording import require_name, require_text

_SLICE = 100_000


def publish(
    engine: Engine,
    sent: Submission,
    frame: pd.DataFrame,
    expected_edition: int | None,
    entries: Sequence[Entry] = (),
    draft: Draft | None = None,
) -> Receipt:
    """Stores a submission's file, tidy frame and entries as one edition, or nothing; raises StoreFault.

    A draft that it settles is gone with it; DraftMoved, where that is not what was read any more.
    """
    _check(sent)
    encoded, words = encode_frame(frame), encode_entries(entries)
    if not len(frame) and not words:
        raise StoreFault("nothing to publish; expected at least one figure, target or entry")
    packed = zlib.compress(sent.content)
    with writing(engine) as connection:
        found = newest_edition(connection)
        if expected_edition is not None and found != expected_edition:
            raise EditionMoved(expected_edition, found)
        if draft is not None:
            take_draft(connection, draft)
        _keep_file(connection, sent, packed)
        number, given = found + 1, _next_submission(connection)
        figures, targets, digests = _number_rows(connection, encoded)
        row = _submission_row(sent, given, figures, targets, join_digests(*digests, digest_entries(words)))
        connection.execute(insert(submission), row)
        _insert(connection, figures, targets, number, given)
        insert_entries(connection, words, number, given)
        made = Receipt(given, append_edition(connection, ACCEPT, given, sent.who, row))
        about = {"unit": sent.unit, "period": int(sent.period), "file": sent.file}
        append_trail(connection, Deed(sent.who, ACCEPT, {**about, **asdict(made)}))
        return made


def _check(sent: Submission) -> None:
    require_name(sent.who)
    for name in ("unit", "file", "message", "kind"):
        require_text(getattr(sent, name), name)
    found = hashlib.sha256(sent.content).hexdigest()
    if found != sent.sha256:
        raise StoreFault(f"{sent.file}: the content has sha256 {found}, expected {sent.sha256}")


def _keep_file(connection: Connection, sent: Submission, packed: bytes) -> None:
    held = connection.execute(select(raw_file.c.size).where(raw_file.c.sha256 == sent.sha256)).first()
    if held is None:
        row = {"sha256": sent.sha256, "size": len(sent.content), "content": packed}
        connection.execute(insert(raw_file), row)


def _next_submission(connection: Connection) -> int:
    return (connection.execute(select(func.max(submission.c.id))).scalar() or 0) + 1


def _number_rows(connection: Connection, encoded: Encoded) -> tuple[Rows, Rows, tuple[str, str]]:
    units = give_ids(connection, unit_key, encoded.units)
    indicators = give_ids(connection, indicator_code, encoded.indicators)
    unit_ids = np.array([units[name] for name in encoded.units], dtype=np.int64)
    indicator_ids = np.array([indicators[name] for name in encoded.indicators], dtype=np.int64)
    figures = encoded.figures.numbered(unit_ids, indicator_ids)
    targets = encoded.targets.numbered(unit_ids, indicator_ids)
    names = ({one: name for name, one in units.items()}, {one: name for name, one in indicators.items()})
    return figures, targets, (_digest(figures).hexdigest(*names), _digest(targets).hexdigest(*names))


def _digest(rows: Rows) -> RowsDigest:
    digest = RowsDigest()
    if len(rows):
        digest.add({n: v.tolist() if v.dtype == object else v for n, v in rows.columns.items()})
    return digest


def _submission_row(
    sent: Submission, given: int, figures: Rows, targets: Rows, digest: str
) -> dict[str, Any]:
    return {
        "id": given,
        "kind": sent.kind,
        "unit": sent.unit,
        "period": int(sent.period),
        "file": sent.file,
        "sha256": sent.sha256,
        "message": sent.message,
        "figures": len(figures),
        "targets": len(targets),
        "rows_digest": digest,
    }


def _insert(connection: Connection, figures: Rows, targets: Rows, number: int, given: int) -> None:
    for table, rows in ((figure, figures), (target, targets)):
        names = [*rows.columns, "edition", "submission"]
        insert_rows(connection, table, names, _tuples(rows, number, given))
    insert_rows(
        connection, coverage, ("unit", "period", "figures", "submission"), _covered(figures, targets, given)
    )


def _tuples(rows: Rows, number: int, given: int) -> Iterator[tuple[Any, ...]]:
    for start in range(0, len(rows), _SLICE):
        part = {name: values[start : start + _SLICE] for name, values in rows.columns.items()}
        size = len(part["unit"])
        yield from zip(*map(_plain, part, part.values()), [number] * size, [given] * size, strict=True)


def _plain(name: str, values: Any) -> list[Any]:
    # What is missing becomes NULL: a number of a target, or its grade.
    if values.dtype.kind == "f" and np.isnan(values).any():
        return [None if math.isnan(value) else value for value in values.tolist()]
    if name == "grade":
        return [None if value == NO_WORD else value for value in values.tolist()]
    return list(values.tolist())


def _covered(figures: Rows, targets: Rows, given: int) -> list[tuple[int, int, int, int]]:
    units = np.concatenate([figures.columns["unit"], targets.columns["unit"]])
    periods = np.concatenate([figures.columns["period"], targets.columns["year"] * 100])
    pairs, counts = np.unique(np.stack([units, periods], axis=1), axis=0, return_counts=True)
    return [
        (unit, period, count, given)
        for (unit, period), count in zip(pairs.tolist(), counts.tolist(), strict=True)
    ]
