"""Columns that are headed and hold numbers, while nothing of their heading is understood: asked about."""

import re

from domain.catalogue import Catalogue
from domain.names import name_key
from domain.numbers import formats_admitted
from domain.problems import Findings
from loaders.form_table import FormTable, without
from loaders.headings import Doubt, Doubts
from loaders.row_kinds import TOTALS
from loaders.row_names import indicator_of

# Codes and ranks are written in digits, and are no figures.
_NO_FIGURES = re.compile(r"(?:mã|ký hiệu|điện thoại|sđt|trang|xếp hạng|hạng|thứ hạng|số thứ tự)\b.*")


def ask_about_unread(table: FormTable, catalogue: Catalogue, findings: Findings) -> None:
    """Report the columns of numbers that have no role here.

    What stands left of the names only counts the rows, and a total across units is nobody's figure.
    """
    unread: Doubts = {
        column: (Doubt("word", text),)
        for column, text in table.header.texts.items()
        if column not in table.columns
        and column > table.name_column()
        and name_key(text) not in TOTALS
        and not _NO_FIGURES.fullmatch(name_key(text))
        and _holds_numbers(table, column, catalogue)
    }
    without(table, unread, findings)


def _holds_numbers(table: FormTable, column: int, catalogue: Catalogue) -> bool:
    """Whether at least half of what a column holds beside indicators, or units, are numbers."""
    rows = (row for row in table.body if row not in table.repeats and table.text(row, column))
    by_unit = table.subject is not None
    texts = [
        table.text(row, column) for row in rows if by_unit or indicator_of(table, row, catalogue) is not None
    ]
    return bool(texts) and 2 * sum(bool(formats_admitted(text)) for text in texts) >= len(texts)
