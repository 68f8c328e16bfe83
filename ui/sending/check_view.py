"""What a check found, for staff: counts, problems with their cells, the sheet as sent, what would change."""

from collections.abc import Sequence
from typing import Any, Protocol

import pandas as pd
import streamlit as st

from analysis.level_units import in_level_units
from domain.catalogue import Catalogue
from domain.columns import COLUMN, PCT_PLAN, PLAN, ROW, SHEET, YOY_INDEX
from domain.entries import COMMENT_FIELDS, Entry
from domain.indicators import Indicator
from domain.level_units import at_level
from domain.numbers import format_number
from domain.periods import Period
from domain.problems import ERROR, WARNING, Findings, Problem
from domain.units import Unit
from reports.html_tables import Column
from reports.markup import fill, join
from reports.wording import period_name
from texts import t
from ui.html_tables import show_table
from ui.markup import show, show_remark
from ui.sending.cell_editor import blank_row, edit_picked
from ui.sending.problem_list import Mending, Told, show_problems
from ui.sending.reading_view import Read, show_reading
from ui.sending.sheet_editor import Sheets, edit_sheets
from ui.sending.upload_state import Cell, FileState

_MOST_CHANGES = 200
_COLUMNS = ("change", "unit", "indicator", "period", "measure", "before", "after", "unit_name")
_RATIOS = (PCT_PLAN, YOY_INDEX)
# A figure of which an error stands: nothing of its file is stored before that is mended.
_WRONG = "wrong"
_CHIP = '<span class="{}">{}</span>'


class Checked(Protocol):
    """What is shown of a check (an intake.Check)."""

    findings: Findings
    unit: Unit | None
    changes: pd.DataFrame
    comments: list[Entry]
    grids: list[Any]

    @property
    def reading(self) -> Read | None:
        """How the file was understood; None where it was refused."""

    @property
    def comparable(self) -> bool:
        """Whether there is anything to show beside what is stored."""


def show_check(
    check: Checked, told: Sequence[Told], state: FileState, catalogue: Catalogue, lang: str
) -> None:
    """All that a check found: the counts, the sheet beside its problems, and what accepting would change."""
    show_counts(check.findings, len(check.changes), check.reading, lang)
    problems, sheets = [one.problem for one in told], Sheets(check.grids)
    show_reading(check.reading, check.grids, problems, state, lang)
    left, right = st.columns([3, 2], gap="large") if told else (st.container(), st.container())
    delimiter = check.reading.delimiter if check.reading else None
    with left, st.container(key="sheet_beside"):
        edit_sheets(sheets, problems, state, lang, delimiter)

    def edit(cell: Cell) -> None:
        if (grid := sheets.grid_of(cell)) is not None:
            edit_picked(grid, cell, problems, state, lang, delimiter)

    def blank(cell: Cell) -> dict[Cell, str]:
        return blank_row(grid, cell) if (grid := sheets.grid_of(cell)) is not None else {}

    with right:
        show_problems(told, check.findings, lang, state, Mending(sheets.cell_of, edit, blank))
    if check.comparable:
        level = check.unit.level if check.unit else ""
        changes = _with_errors(check.changes, problems)
        show_changes(in_level_units(changes, catalogue, level), at_level(catalogue, level), lang)
        show_new_comments(check.comments, catalogue, lang)


def show_counts(findings: Findings, figures: int, reading: Read | None, lang: str) -> None:
    """One chip each for errors, warnings, figures, and cells that are no figures."""
    chips = [
        (ERROR, "upload.errors", findings.count(ERROR)),
        (WARNING, "upload.warnings", findings.count(WARNING)),
        ("good", "upload.figures", figures),
        ("", "upload.unmatched", reading.unmatched.count if reading else 0),
    ]
    told = join(
        fill(_CHIP, style, t(key, lang, count=format_number(count, 0, lang)))
        for style, key, count in chips
        if count
    )
    show(fill('<p class="chips" role="status">{}</p>', told))


def show_new_comments(comments: Sequence[Entry], catalogue: Catalogue, lang: str) -> None:
    """The causes, solutions and proposals that would be stored with the figures."""
    if not comments:
        return
    columns = [Column(t(f"table.{name}", lang)) for name in ("indicator", *COMMENT_FIELDS)]
    rows = (
        (
            catalogue.indicators[one.key].name(lang),
            *((one.body or {}).get(name, "") for name in COMMENT_FIELDS),
        )
        for one in comments
    )
    show_table(t("table.comments", lang), columns, rows)


def show_changes(changes: pd.DataFrame, catalogue: Catalogue, lang: str) -> None:
    """What accepting would change, value by value: those with errors, revised, new, unchanged."""
    st.subheader(t("upload.will_change", lang), anchor=False)
    order = {_WRONG: 0, "revised": 1, "new": 2, "same": 3}
    ranked = changes.assign(_rank=changes["change"].astype("str").map(order)).sort_values(
        "_rank", kind="stable"
    )
    # One unit for all of them is said once.
    one = catalogue.units.get(str(ranked["unit"].iloc[0])) if ranked["unit"].nunique() == 1 else None
    names = [name for name in _COLUMNS if one is None or name != "unit"]
    columns = [Column(t(f"upload.columns.{n}", lang), n in ("before", "after")) for n in names]
    shown = ranked.head(_MOST_CHANGES).to_dict("records")
    told = (dict(zip(_COLUMNS, _change(row, catalogue, lang), strict=True)) for row in shown)
    rows = ([row[name] for name in names] for row in told)
    show_table(one.name(lang) if one else "", columns, rows)
    if len(ranked) > len(shown):
        show_remark(t("upload.more_changes", lang, count=len(ranked) - len(shown)))


def _with_errors(changes: pd.DataFrame, problems: Sequence[Problem]) -> pd.DataFrame:
    """The changes with those called wrong that an error is about, of a row that stands twice all of it."""
    wrong = [one for one in problems if one.severity == ERROR and one.where.row is not None]
    near = changes[changes[ROW].isin([one.where.row for one in wrong])]
    whole = {_row(one) for one in wrong if one.code == "duplicate_row" or not one.where.column}
    cells = {(*_row(one), one.where.column) for one in wrong}
    places = zip(near[SHEET].astype("str"), near[ROW], near[COLUMN].astype("str"), strict=True)
    held = [place[:2] in whole or place in cells for place in places]
    words = changes["change"].astype("str")
    words[near.index[held]] = _WRONG
    return changes.assign(change=words)


def _row(problem: Problem) -> tuple[str, int | None]:
    return problem.where.sheet or "", problem.where.row


def _change(row: dict[str, object], catalogue: Catalogue, lang: str) -> tuple[str, ...]:
    unit, indicator = catalogue.units.get(str(row["unit"])), catalogue.indicators.get(str(row["indicator"]))
    # A plan is given, not measured: it has no grade to show.
    grades = ("", "") if row["measure"] == PLAN else (str(row["grade_before"]), str(row["grade"]))
    before = _value(row["value_before"], row["decimals_before"], grades[0], lang)
    written = str(row["written"]) if row["measure"] == PLAN and pd.isna(row["value"]) else ""
    return (
        _word(row, lang),
        unit.name(lang) if unit else str(row["unit"]),
        indicator.short(lang) if indicator else str(row["indicator"]),
        period_name(Period.from_code(int(str(row["period"]))), lang),
        t(f"measure.{row['measure']}", lang),
        before,
        written or _value(row["value"], row["decimals"], grades[1], lang),
        "%" if row["measure"] in _RATIOS or indicator is None else _unit_name(catalogue, indicator, lang),
    )


def _unit_name(catalogue: Catalogue, indicator: Indicator, lang: str) -> str:
    return catalogue.measure_units.by_code[indicator.measure_unit].name(lang)


def _word(row: dict[str, object], lang: str) -> str:
    word = t("upload.change." + str(row["change"]), lang)
    return word if row["change"] == "same" else f"**{word}**"


def _value(value: object, decimals: object, grade: str, lang: str) -> str:
    if pd.isna(value):
        return ""
    number = format_number(float(str(value)), int(float(str(decimals))), lang)
    return f"{number} ({t(f'grade.{grade}', lang)})" if grade else number
