"""What programs other than Excel write into .xlsx, and the corners of the format itself."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from domain.errors import Refused
from loaders import read_content
from tests.unit.loaders.books import MAIN, xlsx_of_parts


def rows(sheet, **parts):
    (grid,) = read_content(xlsx_of_parts(sheet, **parts), "a.xlsx").grids
    return [*grid.rows]


def data(cells, after=""):
    return f"<sheetData>{cells}</sheetData>{after}"


def test_attributes_may_come_in_any_order_and_places_may_go_unsaid():
    cells = (
        '<row><c t="e"><v>#REF!</v></c><c><v>2</v></c></row>'
        '<row><c/><c t="e" s="0"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="4"><c t="e" r="C4" ><v>#N/A</v></c></row>'
    )
    assert rows(data(cells)) == [["#REF!", "2", ""], ["", "#DIV/0!", ""], [""] * 3, ["", "", "#N/A"]]


def test_element_names_may_have_a_prefix():
    sheet = (
        f'<?xml version="1.0"?><x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1">'
        '<x:c r="A1" t="e"><x:v>#REF!</x:v></x:c><x:c r="B1"><x:v>5</x:v></x:c></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>'
    )
    (grid,) = read_content(xlsx_of_parts(sheet), "a.xlsx").grids
    assert ([*grid.rows], grid.merged) == ([["#REF!", "5"]], ((0, 0, 1, 0),))


def test_a_formula_gives_its_value_and_without_one_itself():
    cells = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1*"&lt;"</f></c>'
        '<c r="C1"><f>A1</f><v/></c><c r="D1"><f t="shared" si="0"/></c><c r="E1"><v>7</v></c></row>'
        '<row r="3"><c r="G3"><f>SUM(A1:E1)</f></c></row>'
    )
    assert rows(data(cells)) == [
        ["2", '=A1*"<"', "=A1", "=", "7", "", ""],
        [""] * 7,
        [*[""] * 6, "=SUM(A1:E1)"],
    ]


def test_a_formula_that_came_to_an_empty_text_is_an_empty_cell():
    cells = '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="str"><f>"x"</f><v>x</v></c></row>'
    assert rows(data(cells)) == [["", "x"]]


def test_formulas_behind_the_cells_are_no_cells():
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    after = (
        '<conditionalFormatting sqref="A1"><cfRule type="expression"><formula>A1&gt;1</formula></cfRule>'
        "</conditionalFormatting><extLst><ext><sparklines><f>S1!A1:A9</f></sparklines></ext></extLst>"
    )
    assert rows(data(cells, after)) == [["1", "2"]]


RICH = (
    "<si><r><t xml:space='preserve'>Ngân </t></r><r><rPr><b/></rPr><t>sách</t></r>"
    "<rPh sb='0' eb='1'><t>đọc</t></rPh></si>"
    "<si><t xml:space='preserve'> hai\ndòng </t></si>"
)


def test_texts_of_several_runs_are_one_and_phonetic_ones_none():
    cells = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="inlineStr"><is><t>tại chỗ</t></is></c></row>'
    )
    assert rows(data(cells), strings=RICH) == [["Ngân sách", " hai\ndòng ", "tại chỗ"]]


MIXED = (
    '<si><r><t>tæng: </t></r><r><rPr><rFont val=".VnTime"/></rPr><t>chi ng©n</t></r>'
    '<r><rPr><rFont val=".VnTimeH"/></rPr><t> s¸ch</t></r>'
    '<r><rPr><rFont val="Arial"/></rPr><t> xã</t></r></si>'
)
OLD_FONT = (
    '<fonts count="2"><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts>'
    '<cellXfs count="2"><xf fontId="0" numFmtId="0"/><xf fontId="1" numFmtId="0"/></cellXfs>'
)


def test_a_text_in_several_fonts_is_read_run_by_run():
    cells = '<row r="1"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>0</v></c></row>'
    assert rows(data(cells), strings=MIXED, styles=OLD_FONT) == [
        ["tæng: chi ngân SÁCH xã", "tổng: chi ngân SÁCH xã"]
    ]


def test_a_digit_above_the_line_behind_a_number_is_no_digit_of_it():
    above = '<r><rPr><vertAlign val="superscript"/></rPr><t>{}</t></r>'
    strings = "".join(
        f"<si><r><t>{before}</t></r>{above.format(after)}</si>"
        for before, after in [("534,2", "1"), ("68%", "(2)"), ("Diện tích m", "2"), ("534,2", "*")]
    )
    cells = "".join(f'<c r="{column}1" t="s"><v>{n}</v></c>' for n, column in enumerate("ABCD"))
    assert rows(data(cells), strings=strings) == [["534,2¹", "68%(²)", "Diện tích m2", "534,2*"]]


def test_a_cell_that_names_no_style_has_the_first():
    styles = (
        '<fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0" numFmtId="9"/></cellXfs>'
    )
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>0.5</v></c></row>'
    assert rows(data(cells), strings="<si><t>ng©n s¸ch</t></si>", styles=styles) == [["ngân sách", "50%"]]


def test_cells_that_only_have_a_style_do_not_stretch_the_sheet():
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="XFD900000" s="0"/></row>'
    assert rows(data(cells)) == [["1"]]


def test_the_dimension_that_a_sheet_claims_is_not_relied_on():
    claimed = '<dimension ref="A1:XFD1048576"/>'
    assert rows(claimed + data('<row r="1"><c r="A1"><v>1</v></c></row>')) == [["1"]]


def test_a_stray_cell_in_a_row_far_below_is_read_where_it_stands():
    found = rows(
        data('<row r="1"><c r="A1"><v>1</v></c></row><row r="70000"><c r="C70000"><v>2</v></c></row>')
    )
    assert (len(found), found[0], found[-1]) == (70_000, ["1", "", ""], ["", "", "2"])


@pytest.mark.parametrize("place", ["A0", "1", "A", "aa1", "A1048577", "XFE1", "ABCD1", "A-1", "Á1"])
def test_a_cell_at_a_place_that_no_sheet_has_is_refused(place):
    with pytest.raises(Refused) as caught:
        rows(data(f'<row r="1"><c r="{place}"><v>1</v></c></row>'))
    assert caught.value.code in ("unreadable", "too_large")


def test_sheets_of_charts_are_left_out_and_very_hidden_ones_are_hidden():
    book = Workbook()
    book.active.title = "Số liệu"
    book.active["A1"] = 1
    book.create_chartsheet("Biểu đồ").add_chart(BarChart())
    book.create_sheet("Kín").sheet_state = "veryHidden"
    content = io.BytesIO()
    book.save(content)
    found = read_content(content.getvalue(), "a.xlsm").grids
    assert [(grid.sheet, grid.hidden) for grid in found] == [("Số liệu", False), ("Kín", True)]
