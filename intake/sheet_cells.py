"""Cells of workbooks that are handed out: texts stay texts, no sheet's name is refused."""

import re
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import PatternFill

from domain.problems import ERROR, WARNING
from domain.spreadsheet_text import begins_formula

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_LONGEST_TEXT, _LONGEST_TITLE = 32_767, 31
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]|^'|'$")
# Red and amber as spreadsheets themselves show what is bad and what is doubtful.
FILLS = {
    ERROR: PatternFill("solid", start_color="FFFFC7CE", end_color="FFFFC7CE"),
    WARNING: PatternFill("solid", start_color="FFFFEB9C", end_color="FFFFEB9C"),
}


def put_text(cell: Any, text: str) -> None:
    """Write a text as a text: never a number, an error or a formula, not even once it is edited."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("�", text)[:_LONGEST_TEXT]
    cell.data_type = "s"
    # The text as such may stand in a workbook; the mark keeps it one when somebody goes over the cell.
    if begins_formula(text):
        cell.quotePrefix = True


def sheet_title(text: str) -> str:
    """A name that a sheet may bear."""
    return _NOT_IN_TITLES.sub(" ", text)[:_LONGEST_TITLE].strip() or "…"
