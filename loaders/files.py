"""One way in for every file: its format by its own bytes, then its raw grids."""

from pathlib import Path

from domain.errors import Refused
from loaders.grids import Grid, RawFile
from loaders.text_files import read_text_file
from loaders.workbooks import read_workbook

# A million rows of the longest codes fit well; a file twice as large is no file that staff send.
MAX_BYTES = 100 * 1024 * 1024
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORKBOOK_ENDINGS = {".xlsx": "xlsx", ".xlsm": "xlsx", ".xlsb": "xlsx", ".ods": "ods", ".xls": "xls"}
_TEXT_ENDINGS = frozenset({".csv", ".tsv", ".txt"})


def read_grids(path: str | Path) -> list[Grid]:
    """The raw grids of a file, every cell as text exactly as in the file; raises Refused."""
    return read_raw(path).grids


def read_raw(path: str | Path) -> RawFile:
    """A file with its format, encoding, delimiter and grids; raises Refused."""
    try:
        content = Path(path).read_bytes()
    except OSError as why:
        raise Refused("unreadable", reason="no_file") from why
    return read_content(content, Path(path).name)


def read_content(content: bytes, name: str) -> RawFile:
    """The same for content at hand; the name gives the ending only."""
    if not content[:4096].strip() and not content.strip():
        raise Refused("empty")
    if len(content) > MAX_BYTES:
        raise Refused("too_large", reason="over_size", size=len(content), limit=MAX_BYTES)
    ending = Path(name).suffix.lower()
    packed = content.startswith((_ZIP, _OLE))
    if packed and ending in _WORKBOOK_ENDINGS:
        raw = read_workbook(content, _WORKBOOK_ENDINGS[ending])
    elif packed or ending not in _TEXT_ENDINGS:
        raise Refused("unreadable", reason="format", ending=ending or "?")
    else:
        raw = read_text_file(content)
    if not any(_holds_text(grid) for grid in raw.grids):
        raise Refused("empty")
    return raw


def _holds_text(grid: Grid) -> bool:
    """Whether anything stands in the first thousand rows."""
    return any(any(map(str.strip, grid.rows[number])) for number in range(min(len(grid.rows), 1000)))
