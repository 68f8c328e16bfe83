"""Workbooks damaged at random are read or refused, and nothing else happens."""

import random
import zlib

import pytest

from domain.errors import Refused
from loaders import read_grids
from tests.unit.loaders.books import (
    DAY,
    PERCENT,
    Cell,
    Sheet,
    ods_book,
    unzipped,
    xls_book,
    xlsb_book,
    xlsx_book,
    zipped,
)

LINES = [
    [Cell("Chỉ tiêu"), Cell("ng©n s¸ch", ".VnTime"), Cell("#REF!")],
    [Cell(4132), Cell(0.685, shown=PERCENT), Cell(45_199.5, shown=DAY), Cell(True), Cell(" x ")],
] * 4
SHEETS = [Sheet("Biểu 1", LINES, merged=((0, 0, 0, 1),)), Sheet("Ẩn", LINES[:1], hidden=True)]
BOOKS = {"xlsx": xlsx_book, "xlsb": xlsb_book, "xls": xls_book, "ods": ods_book}
CODES = {"unreadable", "empty", "encrypted", "too_large"}
WORDS = (
    b"\0",
    b"\xff" * 4,
    b"<",
    b">",
    b'"',
    b"999999999",
    b"-1",
    b"A1",
    b"&",
    b"]]>",
    b"\0\0\0\x80",
)


def bitten(content, dice):
    """The content with some bytes changed, left out or put in."""
    damaged = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        place = dice.randrange(len(damaged) or 1)
        word = dice.choice((*WORDS, dice.randbytes(2)))
        kind = dice.randrange(3)
        if kind == 0:
            damaged[place : place + len(word)] = word
        elif kind == 1:
            damaged[place:place] = word
        else:
            del damaged[place : place + dice.randrange(1, 40)]
    return bytes(damaged)


def bitten_inside(content, dice):
    """A package of which one part is damaged, and whose zip is sound."""
    parts = unzipped(content)
    name = dice.choice(sorted(parts))
    return zipped({**parts, name: bitten(parts[name], dice)})


def all_refused_or_read(ending, seed, rounds, tmp_path):
    dice = random.Random(f"{ending} {seed}")
    whole = BOOKS[ending](SHEETS)
    file, outcomes = tmp_path / f"a.{ending}", set()
    for _ in range(rounds):
        inside = ending != "xls" and dice.random() < 0.7
        damaged = bitten_inside(whole, dice) if inside else bitten(whole, dice)
        file.write_bytes(damaged)
        try:
            grids = read_grids(file)
            assert all(len({len(row) for row in grid.rows}) <= 1 for grid in grids), zlib.crc32(damaged)
            outcomes.add("read")
        except Refused as why:
            assert why.code in CODES
            outcomes.add(why.code)
    return outcomes


@pytest.mark.parametrize("ending", BOOKS)
def test_a_damaged_workbook_is_read_or_refused(ending, tmp_path):
    assert {"read", "unreadable"} <= all_refused_or_read(ending, 0, 24, tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(1, 6))
@pytest.mark.parametrize("ending", BOOKS)
def test_many_damaged_workbooks_are_read_or_refused(ending, seed, tmp_path):
    assert "read" in all_refused_or_read(ending, seed, 200, tmp_path)
