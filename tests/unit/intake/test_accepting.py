"""Check, compare, publish, undo: what is new, revised or the same, and what stands in the way."""

from datetime import date

import pytest

from domain.periods import Period
from intake import EditionMoved, NotAcceptable, accept, check_content, undo
from store import Receipt, open_store
from tests.unit.intake import nasty
from tests.unit.intake.desk import send
from tests.unit.loaders.sheets import csv_bytes, form

ROW = ("1", "Tổng thu ngân sách", "Tỷ đồng", "", "1.643,1", "1.593,851", "97,0", "", "Dự toán huyện giao")
FIRST = csv_bytes(form(ROW))
PADDED = csv_bytes(form(ROW, ("", "Nguồn: Chi cục Thống kê")))
REVISED = csv_bytes(form((*ROW[:5], "1.600,5", "97,4", *ROW[7:])))
OTHER = csv_bytes(form(("1", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "", "5.756", "3.943", "68,5")))


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.sqlite")) as kept:
        yield kept


@pytest.fixture
def look(store, catalogue):
    """Checks a file for Tân Yên, nine months of 2023, some days after them."""

    def looking(content, file="bieu.csv", period="2023-9M", today=date(2023, 10, 4)):
        stated = Period.parse(period)
        return check_content(
            content, file, store, catalogue, catalogue.unit("tan_yen", stated), stated, today
        )

    return looking


def counts(check):
    return check.count("new"), check.count("revised"), check.count("same")


def test_a_first_file_is_new_and_stores_its_raw_content(look, store, catalogue):
    check = look(FIRST)
    assert counts(check) == (3, 0, 0)
    receipt = accept(check, store, catalogue, "Lan", "gửi lần đầu")
    (event,) = store.history()
    assert receipt == Receipt(submission=1, edition=1)
    assert (event.who, event.message, event.file, event.unit, event.period) == (
        "Lan", "gửi lần đầu", "bieu.csv", catalogue.by_code["tan_yen"][0].key, 202309,
    )  # fmt: skip
    assert store.raw_file(check.sha256) == FIRST


def test_the_same_file_again_says_so_and_changes_nothing(look, store, catalogue):
    accept(look(FIRST), store, catalogue, "Lan")
    again = look(FIRST, "tên khác.csv")
    assert again.findings.counts == {"duplicate_file": 1}
    assert (again.acceptable, accept(again, store, catalogue, "Lan")) == (False, None)
    assert store.edition() == 1


def test_by_command_the_same_file_again_is_exit_0_and_after_an_undo_it_may_come_again(tmp_path):
    file, place = tmp_path / "bieu.csv", tmp_path / "kho.sqlite"
    file.write_bytes(FIRST)
    send(file, place, "--accept", "--as", "Lan")
    again = send(file, place, "--accept", "--as", "Lan")
    assert (again.exit, again.told["problem_counts"], again.told["accepted"]) == (
        0,
        {"duplicate_file": 1},
        None,
    )
    assert "1" in again.told["problems"][0]["message"]
    with open_store(str(place)) as kept:
        undo(1, kept, "Bình")
    third = send(file, place, "--accept", "--as", "Lan")
    assert (third.exit, third.told["accepted"]) == (0, {"submission": 2, "edition": 3})
    assert third.told["changes"] == {"new": 3, "revised": 0, "same": 0}


def test_the_same_values_in_another_file_are_the_same(look, store, catalogue):
    accept(look(FIRST), store, catalogue, "Lan")
    check = look(PADDED)
    assert (counts(check), check.sent_before) == ((0, 0, 3), None)


def test_other_values_are_revised_and_say_what_stood_before(look, store, catalogue):
    accept(look(FIRST), store, catalogue, "Lan")
    check = look(REVISED)
    assert counts(check) == (0, 2, 1)
    row = check.changes.set_index("measure").loc["actual"]
    assert (
        row["change"],
        row["value"],
        row["value_before"],
        row["decimals_before"],
        row["grade_before"],
    ) == (
        "revised",
        1600.5,
        1593.851,
        3,
        "estimate",
    )
    accept(check, store, catalogue, "Lan")
    unit = catalogue.by_code["tan_yen"][0].key
    found = store.figures(units=[unit], measures=["actual"])
    assert found["value"].tolist() == [1600.5]
    assert store.figures(units=[unit], measures=["actual"], edition=1)["value"].tolist() == [1593.851]


def test_a_later_grade_alone_is_a_revision_and_an_earlier_one_an_error(look, store, catalogue):
    official = FIRST.decode().replace("Ước thực hiện", "Thực hiện").encode()
    accept(look(official), store, catalogue, "Lan")
    check = look(FIRST)
    assert check.count("revised") > 0
    assert check.findings.counts["grade_downgrade"] == 1
    with pytest.raises(NotAcceptable):
        accept(check, store, catalogue, "Lan")


def test_somebody_else_in_between_moves_the_edition(look, store, catalogue):
    mine, theirs = look(FIRST), look(OTHER)
    accept(theirs, store, catalogue, "Bình")
    with pytest.raises(EditionMoved) as caught:
        accept(mine, store, catalogue, "Lan")
    assert (caught.value.expected, caught.value.found) == (0, 1)
    assert store.edition() == 1
    assert accept(look(FIRST), store, catalogue, "Lan") == Receipt(submission=2, edition=2)


def test_a_file_with_errors_is_not_acceptable(look, store, catalogue):
    check = look(nasty.FILES["form.csv"][0])
    assert check.findings.errors == 5
    with pytest.raises(NotAcceptable):
        accept(check, store, catalogue, "Lan")
    assert store.edition() == 0


def test_a_refused_file_is_not_acceptable(look, store, catalogue):
    check = look(b"PK\x03\x04", "a.xlsx")
    assert check.refused
    with pytest.raises(NotAcceptable):
        accept(check, store, catalogue, "Lan")


def test_the_same_file_may_stand_for_another_unit(look, store, catalogue):
    accept(look(FIRST), store, catalogue, "Lan")
    period = Period(2023, 9)
    other = check_content(FIRST, "a.csv", store, catalogue, catalogue.unit("huu_lung", period), period)
    assert (other.sent_before, counts(other)) == (None, (3, 0, 0))


def test_plans_stored_before_are_what_results_are_measured_against(look, store, catalogue):
    plan = csv_bytes(form(ROW[:5], head=("TT", "Chỉ tiêu", "ĐVT", "Ghi chú", "Kế hoạch năm 2023"), above=()))
    accept(look(plan, period="2023"), store, catalogue, "Lan")
    result = csv_bytes(form((*ROW[:3], "", "", "1.593.851,5")))
    assert look(result).findings.counts == {"unit_slip": 1}


def test_a_flow_that_falls_within_its_year_is_not_cumulative(look, store, catalogue):
    accept(look(FIRST), store, catalogue, "Lan")
    year = (
        FIRST.decode()
        .replace("9 tháng", "12 tháng")
        .replace("9 THÁNG", "12 THÁNG")
        .replace("1.593,851", "1.500,5")
    )
    check = look(year.replace("97,0", "").encode(), period="2023-12M")
    assert check.findings.counts == {"not_cumulative": 1}
