"""pandera schemas of the tidy frame: what a loader must deliver, and what may be stored."""

from collections.abc import Container

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaError, SchemaErrors

from domain import columns as col
from domain.errors import Fault

_WORDS = pa.Column(pd.CategoricalDtype, nullable=False)
_LISTED_FAULTS = 5


def _listed(words: tuple[str, ...]) -> pa.Column:
    return pa.Column(
        pd.CategoricalDtype, pa.Check(lambda s: set(s.cat.categories) <= {*words}, name="listed")
    )


TIDY = pa.DataFrameSchema(
    {
        col.UNIT: _WORDS,
        col.INDICATOR: _WORDS,
        col.PERIOD: pa.Column("int64", pa.Check.ge(0)),
        col.MEASURE: _listed(col.MEASURES),
        col.ASSIGNER: _listed(col.ASSIGNERS),
        col.VALUE: pa.Column("float64", nullable=True),
        col.DECIMALS: pa.Column("int16", pa.Check.in_range(0, 17)),
        col.WRITTEN: pa.Column("str", nullable=False),
        col.GRADE: _listed(col.GRADES),
        col.OPERATOR: _WORDS,
        col.VALUE_HIGH: pa.Column("float64", nullable=True),
        col.DEADLINE: _WORDS,
        col.ASSUMED: pa.Column("bool"),
        col.DECISION: _WORDS,
        col.EFFECTIVE: _WORDS,
        col.SHEET: _WORDS,
        col.ROW: pa.Column("int32", pa.Check.ge(1)),
        col.COLUMN: _WORDS,
        col.SOURCE: _WORDS,
        col.NOTE: _WORDS,
    },
    strict=True,
    name="tidy",
)


def publishable(units: Container[str], indicators: Container[str]) -> pa.DataFrameSchema:
    """The tidy schema plus what storing needs: known names, real periods, values where there must be."""
    return TIDY.update_columns(
        {
            col.PERIOD: {"checks": [pa.Check.ge(194500)]},
            col.UNIT: {"checks": [pa.Check(lambda s: _all_in(units, s), name="known unit")]},
            col.INDICATOR: {"checks": [pa.Check(lambda s: _all_in(indicators, s), name="known indicator")]},
        }
    ).add_columns(
        {col.VALUE: pa.Column("float64", pa.Check(lambda s: s.abs().lt(1e300), name="finite"), nullable=True)}
    )


def hold(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> None:
    """Raise Fault where a frame breaks a schema: a fault of the program, never of the sender's file."""
    try:
        # In place: the schemas change nothing, and a copy of a million rows costs more than the checks.
        schema.validate(frame, inplace=True)
    except (SchemaError, SchemaErrors) as why:
        raise Fault(f"a frame breaks the schema {schema.name!r}: {str(why)[:300]}") from why


def _all_in(known: Container[str], words: pd.Series) -> bool:
    return all(word in known for word in words.cat.remove_unused_categories().cat.categories)
