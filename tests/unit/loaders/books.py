"""One small workbook written in four formats by hand, so that tests may ask for what no library writes."""

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

PLAIN, PERCENT, DAY = "General", "0.0%", "dd/mm/yyyy"
ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}


class Cell(NamedTuple):
    """A value as Python has it, an error as its text; how it is shown."""

    value: Any = None
    font: str = "Arial"
    shown: str = PLAIN


class Sheet(NamedTuple):
    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()

    def cells(self) -> Iterable[tuple[int, int, Cell]]:
        for row, cells in enumerate(self.rows):
            yield from ((row, column, cell) for column, cell in enumerate(cells) if cell.value is not None)


def zipped(parts: Mapping[str, str | bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", kind) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return content.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def serial(day: date) -> float:
    return float((day - date(1899, 12, 30)).days)


def _looks(sheets: Sequence[Sheet]) -> list[tuple[str, str]]:
    """Font and format of every style, the plain one first."""
    used = [(cell.font, cell.shown) for sheet in sheets for _, _, cell in sheet.cells()]
    return [*dict.fromkeys([("Arial", PLAIN), *used])]


def xlsx_book(sheets: Sequence[Sheet]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for one in sheets:
        sheet = book.create_sheet(one.name)
        sheet.sheet_state = "hidden" if one.hidden else "visible"
        for row, column, cell in one.cells():
            written = sheet.cell(row + 1, column + 1, cell.value)
            written.font, written.number_format = Font(name=cell.font), cell.shown
            if cell.value in ERRORS:
                written.data_type = "e"
        for row in one.hidden_rows:
            sheet.row_dimensions[row + 1].hidden = True
        for column in one.hidden_columns:
            sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
        for top, left, bottom, right in one.merged:
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


# The parts that every package around sheets.xml or sheets.bin has.
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def relations(links: Mapping[str, tuple[str, str]]) -> str:
    body = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in links.items()
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}">{body}</Relationships>'


def xlsx_of_parts(
    *sheets: str, strings: str = "", styles: str = "", book: str = "", **others: str | bytes
) -> bytes:
    """An .xlsx around the given `<worksheet>` contents, shared strings and styles, as they stand in it."""
    links = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)}
    named = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, len(sheets) + 1))
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": book
        or f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}"><sheets>{named}</sheets></workbook>',
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    for number, sheet in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            sheet if sheet.startswith("<?xml") else f'{HEAD}<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
        )
    links |= {"rIdS": ("sharedStrings", "sharedStrings.xml"), "rIdT": ("styles", "styles.xml")}
    return zipped({**parts, "xl/_rels/workbook.xml.rels": relations(links), **others})


def xlsb_book(sheets: Sequence[Sheet]) -> bytes:
    looks = _looks(sheets)
    links = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.bin") for n in range(1, len(sheets) + 1)}
    named = b"".join(
        _record(156, struct.pack("<II", int(sheet.hidden), n) + _wide(f"rId{n}") + _wide(sheet.name))
        for n, sheet in enumerate(sheets, start=1)
    )
    book = _record(131) + _record(153, bytes(12)) + _record(143) + named + _record(144) + _record(132)
    fonts = b"".join(_record(43, bytes(21) + _wide(font)) for font, _ in looks)
    formats = b"".join(
        _record(44, struct.pack("<H", 164 + n) + _wide(shown)) for n, (_, shown) in enumerate(looks)
    )
    styles = b"".join(_record(47, struct.pack("<HHH", 0, 164 + n, n) + bytes(10)) for n in range(len(looks)))
    count = struct.pack("<I", len(looks))
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.bin")}),
        "xl/_rels/workbook.bin.rels": relations(links),
        "xl/workbook.bin": book,
        # The styles that styles are made from come first, with fonts that no cell has.
        "xl/styles.bin": _record(278) + _record(615, count) + formats + _record(616) + _record(611, count)
        + fonts + _record(612) + _record(626) + _record(47, bytes(16)) + _record(627) + _record(617, count)
        + styles + _record(618) + _record(279),
    }  # fmt: skip
    for n, sheet in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{n}.bin"] = _xlsb_sheet(sheet, looks)
    return zipped(parts)


def _xlsb_sheet(sheet: Sheet, looks: list[tuple[str, str]]) -> bytes:
    reach = struct.pack("<IIII", 0, max(len(sheet.rows) - 1, 0), 0, 20)
    columns = [_record(60, struct.pack("<IIIIH", column, column, 0, 0, 1)) for column in sheet.hidden_columns]
    records, last = [_record(129), _record(148, reach), *columns, _record(145)], -1
    for row, column, cell in sheet.cells():
        if row != last:
            flags = bytes([0, 0x10 if row in sheet.hidden_rows else 0, 0])
            records.append(_record(0, struct.pack("<I", row) + bytes(6) + flags + bytes(3)))
            last = row
        place = struct.pack("<II", column, looks.index((cell.font, cell.shown)))
        records.append(_xlsb_cell(place, cell.value))
    records.append(_record(146))
    records += [
        _record(176, struct.pack("<IIII", top, end, left, right)) for top, left, end, right in sheet.merged
    ]
    return b"".join([*records, _record(130)])


def _xlsb_cell(place: bytes, value: Any) -> bytes:
    if value in ERRORS:
        return _record(3, place + bytes([ERRORS[value]]))
    if isinstance(value, str):
        return _record(6, place + _wide(value))
    if isinstance(value, bool):
        return _record(4, place + bytes([value]))
    return _record(5, place + struct.pack("<d", serial(value) if isinstance(value, date) else value))


def _record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(content)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return head + size + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xls_book(sheets: Sequence[Sheet], password: bool = False) -> bytes:
    return ole_bytes("Workbook", biff_stream(sheets, password))


def biff_stream(sheets: Sequence[Sheet], password: bool = False) -> bytes:
    looks = _looks(sheets)
    head = [_biff(0x0809, struct.pack("<HHHHII", 0x0600, 5, 1, 1, 0, 0))]
    if password:
        head.append(_biff(0x002F, struct.pack("<HHH", 0, 0x1234, 0x5678)))
    head.append(_biff(0x0042, struct.pack("<H", 1200)))
    head += [
        _biff(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0, 400, 0, 0, 0, 0, 0) + _short(font))
        for font, _ in looks
    ]
    head += [_biff(0x041E, struct.pack("<H", 164 + n) + _long(shown)) for n, (_, shown) in enumerate(looks)]
    head.append(_biff(0x00E0, struct.pack("<HHH", 0, 0, 0xFFF5) + bytes(14)))
    # There is no font 4: the list skips that number.
    head += [
        _biff(0x00E0, struct.pack("<HHH", n + (n > 3), 164 + n, 1) + bytes(14)) for n in range(len(looks))
    ]
    bodies = [_biff_sheet(sheet, looks) for sheet in sheets]
    bounds = [struct.pack("<IBB", 0, int(sheet.hidden), 0) + _short(sheet.name) for sheet in sheets]
    place = sum(map(len, head)) + sum(4 + len(bound) for bound in bounds) + 4
    for sheet, (bound, body) in zip(sheets, zip(bounds, bodies, strict=True), strict=True):
        head.append(_biff(0x0085, struct.pack("<IBB", place, int(sheet.hidden), 0) + bound[6:]))
        place += len(body)
    return b"".join([*head, _biff(0x000A), *bodies])


def _biff_sheet(sheet: Sheet, looks: list[tuple[str, str]]) -> bytes:
    records = [_biff(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 1, 1, 0, 0))]
    records += [
        _biff(0x007D, struct.pack("<HHHHHH", column, column, 0, 0, 1, 0)) for column in sheet.hidden_columns
    ]
    records += [
        _biff(0x0208, struct.pack("<HHHHHHI", row, 0, 0, 0, 0, 0, 0x20 | 0x100)) for row in sheet.hidden_rows
    ]
    for row, column, cell in sheet.cells():
        place = struct.pack("<HHH", row, column, 1 + looks.index((cell.font, cell.shown)))
        records.append(_biff_cell(place, cell.value))
    if sheet.merged:
        areas = b"".join(
            struct.pack("<HHHH", top, end, left, right) for top, left, end, right in sheet.merged
        )
        records.append(_biff(0x00E5, struct.pack("<H", len(sheet.merged)) + areas))
    return b"".join([*records, _biff(0x000A)])


def _biff_cell(place: bytes, value: Any) -> bytes:
    if value in ERRORS:
        return _biff(0x0205, place + bytes([ERRORS[value], 1]))
    if isinstance(value, str):
        return _biff(0x0204, place + _long(value))
    if isinstance(value, bool):
        return _biff(0x0205, place + bytes([value, 0]))
    return _biff(0x0203, place + struct.pack("<d", serial(value) if isinstance(value, date) else value))


def _biff(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _short(text: str) -> bytes:
    return bytes([len(text), 1]) + text.encode("utf-16-le")


def _long(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def ole_bytes(name: str, stream: bytes) -> bytes:
    """The smallest compound file that holds one stream."""
    free, end, fat_sector, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512

    def entry(title: str, kind: int, child: int = none, start: int = end, size: int = 0) -> bytes:
        text = title.encode("utf-16-le")
        head = struct.pack("<64sHBB", text, len(text) + 2 if title else 0, kind, 1)
        return head + struct.pack("<III", none, none, child) + bytes(36) + struct.pack("<IQ", start, size)

    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    chain = [fat_sector, end, *range(3, 2 + sectors), end]
    fat = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    entries = entry("Root Entry", 5, child=1) + entry(name, 2, start=2, size=len(stream))
    return header + fat + entries + entry("", 0) * 2 + stream


ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in [
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    ]
)  # fmt: skip
_ODS_SPACES += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def ods_book(sheets: Sequence[Sheet]) -> bytes:
    looks = _looks(sheets)
    styles = "".join(
        f'<style:style style:name="ce{n}" style:family="table-cell">'
        f"<style:text-properties style:font-name={quoteattr(font)}/></style:style>"
        for n, (font, _) in enumerate(looks)
    )
    tables = "".join(
        f"<table:table table:name={quoteattr(sheet.name)} "
        f'table:style-name="{"no" if sheet.hidden else "yes"}">'
        + "".join(
            f"<table:table-column{_sight(column in sheet.hidden_columns)}/>"
            for column in range(max((len(cells) for cells in sheet.rows), default=0))
        )
        + "".join(_ods_row(sheet, row, looks) for row in range(len(sheet.rows)))
        + "</table:table>"
        for sheet in sheets
    )
    return ods_of(tables, styles)


def ods_of(tables: str, styles: str = "", manifest: str = "", declared: str = "") -> bytes:
    """An .ods around the given tables and cell styles, as they stand in it."""
    shown = "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{told}"/></style:style>'
        for name, told in (("yes", "true"), ("no", "false"))
    )
    content = (
        f"{HEAD}{declared}<office:document-content{_ODS_SPACES}><office:automatic-styles>{shown}{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    listed = f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    listed += f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_KIND}"/>'
    listed += f"{manifest}</manifest:manifest>"
    return zipped({"mimetype": ODS_KIND, "content.xml": content, "META-INF/manifest.xml": listed})


def _ods_row(sheet: Sheet, row: int, looks: list[tuple[str, str]]) -> str:
    cells = "".join(_ods_cell(cell, looks, _span(sheet, row, at)) for at, cell in enumerate(sheet.rows[row]))
    return f"<table:table-row{_sight(row in sheet.hidden_rows)}>{cells}</table:table-row>"


def _sight(hidden: bool) -> str:
    return ' table:visibility="collapse"' if hidden else ""


def _span(sheet: Sheet, row: int, column: int) -> str:
    for top, left, bottom, right in sheet.merged:
        if (row, column) == (top, left):
            return (
                f' table:number-rows-spanned="{bottom - top + 1}" '
                f'table:number-columns-spanned="{right - left + 1}"'
            )
    return ""


def _ods_cell(cell: Cell, looks: list[tuple[str, str]], span: str) -> str:
    value = cell.value
    if value is None:
        return "<table:table-cell/>"
    if value in ERRORS:
        kind = ' table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"'
    elif isinstance(value, str):
        kind = ' office:value-type="string"'
    elif isinstance(value, bool):
        kind = f' office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, date):
        kind = f' office:value-type="date" office:date-value="{value.isoformat()}"'
    else:
        kind = (
            f' office:value-type="{"percentage" if "%" in cell.shown else "float"}" office:value="{value!r}"'
        )
    style = looks.index((cell.font, cell.shown))
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell table:style-name="ce{style}"{kind}{span}>{text}</table:table-cell>'
