"""Tables of the report: what stands in which column, and which columns are left out."""

from domain.periods import Period
from domain.views import View
from reports.cards import share_out
from reports.html_tables import Table, filled, table_of
from reports.markup import unmarked
from reports.report_tables import other_figures_table
from tests.unit.analysis.frames import row, target, targets
from tests.unit.reports.shown import NINE_MONTHS, report_of
from ui.indicator_links import linked

INSURED, LATE = "health_insurance_rate", "complaint_overdue_rate"
PLANS = targets(target(INSURED, "95"), target(LATE, "15", "lt"))


def cells(table: Table) -> list[list[str]]:
    """The rows of a table without the columns in which nothing stands, headings first, without stars."""
    shown = filled(table)
    return [
        [column.title for column in shown.columns],
        *([unmarked(one) for one in row] for row in shown.rows),
    ]


def test_other_figures_stand_beside_their_target_and_the_same_period() -> None:
    rows = row(INSURED, "93,1"), row(INSURED, "92,0", period=202209), row(LATE, "12,0")
    others = share_out(report_of(*rows, plans=PLANS)).others
    table = other_figures_table(others, View("tan_yen", NINE_MONTHS))
    head, *body = cells(table)
    assert head == ["Chỉ tiêu", "Thực hiện", "Mục tiêu", "So với mục tiêu", "So với cùng kỳ"]
    assert sorted(line[1:] for line in body) == [
        ["12,0%", "dưới 15%", "Đạt mức mục tiêu, thấp hơn 3,0 điểm phần trăm", ""],
        ["93,1%", "từ 95% trở lên", "Thấp hơn mục tiêu 1,9 điểm phần trăm", "Tăng 1,1 điểm phần trăm"],
    ]
    assert "<a " not in table_of(*table)


def test_a_page_gives_names_its_own_way_to_the_indicator() -> None:
    others = share_out(report_of(row(LATE, "12,0"))).others
    table = other_figures_table(others, View("tan_yen", NINE_MONTHS), linked)
    assert f"indicator={LATE}" in table_of(*table)


def test_what_is_judged_says_its_verdict_and_what_has_nothing_beside_it_has_no_column() -> None:
    year, nine_months = View("tan_yen", Period(2023, 12)), View("tan_yen", NINE_MONTHS)
    rows = row(INSURED, "93,1", period=202312), row(LATE, "12,0", period=202312)
    judged = share_out(report_of(*rows, plans=PLANS, period=year.period)).others
    assert sorted(line[3] for line in cells(other_figures_table(judged, year))[1:]) == [
        "✓ Đạt", "✗ Không đạt, thấp hơn mục tiêu 1,9 điểm phần trăm",
    ]  # fmt: skip
    bare = share_out(report_of(row(LATE, "12,0"))).others
    assert cells(other_figures_table(bare, nine_months))[0] == ["Chỉ tiêu", "Thực hiện"]
    assert not other_figures_table(report_of(), nine_months).rows
