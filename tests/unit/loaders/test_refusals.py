"""Files that will not be read: each is Refused with a code and a reason, whatever stands in it."""

import random
import struct
import zlib

import pytest

from loaders import Refused, files, read_content, read_grids
from tests.unit.loaders.sheets import xlsx_bytes


def refused(content: bytes, name: str = "a.csv") -> Refused:
    with pytest.raises(Refused) as caught:
        read_content(content, name)
    return caught.value


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize("content", [b"", b"\n\n  \r\n", b"\xef\xbb\xbf", b";;;\n;;;\n", b"\xff\xfe"])
def test_a_file_in_which_nothing_stands_is_empty(content):
    assert refused(content).code == "empty"


def test_a_workbook_without_a_cell_is_empty():
    assert refused(xlsx_bytes({"B": []}), "a.xlsx").code == "empty"


def test_bytes_that_are_no_utf_8_name_their_row():
    why = refused("a;b\n1;2\nữ;3\n".encode()[:-4] + b"\xe1;4\n")
    assert (why.code, why.details["reason"], why.details["row"]) == ("unreadable", "encoding", 3)


def test_a_nul_byte_names_its_row():
    why = refused(b"a;b\n1;2\n3;\0\n")
    assert (why.code, why.details) == ("unreadable", {"reason": "nul", "row": 3})


def test_quotes_that_never_close_in_thousands_of_rows_are_refused_with_the_row():
    why = refused(b"a;b\n" + b'1;"2\n' * 2_001)
    assert (why.code, why.details) == ("unreadable", {"reason": "quotes", "row": 2_002})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.png", png()),
        ("picture.csv", png()),
        ("note.exe", b"MZ\x90\0"),
        ("noending", b"a;b\n1;2\n"),
        ("book.xlsx", b"unit,indicator,year\n"),
    ],
)
def test_what_is_not_what_its_name_says_is_unreadable(name, content):
    assert refused(content, name).code == "unreadable"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_unreadable(share):
    whole = xlsx_bytes({"B": [["Chỉ tiêu", n] for n in range(50)]})
    assert refused(whole[: int(len(whole) * share)], "a.xlsx").code == "unreadable"


def test_a_workbook_behind_a_password_is_said_to_be():
    # An Excel file with a password is a compound file that holds a stream of this name.
    assert refused(encrypted_package(), "a.xlsx").code == "encrypted"


def encrypted_package() -> bytes:
    """The smallest compound file with a stream named EncryptedPackage."""
    free, end, fat_sector, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF

    def entry(name: str, kind: int, child: int = none, start: int = end, size: int = 0) -> bytes:
        text = name.encode("utf-16-le")
        length = len(text) + 2 if name else 0
        links = struct.pack("<III", none, none, child)
        return (
            struct.pack("<64sHBB", text, length, kind, 1)
            + links
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )

    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    fat = struct.pack("<128I", fat_sector, end, *range(3, 10), end, *[free] * 118)
    entries = entry("Root Entry", 5, child=1) + entry("EncryptedPackage", 2, start=2, size=4096)
    return header + fat + entries + entry("", 0) * 2 + bytes(4096)


def test_a_file_beyond_the_limit_is_too_large(monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    why = refused(b"a;b\n1;2\n3;4\n")
    assert (why.code, why.details) == ("too_large", {"reason": "over_size", "size": 12, "limit": 10})


def test_what_is_no_file_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(Refused, match="unreadable"):
            read_grids(path)


@pytest.mark.parametrize("name", ["a.csv", "a.xls", "a.ods"])
def test_random_bytes_are_read_or_refused_and_nothing_else(name):
    dice = random.Random(name)
    starts = (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf")
    for start in starts:
        content = start + dice.randbytes(dice.randrange(1, 3_000))
        try:
            assert read_content(content, name).grids
        except Refused as why:
            assert why.code in {"unreadable", "empty", "encrypted"}
