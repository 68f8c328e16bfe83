"""The canonical long file, column by column: a million rows never become a million Python objects."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from domain import columns as col
from domain.catalogue import Catalogue
from domain.errors import NotKnown
from domain.names import name_key
from domain.numbers import ENGLISH, VIETNAMESE, NumberFormat, decimals_of
from domain.periods import FIRST_YEAR, LAST_YEAR, Period
from domain.targets import default_operator
from loaders.frames import tidy_frame
from loaders.grids import Grid
from loaders.long_table import LongTable, recode
from loaders.matching import indicator_for, nearest_indicator
from loaders.number_columns import parse_column
from loaders.target_cells import fill_targets

_REQUIRED = (col.INDICATOR, "year", col.VALUE)
_RATIOS = (col.PCT_PLAN, col.YOY_INDEX)


def is_long(header: list[str]) -> bool:
    """Whether a row is the header of the canonical long file, each name standing once."""
    names = [name_key(cell) for cell in header if cell.strip()]
    return set(_REQUIRED) <= set(names) and len(set(names)) == len(names)


def read_long(
    grid: Grid, header_row: int, catalogue: Catalogue, unit: str | None
) -> tuple[pd.DataFrame, LongTable, NumberFormat]:
    """The tidy figures of a long grid; `unit` stands where a row names none."""
    table = LongTable.of(grid, header_row)
    fmt = _number_format(table)
    period = _periods(table)
    frame = tidy_frame(
        {
            col.UNIT: _units(table, catalogue, period, unit or ""),
            col.INDICATOR: _indicators(table, catalogue),
            col.PERIOD: period,
            col.MEASURE: _closed(table, col.MEASURE, col.MEASURES, "bad_measure", empty=col.ACTUAL),
            col.ASSIGNER: _closed(table, col.ASSIGNER, col.ASSIGNERS, "bad_measure", empty=""),
            col.GRADE: _closed(table, col.GRADE, col.GRADES, "bad_grade", empty=None),
            col.WRITTEN: table.columns[col.VALUE].to_pandas(),
            col.SHEET: table.sheet or "",
            col.ROW: np.arange(table.length, dtype="int32") + table.first_row,
            col.COLUMN: col.VALUE,
            col.SOURCE: recode(*table.coded(col.SOURCE)),
            col.NOTE: recode(*table.coded(col.NOTE)),
        },
        table.length,
    )
    return _with_values(frame, table, fmt, catalogue), table, fmt


def _number_format(table: LongTable) -> NumberFormat:
    """A decimal point, as the canonical file is defined, unless commas and no points stand in it."""
    values = table.columns[col.VALUE]
    if not pc.any(pc.match_substring(values, ",")).as_py():
        return ENGLISH
    points = pc.any(pc.match_substring_regex(values, r"\.\d{1,2}$|\.\d{4,}$")).as_py()
    commas = pc.any(pc.match_substring_regex(values, r"^[^,]*,(\d{1,2}|\d{4,})$|^[^,]*\.\d{3},")).as_py()
    return VIETNAMESE if commas and not points else ENGLISH


def _closed(
    table: LongTable, name: str, allowed: tuple[str, ...], problem: str, *, empty: str | None
) -> pd.Categorical:
    """A column whose words come from a closed list; `empty` is what a blank stands for."""
    codes, words = table.coded(name)
    meant = [empty if not word and empty is not None else word for word in words]
    known = np.array([word in allowed for word in meant], dtype=bool)
    table.report(problem, ~known[codes], name)
    places = [allowed.index(word) if word in allowed else 0 for word in meant]
    return pd.Categorical.from_codes(np.array(places, dtype="int8")[codes], list(allowed))


def _periods(table: LongTable) -> np.ndarray:
    """Period codes; a blank month is the plan year. What is no period is reported and given 0."""
    year, bad_year = _whole(table, "year", FIRST_YEAR, LAST_YEAR)
    months, bad_months = _whole(table, "months", 0, 12)
    table.report("bad_period", bad_year, "year")
    table.report("bad_period", bad_months & ~bad_year, "months")
    no_plan_year = (months == 0) & ~bad_year & ~bad_months & (np.asarray(_measures(table)) != col.PLAN)
    table.report("bad_period", no_plan_year, "months")
    return np.where(bad_year | bad_months | no_plan_year, 0, year * 100 + months)


def _measures(table: LongTable) -> pd.Categorical:
    codes, words = table.coded(col.MEASURE)
    return recode(codes, [word or col.ACTUAL for word in words])


def _whole(table: LongTable, name: str, low: int, high: int) -> tuple[np.ndarray, np.ndarray]:
    codes, words = table.coded(name)
    numbers = np.array([(int(w) if w.isdecimal() and len(w) < 9 else -1) if w else 0 for w in words])
    found = numbers[codes]
    return found, (found < low) | (found > high)


def _units(table: LongTable, catalogue: Catalogue, period: np.ndarray, default: str) -> pd.Categorical:
    """Unit keys by code and period; an unknown code stays as it is written and is reported."""
    codes, words = table.coded(col.UNIT)
    known = np.array([(word or default) in catalogue.by_code for word in words], dtype=bool)
    places, distinct = pd.factorize(codes.astype("int64") * 1_000_000 + period)
    keys = [
        _unit_key(catalogue, words[pair // 1_000_000] or default, int(pair % 1_000_000)) for pair in distinct
    ]
    found = np.array([key is not None for key in keys], dtype=bool)
    # A row without a period has its own problem already: only its code is looked at.
    table.report("unknown_unit", ~known[codes] | (~found[places] & (period > 0)), col.UNIT)
    labels = [key or words[pair // 1_000_000] or default for key, pair in zip(keys, distinct, strict=True)]
    return recode(places, labels)


def _unit_key(catalogue: Catalogue, code: str, period: int) -> str | None:
    if not period or code not in catalogue.by_code:
        return None
    try:
        return catalogue.unit(code, Period.from_code(period)).key
    except NotKnown:
        return None


def _indicators(table: LongTable, catalogue: Catalogue) -> pd.Categorical:
    codes, words = table.coded(col.INDICATOR)
    meant = [indicator_for(word, catalogue) for word in words]
    unknown = np.array([one is None for one in meant], dtype=bool)[codes]
    table.report("unknown_indicator", unknown, col.INDICATOR, lambda text: nearest_indicator(text, catalogue))
    return recode(codes, [one.code if one else word for one, word in zip(meant, words, strict=True)])


def _with_values(
    frame: pd.DataFrame, table: LongTable, fmt: NumberFormat, catalogue: Catalogue
) -> pd.DataFrame:
    """The frame with its values in the catalogue's units; blank rows become unmatched."""
    values = table.columns[col.VALUE]
    numbers = parse_column(values, fmt)
    frame[col.VALUE], frame[col.DECIMALS] = numbers.values, numbers.decimals
    blank = numbers.bad & pc.equal(pc.utf8_trim_whitespace(values), "").to_numpy()
    table.set_aside(blank, col.VALUE, table.columns[col.INDICATOR])
    bad = numbers.bad & ~blank
    bad &= ~fill_targets(frame, bad & (frame[col.MEASURE] == col.PLAN).to_numpy(), fmt, catalogue)
    table.report("bad_number", bad, col.VALUE)
    _convert(frame, table, catalogue)
    _bind_plans(frame, catalogue)
    return frame[~blank].reset_index(drop=True) if blank.any() else frame


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
    operators = {
        one.code: default_operator(one.direction, one.target_form) for one in catalogue.indicators.values()
    }
    bound = frame[col.INDICATOR].astype("str").map(operators).fillna("")
    frame[col.OPERATOR] = pd.Categorical(np.where(plain, bound, frame[col.OPERATOR].astype("str")))
