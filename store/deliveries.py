"""Who sent figures of which unit and period when: one row a visible submission, unit and period."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from sqlalchemy import Connection, select

from store.decoding import decode_rows
from store.names import Books
from store.tables import ACCEPT, coverage, edition
from store.visibility import AsOf

DELIVERY_COLUMNS = ("unit", "period", "figures", "submission", "edition", "who", "at")


def read_deliveries(
    connection: Connection,
    books: Books,
    as_of: AsOf,
    periods: Sequence[int] | None = None,
    submissions: Sequence[int] | None = None,
) -> pd.DataFrame:
    """DELIVERY_COLUMNS in the order of editions; the figures themselves are not read."""
    query = (
        select(
            coverage.c.unit, coverage.c.period, coverage.c.figures, coverage.c.submission,
            edition.c.n.label("edition"), edition.c.who, edition.c.at,
        )
        .join(edition, edition.c.submission == coverage.c.submission)
        .where(edition.c.kind == ACCEPT, edition.c.n <= as_of.edition)
        .order_by(edition.c.n)
    )  # fmt: skip
    if periods is not None:
        query = query.where(coverage.c.period.in_([int(one) for one in periods]))
    if submissions is not None:
        query = query.where(coverage.c.submission.in_([int(one) for one in submissions]))
    rows = connection.execute(query).all()
    columns = zip(*rows, strict=True) if rows else ([] for _ in DELIVERY_COLUMNS)
    frame = decode_rows(connection, books, dict(zip(DELIVERY_COLUMNS, columns, strict=True)))
    return frame[~np.isin(frame["submission"], list(as_of.hidden))].reset_index(drop=True)
