"""A file handed back with its problems at their cells, beside rows and on a list; it reads the same again."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from domain.periods import Period
from intake import Additions, annotated_workbook, bearable_workbooks, check_content, sender_sheets
from store import open_store
from tests.unit.intake import nasty
from tests.unit.loaders.sheets import LONG, csv_bytes, form, ods_bytes, xlsx_bytes

PERIOD = Period(2023, 9)
RED, AMBER = "FFFFC7CE", "FFFFEB9C"
BAD = ("1", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "", "5.756,0", "3.9x3")


@pytest.fixture
def look(tmp_path, catalogue):
    with open_store(str(tmp_path / "store.sqlite")) as store:

        def looking(content, name, mends=()):
            unit = catalogue.unit("tan_yen", PERIOD)
            said = Additions(mends=dict(mends))
            return check_content(content, name, store, catalogue, unit, PERIOD, date(2023, 10, 4), said)

        yield looking


@pytest.fixture
def back(look, catalogue):
    """The workbook that a file comes back as."""

    def giving(content, name, lang="vi", mends=()):
        return load_workbook(io.BytesIO(annotated_workbook(look(content, name, mends), catalogue, lang)))

    return giving


def listed(book):
    """The rows of the list of problems: severity, place and the cell each links to."""
    sheet = book.worksheets[-1]
    return [
        (row[0].value, row[1].value, row[1].hyperlink.location if row[1].hyperlink else None)
        for row in sheet.iter_rows(min_row=5)
        if row[1].value
    ]


@pytest.mark.parametrize("name", ["texts.xlsx", "typed.xlsx"])
def test_a_workbook_comes_back_with_comments_colours_a_column_and_a_list(back, name):
    content, problems = nasty.FILES[name]
    book = back(content, name)
    sheet = book["Biểu 01"]
    assert book.sheetnames == ["Biểu 01", "Lỗi"]
    marked = {cell.coordinate: cell for row in sheet.iter_rows() for cell in row if cell.comment}
    assert set(marked) == {f"{letter}{row}" for _, row, letter in problems}
    assert "“3.9x3” không phải là số. Ghi lại bằng chữ số" in marked["F6"].comment.text
    assert (marked["F6"].fill.start_color.rgb, marked["F5"].fill.start_color.rgb) == (RED, AMBER)
    assert (sheet["J2"].value, sheet["J6"].value.startswith("F: Số không hợp lệ.")) == ("Lỗi", True)
    assert sheet["J8"].value is None
    assert listed(book)[0] == ("lỗi phải sửa", "Biểu 01!F4", "'Biểu 01'!F4")
    assert len(listed(book)) == len(problems)
    assert book["Lỗi"].auto_filter.ref == f"A4:E{4 + len(problems)}"
    assert "5 lỗi phải sửa" in book["Lỗi"]["A2"].value


@pytest.mark.parametrize("name", list(nasty.FILES))
def test_a_marked_file_sent_again_says_the_same_and_is_marked_once(look, catalogue, name):
    content, problems = nasty.FILES[name]
    first = annotated_workbook(look(content, name), catalogue, "vi")
    again = look(first, "lai.xlsx")
    found = [(p.code, p.where.row) for p in again.findings.in_order()]
    assert found == [(code, row) for code, row, _ in problems]
    second = load_workbook(io.BytesIO(annotated_workbook(again, catalogue, "en")))
    assert second.sheetnames == [load_workbook(io.BytesIO(first)).sheetnames[0], "Errors"]
    sheet = second.worksheets[0]
    texts = [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
    assert len(texts) == len(problems)
    assert not [text for text in texts if "không phải là số" in text]
    headings = [cell.value for row in sheet.iter_rows() for cell in row if cell.value in ("Lỗi", "Errors")]
    assert headings == ["Errors"]


def test_a_mended_copy_is_marked_no_more(look, catalogue):
    book = load_workbook(io.BytesIO(annotated_workbook(look(*texts(BAD)), catalogue, "vi")))
    book.worksheets[0]["F3"].value = "3.943,0"
    again = look(saved(book), "sua.xlsx")
    assert again.findings.errors == 0
    third = load_workbook(io.BytesIO(annotated_workbook(again, catalogue, "vi"))).worksheets[0]
    assert (third["F3"].comment, third["F3"].fill.fill_type, third["J3"].value) == (None, None, None)


def texts(*rows):
    return xlsx_bytes({"Biểu 01": form(*rows)}), "bieu.xlsx"


def saved(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_the_senders_sheet_stays_as_it_was(back):
    book = Workbook()
    sheet = book.active
    sheet.title = "Biểu 'A' năm"
    for row in form(BAD, ("2", "Thu ngân sách trên địa bàn", "Tỷ đồng", "", "1.054,0", "=A1+1")):
        sheet.append(row)
    sheet["B3"].font = Font(bold=True, name="Times New Roman")
    sheet["F3"].number_format = "0.000"
    sheet["B3"].comment = Comment("Đã hỏi phòng NN", "Lan")
    sheet["F3"].comment = Comment("Số của phòng", "Lan")
    sheet.column_dimensions["B"].width = 55
    sheet.merge_cells("A1:L1")
    book.create_sheet("Ẩn").sheet_state = "hidden"
    found = back(saved(book), "bieu.xlsx")
    mine = found.worksheets[0]
    assert found.sheetnames == ["Biểu 'A' năm", "Ẩn", "Lỗi"]
    assert (mine["B3"].font.name, mine["B3"].font.bold, mine["F3"].number_format) == (
        "Times New Roman", True, "0.000",
    )  # fmt: skip
    assert mine.column_dimensions["B"].width == 55
    assert found["Ẩn"].sheet_state == "hidden"
    assert mine["F4"].value == "=A1+1"
    assert mine["B3"].comment.text == "Đã hỏi phòng NN"
    assert mine["F3"].comment.text.startswith("Số của phòng\n\nSố không hợp lệ.")
    # The title is drawn over twelve columns: the column for problems stands right of it.
    assert (mine["M2"].value, mine["M3"].value[:2]) == ("Lỗi", "F:")
    assert ("lỗi phải sửa", "Biểu 'A' năm!F3", "'Biểu ''A'' năm'!F3") in listed(found)


def test_a_problem_in_cells_shown_as_one_is_marked_at_the_first_of_them(back):
    book = Workbook()
    for row in form(BAD):
        book.active.append(row)
    book.active.title = "Biểu"
    book.active.merge_cells("F3:G3")
    book.active.merge_cells("A1:A2")
    found = back(saved(book), "bieu.xlsx").worksheets[0]
    assert "3.9x3" in found["F3"].comment.text


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (csv_bytes(form(BAD)), "bieu.csv"),
        (csv_bytes(form(BAD), "\t", "utf-16"), "bieu.txt"),
        (ods_bytes("Biểu 01", form(BAD)), "bieu.ods"),
    ],
    ids=["csv", "utf-16", "ods"],
)
def test_other_files_come_back_as_texts_in_their_places(back, content, name):
    book = back(content, name)
    sheet = book.worksheets[0]
    assert (sheet["B3"].value, sheet["E3"].value, sheet["E3"].data_type) == (BAD[1], "5.756,0", "s")
    assert "3.9x3" in sheet["F3"].comment.text
    assert sheet["F3"].fill.start_color.rgb == RED
    assert book.sheetnames == ["Biểu 01" if name.endswith("ods") else "Tệp đã gửi", "Lỗi"]


def test_no_text_of_the_file_becomes_a_formula_a_number_or_a_broken_workbook(back):
    odd = ("=1+1", "-thu", "#REF!", "12", "\x07chuông")
    rows = [(*BAD[:5], "3.9x3", *odd)]
    book = back(csv_bytes(form(*rows, head=(*form()[1], "a", "b", "c", "d", "e"))), "bieu.csv")
    cells = [book.worksheets[0].cell(3, column) for column in range(7, 12)]
    assert [cell.data_type for cell in cells] == ["s"] * 5
    assert [cell.value for cell in cells] == [*odd[:4], "�chuông"]
    assert [cell.quotePrefix for cell in cells] == [True, True, False, False, False]


def test_problems_without_a_cell_and_those_beyond_the_list_stand_on_the_sheet(back):
    lines = [LONG, *(("nowhere", "go_industry", "2023", "9", str(n), "estimate") for n in range(1, 301))]
    book = back(csv_bytes(lines, ","), "dai.csv")
    told = [row[0].value for row in book["Lỗi"].iter_rows() if row[0].value]
    assert told[-2:] == [
        "Còn 100 chỗ chưa liệt kê: Không xác định được đơn vị.", "Còn 99 chỗ chưa liệt kê: Trùng dòng.",
    ]  # fmt: skip
    assert len([one for one in listed(book) if one[0] == "lỗi phải sửa"]) == 400
    refused = back(b"just a line\n", "thu.csv")
    assert [(one[1], one[2]) for one in listed(refused)] == []
    assert [row[2].value for row in refused["Lỗi"].iter_rows(min_row=5)] == ["Không tìm thấy bảng số liệu"]
    assert refused.worksheets[0]["A1"].value == "just a line"


@pytest.mark.parametrize(("content", "name"), [(b"PK\x03\x04", "a.xlsx"), (b"\0\0", "a.csv"), (b"", "a.csv")])
def test_what_was_not_read_at_all_comes_back_as_the_list_alone(back, content, name):
    assert back(content, name).sheetnames == ["Lỗi"]


def test_a_large_file_comes_back_with_the_rows_around_its_problems(back, catalogue, monkeypatch):
    monkeypatch.setattr(sender_sheets, "MOST_CELLS", 2_500)
    whole = {one.parent for one in catalogue.indicators.values()}
    codes = [
        code
        for code, one in catalogue.indicators.items()
        if one.kind == "flow" and not one.parent and code not in whole
    ]
    lines = [list(LONG)] + [
        ["tan_yen", code, str(year), str(month), str(100_000 + month), "estimate"]
        for code in codes for year in range(1960, 2020) for month in range(1, 13)
    ]  # fmt: skip
    lines[4_000][4] = "3.9x3"
    book = back(csv_bytes(lines, ","), "dai.csv")
    sheet = book.worksheets[0]
    assert [sheet[place].value for place in ("A1", "A20", "A3500")] == ["unit", "tan_yen", None]
    assert sheet["E4001"].value == "3.9x3"
    assert "3.9x3" in sheet["E4001"].comment.text
    assert [sheet[f"E{row}"].value for row in (3_998, 3_999, 4_003, 4_004)] == [
        None, lines[3_998][4], lines[4_002][4], None,
    ]  # fmt: skip
    assert "Tệp lớn" in book["Lỗi"]["A3"].value


def test_a_workbook_that_declares_entities_is_refused_and_nothing_of_it_comes_back(back):
    content, name = texts(BAD)
    book = back(with_part(content, "xl/styles.xml", b'<!DOCTYPE a [<!ENTITY b "b">]><a/>'), name)
    assert book.sheetnames == ["Lỗi"]


def test_a_workbook_that_is_not_safely_opened_is_made_anew_from_its_texts(back, monkeypatch):
    content, name = texts(BAD)
    monkeypatch.setattr(bearable_workbooks, "MOST_UNPACKED", 100)
    book = back(content, name)
    assert book.sheetnames == ["Biểu 01", "Lỗi"]
    assert book.worksheets[0]["F3"].value == "3.9x3"
    assert book.worksheets[0]["F3"].comment is not None


@pytest.mark.parametrize(
    "bomb",
    [
        b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        b"<mergeCells><mergeCell  ref='C9:AZ900000'/></mergeCells>",
        b'<hyperlinks><hyperlink ref="A:XFD" location="A1"/></hyperlinks>',
        b'<hyperlinks><hyperlink display="x" ref="A9:XFD99999" location="A1"/></hyperlinks>',
    ],
)
def test_a_workbook_that_spans_more_cells_than_memory_holds_is_made_anew(back, bomb):
    content, name = texts(BAD)
    end = b"</sheetData>"
    book = back(with_part(content, "xl/worksheets/sheet1.xml", b"", (end, end + bomb)), name)
    assert "3.9x3" in book.worksheets[0]["F3"].comment.text


def test_a_styled_cell_far_away_costs_nothing(back):
    content, name = texts(BAD)
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    book = back(with_part(content, "xl/worksheets/sheet1.xml", b"", (b"</sheetData>", far)), name)
    assert book.worksheets[0]["J3"].value.startswith("F: ")


def with_part(content, name, before, change=(b"", b"")):
    """The workbook with something written at the start of a part, or in the place of something in it."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for one in old.namelist():
            part = old.read(one)
            new.writestr(
                one, before + (part.replace(*change) if change[0] else part) if one == name else part
            )
    return changed.getvalue()


def test_cells_mended_since_hold_what_was_meant(back):
    book = back(*texts(BAD), mends={("Biểu 01", 3, 5): "3.943,0", ("Biểu 01", 3, 0): ""})
    sheet = book["Biểu 01"]
    assert (sheet["F3"].value, sheet["F3"].comment is None, sheet["A3"].value) == ("3.943,0", True, None)


def test_words_are_the_readers(back):
    book = back(*texts(BAD), lang="en")
    assert book.sheetnames == ["Biểu 01", "Errors"]
    assert book.worksheets[0]["J3"].value.startswith("F: ")
    assert "không" not in book.worksheets[0]["F3"].comment.text
