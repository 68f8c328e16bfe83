"""A broken catalogue is refused with file, row and reason; a good one grows by rows."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from domain.catalogue_files import CATALOGUE, catalogue_for, load_catalogue
from domain.errors import CatalogueError
from domain.names import name_key
from domain.periods import Period
from domain.tasks import Item
from tests.unit.domain.tiny_catalogue import LATER, TINY, write_catalogue, write_lines

UNITS, INDICATORS, MEASURES = "units.csv", "indicators.csv", "measure_units.csv"
TASKS, SHORTCOMINGS = "tasks.csv", "shortcomings.csv"
FILES = sorted(TINY)


def refusal_of(*folders: Path) -> tuple[str, int, str]:
    with pytest.raises(CatalogueError) as why:
        load_catalogue(*folders)
    assert str(why.value) == f"{why.value.file}, row {why.value.row}: {why.value.reason}"
    return why.value.file, why.value.row, why.value.reason


def unit(code: str = "xa", level: str = "commune", parent: str = "huyen", days: str = ",") -> str:
    return f"{code},{level},Xã C,Commune C,{parent},{days},,no,"


def indicator(
    code: str = "moi",
    group: str = "economy",
    parent: str = "",
    measure: str = "%",
    rest: str = "rate,no,up,1,,",
) -> str:
    return f"{code},{group},{parent},Mới,New,,,{measure},{rest}{LATER}"


def test_the_tiny_catalogue_is_sound(tmp_path: Path) -> None:
    found = load_catalogue(write_catalogue(tmp_path))
    assert set(found.units) == {"tinh", "huyen"}
    assert found.units["huyen"].aliases == ("B", "Huyen B")
    assert found.units["huyen"].valid_to == date(2025, 6, 30)
    assert list(found.indicators) == ["thu", "thu_dat"]
    assert [one.order for one in found.indicators.values()] == [2, 3]
    assert found.measure_units.by_code["tỷ đồng"].factor == Decimal(10**9)
    market, road = found.tasks
    assert (market.items, market.deadline, market.deadline_origin) == (
        (Item("Chợ A", "done"), Item("Chợ B", "in_progress")),
        date(2024, 9, 30),
        "stated",
    )
    assert (market.field, market.supporting) == ("economy", ("Phòng A", "Phòng B"))
    assert (market.indicator, market.obstacle) == ("thu", "thiếu vốn")
    assert (road.items, road.deadline, road.deadline_origin) == ((), date(2024, 12, 31), "inferred")
    assert [one.period for one in found.shortcomings] == ["2023-9M", "2023-9M"]


@pytest.mark.parametrize(
    ("file", "row", "reason"),
    [
        # unknown parents and cycles
        (UNITS, unit(parent="khong_co"), "parent 'khong_co' of xa is not in the file"),
        (UNITS, unit(parent="xa"), "xa is its own ancestor"),
        (INDICATORS, indicator(parent="khong_co"), "parent 'khong_co' of moi is not in the file"),
        (INDICATORS, indicator(parent="moi"), "moi is its own ancestor"),
        # a code twice
        (UNITS, unit("huyen"), "huyen stands twice"),
        (UNITS, unit("tinh", "province", ""), "tinh stands twice"),
        (INDICATORS, indicator("thu"), "thu stands twice"),
        # days and periods
        (UNITS, unit(days="30/06/2025,"), "valid_from is '30/06/2025', expected YYYY-MM-DD"),
        (UNITS, unit(days=",2025-06-31"), "valid_to is '2025-06-31', expected YYYY-MM-DD"),
        (UNITS, unit(days="2025-07-01,2025-06-30"), "valid_to is before valid_from"),
        (TASKS, "huyen,2024,a,A,A,a,done,,,12/2024,,,,,", "deadline is '12/2024', expected YYYY-MM-DD"),
        (TASKS, "huyen,năm,a,A,A,a,done,,,,,,,,", "year is 'năm', expected a whole number"),
        (SHORTCOMINGS, "huyen,2023-13M,a,A,A,a", "unknown period: 2023-13M"),
        (SHORTCOMINGS, "huyen,9 tháng,a,A,A,a", "unknown period: 9 tháng"),
        # what another file has to know
        (INDICATORS, indicator(measure="USD"), "measure_unit 'USD' is not in measure_units.csv"),
        (TASKS, "xa,2024,a,A,A,a,done,,,,,,,,", "unit 'xa' is not in units.csv"),
        (TASKS, "huyen,2024,a,A,A,a,done,,,,,,,chi,", "indicator 'chi' is not in indicators.csv"),
        (SHORTCOMINGS, "xa,2023-9M,a,A,A,a", "unit 'xa' is not in units.csv"),
        # words of closed lists
        (UNITS, unit(level="ward"), "level is 'ward', expected one of country, province, district, commune"),
        (UNITS, unit().replace(",no,", ",maybe,"), "invented is 'maybe', expected one of yes, no"),
        (INDICATORS, indicator(group="other"), "group is 'other', expected one of economy"),
        (INDICATORS, indicator(rest="ratio,no,up,1,,"), "kind is 'ratio', expected one of flow"),
        (INDICATORS, indicator(rest="rate,,up,1,,"), "cumulates is '', expected one of yes, no"),
        (INDICATORS, indicator(rest="rate,no,left,1,,"), "direction is 'left', expected one of up"),
        (INDICATORS, indicator(rest="rate,no,up,1,>=,"), "target_form is '>=', expected one of empty, ge"),
        (TASKS, "huyen,2024,a,A,A,a,finished,,,,,,,,", "state is 'finished', expected one of not_started"),
        (TASKS, "huyen,2024,a,A,A,a,done,,,,,other,,,", "field is 'other', expected one of empty, economy"),
        (TASKS, "huyen,2024,a,A,A,a,done,,B=xong,,,,,,", "items has state 'xong', expected one of"),
        (TASKS, "huyen,2024,a,A,A,a,done,,B=submitted,,,,,,", "a contradicts itself: open_items"),
        # numbers
        (INDICATORS, indicator(rest="rate,no,up,một,,"), "decimals is 'một', expected a whole number"),
        (INDICATORS, indicator(rest="rate,no,up,-1,,"), "decimals is '-1', expected a whole number"),
        (MEASURES, "tạ,quintal,kg,trăm,", "factor is 'trăm', expected a number"),
        (MEASURES, "tạ,quintal,kg,,", "factor is '', expected a number"),
        (MEASURES, "tạ,quintal,kg,0,", "expected a number above zero"),
        (MEASURES, "tạ,quintal,kg,-100,", "expected a number above zero"),
        (INDICATORS, indicator() + "parts_exceed_total", "rules_off has 'parts_exceed_total', expected some"),
        (INDICATORS, indicator() + "unit_slip|no_such", "rules_off has 'no_such', expected some of"),
        # empty cells
        (UNITS, unit(""), "code is empty"),
        (INDICATORS, indicator(""), "code is empty"),
        (INDICATORS, indicator(measure=""), "measure_unit is empty"),
        (MEASURES, "tạ,,kg,100,", "name_en is empty"),
        (TASKS, ",2024,a,A,A,a,done,,,,,,,,", "unit is empty"),
        (SHORTCOMINGS, "huyen,2023-9M,a,A,A, ", "written is empty"),
        # short and long rows
        (UNITS, "xa,commune", "2 cells, expected 10"),
        (INDICATORS, indicator() + ",", "26 cells, expected 25"),
        (MEASURES, "tạ", "1 cells, expected 5"),
        (TASKS, "huyen,2024", "2 cells, expected 15"),
        (SHORTCOMINGS, "huyen,2023-9M,a,A,A,a,b", "7 cells, expected 6"),
    ],
)
def test_a_broken_row_is_refused_with_its_place(tmp_path: Path, file: str, row: str, reason: str) -> None:
    found = refusal_of(write_catalogue(tmp_path, extra={file: (row,)}))
    assert found[:2] == (file, 4)
    assert reason in found[2]


def test_a_cycle_of_several_is_found_at_its_first_row(tmp_path: Path) -> None:
    rows = (indicator("a", parent="b"), indicator("b", parent="c"), indicator("c", parent="a"))
    found = refusal_of(write_catalogue(tmp_path, extra={INDICATORS: rows}))
    assert found == (INDICATORS, 4, "a is its own ancestor")


@pytest.mark.parametrize("file", FILES)
def test_a_wrong_header_is_refused(tmp_path: Path, file: str) -> None:
    folder = write_catalogue(tmp_path)
    header, *rows = TINY[file]
    write_lines(folder / file, header.replace("code", "ma", 1), *rows)
    name, row, reason = refusal_of(folder)
    assert (name, row) == (file, 1)
    assert reason.endswith(f"expected {header}")


@pytest.mark.parametrize("file", FILES)
def test_an_empty_file_is_refused(tmp_path: Path, file: str) -> None:
    folder = write_catalogue(tmp_path)
    (folder / file).write_bytes(b"")
    assert refusal_of(folder) == (file, 1, f"the header is nothing, expected {TINY[file][0]}")


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_refused(tmp_path: Path, file: str) -> None:
    folder = write_catalogue(tmp_path)
    (folder / file).unlink()
    assert refusal_of(folder) == (file, 1, "no such file in the catalogue")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1258"])
def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path, encoding: str) -> None:
    folder = write_catalogue(tmp_path)
    lines = TINY[UNITS] if encoding != "cp1258" else (TINY[UNITS][0], "a,district,B\u00e2n,B,,,,,no,")
    write_lines(folder / UNITS, *lines, encoding=encoding)
    assert refusal_of(folder)[:2] == (UNITS, 1)


def test_an_open_quotation_mark_is_refused(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, extra={UNITS: ('xa,commune,"Xã C,C,huyen,,,,no,',)})
    assert refusal_of(folder)[0] == UNITS


def test_a_byte_order_mark_and_blank_lines_do_no_harm(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path)
    write_lines(folder / UNITS, *TINY[UNITS], "", unit(), encoding="utf-8-sig")
    assert set(load_catalogue(folder).units) == {"tinh", "huyen", "xa"}


def test_a_row_after_a_blank_line_keeps_its_own_number(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, extra={UNITS: ("", unit(level="ward"))})
    assert refusal_of(folder)[:2] == (UNITS, 5)


def test_a_second_folder_adds_rows_and_may_not_repeat_one(tmp_path: Path) -> None:
    first, second = write_catalogue(tmp_path / "a"), tmp_path / "b"
    second.mkdir()
    write_lines(second / UNITS, TINY[UNITS][0], unit())
    assert load_catalogue(first, second).units["xa"].parent == "huyen"
    write_lines(second / UNITS, TINY[UNITS][0], unit("huyen"))
    assert refusal_of(first, second) == (UNITS, 2, "huyen stands twice")


def test_adding_an_indicator_is_adding_a_row(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(CATALOGUE, folder)
    before = load_catalogue(folder)
    row = (
        "forest_cover,social,,Tỷ lệ che phủ rừng,Forest cover,Che phủ rừng,Forest cover,%,"
        "rate,no,up,1,ge,Độ che phủ rừng|Tỷ lệ phủ rừng" + LATER + "\n"
    )
    with (folder / INDICATORS).open("a", encoding="utf-8") as handle:
        handle.write(row)
    after = load_catalogue(folder)
    assert set(after.indicators) - set(before.indicators) == {"forest_cover"}
    assert [one.code for one in after.indicators_named(name_key("ĐỘ CHE PHỦ  RỪNG"))] == ["forest_cover"]
    assert (after.indicators["forest_cover"].decimals, after.indicators["forest_cover"].target_form) == (
        1,
        "ge",
    )


def test_the_invented_units_are_for_the_demonstration_only() -> None:
    office, demonstration = catalogue_for(demonstration=False), catalogue_for(demonstration=True)
    assert not [one for one in office.units.values() if one.invented]
    added = [one for key, one in demonstration.units.items() if key not in office.units]
    assert added
    assert all(one.invented for one in added)


def test_every_task_and_shortcoming_is_of_a_unit_that_stood_then() -> None:
    found = catalogue_for(demonstration=False)
    assert found.tasks
    assert found.shortcomings
    assert all(found.unit(one.unit, Period(one.year)) for one in found.tasks)
    assert all(found.unit(one.unit, Period.parse(one.period)) for one in found.shortcomings)
