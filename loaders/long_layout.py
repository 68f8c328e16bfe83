"""The canonical long file, column by column: a million rows never become a million Python objects."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.names import name_key
from domain.numbers import ENGLISH, NumberFormat, formats_admitted
from domain.periods import FIRST_YEAR, LAST_YEAR
from domain.problems import Findings
from domain.target_days import read_day
from loaders.frames import tidy_frame
from loaders.grids import Grid
from loaders.long_header import set_aside_lines
from loaders.long_table import LongTable, recode
from loaders.long_units import unit_keys
from loaders.long_values import with_values
from loaders.matching import indicator_for, nearest_indicator
from loaders.merged_values import shared_long_values
from loaders.number_columns import decide_canonical_format
from loaders.ragged_rows import without_ragged
from loaders.reading import Unmatched
from loaders.unit_names import UnitNames


def read_long(
    grid: Grid,
    header_row: int,
    names: UnitNames,
    delimiter: str | None = None,
    stated: NumberFormat | None = None,
) -> tuple[pd.DataFrame, LongTable, NumberFormat]:
    """The tidy figures of a long grid; the sender's unit stands where a row names none."""
    catalogue, findings, unmatched = names.catalogue, Findings(), Unmatched()
    whole = _without_ragged(grid, header_row, catalogue, delimiter, findings, unmatched)
    table = LongTable.of(whole, header_row)
    table.findings.extend(findings)
    value = [name_key(cell) for cell in grid.rows[header_row]].index(col.VALUE)
    for shared in shared_long_values(grid, header_row, value):
        table.findings.add(shared)
    set_aside_lines(grid, header_row, unmatched)
    table.unmatched.add_many(unmatched.count, iter(unmatched.listed))
    fmt = stated or decide_canonical_format(table.texts(), delimiter)
    period = _periods(table)
    frame = tidy_frame(
        {
            col.UNIT: unit_keys(table, names, period),
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


def _without_ragged(
    grid: Grid,
    header_row: int,
    catalogue: Catalogue,
    delimiter: str | None,
    findings: Findings,
    unmatched: Unmatched,
) -> Grid:
    names = [name_key(cell) for cell in grid.rows[header_row]]
    known: dict[str, Callable[[str], bool]] = {
        col.UNIT: lambda text: text in catalogue.by_code,
        col.INDICATOR: lambda text: indicator_for(text, catalogue) is not None,
        "year": str.isdecimal,
        "months": lambda text: not text or text.isdecimal(),
        col.VALUE: lambda text: bool(formats_admitted(text)),
        col.GRADE: lambda text: text in col.GRADES,
        col.MEASURE: lambda text: text in col.MEASURES,
        col.ASSIGNER: lambda text: text in col.ASSIGNERS,
    }

    def fits(column: int, text: str) -> bool:
        name = names[column] if column < len(names) else ""
        return known[name](text.strip()) if name in known else bool(name) or not text.strip()

    body = range(header_row + 1, len(grid.rows))
    return without_ragged(grid, 0, [header_row], body, fits, delimiter, findings, unmatched)


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


def _indicators(table: LongTable, catalogue: Catalogue) -> pd.Categorical:
    codes, words = table.coded(col.INDICATOR)
    meant = [indicator_for(word, catalogue) for word in words]
    unknown = np.array([one is None for one in meant], dtype=bool)[codes]
    table.report("unknown_indicator", unknown, col.INDICATOR, lambda text: nearest_indicator(text, catalogue))
    return recode(codes, [one.code if one else word for one, word in zip(meant, words, strict=True)])
