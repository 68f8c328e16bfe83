"""A process of its own: a workbook on standard input, its sheets as lines of JSON on standard output.

The parsers panic on some damaged files and ask for tens of gigabytes on others, which no `except` can
catch: a server that read them itself would die with all its sessions.
"""

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterator

from domain.errors import Refused
from loaders.calamine_sheets import packed_workbook
from loaders.sheet_letters import Letters
from loaders.sheet_lines import Line, SheetLines
from loaders.sheet_source import Workbook
from loaders.workbook_limits import MAX_CELLS, hold_to, most_memory
from loaders.xls_sheets import xls_workbook

OLE = b"\xd0\xcf\x11\xe0"
# The stream in which Office keeps a workbook with a password: its directory entry, with the name's length.
_LOCKED = re.compile(re.escape("EncryptedPackage".encode("utf-16-le")) + rb"\0{32}\x22\0")


def limit_memory(limit: int) -> None:
    """Refuse this process more bytes of memory than that; Windows has no such limit."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Unix only

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def messages(content: bytes) -> Iterator[Line]:
    """What is told of a workbook: each sheet, then its rows by and by; last how it went."""
    try:
        book = open_workbook(content)
        letters = Letters(book)
        told = SheetLines(letters)
        for sheet in book.sheets:
            yield {
                "sheet": sheet.name, "hidden": sheet.hidden, "merged": sheet.merged, "width": sheet.width,
                "hidden_rows": sheet.hidden_rows, "hidden_columns": sheet.hidden_columns,
            }  # fmt: skip
            yield from told.lines(sheet)
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


def main() -> None:
    """Read one workbook; what a damaged one makes a parser raise ends this process in a traceback."""
    content = sys.stdin.buffer.read()
    limit_memory(most_memory(len(content)))
    try:
        for message in messages(content):
            sys.stdout.buffer.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")
    except MemoryError:
        # Where calamine cannot get memory the process aborts instead.
        os.abort()


if __name__ == "__main__":
    main()
