"""A sent file handed back as a workbook: its problems at their cells, beside their rows, and listed."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from domain.catalogue import Catalogue
from domain.errors import Refused
from domain.places import Places, column_letter
from domain.problems import ERROR, WARNING, Problem
from intake.checked import Check
from intake.problem_sheet import Marked, write_problem_sheet
from intake.sender_sheets import SenderSheets, sender_sheets
from intake.sheet_cells import FILLS, MOST_COLUMNS, MOST_ROWS, put_text
from intake.wording import describe, place
from loaders import Grid, read_content
from loaders.grids import ArrowRows
from loaders.headings import INDICATOR, read_heading
from loaders.long_header import is_long
from texts import LANGUAGES, t

_COLUMN_WIDTH, _COMMENT_WIDTH, _LINE_HEIGHT = 60, 380, 20
_HEADING_WITHIN = 60
_OURS = {fill.start_color.rgb for fill in FILLS.values()}


class _Spot(NamedTuple):
    """Where a problem stands on a sheet: row from 1, columns from 1, none where it means the whole row."""

    problem: Problem
    row: int
    columns: tuple[int, ...]


def annotated_workbook(check: Check, catalogue: Catalogue, lang: str) -> bytes:
    """The file of a check as an .xlsx with every problem at its cell, in a column 'Lỗi' and on a sheet 'Lỗi'.

    An .xlsx or .xlsm comes back as it was sent, without macros; any other file as the texts of its cells
    under the same row numbers and column letters. Cells mended since it was sent hold what was meant.
    """
    grids, problems = _grids_of(check), check.findings.in_order()
    spots = {grid.sheet: _spots(grid, problems) for grid in grids}
    troubled = {sheet: [spot.row for spot in found] for sheet, found in spots.items()}
    sent = sender_sheets(check.content, grids, troubled, t("outputs.file", lang))
    for one in check.mends:
        _write_mend(_cell(sent.sheets[one.sheet or None], one.row, one.column + 1), one.after)
    told = {id(one): str(describe(one, catalogue, lang)) for one in problems}
    for grid in grids:
        _mark_sheet(sent.sheets[grid.sheet], grid, spots[grid.sheet], told, lang)
    links = _links(sent, spots)
    marked = [
        Marked(one, describe(one, catalogue, lang), place(one, lang), links.get(id(one), ""))
        for one in problems
    ]
    write_problem_sheet(sent.book, marked, check.findings, _remarks(check, sent, lang), lang)
    content = io.BytesIO()
    sent.book.save(content)
    return content.getvalue()


def _write_mend(cell: Any, text: str) -> None:
    if text:
        put_text(cell, text)
    else:
        cell.value = None


def _grids_of(check: Check) -> list[Grid]:
    """The grids of a file, also of one in which no table was found."""
    if check.reading is not None:
        return check.reading.grids
    try:
        return read_content(check.content, check.file).grids
    except Refused:
        return []


def _spots(grid: Grid, problems: Iterable[Problem]) -> list[_Spot]:
    places, spots = Places(grid.rows), []
    for problem in problems:
        where = problem.where
        if where.sheet == grid.sheet and where.row is not None and where.row <= MOST_ROWS:
            columns = tuple(i + 1 for i in places.columns_meant(where) if i < MOST_COLUMNS)
            spots.append(_Spot(problem, where.row, columns))
    return spots


def _mark_sheet(sheet: Any, grid: Grid, spots: Sequence[_Spot], told: Mapping[int, str], lang: str) -> None:
    head = _heading_row(grid)
    _take_away_our_marks(sheet)
    column = _column_for_problems(sheet, head, _width(grid, sheet))
    by_row: dict[int, list[str]] = {}
    # Warnings first, so that where both stand the error's colour remains.
    for spot in sorted(spots, key=lambda one: one.problem.severity == ERROR):
        text = told[id(spot.problem)]
        _mark_cells(sheet, spot, text, lang)
        letters = ", ".join(column_letter(i - 1) for i in spot.columns)
        # A marked file may be mended and sent again: in and above a heading the words would be read with it.
        if column <= MOST_COLUMNS and spot.row > head and spot.problem.code != "unclear_heading":
            by_row.setdefault(spot.row, []).insert(0, f"{letters}: {text}" if letters else text)
            sheet.cell(spot.row, column).fill = FILLS[spot.problem.severity]
    for row, texts in by_row.items():
        put_text(sheet.cell(row, column), "\n".join(texts))
        sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
    if by_row:
        put_text(sheet.cell(head, column), t("outputs.sheet", lang))
        sheet.cell(head, column).font = Font(bold=True)
        sheet.column_dimensions[column_letter(column - 1)].width = _COLUMN_WIDTH


def _heading_row(grid: Grid) -> int:
    """The row, from 1, of the first table's headings; the first in which anything stands where none is."""
    first = 0
    for number, cells in enumerate(grid.rows[:_HEADING_WITHIN], start=1):
        first = first or (number if any(map(str.strip, cells)) else 0)
        headings = (read_heading(cell) for cell in cells)
        if is_long(cells) or any(one is not None and one.role == INDICATOR for one in headings):
            return number
    return first or 1


def _mark_cells(sheet: Any, spot: _Spot, text: str, lang: str) -> None:
    for column in spot.columns:
        cell = _cell(sheet, spot.row, column)
        cell.fill = FILLS[spot.problem.severity]
        said = f"{cell.comment.text}\n\n{text}" if cell.comment else text
        cell.comment = Comment(said, t("outputs.author", lang), width=_COMMENT_WIDTH)
        cell.comment.height = _LINE_HEIGHT * (2 + said.count("\n") + len(said) // 50)


def _cell(sheet: Any, row: int, column: int) -> Any:
    """The cell at a place; of cells shown as one, the one that holds the text."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        area = next(one for one in sheet.merged_cells.ranges if cell.coordinate in one)
        return sheet.cell(area.min_row, area.min_col)
    return cell


def _width(grid: Grid, sheet: Any) -> int:
    """The columns in which anything stands, also as a title drawn over several."""
    if isinstance(grid.rows, ArrowRows):
        return grid.rows.width
    filled = (i for row in grid.rows for i, text in enumerate(row, start=1) if text.strip())
    return max((*(area.max_col for area in sheet.merged_cells.ranges), max(filled, default=1)))


def _column_for_problems(sheet: Any, head: int, width: int) -> int:
    """The column right of all others, or the one of a file that was marked before and sent again."""
    if str(sheet.cell(head, width).value) not in {t("outputs.sheet", lang) for lang in LANGUAGES}:
        return width + 1
    for cell in _existing_cells(sheet):
        if cell.column == width and not isinstance(cell, MergedCell):
            cell.value, cell.fill = None, PatternFill()
    return width


def _existing_cells(sheet: Any) -> list[Any]:
    # Going over rows and columns would make every cell up to the last styled one, which may be XFD1048576.
    return list(sheet._cells.values())


def _take_away_our_marks(sheet: Any) -> None:
    authors = {t("outputs.author", lang) for lang in LANGUAGES}
    for cell in _existing_cells(sheet):
        if cell.comment and cell.comment.author in authors:
            cell.comment = None
            if cell.fill.start_color.rgb in _OURS:
                cell.fill = PatternFill()


def _links(sent: SenderSheets, spots: Mapping[str | None, Sequence[_Spot]]) -> dict[int, str]:
    """The first cell of each problem as a workbook names it: 'Biểu 01'!C7."""
    links = {}
    for sheet, found in spots.items():
        name = sent.sheets[sheet].title.replace("'", "''")
        for spot in found:
            letter = column_letter((spot.columns or (1,))[0] - 1)
            links[id(spot.problem)] = f"'{name}'!{letter}{spot.row}"
    return links


def _remarks(check: Check, sent: SenderSheets, lang: str) -> list[str]:
    counts = {word: check.findings.count(word) for word in (ERROR, WARNING)}
    remarks = [t("outputs.counts", lang, file=check.file, errors=counts[ERROR], warnings=counts[WARNING])]
    if sent.partial:
        remarks.append(t("outputs.partial", lang))
    if sent.without_drawings:
        remarks.append(t("outputs.without_drawings", lang))
    return remarks
