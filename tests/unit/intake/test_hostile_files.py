"""Whatever is sent: one JSON object, an exit code of the contract, no traceback, nothing stored."""

import random

import pytest

from store import open_store
from tests.unit.intake.desk import send, start
from tests.unit.loaders.sheets import LONG, csv_bytes, form, xlsx_bytes
from tests.unit.loaders.test_refusals import png

DICE = random.Random(26)
ROW = ("tan_yen", "go_industry", "2023", "9", "4132.5", "estimate")
BOOK = xlsx_bytes({"B": form(("1", "Tổng thu ngân sách", "Tỷ đồng", "", "", 5.5))})
FILES: dict[str, tuple[bytes, int]] = {
    "random.csv": (DICE.randbytes(5_000), 2),
    "random.xlsx": (DICE.randbytes(5_000), 2),
    "zip.xlsx": (b"PK\x03\x04" + DICE.randbytes(5_000), 2),
    "ole.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + DICE.randbytes(5_000), 2),
    "empty.csv": (b"", 2),
    "empty.xlsx": (b"", 2),
    "nul.csv": (b"unit,indicator,year,months,value,grade\n\0\0,,,,,\n", 2),
    "cut.xlsx": (BOOK[: len(BOOK) // 2], 2),
    "picture.csv": (png(), 2),
    "picture.png": (png(), 2),
    "wide.csv": (csv_bytes([[*LONG, *(f"c{n}" for n in range(16_000))], [*ROW, *["x"] * 16_000]], ","), 0),
    "too-wide.csv": (
        csv_bytes([[*LONG, *(f"c{n}" for n in range(20_000))], [*ROW, *["x"] * 20_000]], ","),
        2,
    ),
    "wide-form.csv": (csv_bytes([["x"] * 20_000, ["TT", "Chỉ tiêu", *["y"] * 20_000]]), 2),
    "header-only.csv": (csv_bytes([LONG], ","), 1),
    "form-header-only.csv": (csv_bytes(form()), 1),
    "double-names.csv": (csv_bytes([[*LONG, "value"], [*ROW, "1"]], ","), 2),
    "open-quote.csv": (b'unit,indicator,year,months,value,grade\n"tan_yen,go_industry,2023,9,1,x\n', 1),
    "one-line.csv": (b"x" * 300_000, 2),
    "commas.csv": (b"," * 300_000 + b"\nx", 2),
    "lines.csv": (b"\n" * 300_000 + b"x", 2),
    "formulas.csv": (
        csv_bytes([LONG, ("=cmd|' /C calc'!A0", "@SUM(1)", "=1", "9", "-1+2", "estimate")], ","),
        1,
    ),
    "long-number.csv": (csv_bytes([LONG, (*ROW[:4], "9" * 5_000, "estimate")], ","), 1),
    "surrogate.csv": (b"unit,indicator,year,months,value,grade\n\xed\xa0\x80,a,1,1,1,x\n", 2),
    "direction.csv": (
        "unit,indicator,year,months,value,grade\n\u202ea\u0000b".replace("\0", "\u200b").encode(),
        1,
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_whatever_is_sent_is_answered(tmp_path, name):
    content, expected = FILES[name]
    file, store = tmp_path / name, tmp_path / "store.sqlite"
    file.write_bytes(content)
    answer = send(file, store)
    assert answer.told["problem_counts"] or expected == 0
    assert answer.exit == expected
    assert answer.err == ""
    with open_store(str(store)) as kept:
        assert kept.edition() == 0


def test_a_header_without_rows_says_that_nothing_stands_in_it(tmp_path):
    for name in ("header-only.csv", "form-header-only.csv"):
        file = tmp_path / name
        file.write_bytes(FILES[name][0])
        assert send(file, tmp_path / "store.sqlite").told["problem_counts"] == {"empty": 1}


def test_a_directory_is_answered(tmp_path):
    answer = send(tmp_path, tmp_path / "store.sqlite")
    assert (answer.exit, answer.told["problem_counts"]) == (2, {"unreadable": 1})


def test_in_a_process_of_its_own_no_traceback_is_seen(tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(FILES["zip.xlsx"][0])
    answer = start(
        "intake", file, "--unit", "tan_yen", "--period", "2023-9M", "--store", tmp_path / "s.sqlite", "--json"
    )
    assert (answer.exit, answer.err) == (2, "")
    assert answer.told["problem_counts"] == {"unreadable": 1}


@pytest.mark.parametrize("unit", ["", "../../etc", "tan_yen'--", "ữ" * 1_000])
def test_whatever_is_stated_is_answered(tmp_path, unit):
    file = tmp_path / "a.csv"
    file.write_bytes(csv_bytes(form(("1", "Tổng thu ngân sách", "Tỷ đồng", "", "", "5,5"))))
    answer = send(file, tmp_path / "store.sqlite", unit=unit)
    assert set(answer.told["problem_counts"]) >= {"unknown_unit"}
    assert answer.exit in (1, 2)
    assert answer.err == ""
