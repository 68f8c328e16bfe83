"""A process of its own: a workbook on standard input, the cells of its sheets pickled to standard output.

The parser panics on some damaged files and asks for tens of gigabytes on others, which no `except` can
catch: a server that read them itself would die with all its sessions.
"""

import contextlib
import html
import io
import pickle
import re
import sys
import zipfile
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

MOST_MEMORY = 4 * 1024**3
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ERROR = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*\bt="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>')
_FORMULA = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"[^>]*>(?:<f[^>/]*>([^<]*)</f>|<f[^>]*/>)(?:<v ?/>|<v></v>)?</c>'
)
_STYLED = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*?\bs="([0-9]+)"')
# Excel's own formats 0% and 0,00%.
_PERCENT_FORMATS = frozenset({"9", "10"})
Cells = list[list[Any]]
# Name, cells, and the (row, column) places of numbers that are shown as percents.
Sheet = tuple[str, Cells, list[tuple[int, int]]]
READ, ENCRYPTED, DAMAGED = "read", "encrypted", "damaged"


def limit_memory() -> None:
    """Refuse this process more memory than any workbook of lawful size needs; Windows has no such limit."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Unix only

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_cells(content: bytes) -> tuple[str, list[Sheet]]:
    """How it went, and each sheet, hidden ones too."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        sheets = [(n, book.get_sheet_by_name(n).to_python(skip_empty_area=False)) for n in names]
        return READ, with_what_the_parser_leaves_out(content, sheets)
    except PasswordError:
        return ENCRYPTED, []
    except CalamineError:
        return DAMAGED, []


def with_what_the_parser_leaves_out(content: bytes, sheets: list[tuple[str, Cells]]) -> list[Sheet]:
    """The sheets with '#REF!' and its like, formulas that hold no result, and what is shown as percent.

    The parser gives the first two as blanks and 68,5% as 0.685. Known for .xlsx only, whose sheets are
    XML; elsewhere such cells stay as the parser gives them.
    """
    percents: dict[str, list[tuple[int, int]]] = {}
    unknown = (zipfile.BadZipFile, KeyError, ElementTree.ParseError)
    with contextlib.suppress(*unknown), zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts, styles = _sheet_parts(packed), _percent_styles(packed)
        for name, cells in sheets:
            if name in parts:
                part = packed.read(parts[name])
                _fill_blanks(cells, part)
                percents[name] = _percent_places(cells, part, styles)
    return [(name, cells, percents.get(name, [])) for name, cells in sheets]


def _fill_blanks(cells: Cells, part: bytes) -> None:
    found = [(place, text.decode()) for place, text in _ERROR.findall(part)]
    found += [(place, "=" + html.unescape(text.decode())) for place, text in _FORMULA.findall(part)]
    for place, text in found:
        column, row = _place(place.decode())
        if row < len(cells) and column < len(cells[row]) and cells[row][column] == "":
            cells[row][column] = text


def _percent_places(cells: Cells, part: bytes, styles: frozenset[bytes]) -> list[tuple[int, int]]:
    places = (
        [_place(place.decode()) for place, style in _STYLED.findall(part) if style in styles]
        if styles
        else []
    )
    return [
        (row, column)
        for column, row in places
        if row < len(cells) and column < len(cells[row]) and isinstance(cells[row][column], int | float)
    ]


def _percent_styles(packed: zipfile.ZipFile) -> frozenset[bytes]:
    """The numbers of the cell styles that show a number as a percent."""
    styles = _xml(packed, "xl/styles.xml")
    own = {
        one.get("numFmtId", "") for one in styles.iter(f"{_MAIN}numFmt") if "%" in one.get("formatCode", "")
    }
    formats = styles.find(f"{_MAIN}cellXfs")
    listed = [] if formats is None else [one.get("numFmtId", "") for one in formats]
    return frozenset(str(n).encode() for n, kind in enumerate(listed) if kind in own | _PERCENT_FORMATS)


def _sheet_parts(packed: zipfile.ZipFile) -> dict[str, str]:
    """The part of the package that holds each sheet."""
    targets = {
        one.get("Id"): one.get("Target", "") for one in _xml(packed, "xl/_rels/workbook.xml.rels").iter(_LINK)
    }
    sheets = _xml(packed, "xl/workbook.xml").iter(f"{_MAIN}sheet")
    found = ((one.get("name", ""), targets.get(one.get(_ID), "")) for one in sheets)
    return {name: target.lstrip("/") if target.startswith("/") else f"xl/{target}" for name, target in found}


def _xml(packed: zipfile.ZipFile, part: str) -> ElementTree.Element:
    # What an attack by XML could do to this process, its memory limit and its end make good.
    return ElementTree.fromstring(packed.read(part))  # noqa: S314


def _place(name: str) -> tuple[int, int]:
    """Column and row from 0 of 'AB12'."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, int(name[len(letters) :]) - 1


if __name__ == "__main__":
    limit_memory()
    pickle.dump(read_cells(sys.stdin.buffer.read()), sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
