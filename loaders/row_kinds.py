"""Rows of a form that hold no figures: totals, footnotes, signatures, numbers of columns."""

import re

from domain.indicators import Indicator
from domain.names import name_key
from loaders import headings
from loaders.form_table import FormTable
from loaders.header_rows import is_numbering, row_texts
from loaders.tables import FOOTNOTE

# A row that adds up those above it: no indicator of the catalogue, unless it has such a name.
TOTALS = frozenset({"tổng", "tổng số", "tổng cộng", "cộng"})
_SIGNED_ON = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", re.IGNORECASE)


def is_line(table: FormTable, row: int, indicator: Indicator | None) -> bool:
    """Whether a row is a signature, a footnote or a total: nothing in it is an indicator's figure."""
    if name_key(table.text(row, table.name_column())) in TOTALS:
        return indicator is None or table.subject is not None
    if indicator is not None and not table.subject:
        return False
    first = next((text for text in row_texts(table.grid, row) if text), "")
    texts = (_SIGNED_ON.sub("", table.text(row, column)) for column in table.measures())
    digits = any(any(map(str.isdigit, text)) for text in texts)
    unit = table.text(row, table.index_of(headings.MEASURE_UNIT))
    return bool(FOOTNOTE.fullmatch(name_key(first))) or (not digits and not unit)


def numbers_columns(table: FormTable, row: int) -> bool:
    """Whether a row under the header only numbers its columns."""
    under_header = row == table.header.last + 1 or row - 1 in table.repeats
    return under_header and is_numbering(table.grid.rows[row])
