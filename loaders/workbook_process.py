"""A process of its own: a workbook on standard input, its sheets as lines of JSON on standard output.

The parsers panic on some damaged files and ask for tens of gigabytes on others, which no `except` can
catch: a server that read them itself would die with all its sessions.
"""

import contextlib
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from domain.errors import Refused
from loaders.calamine_sheets import packed_workbook
from loaders.cell_styles import PLAIN
from loaders.cell_texts import NUMBERS, text_of
from loaders.sheet_letters import Letters
from loaders.sheet_source import SheetSource, Workbook
from loaders.workbook_limits import MAX_CELLS, MAX_MEMORY, hold_to
from loaders.xls_sheets import xls_workbook

OLE = b"\xd0\xcf\x11\xe0"
# The stream in which Office keeps a workbook with a password: its directory entry, with the name's length.
_LOCKED = re.compile(re.escape("EncryptedPackage".encode("utf-16-le")) + rb"\0{32}\x22\0")
_CELLS_A_LINE = 40_000
Message = dict[str, Any]


def limit_memory() -> None:
    """Refuse this process more memory than any workbook of lawful size needs; Windows has no such limit."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Unix only

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def messages(content: bytes) -> Iterator[Message]:
    """What is told of a workbook: each sheet, then its rows by and by; last how it went."""
    try:
        book = open_workbook(content)
        letters = Letters(book)
        for sheet in book.sheets:
            yield {"sheet": sheet.name, "hidden": sheet.hidden, "merged": sheet.merged, "width": sheet.width}
            yield from _rows(sheet, letters)
        yield {"format": book.format, "encoding": letters.encoding}
    except Refused as why:
        yield {"refused": why.code, "details": why.details}


def open_workbook(content: bytes) -> Workbook:
    """The workbook by what its content is, whatever its name; raises Refused."""
    if not content.startswith(OLE):
        return packed_workbook(content)
    if _LOCKED.search(content):
        raise Refused("encrypted")
    book = xls_workbook(content)
    hold_to("cells", sum(sheet.height * sheet.width for sheet in book.sheets), MAX_CELLS)
    return book


def _rows(sheet: SheetSource, letters: Letters) -> Iterator[Message]:
    """Rows of text, and as a map of 0 and 1 which of their cells hold numbers."""
    rows: list[list[str]] = []
    numeric: list[str] = []
    for number, values in enumerate(sheet.rows()):
        styled = letters.styled(sheet, number, values)
        if styled:
            rows.append([text_of(value, styled.get(at, PLAIN)) for at, value in enumerate(values)])
        else:
            rows.append([value if isinstance(value, str) else text_of(value) for value in values])
        numeric += ["1" if type(value) in NUMBERS else "0" for value in values]
        if len(numeric) >= _CELLS_A_LINE:
            yield {"rows": rows, "numeric": "".join(numeric)}
            rows, numeric = [], []
    if rows:
        yield {"rows": rows, "numeric": "".join(numeric)}


def main() -> None:
    """Read one workbook; what a damaged one makes a parser raise ends this process in a traceback."""
    limit_memory()
    for message in messages(sys.stdin.buffer.read()):
        print(json.dumps(message))


if __name__ == "__main__":
    main()
