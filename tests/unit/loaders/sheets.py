"""Files as staff send them, made on the spot: form tables and long ones, as text and as workbooks."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

from domain.catalogue import Catalogue
from domain.periods import Period
from loaders import Reading, read_content, read_figures

TITLE = "BIỂU TỔNG HỢP CHỈ TIÊU KINH TẾ - XÃ HỘI 9 THÁNG ĐẦU NĂM 2023"
ACTUAL = "Ước thực hiện 9 tháng năm 2023"
PLAN = "Kế hoạch năm 2023"
HEAD = (
    "TT", "Chỉ tiêu", "ĐVT", "Thực hiện cùng kỳ", PLAN, ACTUAL, "% so với kế hoạch", "% so với cùng kỳ",
    "Ghi chú",
)  # fmt: skip
LONG = ("unit", "indicator", "year", "months", "value", "grade")
Row = Sequence[Any]


def form(*rows: Row, head: Row = HEAD, above: Iterable[str] = (TITLE,)) -> list[list[Any]]:
    """A form table: lines above, the heading, then rows filled up to its width; row 3 is the first."""
    lines = [*([line] for line in above), head, *rows]
    return [[*line, *[""] * (len(head) - len(line))] for line in lines]


def csv_bytes(rows: Iterable[Row], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """The rows as a delimited text file."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(sheets: Mapping[str, Iterable[Row]], hidden: tuple[str, ...] = ()) -> bytes:
    """The rows of each sheet as an Excel workbook; Python's types become the cells' types."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def ods_bytes(sheet: str, rows: Iterable[Row]) -> bytes:
    """The rows as an OpenDocument sheet; numbers are typed, everything else is text."""
    body = "".join("<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in rows)
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="{escape(sheet)}">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return packed.getvalue()


def _ods_cell(value: Any) -> str:
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def read(
    content: bytes, name: str, catalogue: Catalogue, unit: str = "tan_yen", period: str | None = "2023-9M"
) -> Reading:
    """A file's figures as for a sender who stated this unit and period."""
    stated = Period.parse(period) if period else None
    held = catalogue.by_code[unit][0]
    return read_figures(read_content(content, name), catalogue, held, stated)


def read_form(catalogue: Catalogue, *rows: Row, **others: Any) -> Reading:
    """The figures of a form table sent as a text file with semicolons; `head`, `above`, `period` as named."""
    period = others.pop("period", "2023-9M")
    delimiter = others.pop("delimiter", ";")
    return read(csv_bytes(form(*rows, **others), delimiter), "bieu.csv", catalogue, period=period)


def stated(reading: Reading) -> dict[tuple[str, str], float]:
    """The values by indicator and measure."""
    frame = reading.figures
    return dict(
        zip(zip(frame["indicator"], frame["measure"], strict=True), frame["value"].tolist(), strict=True)
    )


def problems(reading: Reading) -> list[tuple[str, int | None, str | None]]:
    """Code, row and column of each problem, in order."""
    return [(p.code, p.where.row, p.where.column) for p in reading.findings.in_order()]
