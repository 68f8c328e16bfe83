"""Catalogues that are refused at their row, and surprises that stay one line."""

from pathlib import Path

import pytest

from domain.catalogue_files import load_catalogue
from domain.commands import run_command
from domain.errors import CatalogueError
from tests.unit.domain.tiny_catalogue import TINY, write_catalogue, write_lines

XA = "xa,commune,Xã C,Commune C,zzz,,,,no,"
OLD, NEW = "x,commune,A,A,{},,2025-06-30,,no,", "x,commune,B,B,tinh,2025-07-01,,,no,"


@pytest.mark.parametrize(
    ("file", "rows", "row"),
    [
        ("measure_units.csv", ("kg,kg,kg,NaN,",), 4),
        ("measure_units.csv", ("kg,kg,kg,Infinity,",), 4),
        ("measure_units.csv", ("%,percent,pct,5,",), 4),
        ("measure_units.csv", ("tạ,quintal,kg,100,tỷ",), 4),
        ("tasks.csv", ("huyen,0,a,A,A,a,done,,,,,,,,",), 4),
        ("tasks.csv", ("huyen,99999,a,A,A,a,done,,,,,,,,",), 4),
        ("tasks.csv", ("huyen,2024,cho,A,A,a,done,,,,,,,,",), 4),
        ("tasks.csv", ("huyen,2024,a,A,A,a,done,,Chợ A=xong,,,,,,",), 4),
        ("tasks.csv", ("huyen,2024,a,A,A,a,done,,Chợ A=in_progress,,,,,,",), 4),
        ("shortcomings.csv", ("huyen,2023-9M,cham,A,A,a",), 4),
        ("units.csv", ("", XA), 5),
        ("units.csv", (OLD.format("zzz"), NEW), 4),
        ("units.csv", (OLD.format("tinh"), NEW, XA), 6),
        ("units.csv", (OLD.format("tinh").replace("2025-06-30", ""), NEW), 5),
    ],
)
def test_refused_at_its_row(tmp_path: Path, file: str, rows: tuple[str, ...], row: int) -> None:
    with pytest.raises(CatalogueError) as why:
        load_catalogue(write_catalogue(tmp_path, extra={file: rows}))
    assert (why.value.file, why.value.row) == (file, row)


def test_a_parent_in_a_second_folder_is_refused_at_its_own_row(tmp_path: Path) -> None:
    first, second = write_catalogue(tmp_path / "a"), tmp_path / "b"
    second.mkdir()
    write_lines(second / "units.csv", TINY["units.csv"][0], XA)
    with pytest.raises(CatalogueError) as why:
        load_catalogue(first, second)
    assert why.value.row == 2


def test_a_surprise_of_many_lines_is_still_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        raise ValueError("a\nb\nc")

    assert run_command(command, []) == 2
    assert capsys.readouterr().err.count("\n") == 1
