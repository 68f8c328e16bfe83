"""A table as other programs take it: exact, escaped, and no cell of it begins a formula."""

import re

from markupsafe import Markup

from domain.periods import Period
from domain.views import View
from reports.html_tables import Column, Table
from ui.chart_tools import chart_tools
from ui.indicator_links import linked
from ui.table_texts import as_cells, as_csv, for_word

VIEW = View("tan_yen", Period(2023, 9))
NUMBERS = Table(
    'Tỷ lệ <"năm">',
    [Column("Chỉ tiêu"), Column("Tỷ lệ (%)", is_number=True), Column("Nguồn")],
    [
        (linked("Thu & chi", "budget", VIEW), "-63,19", "=HYPERLINK(1)"),
        ("**Tổng**", "1.593,851", 'a;"b"\tc\nd'),
    ],
)
NASTY = '"><img src=x onerror=alert(1)>'


def test_a_file_opens_in_a_spreadsheet_with_the_numbers_as_written() -> None:
    assert as_csv(NUMBERS) == (
        'Chỉ tiêu;Tỷ lệ (%);Nguồn\nThu & chi;-63,19;\'=HYPERLINK(1)\nTổng;1.593,851;"a;""b""\tc\nd"'
    )


def test_cells_are_kept_apart_by_tabs_and_nothing_else() -> None:
    assert as_cells(NUMBERS).split("\n") == [
        "Chỉ tiêu\tTỷ lệ (%)\tNguồn",
        "Thu & chi\t-63,19\t'=HYPERLINK(1)",
        'Tổng\t1.593,851\ta;"b" c d',
    ]


def test_a_table_for_word_carries_its_lines_and_sides_itself() -> None:
    made = for_word(NUMBERS)
    assert made.startswith("<p><b>Tỷ lệ &lt;&#34;năm&#34;&gt;</b></p><table border")
    assert '<th align="right">Tỷ lệ (%)</th>' in made
    assert '<td align="left">Thu &amp; chi</td><td align="right">-63,19</td>' in made
    assert "<a " not in made


def test_whatever_a_chart_says_stays_text_in_its_tools() -> None:
    numbers = Table(NASTY, [Column(NASTY)], [(NASTY,)])
    made = chart_tools(NASTY, NASTY, "vi", numbers)
    assert "<img" not in made
    assert "<table" not in made
    # Unfolded it is markup, in which the texts still are texts.
    (folded,) = re.findall(r'data-folds="(.*?)"', made, re.DOTALL)
    table = Markup(folded).unescape()
    assert table.count("<table") == 1
    assert "<img" not in table


def test_the_tools_of_a_chart_with_and_without_numbers() -> None:
    assert [name in chart_tools("", "", "vi", None) for name in ("Bảng số liệu", "câu", "ảnh")] == [
        False, True, True,
    ]  # fmt: skip
    assert chart_tools("Chưa có số liệu.", "percent", "vi", NUMBERS._replace(rows=())) == ""


def test_a_name_leads_to_the_page_of_its_indicator_under_the_same_view() -> None:
    assert linked("Thu & chi", "budget", VIEW) == (
        '<a href="indicator?v=1&amp;unit=tan_yen&amp;period=2023-9M&amp;at=latest&amp;lang=vi'
        '&amp;indicator=budget&amp;within=&amp;slide=1&amp;theme=light&amp;choices=">Thu &amp; chi</a>'
    )
    assert "<b>" not in linked("<b>", '"<b>', VIEW)
