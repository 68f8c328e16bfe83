"""CSV, TSV and the like: decode by evidence, find the delimiter by structure, split into cells."""

import codecs
import csv
import io
from collections import Counter

import pyarrow as pa
import pyarrow.csv

from domain.errors import Refused
from loaders.grids import ArrowRows, Grid, RawFile

DELIMITERS = (",", ";", "\t", "|")
# Smaller files are split by the csv module, which takes ragged rows; larger ones stay in Arrow.
LARGE = 1_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_LINES = 60
_SAMPLE_BYTES = 200_000
# The csv module's own limit is far below what one cell of a file of lawful size may hold.
csv.field_size_limit(2**30)


def read_text_file(content: bytes) -> RawFile:
    """The grid of a delimited text file; raises Refused with the reason and the place."""
    text_bytes, encoding = _decode(content)
    if b"\0" in text_bytes:
        raise Refused("unreadable", reason="nul", row=text_bytes[: text_bytes.index(b"\0")].count(b"\n") + 1)
    delimiter = _find_delimiter(text_bytes)
    rows = _arrow_rows(text_bytes, delimiter) if len(text_bytes) >= LARGE else None
    grid = Grid(None, rows if rows is not None else _csv_rows(text_bytes, delimiter))
    return RawFile("csv", [grid], encoding, delimiter)


def _decode(content: bytes) -> tuple[bytes, str]:
    """The content as UTF-8 without a byte order mark, and the name of the encoding it had."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            text = _strict(content[len(bom) :], encoding)
            return text.encode(), encoding.removesuffix("-le").removesuffix("-be")
    # A large file is looked at while it is split into columns: its text as a whole is never needed.
    if len(content) < LARGE:
        _strict(content, "utf-8")
    return content, "utf-8"


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as why:
        row = content[: why.start].count(b"\n") + 1
        raise Refused("unreadable", reason="encoding", row=row) from why


def _find_delimiter(text: bytes) -> str:
    """The delimiter under which most sample lines have the same number of cells, above one."""
    sample = text[:_SAMPLE_BYTES].decode("utf-8", errors="ignore").splitlines()[:_SAMPLE_LINES]

    def score(delimiter: str) -> tuple[float, int]:
        counts = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if row)
        usual, times = max(counts.items(), key=lambda kv: (kv[0] > 1, kv[1]), default=(0, 0))
        return (times / max(1, counts.total()), usual) if usual > 1 else (0.0, 0)

    return max(DELIMITERS, key=score)


def _csv_rows(text: bytes, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(_strict(text, "utf-8"), newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error as why:
        raise Refused("unreadable", reason="quotes", row=reader.line_num) from why


def _arrow_rows(text: bytes, delimiter: str) -> ArrowRows | None:
    """The rows over Arrow columns, or None where the lines are not all of one width."""
    names, kinds = _columns(text, delimiter)
    try:
        table = pyarrow.csv.read_csv(
            # Blank lines at the end are no rows; one in the middle is, so none may be ignored.
            pa.py_buffer(text).slice(0, _length_without_end(text)),
            # One thread: it takes no longer on a busy server, and leaves the others to its other users.
            read_options=pyarrow.csv.ReadOptions(column_names=names, use_threads=False),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=b'"' in text, ignore_empty_lines=False
            ),
            convert_options=pyarrow.csv.ConvertOptions(column_types=kinds, strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    return ArrowRows(table)


def _columns(text: bytes, delimiter: str) -> tuple[list[str], dict[str, pa.DataType]]:
    """Names for the columns of the first line, and the type of each.

    A column whose texts repeat in the first lines keeps every text once: codes and periods do.
    """
    sample = text[:_SAMPLE_BYTES].decode(errors="replace").splitlines()
    lines = [row for row in csv.reader(sample, delimiter=delimiter) if row]
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
