"""The sheets of a file as they were sent, with the cells in question marked."""

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from domain.places import Places, column_letter
from domain.problems import Problem
from texts import t
from ui.markup import fill, join, show, show_remark

_AROUND = 2
_MOST_ROWS, _MOST_COLUMNS = 60, 40
_SHEET = """<div class="table-wrap" tabindex="0" role="region" aria-label="{label}"><table class="sheet">
<caption>{caption}</caption><thead><tr><th scope="col">#</th>{head}</tr></thead>
<tbody>{body}</tbody></table></div>"""


def show_sheets(grids: Iterable[Any], problems: Sequence[Problem], lang: str) -> None:
    """Each sheet (a loaders.Grid) as its sender knows it, the cells in question marked; says what part."""
    for grid in grids:
        title = t("upload.sheet", lang) + (f": {grid.sheet}" if grid.sheet else "")
        mine = [problem for problem in problems if problem.where.sheet == grid.sheet]
        numbers = _rows_to_show(len(grid.rows), [p.where.row for p in mine if p.where.row])
        width = max((len(grid.rows[number - 1]) for number in numbers), default=0)
        _show_sheet(grid.rows, numbers, min(width, _MOST_COLUMNS), _marks(grid.rows, mine), title)
        if len(numbers) < len(grid.rows) or width > _MOST_COLUMNS:
            shown = {"shown": len(numbers), "rows": len(grid.rows)}
            wide = {"shown_columns": min(width, _MOST_COLUMNS), "columns": width}
            show_remark(t("upload.sheet_part", lang, **shown, **wide))


def _show_sheet(
    rows: Sequence[list[str]], numbers: list[int], width: int, marks: dict[tuple[int, int], str], title: str
) -> None:
    head = join(fill('<th scope="col">{}</th>', column_letter(i)) for i in range(width))
    body = join(_sheet_row(number, rows[number - 1][:width], marks) for number in numbers)
    show(fill(_SHEET, caption=title, label=title, head=head, body=body))


def _marks(rows: Sequence[list[str]], problems: Sequence[Problem]) -> dict[tuple[int, int], str]:
    """Row from 1 and column from 0 of each cell in question, errors before warnings."""
    marks: dict[tuple[int, int], str] = {}
    places = Places(rows)
    for problem in problems:
        for column in places.columns_meant(problem.where):
            marks.setdefault((problem.where.row or 0, column), problem.severity)
    return marks


def _rows_to_show(count: int, troubled: list[int]) -> list[int]:
    around = {n for row in troubled for n in range(row - _AROUND, row + _AROUND + 1)}
    wanted = sorted(around) if around else range(1, count + 1)
    return [n for n in wanted if 1 <= n <= count][:_MOST_ROWS]


def _sheet_row(number: int, cells: list[str], marks: dict[tuple[int, int], str]) -> Markup:
    told = join(
        fill('<td class="{}">{}</td>', marks.get((number, column), ""), cell)
        for column, cell in enumerate(cells)
    )
    return fill('<tr><th scope="row">{}</th>{}</tr>', number, told)
