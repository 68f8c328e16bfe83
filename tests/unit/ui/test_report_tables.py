"""Tables of the report: what stands in which column, and which columns are left out."""

import re

import pytest
from markupsafe import Markup

from domain.periods import Period
from domain.views import View
from tests.unit.analysis.frames import row, target, targets
from tests.unit.ui.shown import NINE_MONTHS, report_of
from ui import html_tables
from ui.cards import share_out
from ui.report_tables import show_other_figures

INSURED, LATE = "health_insurance_rate", "complaint_overdue_rate"
PLANS = targets(target(INSURED, "95"), target(LATE, "15", "lt"))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Markup]:
    """What is put on the page."""
    found: list[Markup] = []
    monkeypatch.setattr(html_tables, "show", found.append)
    return found


def cells(markup: Markup) -> list[list[str]]:
    """The rows of a table, headings first, without tags."""
    rows = re.findall("<tr>(.*?)</tr>", markup, re.DOTALL)
    return [[Markup(one).striptags() for one in re.findall("<t[hd].*?</t[hd]>", text)] for text in rows]


def test_other_figures_stand_beside_their_target_and_the_same_period(shown: list[Markup]) -> None:
    rows = row(INSURED, "93,1"), row(INSURED, "92,0", period=202209), row(LATE, "12,0")
    show_other_figures(share_out(report_of(*rows, plans=PLANS)).others, View("tan_yen", NINE_MONTHS))
    head, *body = cells(shown[0])
    assert head == ["Chỉ tiêu", "Thực hiện", "Mục tiêu", "So với mục tiêu", "So với cùng kỳ"]
    assert sorted(line[1:] for line in body) == [
        ["12,0%", "dưới 15%", "Đạt mức mục tiêu, thấp hơn 3,0 điểm phần trăm", ""],
        ["93,1%", "từ 95% trở lên", "Thấp hơn mục tiêu 1,9 điểm phần trăm", "Tăng 1,1 điểm phần trăm"],
    ]
    assert "indicator=health_insurance_rate" in shown[0]


def test_what_is_judged_says_its_verdict_and_what_has_nothing_beside_it_has_no_column(
    shown: list[Markup],
) -> None:
    year = Period(2023, 12)
    rows = row(INSURED, "93,1", period=202312), row(LATE, "12,0", period=202312)
    show_other_figures(share_out(report_of(*rows, plans=PLANS, period=year)).others, View("tan_yen", year))
    assert sorted(line[3] for line in cells(shown[0])[1:]) == [
        "✓ Đạt", "✗ Không đạt, thấp hơn mục tiêu 1,9 điểm phần trăm",
    ]  # fmt: skip
    show_other_figures(share_out(report_of(row(LATE, "12,0"))).others, View("tan_yen", NINE_MONTHS))
    assert cells(shown[1])[0] == ["Chỉ tiêu", "Thực hiện"]
    show_other_figures(report_of(), View("tan_yen", NINE_MONTHS))
    assert len(shown) == 2
