"""A process of its own: a Parquet file on standard input, its table as an Arrow stream on standard output.

A damaged file may say of its pages what it likes; a reader that believes it needs memory without end.
Arguments: the most rows, columns, cells and bytes unpacked that are taken. Exit 3: over one of them, which
is named on standard output with the number found.
"""

import contextlib
import sys

import pyarrow as pa
import pyarrow.parquet as pq

OVER = 3
_MOST_MEMORY = 4 * 1024**3


def main() -> int:
    """Read, look at the file's own word for its size, unpack, check what was unpacked, hand over."""
    _limit_memory()
    content = pa.py_buffer(sys.stdin.buffer.read())
    reader = pq.ParquetFile(pa.BufferReader(content), pre_buffer=False)
    told = reader.metadata
    size = sum(told.row_group(place).total_byte_size for place in range(told.num_row_groups))
    found = (told.num_rows, told.num_columns, told.num_rows * told.num_columns, size)
    for name, number, limit in zip(
        ("rows", "columns", "cells", "unpacked"), found, sys.argv[1:], strict=True
    ):
        if number > int(limit):
            print(name, number, end="")
            return OVER
    # Texts that repeat stay one text: unpacked they could be of any size.
    coded = [field.name for field in reader.schema_arrow if pa.types.is_string(field.type)]
    table = pq.ParquetFile(pa.BufferReader(content), read_dictionary=coded, pre_buffer=False).read(
        use_threads=False
    )
    # The reader believes what a damaged file says of its texts and codes.
    table.validate(full=True)
    with pa.ipc.new_stream(sys.stdout.buffer, table.schema) as out:
        out.write_table(table)
    return 0


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Unix only

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
