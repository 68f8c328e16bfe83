"""The canonical long file, column by column: a million rows never become a million Python objects."""

from datetime import date

import numpy as np
import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.names import name_key
from domain.numbers import ENGLISH, NumberFormat
from domain.periods import FIRST_YEAR, LAST_YEAR, Period
from domain.target_days import read_day
from loaders.frames import tidy_frame
from loaders.grids import Grid
from loaders.long_table import LongTable, recode
from loaders.long_values import with_values
from loaders.matching import indicator_for, nearest_indicator
from loaders.number_columns import decide_canonical_format

_REQUIRED = (col.INDICATOR, "year", col.VALUE)
_LOOK_FOR_HEADER = 10
# Above every period code: with it a code and a period are one number.
_PERIODS = 1_000_000


def is_long(header: list[str]) -> bool:
    """Whether a row is the header of the canonical long file, each name standing once."""
    names = [name_key(cell) for cell in header if cell.strip()]
    return set(_REQUIRED) <= set(names) and len(set(names)) == len(names)


def find_long(grid: Grid) -> int | None:
    """The row of the canonical header, counted from 0: the first in which anything stands, or None."""
    for number, row in enumerate(grid.rows[:_LOOK_FOR_HEADER]):
        if any(map(str.strip, row)):
            return number if is_long(row) else None
    return None


def read_long(
    grid: Grid, header_row: int, catalogue: Catalogue, unit: str | None, delimiter: str | None = None
) -> tuple[pd.DataFrame, LongTable, NumberFormat]:
    """The tidy figures of a long grid; `unit` stands where a row names none."""
    table = LongTable.of(grid, header_row)
    fmt = decide_canonical_format(table.texts(), delimiter)
    period = _periods(table)
    frame = tidy_frame(
        {
            col.UNIT: _units(table, catalogue, period, unit or ""),
            col.INDICATOR: _indicators(table, catalogue),
            col.PERIOD: period,
            col.MEASURE: _closed(table, col.MEASURE, col.MEASURES, "bad_measure", empty=col.ACTUAL),
            col.ASSIGNER: _closed(table, col.ASSIGNER, col.ASSIGNERS, "bad_measure", empty=""),
            col.GRADE: _grades(table),
            col.WRITTEN: table.columns[col.VALUE].to_pandas(),
            col.DECISION: recode(*table.coded(col.DECISION)),
            col.EFFECTIVE: _days(table),
            col.SHEET: table.sheet or "",
            col.ROW: np.arange(table.length, dtype="int32") + table.first_row,
            col.COLUMN: col.VALUE,
            col.SOURCE: recode(*table.coded(col.SOURCE)),
            col.NOTE: recode(*table.coded(col.NOTE)),
        },
        table.length,
    )
    return with_values(frame, table, fmt, catalogue), table, fmt or ENGLISH


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


def _days(table: LongTable) -> pd.Categorical:
    """The day each plan comes into force, as ISO; what is no day is reported, and left out."""
    codes, words = table.coded(col.EFFECTIVE)
    days = [read_day(word) for word in words]
    wrong = np.array([bool(word) and day is None for word, day in zip(words, days, strict=True)], dtype=bool)
    table.report("bad_date", wrong[codes], col.EFFECTIVE)
    return recode(codes, [day.isoformat() if day else "" for day in days])


def _grades(table: LongTable) -> pd.Categorical:
    """The grade of each row; a plan has none of its own, so a blank there says nothing wrong."""
    codes, words = table.coded(col.GRADE)
    if "" not in words:
        return _closed(table, col.GRADE, col.GRADES, "bad_grade", empty=None)
    excused = table.is_word(col.GRADE, "") & table.is_word(col.MEASURE, col.PLAN)
    known = np.array([word in col.GRADES for word in words], dtype=bool)
    table.report("bad_grade", ~known[codes] & ~excused, col.GRADE)
    places = np.array([col.GRADES.index(word) if word in col.GRADES else 0 for word in words], dtype="int8")
    found = np.where(excused, np.int8(col.GRADES.index(col.OFFICIAL)), places[codes])
    return pd.Categorical.from_codes(found, list(col.GRADES))


def _periods(table: LongTable) -> np.ndarray:
    """Period codes; a blank month is the plan year. What is no period is reported and given 0.

    Years and months are few: every pair of them is looked at once, and the rows only look up theirs.
    """
    year_codes, year_words = table.coded("year")
    month_codes, month_words = table.coded("months")
    years, months = np.meshgrid(
        np.array([_whole(word, FIRST_YEAR, LAST_YEAR) for word in year_words], dtype="int64"),
        np.array([_whole(word or "0", 0, 12) for word in month_words], dtype="int64"),
        indexing="ij",
    )
    pairs = year_codes * np.int32(len(month_words))
    pairs += month_codes
    codes = np.where((years < 0) | (months < 0), 0, years * 100 + months).ravel()
    _report_periods(table, years.ravel(), months.ravel(), pairs)
    found = codes[pairs]
    if (codes % 100 == 0).any():
        found[(found % 100 == 0) & ~table.is_word(col.MEASURE, col.PLAN)] = 0
    if (codes % 100 == 12).any() and (plans := table.is_word(col.MEASURE, col.PLAN)).any():
        found[plans] = found[plans] // 100 * 100
    return found


def _report_periods(table: LongTable, years: np.ndarray, months: np.ndarray, pairs: np.ndarray) -> None:
    """A result of no months is no period either; a plan is."""
    for wrong, column in ((years < 0, "year"), ((years >= 0) & (months < 0), "months")):
        if wrong.any():
            table.report("bad_period", wrong[pairs], column)
    # A plan is of a whole year: months beside it would be lost, and two of them stand for one.
    partial = (years >= 0) & (months > 0) & (months < 12)
    if partial.any():
        table.report("bad_period", partial[pairs] & table.is_word(col.MEASURE, col.PLAN), "months")
    whole_year = (years >= 0) & (months == 0)
    if whole_year.any():
        table.report("bad_period", whole_year[pairs] & ~table.is_word(col.MEASURE, col.PLAN), "months")


def _whole(word: str, low: int, high: int) -> int:
    """The whole number a word writes, or -1 where it writes none within the bounds."""
    number = int(word) if word.isdecimal() and len(word) < 9 else -1
    return number if low <= number <= high else -1


def _units(table: LongTable, catalogue: Catalogue, period: np.ndarray, default: str) -> pd.Categorical:
    """Unit keys by code and period; an unknown code stays as it is written and is reported."""
    codes, written = table.coded(col.UNIT)
    words = [word or default for word in written]
    named = {code: Period.from_code(code) for code in pd.unique(period).tolist() if code}
    known = np.array([word in catalogue.by_code for word in words], dtype=bool)
    if (labels := _lasting_keys(catalogue, words, list(named.values()))) is not None:
        table.report("unknown_unit", ~known[codes], col.UNIT)
        return recode(codes, labels)
    pairs = codes.astype("int64")
    pairs *= _PERIODS
    pairs += period
    places, distinct = pd.factorize(pairs)
    asked = [(words[pair // _PERIODS], named.get(pair % _PERIODS)) for pair in distinct.tolist()]
    keys = [_unit_key(catalogue, word, when) for word, when in asked]
    found = np.array([key is not None for key in keys], dtype=bool)
    # A row without a period has its own problem already: only its code is looked at.
    table.report("unknown_unit", ~known[codes] | (~found[places] & (period > 0)), col.UNIT)
    return recode(places, [key or word for key, (word, _) in zip(keys, asked, strict=True)])


def _lasting_keys(catalogue: Catalogue, words: list[str], periods: list[Period]) -> list[str] | None:
    """One key a code where every unit named stood through all the periods, as most do; else None.

    A unit that stood in the first and in the last of them stood in all between.
    """
    ends = sorted(periods, key=lambda p: p.end if p.months else date(p.year, 1, 1))
    keys = []
    for word in words:
        holders = catalogue.by_code.get(word, ())
        if holders and not (
            len(holders) == 1 and all(holders[0].valid_in(p) for p in (*ends[:1], *ends[-1:]))
        ):
            return None
        keys.append(holders[0].key if holders else word)
    return keys


def _unit_key(catalogue: Catalogue, code: str, period: Period | None) -> str | None:
    if period is None:
        return None
    return next((unit.key for unit in catalogue.by_code.get(code, ()) if unit.valid_in(period)), None)


def _indicators(table: LongTable, catalogue: Catalogue) -> pd.Categorical:
    codes, words = table.coded(col.INDICATOR)
    meant = [indicator_for(word, catalogue) for word in words]
    unknown = np.array([one is None for one in meant], dtype=bool)[codes]
    table.report("unknown_indicator", unknown, col.INDICATOR, lambda text: nearest_indicator(text, catalogue))
    return recode(codes, [one.code if one else word for one, word in zip(meant, words, strict=True)])
