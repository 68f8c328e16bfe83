"""A table as other programs take it: a file for spreadsheets, a text for cells, a table for Word."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from markupsafe import Markup

from domain.spreadsheet_text import harmless
from reports.html_tables import Column, Table
from reports.markup import fill, join, unmarked

# Word and mail programs know no style sheet of ours: what a table looks like stands on it.
_TABLE = """<p><b>{caption}</b></p><table border="1" cellpadding="4" style="border-collapse:collapse">
<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"""

_HEADING, _CELL = '<th align="{}">{}</th>', '<td align="{}">{}</td>'


def as_csv(numbers: Table) -> str:
    """The lines of a file for spreadsheets, with semicolons as theirs in Vietnam."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerows([harmless(cell) for cell in line] for line in _lines(numbers))
    return out.getvalue().removesuffix("\n")


def as_cells(numbers: Table) -> str:
    """The lines with tabs between cells: pasted into a spreadsheet, each stands in its own."""
    return "\n".join("\t".join(harmless(" ".join(cell.split())) for cell in line) for line in _lines(numbers))


def for_word(numbers: Table) -> str:
    """The table under its caption, with lines around its cells; a text, to be escaped where it is kept."""
    head, *lines = _lines(numbers)
    body = join(fill("<tr>{}</tr>", _cells(_CELL, numbers.columns, line)) for line in lines)
    heading = _cells(_HEADING, numbers.columns, head)
    return str(fill(_TABLE, caption=numbers.caption, head=heading, body=body))


def _cells(cell: str, columns: Sequence[Column], line: Sequence[str]) -> Markup:
    sides = ("right" if column.is_number else "left" for column in columns)
    return join(fill(cell, side, text) for side, text in zip(sides, line, strict=True))


def _lines(numbers: Table) -> Iterator[list[str]]:
    yield [column.title for column in numbers.columns]
    for row in numbers.rows:
        yield [unmarked(cell) for cell in row]
