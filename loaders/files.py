"""One way in for every file: its format by its own bytes, then its raw grids."""

from pathlib import Path

from domain.errors import Refused
from loaders import limits
from loaders.archives import GZIP, ZIP, unpacked, workbook_in
from loaders.columnar import PARQUET, read_parquet
from loaders.grids import Grid, RawFile
from loaders.html_tables import is_html_table, read_html_tables
from loaders.read_as import BY_EVIDENCE, ReadAs
from loaders.text_files import looks_like_table, read_text_file
from loaders.workbooks import read_workbook

MAX_BYTES = limits.MAX_BYTES
_OLE = b"\xd0\xcf\x11\xe0"
_TEXTS = (".csv", ".tsv", ".txt")
_WORKBOOKS = {".xlsx": "xlsx", ".xlsm": "xlsx", ".xlsb": "xlsx", ".xls": "xls", ".ods": "ods"}
_PACKED = (".zip", ".gz")
TAKEN = (*_TEXTS, *_WORKBOOKS, ".parquet", *_PACKED)


def read_grids(path: str | Path) -> list[Grid]:
    """The raw grids of a file, every cell as text exactly as in the file; raises Refused."""
    return read_raw(path).grids


def read_raw(path: str | Path, read_as: ReadAs | None = None) -> RawFile:
    """A file with its format, encoding, delimiter and grids; raises Refused."""
    try:
        content = Path(path).read_bytes()
    except OSError as why:
        raise Refused("unreadable", reason="no_file") from why
    return read_content(content, Path(path).name, read_as)


def read_content(content: bytes, name: str, read_as: ReadAs | None = None) -> RawFile:
    """The same for content at hand; the name gives the ending only, `read_as` what the sender states."""
    _hold_size(content)
    ending = Path(name).suffix.lower()
    if ending not in TAKEN:
        raise _not_taken(ending)
    if _is_archive(content, ending):
        content, name = unpacked(content, name)
        _hold_size(content)
        if _is_archive(content, Path(name).suffix.lower()):
            raise Refused("unreadable", reason="nested")
        ending = Path(name).suffix.lower() or ".csv"
        if ending not in TAKEN:
            raise _not_taken(ending)
    raw = _read(content, ending, read_as or BY_EVIDENCE)
    if not any(_holds_text(grid) for grid in raw.grids):
        raise Refused("empty")
    return raw


def read_certain(content: bytes, name: str) -> RawFile:
    """The same for readers who list no doubts: a file with a row that was in doubt is Refused."""
    raw = read_content(content, name)
    if raw.findings.has_errors:
        raise Refused("unreadable", reason="doubt", row=raw.findings.in_order()[0].where.row)
    return raw


def _hold_size(content: bytes) -> None:
    if not content[:4096].strip() and not content.strip():
        raise Refused("empty")
    limits.hold("size", len(content), MAX_BYTES)


def _not_taken(ending: str) -> Refused:
    return Refused("unreadable", reason="format", ending=ending or "?", taken=", ".join(TAKEN))


def _is_archive(content: bytes, ending: str) -> bool:
    """Whether a file is packed; a zip file that is a workbook is read as one whatever its name."""
    if content.startswith(GZIP):
        return True
    return content.startswith(ZIP) and ending == ".zip" and not workbook_in(content)


def _read(content: bytes, ending: str, read_as: ReadAs) -> RawFile:
    """The content decides where it is certain; where it is not, it must be what its ending says."""
    if content.startswith(ZIP):
        if workbook_in(content) or ending in _WORKBOOKS:
            return read_workbook(content)
    elif content.startswith(_OLE):
        return read_workbook(content)
    elif content.startswith(PARQUET) or ending == ".parquet":
        return read_parquet(content)
    elif is_html_table(content):
        return read_html_tables(content, read_as)
    elif ending in _TEXTS or (ending in _WORKBOOKS and looks_like_table(content, read_as)):
        return read_text_file(content, read_as)
    raise _not_taken(ending)


def _holds_text(grid: Grid) -> bool:
    """Whether anything stands in the first thousand rows."""
    return any(any(map(str.strip, grid.rows[number])) for number in range(min(len(grid.rows), 1000)))
