"""Large text files by columns: the even rows by Arrow's own reader, the others one by one beside them."""

import pyarrow as pa
import pyarrow.csv

from domain.errors import Refused
from domain.problems import Findings
from loaders import escaped_signs, limits
from loaders.dialects import NOTHING, Dialect
from loaders.even_records import TAKEN_OUT, even_records
from loaders.grids import ArrowRows
from loaders.mostly_even import MostlyEvenRows
from loaders.records import MOST_BROKEN, RecordReader, findings_of
from loaders.structures import Structure

# Rows beside the columns are Python texts; with more of them than this the file is read row by row.
_MOST_ODD = 250_000
# The rows that show which columns repeat their texts.
_SHOWING = 60


def read_columns(text: bytes, structure: Structure) -> tuple[ArrowRows, Findings] | None:
    """The rows over Arrow columns, and what was in doubt; None where they cannot be read so.

    They are those that reading row by row gives, but for blank lines: those have blank cells here.
    """
    dialect, width = structure.dialect, structure.width
    if len(dialect.delimiter) > 1 or dialect.delimiter in (NOTHING, "\\") or width < 2:
        return None
    if len(structure.rows[0]) != width:
        # Every row has another width than the heading: each is looked at by itself whichever way it is read.
        return None
    limits.hold("columns", width, limits.MAX_COLUMNS, row=1)
    limits.hold("cells", text.count(dialect.delimiter.encode()), limits.MAX_CELLS)
    # Blank lines at the end are no rows; one in the middle is, so none may be ignored.
    length = _length_without_end(text)
    if text[length:] != b"\n":
        text = text[:length] + b"\n"
    try:
        return _read(text, structure)
    except (pa.ArrowInvalid, Refused):
        # What is refused row by row is refused with the first row that is at fault.
        return None


def _read(text: bytes, structure: Structure) -> tuple[ArrowRows, Findings] | None:
    dialect, width = structure.dialect, structure.width
    reader: RecordReader | None = None
    cells: dict[int, list[str]] = {}
    if dialect.quote.encode() in text or (dialect.escape and dialect.escape.encode() in text):
        reader = RecordReader(text.decode(), structure)
        parted = even_records(escaped_signs.hidden(reader.text, dialect), reader, width, _MOST_ODD)
        if parted is None:
            return None
        text, cells = parted
    odd = _OddLines(dialect)
    table = _read_csv(text, dialect, _kinds(structure), odd)
    if reader:
        table = escaped_signs.shown(table, dialect)
    others = RecordReader("".join(odd.lines.values()), structure)
    place = 0
    for number in odd.lines:
        others.row = number - 1
        cells[number - 1], place = others.record_at(place)
    problems = [*(reader.problems if reader else ()), *others.problems]
    if len(problems) > MOST_BROKEN:
        return None
    return (MostlyEvenRows.between(table, cells) if cells else ArrowRows(table)), findings_of(problems)


def _read_csv(text: bytes, dialect: Dialect, kinds: dict[str, pa.DataType], odd: "_OddLines") -> pa.Table:
    return pyarrow.csv.read_csv(
        pa.py_buffer(text),
        # One thread: it takes no longer on a busy server, and leaves the others to its other users.
        read_options=pyarrow.csv.ReadOptions(
            column_names=list(kinds), use_threads=False, block_size=max(1 << 20, min(len(text), 1 << 24))
        ),
        parse_options=pyarrow.csv.ParseOptions(
            delimiter=dialect.delimiter,
            quote_char=dialect.quote,
            ignore_empty_lines=False,
            newlines_in_values=dialect.quote.encode() in text,
            invalid_row_handler=odd.take,
        ),
        convert_options=pyarrow.csv.ConvertOptions(column_types=kinds, strings_can_be_null=False),
    )


class _OddLines:
    """The lines of another width than the columns that the fast reader passes over, by their row from 1.

    None of them is quoted: quoted records of another width were taken out before.
    """

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.lines: dict[int, str] = {}

    def take(self, row: pyarrow.csv.InvalidRow) -> str:
        """Keep a line, unless it only marks where a record was taken out."""
        if len(self.lines) >= _MOST_ODD:
            return "error"
        if row.text != TAKEN_OUT:
            self.lines[row.number] = escaped_signs.as_written(row.text, self.dialect) + "\n"
        return "skip"


def _kinds(structure: Structure) -> dict[str, pa.DataType]:
    """A name and the type of each column; one whose texts repeat keeps each once: codes and periods do."""
    kinds = {}
    for place in range(structure.width):
        texts = [row[place] for row in structure.rows[:_SHOWING] if place < len(row)]
        repeats = len(set(texts)) * 4 < len(texts)
        kinds[f"c{place}"] = pa.dictionary(pa.int32(), pa.string()) if repeats else pa.string()
    return kinds


def _length_without_end(text: bytes) -> int:
    length = len(text)
    while length and text[length - 1] in b"\r\n":
        length -= 1
    return length
