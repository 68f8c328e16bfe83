"""What an edition changed, and what is still owed."""

from analysis.changes import report_changes, without_figure
from analysis.report import unit_report
from domain.periods import Period
from tests.unit.analysis.frames import catalogue, figures, row, target, targets

NINE_MONTHS = Period(2023, 9)


def report_of(*rows, plans=()):
    return unit_report(figures(*rows), targets(*plans), catalogue(), NINE_MONTHS)


def test_new_revised_and_withdrawn_figures_are_told_and_the_rest_is_not():
    before = report_of(row("industry", "4.000"), row("trade", "10"), row("revenue", "7"))
    now = report_of(row("industry", "4.132"), row("trade", "10"), row("spending", "3"))
    found = report_changes(now, before).set_index("indicator")
    assert found["change"].to_dict() == {"industry": "revised", "revenue": "withdrawn", "spending": "new"}
    assert found.loc["industry", ["value_before", "value"]].tolist() == [4000, 4132]


def test_a_better_grade_alone_is_a_revision():
    before = report_of(row("industry", "4.000"))
    now = report_of(row("industry", "4.000", grade="official"))
    assert report_changes(now, before)[["change", "grade_before", "grade"]].values.tolist() == [
        ["revised", "estimate", "official"]
    ]


def test_the_first_edition_brings_only_new_ones():
    now = report_of(row("industry", "1"), row("trade", "2"))
    assert report_changes(now, now.iloc[:0])["change"].tolist() == ["new", "new"]
    assert report_changes(now, now).empty


def test_a_plan_without_a_figure_is_owed():
    report = report_of(row("trade", "2"), plans=[target("trade", "9"), target("industry", "9"),
                                                 target("poverty_rate", "3")])  # fmt: skip
    assert without_figure(report)["indicator"].tolist() == ["industry"]
