"""A workbook of the size of the largest upload is read in less than a gigabyte."""

import io
import random
import subprocess
import sys
import zipfile

import pytest

from loaders import workbooks
from tests.unit.loaders.books import unzipped, xlsx_of_parts

UPLOAD = 50 * 1024**2
PROGRAM = """
import resource, sys
from loaders import read_grids
def peak(who):
    return resource.getrusage(who).ru_maxrss // 1024
idle = peak(resource.RUSAGE_SELF)
(grid,) = read_grids(sys.argv[1])
print(len(grid.rows), len(grid.numeric), peak(resource.RUSAGE_SELF) - idle, peak(resource.RUSAGE_CHILDREN))
"""


def write_large(file, rows):
    """A sheet of eight columns with hardly anything that repeats."""
    dice, texts = random.Random(1), [f"chi_tieu_so_{n}" for n in range(5_000)]
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    parts = unzipped(xlsx_of_parts("", strings=strings))
    head, tail = parts.pop("xl/worksheets/sheet1.xml").split(b"></worksheet>")[0] + b">", b"</worksheet>"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
        with packed.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(head + b"<sheetData>")
            for row in range(1, rows + 1):
                line = io.StringIO()
                line.write(f'<row r="{row}">')
                for column in "ABC":
                    line.write(f'<c r="{column}{row}" t="s"><v>{dice.randrange(5_000)}</v></c>')
                for column in "DEFGH":
                    number = dice.randrange(10**9) / 1000
                    line.write(f'<c r="{column}{row}"><v>{number}</v></c>')
                sheet.write((line.getvalue() + "</row>").encode())
            sheet.write(b"</sheetData>" + tail)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell of peaks this way")
def test_an_upload_of_fifty_megabytes_takes_less_than_a_gigabyte(tmp_path):
    file = tmp_path / "a.xlsx"
    write_large(file, 800_000)
    assert UPLOAD * 0.9 < file.stat().st_size < UPLOAD * 1.2
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, file], cwd=workbooks._HOME, capture_output=True, text=True
    )
    rows, numbers, parent, child = map(int, done.stdout.split())
    assert (rows, numbers) == (800_000, 4_000_000)
    print(f"parent {parent} MB above idle, reading process {child} MB")
    assert parent + child < 1_000
