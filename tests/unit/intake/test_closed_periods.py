"""A closed period lets nothing in but what is marked as late and official, until it is opened again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.catalogue import Catalogue
from domain.catalogue_files import catalogue_for
from domain.errors import PeriodClosed
from domain.period_states import ALONE
from domain.periods import Period
from intake import Additions, Check, accept, check_content, close_period, describe, reopen_period, undo
from store import Receipt, Store, open_store
from tests.unit.intake.desk import send

NINE = Period(2023, 9)
HEAD = "unit,indicator,year,months,value,grade\n"
FIRST = "tan_yen,go_industry,2023,9,4132,estimate\ntan_yen,go_agriculture,2023,9,3943,estimate\n"
REVISED = "tan_yen,go_industry,2023,9,4140,{grade}\ntan_yen,go_agriculture,2023,9,3943,estimate\n"


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue_for(demonstration=False)


@pytest.fixture
def store(tmp_path: Path, known: Catalogue) -> Iterator[Store]:
    with open_store(str(tmp_path / "office.sqlite")) as opened:
        accepted(HEAD + FIRST, opened, known)
        yield opened


def check(text: str, store: Store, known: Catalogue, late: str = "") -> Check:
    return check_content(text.encode(), "gui.csv", store, known, added=Additions(late_official=late))


def accepted(text: str, store: Store, known: Catalogue, late: str = "") -> Receipt:
    receipt = accept(check(text, store, known, late), store, known, "An")
    assert receipt is not None
    return receipt


def shut(found: Check) -> list[tuple[int | None, str]]:
    listed = [one for one in found.findings.listed if one.code == "changes_closed_period"]
    assert found.findings.counts.get("changes_closed_period", 0) == len(listed)
    return [(one.where.row, one.details["change"]) for one in listed]


def test_revised_figures_of_a_closed_period_are_errors_at_their_rows(store: Store, known: Catalogue) -> None:
    close_period(known.unit("tan_yen", NINE), NINE, store, "Bình", ALONE, "đã công bố")
    found = check(HEAD + REVISED.format(grade="official"), store, known)
    assert shut(found) == [(2, "revised")]
    assert not found.acceptable
    (problem,) = [one for one in found.findings.listed if one.code == "changes_closed_period"]
    told = describe(problem, known, "vi").message
    assert told.startswith(
        "9 tháng đầu năm 2023 của Huyện Tân Yên đã khóa (người khóa: Bình): “Sản xuất công"
    )


def test_figures_that_change_nothing_do_no_harm(store: Store, known: Catalogue) -> None:
    close_period(None, NINE, store, "Bình")
    assert shut(check(HEAD + FIRST + "\n", store, known)) == []


def test_new_figures_are_errors_too_and_other_periods_are_open(store: Store, known: Catalogue) -> None:
    close_period(known.unit("bac_giang", NINE), NINE, store, "Bình")
    more = "tan_yen,investment_total,2023,{},1000,estimate\n"
    assert shut(check(HEAD + more.format(9), store, known)) == [(2, "new")]
    assert shut(check(HEAD + more.format(6), store, known)) == []


def test_late_official_figures_come_in_by_their_own_way_and_history_says_so(
    store: Store, known: Catalogue
) -> None:
    close_period(None, NINE, store, "Bình")
    late = HEAD + REVISED.format(grade="official")
    found = check(late, store, known, "số của Chi cục Thống kê")
    assert shut(found) == []
    receipt = accept(found, store, known, "An", "gửi lại")
    assert receipt is not None
    (event,) = store.events([receipt.edition])
    assert event.message == "Số chính thức gửi sau khi khóa kỳ: số của Chi cục Thống kê. gửi lại"


def test_an_estimate_does_not_come_in_late_whatever_the_reason(store: Store, known: Catalogue) -> None:
    close_period(None, NINE, store, "Bình")
    assert shut(check(HEAD + REVISED.format(grade="estimate"), store, known, "lý do")) == [(2, "revised")]
    assert shut(check(HEAD + REVISED.format(grade="preliminary"), store, known, "lý do")) == [(2, "revised")]


def test_with_a_reason_the_grade_that_hinders_is_told_and_how_to_write_it(
    store: Store, known: Catalogue
) -> None:
    close_period(None, NINE, store, "Bình")
    form = "Chỉ tiêu;ĐVT;{} 9 tháng năm 2023\nTổng thu ngân sách;Tỷ đồng;1.593,9\n"
    district = known.unit("tan_yen", NINE)

    def told(heading: str, late: str) -> str:
        found = check_content(
            form.format(heading).encode(), "gui.csv", store, known, district, NINE,
            added=Additions(late_official=late),
        )  # fmt: skip
        return " ".join(
            describe(p, known, "vi").message
            for p in found.findings.listed
            if p.code == "changes_closed_period"
        )

    assert "được hiểu là số" not in told("Thực hiện", "")
    assert "được hiểu là số sơ bộ" in told("Thực hiện", "lý do")
    assert "Thực hiện chính thức" in told("Thực hiện", "lý do")
    assert told("Thực hiện chính thức", "lý do") == ""


def test_a_reason_without_a_closed_period_leaves_no_mark(store: Store, known: Catalogue) -> None:
    receipt = accepted(HEAD + REVISED.format(grade="official"), store, known, "lý do")
    assert store.events([receipt.edition])[0].message == ""


def test_reopening_lets_figures_in_and_closing_once_more_does_not(store: Store, known: Catalogue) -> None:
    district, revised = known.unit("tan_yen", NINE), HEAD + REVISED.format(grade="estimate")
    close_period(None, NINE, store, "Bình")
    reopen_period(district, NINE, store, "Bình", ALONE)
    assert shut(check(revised, store, known)) == []
    close_period(None, NINE, store, "Bình")
    assert shut(check(revised, store, known)) == [(2, "revised")]


def test_closing_can_be_undone_like_any_submission(store: Store, known: Catalogue) -> None:
    receipt = close_period(None, NINE, store, "Bình")
    undo(receipt.submission, store, "Bình", known)
    assert shut(check(HEAD + REVISED.format(grade="estimate"), store, known)) == []


def test_what_a_closed_period_holds_cannot_be_undone_either(store: Store, known: Catalogue) -> None:
    close_period(None, NINE, store, "Bình")
    with pytest.raises(PeriodClosed):
        undo(1, store, "An", known)
    reopen_period(None, NINE, store, "Bình")
    undo(1, store, "An", known)
    assert store.figures(units=["tan_yen"]).empty


def test_a_check_from_before_the_closing_is_not_accepted_after_it(store: Store, known: Catalogue) -> None:
    from intake import EditionMoved

    found = check(HEAD + REVISED.format(grade="estimate"), store, known)
    close_period(None, NINE, store, "Bình")
    with pytest.raises(EditionMoved):
        accept(found, store, known, "An")


def test_the_command_line_has_the_same_way(tmp_path: Path, known: Catalogue) -> None:
    place, file = tmp_path / "office.sqlite", tmp_path / "gui.csv"
    file.write_text(HEAD + REVISED.format(grade="official"), encoding="utf-8")
    with open_store(str(place)) as opened:
        close_period(None, NINE, opened, "Bình")
    refused = send(file, place)
    assert refused.exit == 1
    assert refused.told["problem_counts"]["changes_closed_period"] == 2
    late = send(file, place, "--late-official", "số chính thức")
    assert late.told["problem_counts"].get("changes_closed_period") == 1  # the estimate among them
