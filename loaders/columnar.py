"""Parquet files: every cell as text, numbers in the fewest plain digits and marked as typed."""

import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from domain.errors import Refused
from loaders import limits, parquet_process
from loaders.grids import ArrowRows, Grid, RawFile
from loaders.many_rows import TypedColumns

PARQUET = b"PAR1"
_MIDNIGHT = r" 00:00:00(\.0+)?$"
# Seconds; the largest file of lawful size takes a few.
_PATIENCE = 120
_CODED = pa.dictionary(pa.int32(), pa.string())


def read_parquet(content: bytes) -> RawFile:
    """The one grid of a Parquet file, its column names as the first row; raises Refused."""
    try:
        table = _table(content)
        columns = [_as_text(name, table.column(place)) for place, name in enumerate(table.column_names)]
    except (pa.ArrowException, OSError, ValueError, MemoryError) as why:
        raise Refused("unreadable", reason="parquet") from why
    limits.hold("text", sum(map(_length_of_text, columns)), limits.MAX_TEXT)
    whole = [_with_name(name, texts) for name, texts in zip(table.column_names, columns, strict=True)]
    rows = ArrowRows(pa.table({f"c{place}": column for place, column in enumerate(whole)}))
    typed = (place for place, column in enumerate(table.columns) if _is_number(column.type))
    return RawFile("parquet", [Grid(None, rows, TypedColumns(rows, typed))])


def _table(content: bytes) -> pa.Table:
    """The table as a process of its own reads it; one that died or did not end found the file damaged."""
    held = (limits.MAX_ROWS, limits.MAX_COLUMNS, limits.MAX_CELLS, limits.MAX_UNPACKED)
    command = [sys.executable, "-P", parquet_process.__file__, *map(str, held)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_PATIENCE, check=False)
    except subprocess.SubprocessError as why:
        raise Refused("unreadable", reason="parquet") from why
    if done.returncode == parquet_process.OVER:
        name, found = done.stdout.decode().split()
        limits.hold(name, int(found), getattr(limits, f"MAX_{name.upper()}"), row=1)
    if done.returncode:
        raise Refused("unreadable", reason="parquet")
    return pa.ipc.open_stream(pa.py_buffer(done.stdout)).read_all()


def _is_number(kind: pa.DataType) -> bool:
    return pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)


def _as_text(name: str, column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as text, '' where nothing stands; raises Refused for a type that is no cell of a table."""
    kind = column.type
    if pa.types.is_dictionary(kind) and pa.types.is_string(kind.value_type):
        return _coded(column)
    found = next((write for is_kind, write in _WRITERS if is_kind(kind)), None)
    if found is None:
        raise Refused("unreadable", reason="parquet_type", column=name)
    return pc.fill_null(found(column), "")


def _coded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.null_count == 0:
        return column.cast(_CODED)
    return pc.fill_null(column.cast(pa.string()), "").dictionary_encode().cast(_CODED)


def _string(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(pa.string())


def _digits(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Numbers without exponents and without zeros that say nothing."""
    texts = pc.replace_substring_regex(column.cast(pa.string()), r"^(-?\d+)\.0*$", r"\1")
    texts = pc.replace_substring_regex(texts, r"^(-?\d+\.\d*[1-9])0+$", r"\1")
    odd = pc.fill_null(pc.match_substring_regex(texts, "[eE]"), False)
    if not pc.any(odd).as_py():
        return texts
    plain = [_plain(text) if text else text for text in texts.to_pylist()]
    return pa.chunked_array([pa.array(plain, pa.string())])


def _plain(text: str) -> str:
    if not re.search("[eE]", text):
        return text
    digits = format(Decimal(text), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _truth(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(column, "TRUE", "FALSE")


def _moment(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Days and times as ISO writes them; only the days where all are midnight, as dates are often kept."""
    texts = column.cast(pa.string())
    days = pc.replace_substring_regex(texts, _MIDNIGHT, "")
    if not pc.any(pc.match_substring(days, " ")).as_py():
        return days
    return pc.replace_substring(pc.replace_substring_regex(texts, r"\.0+(Z?)$", r"\1"), " ", "T")


_WRITERS: tuple[tuple[Callable[[pa.DataType], bool], Callable[[pa.ChunkedArray], pa.ChunkedArray]], ...] = (
    (_is_number, _digits),
    (pa.types.is_boolean, _truth),
    (pa.types.is_timestamp, _moment),
    (pa.types.is_date, _string),
    (pa.types.is_time, _string),
    (pa.types.is_null, _string),
    (pa.types.is_string, _string),
    (pa.types.is_large_string, _string),
    (pa.types.is_binary, _string),
)


def _length_of_text(column: pa.ChunkedArray) -> int:
    """How many bytes the texts of a column have when each is written out."""
    length = 0
    for chunk in column.chunks:
        if pa.types.is_dictionary(chunk.type):
            sizes = pc.binary_length(chunk.dictionary).take(chunk.indices)
        else:
            sizes = pc.binary_length(chunk)
        length += pc.sum(sizes.cast(pa.int64())).as_py() or 0
    return length


def _with_name(name: str, texts: pa.ChunkedArray) -> pa.ChunkedArray:
    heading = pa.array([name], pa.string())
    return pa.chunked_array([heading.cast(texts.type), *texts.chunks], texts.type)
