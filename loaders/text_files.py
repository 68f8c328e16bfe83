"""CSV, TSV and the like: decode by evidence, find the dialect by structure, split into cells."""

import re
from collections.abc import Iterator

from domain.errors import Refused
from loaders import limits
from loaders.dialects import NOTHING
from loaders.encodings import decode, rows_before
from loaders.grids import Grid, RawFile
from loaders.many_rows import gathered
from loaders.read_as import BY_EVIDENCE, ReadAs
from loaders.records import RecordReader
from loaders.structures import Structure, find_dialect, sep_line
from loaders.text_columns import read_columns

# Smaller files are kept as rows of Python texts; larger ones stay in Arrow.
LARGE = 1_000_000
_SAMPLE_BYTES = 250_000
_BEYOND_DOUBT = 0.5
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|<\?xml")


def read_text_file(content: bytes, read_as: ReadAs = BY_EVIDENCE) -> RawFile:
    """The grid of a delimited text file; raises Refused with the reason and the place."""
    limits.hold_lines(content)
    text_bytes, encoding = decode(content, read_as.encoding)
    if b"\0" in text_bytes:
        row = rows_before(text_bytes, text_bytes.index(b"\0")) + 1
        raise Refused("unreadable", reason="nul", row=row)
    if encoding != "utf-8":
        limits.hold_lines(text_bytes)
    start, structure = find_structure(text_bytes, read_as)
    body = text_bytes[start:] if start else text_bytes
    delimiter = structure.dialect.delimiter
    shown = None if delimiter == NOTHING else delimiter
    found = read_columns(body, structure) if len(body) >= LARGE else None
    if found is not None:
        return RawFile("csv", [Grid(None, found[0])], encoding, shown, found[1])
    reader = RecordReader(body.decode(), structure)
    gather = gathered if len(body) >= LARGE else list
    grid = Grid(None, gather(_without_blank_end(reader)))
    return RawFile("csv", [grid], encoding, shown, reader.findings)


def looks_like_table(content: bytes, read_as: ReadAs = BY_EVIDENCE) -> bool:
    """Whether content that claims to be something else is beyond doubt a delimited text."""
    try:
        limits.hold_lines(content)
        text = decode(content, read_as.encoding).content
    except Refused:
        return False
    structure = find_structure(text, read_as)[1]
    unprintable = _CONTROL.search(text[:_SAMPLE_BYTES])
    return len(structure.rows) > 1 and structure.score >= _BEYOND_DOUBT and unprintable is None


def find_structure(text: bytes, read_as: ReadAs = BY_EVIDENCE) -> tuple[int, Structure]:
    """Where the table begins, behind a line `sep=;`, and what its first rows show."""
    sample = text[:_SAMPLE_BYTES].decode(errors="ignore") if len(text) > _SAMPLE_BYTES else text.decode()
    if len(text) > _SAMPLE_BYTES and not re.search("[\r\n]", sample):
        sample = _first_line(text)
    stated, start = sep_line(sample)
    if stated and not read_as.delimiter:
        read_as = ReadAs(read_as.encoding, stated, read_as.quote)
    return len(sample[:start].encode()), find_dialect(sample[start:], read_as)


def _first_line(text: bytes) -> str:
    ends = [end for sign in (b"\n", b"\r") if (end := text.find(sign)) >= 0]
    return text[: min(ends, default=len(text)) + 1].decode(errors="ignore")


def _without_blank_end(rows: Iterator[list[str]] | RecordReader) -> Iterator[list[str]]:
    """The rows up to the last one with a cell: blank lines at the end of a file are no rows."""
    blank = 0
    for row in rows:
        if not row:
            blank += 1
            continue
        yield from ([] for _ in range(blank))
        blank = 0
        yield row
