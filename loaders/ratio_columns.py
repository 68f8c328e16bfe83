"""Columns of percents of last year: their numbers tell an index (106,7) from growth (6,7)."""

from dataclasses import replace

from domain.catalogue import Catalogue
from domain.columns import PRIOR, YOY_INDEX
from domain.numbers import formats_admitted, parse_number
from domain.problems import Findings
from loaders.form_table import FormTable, without
from loaders.headings import YOY_GROWTH, Doubt, Doubts
from loaders.row_names import indicator_of

_SIGNS = ("+", "-", "−", "–")
# An index of a whole column is not so low, and growth hardly ever so high.
_LEAST_INDEX = 50


def with_growth_told(table: FormTable, catalogue: Catalogue, findings: Findings) -> FormTable:
    """The table with its columns of growth known as such; those that may be either are asked about.

    Only numbers beside an indicator count: a dash, a footnote or a heading that stands again says nothing.
    """
    columns, unclear = dict(table.columns), Doubts()
    for index, heading in table.columns.items() if not table.canonical else ():
        found = _numbers(table, index, catalogue) if heading.role == YOY_INDEX else {}
        numbers = [*found.values()]
        signed = any(text.startswith(_SIGNS) for text in numbers)
        high = [_size(text) >= _LEAST_INDEX for text in numbers if not text.startswith(_SIGNS)]
        if (signed and any(high)) or (not signed and not any(high) and _unproved(table, found)):
            unclear[index] = (Doubt("index_or_growth", ", ".join(dict.fromkeys(numbers[:3]))),)
        elif signed:
            columns[index] = replace(heading, role=YOY_GROWTH)
    return without(replace(table, columns=columns), unclear, findings)


def _numbers(table: FormTable, column: int, catalogue: Catalogue) -> dict[int, str]:
    """The texts of a column that are numbers, in rows of a known indicator, by row."""
    return {
        row: text
        for row in table.body
        if formats_admitted(text := table.text(row, column))
        and row not in table.repeats
        and (table.subject or indicator_of(table, row, catalogue))
    }


def _unproved(table: FormTable, numbers: dict[int, str]) -> bool:
    """Whether a number stands without last year's figure, against which it would be reckoned later."""
    prior = table.index_of(PRIOR)
    return any(not formats_admitted(table.text(row, prior)) for row in numbers)


def _size(text: str) -> float:
    """The smaller of the readings of a number: '6.712' is no index of six thousand."""
    found = (parse_number(text, fmt) for fmt in formats_admitted(text))
    return min((abs(number.value) for number in found if number), default=0.0)
