"""Whatever is done to the bytes of a file, reading it gives texts or Refused, nothing else."""

import gzip
import io
import random
import time
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from loaders import Refused, read_content
from tests.unit.loaders.letters import ENCODINGS, encoded
from tests.unit.loaders.pollution import table, written
from tests.unit.loaders.test_html_tables import PAGE

BITS = (
    b'"', b"'", b",", b";", b"\t", b"\n", b"\r", b"\\", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'""',
    b"sep=;\n", b"<table>", b"</td>", b"\xad", b"|", b" ", b"rowspan=99999", b"&#0;", b"<![CDATA[", b"<?",
    b"<!DOCTYPE [", b"<!",
)  # fmt: skip
SECONDS = 3


def whole_files() -> list[tuple[str, bytes]]:
    text = written([[cell.replace("'", "") for cell in row] for row in table(12)])
    zipped, columnar = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("a.csv", text)
    pq.write_table(pa.table({"a": [1, 2, None], "b": ["x", "y", "y"], "c": [1.5, 2.0, 3.0]}), columnar)
    return [
        *(("a.csv", encoded(text, encoding)) for encoding in ENCODINGS),
        ("a.xls", PAGE.encode()),
        ("a.zip", zipped.getvalue()),
        ("a.csv.gz", gzip.compress(text.encode())),
        ("a.parquet", columnar.getvalue()),
    ]


def damaged(content: bytes, dice: random.Random) -> bytes:
    found = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 4, 10, 60))):
        place = dice.randrange(len(found) + 1)
        match dice.randrange(4):
            case 0:
                found[place : place + 1] = dice.randbytes(1)
            case 1:
                found[place:place] = dice.choice(BITS)
            case 2:
                del found[place : place + dice.choice((1, 5, 50, 500))]
            case _:
                start = dice.randrange(len(found) + 1)
                found[place:place] = found[start : start + dice.choice((3, 80, 400))]
    return bytes(found)


def read_damaged(seconds: float, seed: int) -> None:
    dice, files, end = random.Random(seed), whole_files(), time.monotonic() + seconds
    while time.monotonic() < end:
        name, content = dice.choice(files)
        try:
            raw = read_content(damaged(content, dice), name)
        except Refused as why:
            assert why.code in {"unreadable", "empty", "encrypted", "too_large"}
            continue
        assert all(isinstance(cell, str) for grid in raw.grids for row in grid.rows for cell in row)


def test_damaged_files_are_read_or_refused():
    read_damaged(SECONDS, seed=26)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_are_read_or_refused_at_length(seed):
    read_damaged(60, seed)
