"""The sheet as its sender knows it: cells in question marked, one of them in the field above to be mended."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from domain.places import Places, column_letter
from domain.problems import ERROR, Problem
from texts import t
from ui.markup import show_remark
from ui.sending.cell_editor import edit_picked
from ui.sending.mend_list import show_mends
from ui.sending.upload_state import Cell, FileState

_AROUND, _MOST_ROWS, _MOST_COLUMNS = 3, 80, 60
# As tall as its rows, so that nothing hides behind a scroll bar of its own while there is room.
_ROW_HEIGHT, _TALLEST = 35, 720
# As wide as their texts, which would be cut where the number below a heading is short.
_LETTER, _EDGES, _NARROWEST, _WIDEST = 8, 18, 50, 200
_COLOURS = {
    "error": "background-color: #FBD5D1; color: #7A1710",
    "warning": "background-color: #FDE9B8; color: #5C4300",
    "mended": "background-color: #CFEBDA; color: #0E4A2E",
    "picked": "background-color: #0B5CAD; color: #FFFFFF",
}
Marks = dict[tuple[int, int], str]


class Sheets:
    """The sheets of a file (loaders.Grid), and the cells in them that problems mean."""

    def __init__(self, grids: Sequence[Any]) -> None:
        self.grids = grids
        self._places = {grid.sheet: Places(grid.rows) for grid in grids}

    def cells_of(self, problem: Problem) -> list[Cell]:
        """The cells that a problem means, all of its row where it names no column; [] where it means none."""
        where = problem.where
        if where.sheet not in self._places or where.row is None:
            return []
        places = self._places[where.sheet]
        columns = places.columns_of_row(where.row) if where.column is None else places.columns_meant(where)
        return [Cell(where.sheet or "", where.row, column) for column in columns]

    def grid_of(self, cell: Cell) -> Any:
        """The sheet in which a cell stands; None where there is none."""
        here = (grid for grid in self.grids if (grid.sheet or "") == cell.sheet)
        return next((grid for grid in here if 1 <= cell.row <= len(grid.rows)), None)

    def cell_of(self, problem: Problem) -> Cell | None:
        """The first of them."""
        return next(iter(self.cells_of(problem)), None)


def edit_sheets(
    sheets: Sheets, problems: Sequence[Problem], state: FileState, lang: str, delimiter: str | None = None
) -> None:
    """One sheet of the file at a time: the one with the picked cell, else the first with a problem."""
    grids = sheets.grids
    if not grids:
        return
    grid = _sheet_at_hand(grids, problems, state, lang)
    mine = [problem for problem in problems if problem.where.sheet == grid.sheet]
    picked = state.picked if state.picked and state.picked.sheet == (grid.sheet or "") else None
    marks = _marks(grid, sheets, mine, state, picked)
    # A cell to which a problem leads is put right below the problem, where its reader looks.
    if picked and not state.picked_at and 1 <= picked.row <= len(grid.rows):
        edit_picked(grid, picked, mine, state, lang, delimiter)
    else:
        show_remark(t("upload.pick_cell", lang))
    _show_cells(grid, _rows_to_show(len(grid.rows), marks, picked), marks, state, lang)
    show_mends(state, lang, name_sheets=len(grids) > 1)


def _sheet_at_hand(grids: Sequence[Any], problems: Sequence[Problem], state: FileState, lang: str) -> Any:
    names = [grid.sheet or "" for grid in grids]
    if len(grids) == 1:
        return grids[0]
    troubled = [p.where.sheet or "" for p in problems if (p.where.sheet or "") in names]
    wanted = state.picked.sheet if state.picked and state.picked.sheet in names else (*troubled, *names)[0]
    key = f"sheet_{state.file_id}_{wanted}"
    chosen = st.selectbox(t("upload.sheet", lang), names, index=names.index(wanted), key=key, width=420)
    return grids[names.index(chosen)]


def _marks(
    grid: Any, sheets: Sheets, problems: Sequence[Problem], state: FileState, picked: Cell | None
) -> Marks:
    """Row from 1 and column from 0 of each cell in question or mended, and how it is marked."""
    marks = Marks()
    for problem in problems:
        for cell in sheets.cells_of(problem):
            marks.setdefault((cell.row, cell.column), problem.severity)
    for cell in state.mends:
        if cell.sheet == (grid.sheet or "") and marks.get((cell.row, cell.column)) != ERROR:
            marks[cell.row, cell.column] = "mended"
    if picked:
        marks[picked.row, picked.column] = "picked"
    return marks


def _rows_to_show(count: int, marks: Marks, picked: Cell | None) -> list[int]:
    """The rows around the picked cell, around the cells in question, or the first ones."""
    middle = [picked.row] if picked else [row for row, _ in marks]
    reach = _MOST_ROWS // 4 if picked else _AROUND
    around = {n for row in middle for n in range(row - reach, row + reach + 1)}
    wanted = sorted(around) if around and count > _MOST_ROWS else range(1, count + 1)
    return [n for n in wanted if 1 <= n <= count][:_MOST_ROWS]


def _show_cells(grid: Any, numbers: list[int], marks: Marks, state: FileState, lang: str) -> None:
    rows = [grid.rows[number - 1] for number in numbers]
    width = max((len(row) for row in rows), default=0)
    shown = min(width, _MOST_COLUMNS)
    letters = [column_letter(i) for i in range(shown)]
    cells = pd.DataFrame(
        [[row[i] if i < len(row) else "" for i in range(shown)] for row in rows],
        numbers,
        letters,
        dtype="str",
    )
    colours = pd.DataFrame("", numbers, letters)
    for (row, column), mark in marks.items():
        if row in colours.index and column < shown:
            colours.iat[colours.index.get_loc(row), column] = _COLOURS[mark]
    key = f"cells_{state.file_id}_{grid.sheet}_{numbers[:1]}_{len(numbers)}"
    # A title stands alone in its row and runs over the columns beside it.
    table = [row for row in cells.itertuples(index=False) if sum(map(bool, row)) > 1]
    longest = [max((len(row[i]) for row in table), default=0) for i in range(shown)]
    widths = {
        letter: st.column_config.Column(width=min(max(long * _LETTER + _EDGES, _NARROWEST), _WIDEST))
        for letter, long in zip(letters, longest, strict=True)
    }
    st.dataframe(
        cells.style.apply(lambda _: colours, axis=None), key=key, selection_mode="single-cell",
        on_select=lambda: _take_pick(key, grid, numbers, state),
        column_config=widths, height=min(_ROW_HEIGHT * (len(numbers) + 1) + 3, _TALLEST),
        alt=t("upload.sheet_alt", lang, sheet=grid.sheet or "", count=list(marks.values()).count(ERROR)),
    )  # fmt: skip
    if len(numbers) < len(grid.rows) or shown < width:
        parts = {"shown": len(numbers), "rows": len(grid.rows), "shown_columns": shown, "columns": width}
        show_remark(t("upload.sheet_part", lang, **parts))


def _take_pick(key: str, grid: Any, numbers: list[int], state: FileState) -> None:
    """The cell clicked becomes the one in the field."""
    cells = st.session_state[key]["selection"]["cells"]
    if cells:
        place, letter = cells[0]
        columns = [column_letter(i) for i in range(_MOST_COLUMNS)]
        state.pick(Cell(grid.sheet or "", numbers[place], columns.index(letter)))
