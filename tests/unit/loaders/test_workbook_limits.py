"""Workbooks made to do harm: each is refused in a moment, and the process that reads them stays small."""

import io
import struct
import subprocess
import sys
import time
import zipfile
from itertools import pairwise

import pytest

from domain.errors import Refused
from loaders import read_content, workbook_limits, workbooks
from tests.unit.loaders.books import (
    HEAD,
    MAIN,
    Cell,
    Sheet,
    ods_of,
    ole_bytes,
    unzipped,
    xls_book,
    xlsb_book,
    xlsx_book,
    xlsx_of_parts,
    zipped,
)
from tests.unit.loaders.sheets import xlsx_bytes

ONE = "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>"


def refused(content, name="a.xlsx"):
    with pytest.raises(Refused) as caught:
        read_content(content, name)
    return caught.value.code, caught.value.details


def too_large(what, size, limit):
    return "too_large", {"reason": f"book_{what}", "size": size, "limit": limit}


DAMAGED = ("unreadable", {"reason": "workbook"})


def test_a_bomb_is_refused_by_the_size_that_its_directory_says():
    sheet = f'{HEAD}<worksheet xmlns="{MAIN}">'.encode() + b" " * 600_000_000 + b"</worksheet>"
    content = zipped({**unzipped(xlsx_of_parts(ONE)), "xl/worksheets/sheet1.xml": sheet})
    assert len(content) < 1_000_000
    code, details = refused(content)
    assert (code, details["reason"]) == ("too_large", "book_unpacked")
    assert details["size"] > 600_000_000 > details["limit"]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_a_directory_that_lies_about_a_size_is_found_out(part):
    content = bytearray(xlsx_of_parts(ONE, strings="<si><t>a</t></si>" + " " * 5_000_000))
    place = content.rindex(part.encode())
    # The size stands 22 bytes before the name in a directory's entry.
    content[place - 22 : place - 18] = struct.pack("<I", 40)
    assert refused(bytes(content)) == DAMAGED


def test_a_package_of_too_many_parts_is_refused():
    parts = {f"xl/media/{n}.bin": b"" for n in range(6_000)}
    content = zipped({**unzipped(xlsx_of_parts(ONE)), **parts}, zipfile.ZIP_STORED)
    code, details = refused(content)
    assert (code, details["reason"], details["limit"]) == ("too_large", "book_parts", 5_000)


def test_a_package_that_holds_a_part_twice_is_refused():
    content = io.BytesIO(xlsx_of_parts(ONE))
    with zipfile.ZipFile(content, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert refused(content.getvalue()) == DAMAGED


def test_names_that_lead_out_of_the_package_are_only_names(tmp_path):
    parts = {**unzipped(xlsx_of_parts(ONE)), "../../escaped.xml": b"x", "/etc/escaped.xml": b"x"}
    assert [*read_content(zipped(parts), "a.xlsx").grids[0].rows] == [["1"]]
    links = parts["xl/_rels/workbook.xml.rels"].replace(b"worksheets/sheet1.xml", b"/etc/passwd")
    assert refused(zipped({**parts, "xl/_rels/workbook.xml.rels": links})) == DAMAGED


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{last};" * 10}">' for last, name in pairwise("abcdefghi"))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'])
@pytest.mark.parametrize("part", ["workbook", "worksheets/sheet1", "sharedStrings", "styles"])
def test_entities_of_xlsx_are_neither_resolved_nor_multiplied(declared, part):
    parts = unzipped(xlsx_of_parts(ONE, strings="<si><t>&amp;</t></si>"))
    name = f"xl/{part}.xml"
    parts[name] = parts[name].replace(HEAD.encode(), (HEAD + declared).encode()).replace(b"&amp;", b"&i;")
    assert refused(zipped(parts)) == DAMAGED


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE])
def test_entities_of_ods_are_neither_resolved_nor_multiplied(declared):
    cell = '<table:table-cell office:value-type="string"><text:p>&i;</text:p></table:table-cell>'
    body = f'<table:table table:name="S"><table:table-row>{cell}</table:table-row></table:table>'
    assert refused(ods_of(body, declared=declared), "a.ods") == DAMAGED


def test_one_cell_far_away_is_refused_with_what_was_found_and_the_limit():
    cells = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>"
    started = time.monotonic()
    assert refused(xlsx_of_parts(f"<sheetData>{cells}</sheetData>")) == too_large("cells", 2**34, 10_000_000)
    far = xlsb_book([Sheet("S", [[Cell(1)]])])
    parts = unzipped(far)
    sheet = parts["xl/worksheets/sheet1.bin"]
    row = sheet.index(b"\x00\x10" + bytes(16))
    parts["xl/worksheets/sheet1.bin"] = sheet[: row + 2] + struct.pack("<I", 1_048_575) + sheet[row + 6 :]
    parts["xl/worksheets/sheet1.bin"] = parts["xl/worksheets/sheet1.bin"].replace(
        struct.pack("<II", 0, 0) + struct.pack("<d", 1), struct.pack("<II", 16_383, 0) + struct.pack("<d", 1)
    )
    assert refused(zipped(parts), "a.xlsb") == too_large("cells", 2**34, 10_000_000)
    assert time.monotonic() - started < 30


def test_sheets_count_together():
    sheet = "<sheetData><row r='1000000'><c r='D1000000'><v>1</v></c></row></sheetData>"
    assert refused(xlsx_of_parts(*[sheet] * 3)) == too_large("cells", 12_000_000, 10_000_000)
    assert refused(xlsx_of_parts(*[ONE] * 501)) == too_large("sheets", 501, 500)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (xls_book([Sheet("S", [[Cell("a")]])], password=True), "a.xls"),
        (ole_bytes("EncryptedPackage", b"x"), "a.xlsx"),
        (ole_bytes("EncryptedPackage", b"x"), "a.xlsb"),
        (ole_bytes("EncryptedPackage", b"x"), "a.xls"),
    ],
)
def test_a_password_is_told_whatever_the_name(content, name):
    assert refused(content, name)[0] == "encrypted"


def test_the_name_of_a_locked_stream_in_a_cell_locks_nothing():
    content = xls_book([Sheet("S", [[Cell("EncryptedPackage\0")]])])
    assert read_content(content, "a.xls").grids[0].rows[0][0].startswith("EncryptedPackage")


@pytest.mark.parametrize("name", ["word/document.xml", "ppt/presentation.xml", "a.txt"])
@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_package_that_is_no_workbook_is_refused(name, ending):
    assert refused(zipped({name: b"<a/>"}), f"a.{ending}")[0] == "unreadable"


def test_a_compound_file_that_is_no_workbook_is_refused():
    assert refused(ole_bytes("WordDocument", b"x"), "a.xls") == DAMAGED


def test_a_process_that_dies_or_never_ends_means_damage(monkeypatch):
    content = xlsx_bytes({"S": [["a"]]})
    for program in ("import os; os._exit(3)", "import sys; sys.exit(0)", "print('no json')"):
        monkeypatch.setattr(workbooks, "_COMMAND", (sys.executable, "-c", program))
        assert refused(content) == DAMAGED
    monkeypatch.setattr(workbooks, "_COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(workbooks, "_PATIENCE", 0.3)
    started = time.monotonic()
    assert refused(content) == DAMAGED
    assert time.monotonic() - started < 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_the_process_cannot_take_more_memory_than_it_is_given():
    program = "from loaders.workbook_process import limit_memory\nlimit_memory(2**29)\nbytearray(2**29)"
    done = subprocess.run([sys.executable, "-c", program], cwd=workbooks._HOME, capture_output=True)
    assert b"MemoryError" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_text_that_every_cell_repeats_is_refused_for_its_memory():
    strings = f"<si><t>{'x' * 30_000}</t></si>"
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 60_001))
    content = xlsx_of_parts(f"<sheetData>{cells}</sheetData>", strings=strings)
    code, details = refused(content)
    assert (code, details["reason"]) == ("too_large", "book_memory")
    assert details["limit"] == workbook_limits.most_memory(len(content)) < 800 * 1024**2


def test_cells_that_say_too_much_are_refused():
    code, details = refused(
        xlsx_of_parts(f"<sheetData><row><c t='str'><v>{'x' * 10**6}y</v></c></row></sheetData>")
    )
    assert (code, details["reason"], details["size"]) == ("too_large", "book_cell", 1_000_001)
    strings = f"<si><t>{'x' * 30_000}</t></si>"
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5_001))
    code, details = refused(xlsx_of_parts(f"<sheetData>{cells}</sheetData>", strings=strings))
    assert (code, details["reason"]) == ("too_large", "book_letters")


def test_the_process_that_reads_needs_none_of_the_heavy_rooms():
    program = (
        "import sys, loaders.workbook_process\n"
        "print([name for name in ('pandas', 'pyarrow', 'numpy', 'sqlalchemy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=workbooks._HOME, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"


def test_a_book_of_many_kinds_of_cells_is_no_harm():
    assert read_content(xlsx_book([Sheet("S", [[Cell("a"), Cell(1)]])]), "a.xlsx").grids
