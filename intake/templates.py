"""The official form of a unit and period as a workbook to fill in, with what is known filled in already."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from domain import columns as col
from domain.catalogue import Catalogue
from domain.entries import COMMENT_FIELDS
from domain.periods import Period
from domain.target_days import read_day
from domain.units import Unit
from intake.prefilled import Prefilled
from intake.sheet_cells import put_text, sheet_title
from intake.template_rows import TemplateContent, TemplateRow, template_content
from intake.template_words import (
    DECISION,
    EFFECTIVE,
    INDICATOR,
    MEASURE_UNIT,
    NOTE,
    ORDER,
    TemplateColumn,
    result_headings,
    template_columns,
    title_lines,
)
from store import Store
from texts import t

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# Parts below their total, and parts of those.
_BULLETS = ("", "- ", "+ ")
_WIDTHS = {ORDER: 6, INDICATOR: 46, MEASURE_UNIT: 13, NOTE: 20, DECISION: 18, EFFECTIVE: 13}
_WIDTH, _WORDS_WIDTH = 15, 28
_FONT = "Times New Roman"
_PLAIN, _BOLD = Font(name=_FONT, size=12), Font(name=_FONT, size=12, bold=True)
_SIDE = Side("thin", color="FF808080")
_LINES = Border(_SIDE, _SIDE, _SIDE, _SIDE)
_HEAD_FILL = PatternFill("solid", start_color="FFE7ECF3", end_color="FFE7ECF3")
_A4 = 9


def template_workbook(
    store: Store, catalogue: Catalogue, unit: Unit, period: Period, lang: str, edition: int | None = None
) -> bytes:
    """An .xlsx form of a unit's indicators: plans in force and last year's figures filled in, results empty.

    Of a plan year it is the form of the plans. The form's own words are Vietnamese, as the loader reads
    them; `lang` is that of the remarks beside it. Raises NotKnown for an edition that does not exist.
    """
    content = template_content(store, catalogue, unit, period, edition)
    columns = template_columns(content, period)
    book = Workbook()
    sheet = book.active
    sheet.title = sheet_title(t("template.sheet", "vi"))
    head = _write_head(sheet, [*title_lines(unit, period), t("template.remark", lang)], columns, lang)
    _write_body(sheet, head + 1, content, columns, lang)
    _offer_choices(sheet, head, content, columns, catalogue, period)
    _set_up_page(sheet, head, columns)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_head(sheet: Any, lines: Sequence[str], columns: Sequence[TemplateColumn], lang: str) -> int:
    """The lines above the table and its headings; gives the row of the headings."""
    for number, line in enumerate(lines, start=1):
        put_text(sheet.cell(number, 1), line)
        sheet.cell(number, 1).font = _BOLD if number < len(lines) else Font(name=_FONT, size=11, italic=True)
    head = len(lines) + 1
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(head, number)
        put_text(cell, column.heading)
        cell.font, cell.fill, cell.border = _BOLD, _HEAD_FILL, _LINES
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        if lang != "vi":
            cell.comment = Comment(t(f"template.meaning.{column.role}", lang), t("outputs.author", lang))
    return head


def _write_body(
    sheet: Any, first: int, content: TemplateContent, columns: Sequence[TemplateColumn], lang: str
) -> None:
    row = first
    for place, (group, rows) in enumerate(content.groups.items()):
        heading = {ORDER: _ROMAN[place], INDICATOR: t(f"group.{group}", "vi")}
        _write_texts(sheet, row, columns, heading, _BOLD)
        row, number = row + 1, 0
        for one in rows:
            number += one.depth == 0
            _write_row(sheet, row, one, number, columns, lang)
            row += 1


def _write_texts(
    sheet: Any, row: int, columns: Sequence[TemplateColumn], texts: dict[str, str], font: Font
) -> None:
    """A row of the table with the texts of some of its roles, ruled all through."""
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(row, number)
        cell.font, cell.border = font, _LINES
        centred = column.role in (ORDER, MEASURE_UNIT)
        cell.alignment = Alignment(
            horizontal="center" if centred else None, vertical="center", wrap_text=True
        )
        if texts.get(column.role):
            put_text(cell, texts[column.role])


def _write_row(
    sheet: Any, row: int, one: TemplateRow, number: int, columns: Sequence[TemplateColumn], lang: str
) -> None:
    bullet = _BULLETS[min(one.depth, len(_BULLETS) - 1)]
    day = read_day(one.effective)
    texts = {
        ORDER: str(number) if one.depth == 0 else "",
        INDICATOR: bullet + one.indicator.name_vi,
        MEASURE_UNIT: one.measure_unit,
        DECISION: one.decision,
        EFFECTIVE: f"{day:%d/%m/%Y}" if day else "",
    }
    _write_texts(sheet, row, columns, texts, _PLAIN)
    for place, column in enumerate(columns, start=1):
        if column.role == col.PLAN:
            _fill(sheet.cell(row, place), one.plans.get(column.assigner), one, lang)
        elif column.role == col.PRIOR:
            _fill(sheet.cell(row, place), one.prior, one, lang)
        elif column.role == col.ACTUAL:
            sheet.cell(row, place).number_format = _number_format(_decimals(one))
        elif column.role in (col.PCT_PLAN, col.YOY_INDEX):
            sheet.cell(row, place).number_format = _number_format(1)


def _fill(cell: Any, known: Prefilled | None, row: TemplateRow, lang: str) -> None:
    """A number as a number, so that it is read alike everywhere; what no cell could say is told beside it."""
    known = known or Prefilled()
    cell.alignment = Alignment(horizontal="right", vertical="center", wrap_text=True)
    cell.number_format = _number_format(max(known.decimals, _decimals(row)))
    if known.number is not None:
        cell.value = known.number
    elif known.text:
        put_text(cell, known.text)
    elif known.untold:
        said = t("template.untold", lang, value=known.untold, unit=row.indicator.measure_unit)
        cell.comment = Comment(said, t("outputs.author", lang))


def _decimals(row: TemplateRow) -> int:
    """The decimals of the catalogue, in the row's own unit of measure."""
    return row.indicator.decimals if row.measure_unit == row.indicator.measure_unit else 0


def _number_format(decimals: int) -> str:
    """A spreadsheet set to Vietnamese shows 1.593,851."""
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")


def _offer_choices(
    sheet: Any,
    head: int,
    content: TemplateContent,
    columns: Sequence[TemplateColumn],
    catalogue: Catalogue,
    period: Period,
) -> None:
    """Lists to choose from: how settled the results are, in their heading; a unit of measure of its base."""
    roles = [column.role for column in columns]
    if period.months:
        _offer(sheet, result_headings(period), [sheet.cell(head, roles.index(col.ACTUAL) + 1).coordinate])
    units = catalogue.measure_units.by_code
    by_base: dict[str, list[str]] = {}
    row, place = head, roles.index(MEASURE_UNIT) + 1
    for rows in content.groups.values():
        row += 1
        for one in rows:
            row += 1
            by_base.setdefault(units[one.measure_unit].base, []).append(sheet.cell(row, place).coordinate)
    for base, cells in by_base.items():
        fitting = [code for code, unit in units.items() if unit.base == base]
        if len(fitting) > 1:
            _offer(sheet, fitting, cells)


def _offer(sheet: Any, choices: Sequence[str], cells: Sequence[str]) -> None:
    rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    # Another word is asked about by the spreadsheet, and read or refused with its place by the loader.
    rule.errorStyle, rule.showErrorMessage = "warning", True
    for cell in cells:
        rule.add(cell)
    sheet.add_data_validation(rule)


def _set_up_page(sheet: Any, head: int, columns: Sequence[TemplateColumn]) -> None:
    for number, column in enumerate(columns, start=1):
        usual = _WORDS_WIDTH if column.role in COMMENT_FIELDS else _WIDTH
        letter = sheet.cell(head, number).column_letter
        sheet.column_dimensions[letter].width = _WIDTHS.get(column.role, usual)
    sheet.freeze_panes = sheet.cell(head + 1, 3)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = f"{head}:{head}"
    sheet.oddFooter.center.text = "&P/&N"
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.5, 0.8, 0.8
