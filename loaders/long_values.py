"""The values of the canonical long file: read in one format, brought into the catalogue's units, bound."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from domain import columns as col
from domain.catalogue import Catalogue
from domain.numbers import ENGLISH, NumberFormat, decimals_of, other_format
from domain.targets import OPERATORS, default_operator
from loaders.long_table import LongTable
from loaders.number_columns import NumberColumn, both_readings, fault_of, parse_column
from loaders.target_cells import fill_targets

_RATIOS = (col.PCT_PLAN, col.YOY_INDEX)


def with_values(
    frame: pd.DataFrame, table: LongTable, fmt: NumberFormat | None, catalogue: Catalogue
) -> pd.DataFrame:
    """The frame with its values in the catalogue's units; blank rows become unmatched."""
    values = table.columns[col.VALUE]
    numbers = _numbers(table, fmt or ENGLISH)
    frame[col.VALUE], frame[col.DECIMALS] = numbers.values, numbers.decimals
    blank = numbers.bad.copy()
    blank[numbers.bad] = [not text.strip() for text in values.filter(pa.array(numbers.bad)).to_pylist()]
    table.set_aside(blank & ~table.void, col.VALUE, table.columns[col.INDICATOR])
    bad = numbers.bad & ~blank
    bad &= ~fill_targets(frame, bad & (frame[col.MEASURE] == col.PLAN).to_numpy(), fmt or ENGLISH, catalogue)
    codes = [fault_of(text) for text in values.filter(pa.array(bad)).to_pylist()]
    for code in dict.fromkeys(codes):
        faulty = bad.copy()
        faulty[bad] = [one == code for one in codes]
        table.report(code, faulty, col.VALUE, lambda text: other_format(text, fmt or ENGLISH))
    if fmt is None:
        _report_open(frame, table, ~numbers.bad)
    _convert(frame, table, catalogue)
    _bind_plans(frame, catalogue)
    return frame[~blank].reset_index(drop=True) if blank.any() else frame


def _numbers(table: LongTable, fmt: NumberFormat) -> NumberColumn:
    """The values; cells typed as numbers stand with a decimal point whatever the texts around them do."""
    values = table.columns[col.VALUE]
    found = parse_column(values, fmt)
    if fmt == ENGLISH or not table.typed.any():
        return found
    typed = parse_column(values, ENGLISH)
    pairs = ((typed.values, found.values), (typed.decimals, found.decimals), (typed.bad, found.bad))
    return NumberColumn(*(np.where(table.typed, one, other) for one, other in pairs))


def _report_open(frame: pd.DataFrame, table: LongTable, numbers: np.ndarray) -> None:
    """A comma that may part thousands or decimals: asked for, never guessed."""
    values = table.columns[col.VALUE]
    mask = numbers & ~table.typed & pc.match_substring(values, ",").to_numpy()
    table.report("ambiguous_number", mask, col.VALUE, details=lambda text: {"readings": both_readings(text)})
    frame.loc[mask, col.VALUE] = np.nan


def _convert(frame: pd.DataFrame, table: LongTable, catalogue: Catalogue) -> None:
    """Values written in another unit of measure, as column value_unit says, into the catalogue's."""
    if "value_unit" not in table.columns:
        return
    codes, words = table.coded("value_unit")
    indicators = frame[col.INDICATOR].cat
    width = len(indicators.categories)
    ratio = frame[col.MEASURE].isin(_RATIOS).to_numpy()
    places, distinct = pd.factorize(np.where(ratio, -1, codes.astype("int64") * width + indicators.codes))
    factors = [
        Decimal(1)
        if pair < 0
        else _factor(words[pair // width], indicators.categories[pair % width], catalogue)
        for pair in distinct
    ]
    unknown = np.array([factor is None for factor in factors], dtype=bool)[places]
    table.report("unknown_measure_unit", unknown, "value_unit")
    _scale(frame, places, [factor or Decimal(1) for factor in factors])


def _factor(word: str, indicator: str, catalogue: Catalogue) -> Decimal | None:
    known = catalogue.indicators.get(indicator)
    if not word or known is None:
        return Decimal(1)
    unit = catalogue.measure_units.find(word)
    wanted = catalogue.measure_units.by_code[known.measure_unit]
    return catalogue.measure_units.factor(unit, wanted) if unit else None


def _scale(frame: pd.DataFrame, places: np.ndarray, factors: list[Decimal]) -> None:
    """Multiply each row by its factor; a fraction is divided by its inverse, which rounds only once."""
    times = np.array([float(max(factor, Decimal(1))) for factor in factors])[places]
    over = np.array([float(max(1 / factor, Decimal(1))) for factor in factors])[places]
    moved = np.array([factor != 1 for factor in factors])[places]
    for name in (col.VALUE, col.VALUE_HIGH):
        frame[name] = frame[name] * times / over
    exact = [decimals_of(value) for value in frame.loc[moved, col.VALUE].fillna(0)]
    frame.loc[moved, col.DECIMALS] = np.array(exact, dtype="int16")


def _bind_plans(frame: pd.DataFrame, catalogue: Catalogue) -> None:
    """Give the plans written as bare numbers the operator of their indicator."""
    plain = ((frame[col.MEASURE] == col.PLAN) & (frame[col.OPERATOR] == "")).to_numpy()
    if not plain.any():
        return
    words = ["", *OPERATORS]
    known = catalogue.indicators
    bound = [
        words.index(default_operator(known[code].direction, known[code].target_form)) if code in known else 0
        for code in frame[col.INDICATOR].cat.categories
    ]
    codes = frame[col.OPERATOR].cat.set_categories(words).cat.codes.to_numpy().copy()
    codes[plain] = np.array(bound, dtype=codes.dtype)[frame[col.INDICATOR].cat.codes.to_numpy()[plain]]
    frame[col.OPERATOR] = pd.Categorical.from_codes(codes, words)
