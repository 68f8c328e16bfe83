"""Packed files: one file in them, unpacked no further than is taken, its content deciding what it is."""

import gzip
import io
import zipfile

import pytest

from loaders import Refused, archives, read_content
from tests.unit.loaders.sheets import csv_bytes, ods_bytes, xlsx_bytes

ROWS = [["Chỉ tiêu", "Số"], ["Tổng thu", "1.593,851"]]
CSV, XLSX = csv_bytes(ROWS), xlsx_bytes({"B": ROWS})


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return packed.getvalue()


def refused(content: bytes, name: str) -> Refused:
    with pytest.raises(Refused) as caught:
        read_content(content, name)
    return caught.value


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.zip", zipped(("số liệu.csv", CSV)), "csv"),
        ("a.zip", zipped(("thư mục/", b""), ("thư mục/a.CSV", CSV)), "csv"),
        ("a.zip", zipped(("../../etc/a.csv", CSV)), "csv"),
        ("a.zip", zipped(("C:\\a.csv", CSV), ("__MACOSX/._a.csv", b"x"), (".DS_Store", b"x")), "csv"),
        ("a.zip", zipped(("a.xlsx", XLSX)), "xlsx"),
        ("a.zip", XLSX, "xlsx"),
        ("a.csv.gz", gzip.compress(CSV), "csv"),
        ("a.gz", gzip.compress(CSV), "csv"),
        ("a.csv", gzip.compress(CSV), "csv"),
        ("a.xlsx.gz", gzip.compress(XLSX), "xlsx"),
        ("a.csv.gz", gzip.compress(CSV[:10]) + gzip.compress(CSV[10:]), "csv"),
        ("a.csv", XLSX, "xlsx"),
        ("a.xls", XLSX, "xlsx"),
        ("a.xlsx", ods_bytes("B", ROWS), "ods"),
    ],
)
def test_one_file_is_read_as_what_it_is(name, content, found):
    raw = read_content(content, name)
    assert (raw.format, [list(row) for row in raw.grids[0].rows]) == (found, ROWS)


@pytest.mark.parametrize(
    ("name", "content", "details"),
    [
        ("a.zip", zipped(("a.csv", CSV), ("b.csv", CSV)), {"reason": "several", "size": 2}),
        ("a.zip", zipped(("a/", b"")), {"reason": "several", "size": 0}),
        ("a.zip", zipped(("a.csv", CSV))[:-30], {"reason": "archive"}),
        ("a.csv.gz", gzip.compress(CSV)[:-12], {"reason": "archive"}),
        ("a.zip", zipped(("a.zip", zipped(("a.csv", CSV)))), {"reason": "nested"}),
        ("a.zip", zipped(("a.csv.gz", gzip.compress(CSV))), {"reason": "nested"}),
        ("a.csv.gz", gzip.compress(gzip.compress(CSV)), {"reason": "nested"}),
        ("a.zip", zipped(("a.exe", CSV)), {"reason": "format", "ending": ".exe"}),
        ("a.csv", zipped(("a.csv", CSV)), {"reason": "format", "ending": ".csv"}),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", {"reason": "format", "ending": ".7z"}),
    ],
)
def test_what_is_not_one_file_is_refused_with_its_reason(name, content, details):
    why = refused(content, name)
    assert why.code == "unreadable"
    assert details.items() <= why.details.items()


def test_a_refusal_of_an_ending_says_which_are_taken():
    assert {".csv", ".xlsx", ".parquet", ".zip"} <= set(refused(b"a", "a.pdf").details["taken"].split(", "))


def test_an_encrypted_member_is_said_to_be():
    content = bytearray(zipped(("a.csv", CSV), method=zipfile.ZIP_STORED))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        content[content.index(sign) + (6 if sign[2] == 3 else 8)] |= 1
    assert refused(bytes(content), "a.zip").code == "encrypted"


@pytest.mark.parametrize("lies", [False, True])
def test_a_bomb_is_stopped_while_it_unpacks(monkeypatch, lies):
    monkeypatch.setattr(archives.limits, "MAX_UNPACKED", 1_000_000)
    big = b"0" * 5_000_000
    content = bytearray(zipped(("a.csv", big)))
    if lies:
        for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
            start = content.index(sign) + place
            content[start : start + 4] = (10).to_bytes(4, "little")
    why = refused(bytes(content), "a.zip")
    # A member that says it is short is cut there, and then is not what its checksum says.
    assert (why.code, why.details["reason"]) == (
        ("unreadable", "archive") if lies else ("too_large", "over_unpacked")
    )
    why = refused(gzip.compress(big), "a.csv.gz")
    assert (why.code, why.details["reason"], why.details["limit"]) == (
        "too_large",
        "over_unpacked",
        1_000_000,
    )


def test_an_empty_file_in_an_archive_is_empty():
    assert refused(zipped(("a.csv", b"\n\n")), "a.zip").code == "empty"
