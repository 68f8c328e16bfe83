"""CSV, TSV and the like: decode by evidence, find the dialect by structure, split into cells."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa
import pyarrow.csv

from domain.errors import Refused
from domain.problems import Findings
from loaders import limits
from loaders.dialects import NOTHING, Dialect, line_at
from loaders.encodings import decode, rows_before
from loaders.grids import ArrowRows, Grid, RawFile
from loaders.many_rows import gathered
from loaders.mostly_even import MOST_ODD, MostlyEvenRows
from loaders.read_as import BY_EVIDENCE, ReadAs
from loaders.records import RecordReader
from loaders.structures import Structure, find_dialect, sep_line

# Smaller files are kept as rows of Python texts; larger ones stay in Arrow.
LARGE = 1_000_000
_SAMPLE_BYTES = 250_000
_SAMPLE_LINES = 60
# A quoted cell of more lines has most likely swallowed rows.
_MOST_LINES = 100
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
    found = _arrow_rows(body, structure) if len(body) >= LARGE else None
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


def _arrow_rows(text: bytes, structure: Structure) -> tuple[ArrowRows, Findings] | None:
    """The rows over Arrow columns, and what was in doubt; None where many are of another width than the
    first ones, or anything else is unusual.
    """
    dialect, odd = structure.dialect, _OddLines()
    if dialect.escape or len(dialect.delimiter) > 1 or dialect.delimiter == NOTHING:
        return None
    over_lines = _quoted_over_lines(text, structure)
    if over_lines is None:
        return None
    length = _length_without_end(text)
    names, kinds = _columns(text, dialect)
    if len(names) < 2:
        return None
    limits.hold("columns", len(names), limits.MAX_COLUMNS, row=1)
    limits.hold("cells", text.count(dialect.delimiter.encode()), limits.MAX_CELLS)
    try:
        table = pyarrow.csv.read_csv(
            # Blank lines at the end are no rows; one in the middle is, so none may be ignored.
            pa.py_buffer(text).slice(0, length),
            # One thread: it takes no longer on a busy server, and leaves the others to its other users.
            read_options=pyarrow.csv.ReadOptions(
                column_names=names, use_threads=False, block_size=max(1 << 20, min(length, 1 << 24))
            ),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=dialect.delimiter,
                quote_char=dialect.quote,
                ignore_empty_lines=False,
                newlines_in_values=over_lines,
                invalid_row_handler=odd.take,
            ),
            convert_options=pyarrow.csv.ConvertOptions(column_types=kinds, strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    return odd.beside(table, structure)


class _OddLines:
    """The lines of another width than the columns that the fast reader passes over, by their row from 1."""

    def __init__(self) -> None:
        self.lines: dict[int, str] = {}

    def take(self, row: pyarrow.csv.InvalidRow) -> str:
        """Keep a line; too many, or one where the shape of the file shows, are no exceptions."""
        if row.number <= _SAMPLE_LINES or len(self.lines) >= MOST_ODD:
            return "error"
        self.lines[row.number] = row.text
        return "skip"

    def beside(self, table: pa.Table, structure: Structure) -> tuple[ArrowRows, Findings] | None:
        """All rows, and what reading the odd ones left in doubt; None where a line of them is no one row."""
        if not self.lines:
            return ArrowRows(table), Findings()
        reader = RecordReader("".join(f"{line}\n" for line in self.lines.values()), structure)
        numbers, cells = list(self.lines), list(reader)
        if len(numbers) != len(cells):
            return None
        odd = {number - 1: row for number, row in zip(numbers, cells, strict=True)}
        findings = Findings()
        for one in reader.findings.listed:
            where = replace(one.where, row=numbers[(one.where.row or 1) - 1])
            findings.add(replace(one, where=where))
        return MostlyEvenRows.between(table, odd), findings


def _quoted_over_lines(text: bytes, structure: Structure) -> bool | None:
    """Whether quoted cells reach over line ends; None where a quote is stray, or may have swallowed rows.

    The fast reader takes a stray quote for an opening one, and the rest of the file with it.
    """
    quote, parts = structure.dialect.quote.encode(), structure.dialect.delimiter.encode()
    if quote not in text:
        return False
    if _all_quotes_in(_quoted_cell(structure.dialect, within=r"\r\n"), text, quote):
        return False
    cell = _quoted_cell(structure.dialect)
    if not _all_quotes_in(cell, text, quote):
        return None
    for found in re.finditer(cell, text):
        lines = found[0].splitlines()
        if len(lines) > _MOST_LINES or any(line.count(parts) == structure.width - 1 for line in lines[1:-1]):
            return None
    return True


def _quoted_cell(dialect: Dialect, within: str = "") -> bytes:
    """A pattern of cells in quotes, in which these signs do not stand and quotes are doubled."""
    q, d = dialect.quote, re.escape(dialect.delimiter)
    return rf"(?<![^\r\n{d}]){q}(?:[^{q}{within}]++|{q}{q})*+{q}(?=[\r\n{d}]|\Z)".encode()


def _all_quotes_in(cell: bytes, text: bytes, quote: bytes) -> bool:
    return re.fullmatch(rb"(?:[^" + quote + rb"]++|" + cell + rb")*+", text) is not None


def _columns(text: bytes, dialect: Dialect) -> tuple[list[str], dict[str, pa.DataType]]:
    """Names for the columns of the first line, and the type of each.

    A column whose texts repeat in the first lines keeps every text once: codes and periods do.
    """
    sample = text[:_SAMPLE_BYTES].decode(errors="replace")
    lines: list[list[str]] = []
    place = 0
    while place < len(sample) and len(lines) < _SAMPLE_LINES:
        line = line_at(sample, place)
        lines.append(dialect.record(sample, place, line.end()).cells or [])
        place = line.end()
    names = [f"c{i}" for i in range(len(lines[0]) if lines else 0)]
    kinds = {}
    for place, name in enumerate(names):
        texts = [row[place] for row in lines if place < len(row)]
        repeats = len(set(texts)) * 4 < len(texts)
        kinds[name] = pa.dictionary(pa.int32(), pa.string()) if repeats else pa.string()
    return names, kinds


def _length_without_end(text: bytes) -> int:
    length = len(text)
    while length and text[length - 1] in b"\r\n":
        length -= 1
    return length
