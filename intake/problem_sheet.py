"""A sheet that lists every problem of a file, each with a link to its cell, and counts those not listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink

from domain.problems import SEVERITY, Findings, Problem
from intake.sheet_cells import FILLS, put_text
from intake.wording import Described
from texts import LANGUAGES, t

_COLUMNS = ("severity", "place", "name", "message", "advice")
_WIDTHS = (16, 22, 30, 70, 60)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class Marked:
    """A problem in words, where it stands in words, and the cell that a link leads to ('' for none)."""

    problem: Problem
    told: Described
    place: str
    link: str


def write_problem_sheet(
    book: Any, marked: Sequence[Marked], findings: Findings, remarks: Sequence[str], lang: str
) -> None:
    """Add the sheet at the end of a workbook, in the place of one that was written before."""
    for sheet in [one for one in book.worksheets if _is_ours(one)]:
        book.remove(sheet)
    sheet = book.create_sheet(t("outputs.sheet", lang))
    put_text(sheet["A1"], t("outputs.about", lang))
    sheet["A1"].font = Font(bold=True, size=13)
    for number, remark in enumerate(remarks, start=2):
        put_text(sheet.cell(number, 1), remark)
    head = len(remarks) + 3
    for column, (name, width) in enumerate(zip(_COLUMNS, _WIDTHS, strict=True), start=1):
        put_text(sheet.cell(head, column), t(f"outputs.columns.{name}", lang))
        sheet.cell(head, column).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(head, column).column_letter].width = width
    for row, one in enumerate(marked, start=head + 1):
        _write_problem(sheet, row, one, lang)
    last = head + len(marked)
    if marked:
        sheet.auto_filter.ref = f"A{head}:{sheet.cell(last, len(_COLUMNS)).coordinate}"
    for row, text in enumerate(_beyond(marked, findings, lang), start=last + 2):
        put_text(sheet.cell(row, 1), text)
    sheet.freeze_panes = sheet.cell(head + 1, 1)


def _write_problem(sheet: Any, row: int, one: Marked, lang: str) -> None:
    severity = t(f"intake.{one.problem.severity}", lang)
    texts = (severity, one.place, one.told.name, one.told.message, one.told.advice)
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        put_text(cell, text)
        cell.alignment = _WRAPPED
    sheet.cell(row, 1).fill = FILLS[one.problem.severity]
    if one.link:
        cell = sheet.cell(row, 2)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=one.link)
        cell.style = "Hyperlink"
        cell.alignment = _WRAPPED


def _beyond(marked: Sequence[Marked], findings: Findings, lang: str) -> list[str]:
    """'Còn 800 chỗ: Số không hợp lệ', for the codes of which not every problem is listed."""
    listed = [one.problem.code for one in marked]
    left = {code: findings.counts.get(code, 0) - listed.count(code) for code in SEVERITY}
    return [
        t("outputs.beyond", lang, count=count, name=t(f"problem.{code}.name", lang))
        for code, count in left.items()
        if count > 0
    ]


def _is_ours(sheet: Any) -> bool:
    return str(sheet["A1"].value) in {t("outputs.about", lang) for lang in LANGUAGES}
