"""Whatever is exported loads again to the same figures and targets."""

import csv

import pandas as pd

from intake.__main__ import main
from store import open_store
from tests.unit.intake.desk import ask
from tests.unit.loaders.sheets import csv_bytes, form

HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2024", "Ghi chú")
ROWS = (
    ("1", "Lượng khách du lịch", "lượt người", "từ 750.000 trở lên", "đăng ký"),
    ("2", "Tỷ lệ thi hành quyết định giải quyết KNTC đã có hiệu lực", "%", "trên 90%", "đăng ký"),
    ("3", "Tỷ lệ vụ việc khiếu nại, tố cáo chậm hạn", "%", "dưới 15%", "đăng ký"),
    ("4", "Việc làm mới", "lao động", "khoảng 2.500", "đăng ký"),
    ("5", "Tỷ lệ lao động qua đào tạo", "%", "60,5-62", "đăng ký"),
    ("6", "Mức giảm tỷ lệ hộ nghèo đa chiều", "điểm %", "giảm 3 điểm %", "đăng ký"),
    ("7", "Mức giảm số vụ phạm pháp hình sự", "%", "giảm 5%", "đăng ký"),
    ("10", "Số người chết do tai nạn giao thông", "người", "giảm 2 người", "đăng ký"),
    ("11", "Số xã đạt chuẩn nông thôn mới", "xã", "02 xã: Minh Tiến, Quyết Thắng", "đăng ký"),
    ("12", "Giá trị sản xuất công nghiệp - TTCN", "tỷ đồng", "97,0", "đăng ký"),
    ("8", "Số vụ tai nạn giao thông", "vụ", "giảm so với năm trước", "đăng ký"),
    ("9", "Tỷ lệ Công an xã, thị trấn có trụ sở", "%", "từ 100% trở lên đến 31/12/2025", "đăng ký"),
)


def test_targets_in_every_form_come_back_the_same(tmp_path):
    first, exported = tmp_path / "first.csv", tmp_path / "exported.csv"
    first.write_bytes(csv_bytes(form(*ROWS, head=HEAD)))
    tables = []
    for file, out in ((first, exported), (exported, tmp_path / "again.parquet")):
        answer = ask(
            main, file, "--unit", "huu_lung", "--period", "2024", "--store", tmp_path / "s.sqlite", "--json",
            "--figures", out, "--decision", "12/NQ-HĐND", "--effective", "2023-12-20",
        )  # fmt: skip
        assert (answer.exit, answer.told["problem_counts"]) == (0, {})
        tables.append(answer.told["figures"])
    assert len(tables[0]) == len(ROWS)
    assert [{**one, "where": None, "as_written": None} for one in tables[0]] == [
        {**one, "where": None, "as_written": None} for one in tables[1]
    ]
    again = pd.read_parquet(tmp_path / "again.parquet").set_index("indicator")
    assert again.loc["police_station_coverage_rate", "deadline"] == "2025-12-31"
    assert set(again["effective"]) == {"2023-12-20"}


def test_what_is_exported_after_accepting_changes_nothing(tmp_path):
    """Decimals, named things and assumed readings come back as they were, so that no figure is revised."""
    first, exported, store = tmp_path / "first.csv", tmp_path / "exported.csv", tmp_path / "s.sqlite"
    first.write_bytes(csv_bytes(form(*ROWS, head=HEAD)))
    common = ("--unit", "huu_lung", "--period", "2024", "--store", store, "--json")
    answer = ask(main, first, *common, "--accept", "--as", "An", "--figures", exported)
    assert answer.told["changes"] == {"new": len(ROWS), "revised": 0, "same": 0}
    assert ask(main, exported, *common).told["changes"] == {"new": 0, "revised": 0, "same": len(ROWS)}
    with open_store(str(store)) as kept:
        before = kept.targets(units=["huu_lung"], years=[2024])
    assert ask(main, exported, *common, "--accept", "--as", "An").told["accepted"] is None
    assert set(before[before["assumed"]]["indicator"]) == {"crime_reduction", "traffic_deaths"}
    text = exported.read_text(encoding="utf-8")
    assert "Minh Tiến, Quyết Thắng" in text
    assert "97.0" in text


def test_notes_that_would_be_formulas_load_again_and_negative_numbers_stay_numbers(tmp_path):
    first, exported, again = (tmp_path / name for name in ("first.csv", "exported.csv", "again.csv"))
    notes = ("=cmd|'/c calc'!A0", "-thu vượt", "'trích dẫn", "@nguồn", "+ thêm", "bình thường")
    codes = ("go_industry", "go_agriculture", "go_trade_services", "grain_output", "pig_herd", "cattle_herd")
    rows = [
        ("tan_yen", code, "2023", "9", f"-{number}.5", "estimate", "actual", note, note)
        for number, (code, note) in enumerate(zip(codes, notes, strict=True), start=1)
    ]
    head = ("unit", "indicator", "year", "months", "value", "grade", "measure", "source", "note")
    first.write_bytes(csv_bytes([head, *rows], ","))
    store, period = tmp_path / "s.sqlite", ("--unit", "tan_yen", "--period", "2023-9M")
    for file, out in ((first, exported), (exported, again)):
        assert ask(main, file, *period, "--store", store, "--figures", out).exit in (0, 1)
    told = list(csv.DictReader(exported.open(encoding="utf-8", newline="")))
    assert [(one["note"], one["source"]) for one in told] == [
        (text, text)
        for text in ("'=cmd|'/c calc'!A0", "'-thu vượt", "''trích dẫn", "'@nguồn", "'+ thêm", "bình thường")
    ]
    assert [one["value"] for one in told] == ["-1.5", "-2.5", "-3.5", "-4.5", "-5.5", "-6.5"]
    last = list(csv.DictReader(again.open(encoding="utf-8", newline="")))
    assert [(one["note"], one["value"]) for one in last] == [(one["note"], one["value"]) for one in told]


def test_percents_and_indices_are_exported_in_percent_and_load_again_the_same(tmp_path):
    """106,67 more than 100 is 206,67, not 206,67000000000002, in the JSON, the export and the store."""
    head = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2023", "Ước thực hiện 9 tháng năm 2023")
    head = (*head, "% so với kế hoạch", "Tăng, giảm so với cùng kỳ (%)")
    first, exported, store = tmp_path / "first.csv", tmp_path / "exported.csv", tmp_path / "s.sqlite"
    first.write_bytes(
        csv_bytes(
            form(
                ("1", "Tổng thu ngân sách", "triệu đồng", "2.000.000", "1.800.000", "90,0", "106,67"),
                head=head,
            )
        )
    )
    common = ("--unit", "tan_yen", "--period", "2023-9M", "--store", store, "--json")
    answer = ask(main, first, *common, "--accept", "--as", "An", "--figures", exported)
    assert answer.told["problem_counts"] == {}
    told = {one["measure"]: one["value"] for one in answer.told["figures"]}
    assert told["yoy_index"] == 206.67
    table = pd.read_csv(exported, dtype="str").set_index("measure")
    assert dict(table["value_unit"]) == {
        "plan": "tỷ đồng", "actual": "tỷ đồng", "pct_plan": "%", "yoy_index": "%",
    }  # fmt: skip
    assert table.loc["yoy_index", "value"] == "206.67"
    for file in (exported, first):
        assert ask(main, file, *common).told["changes"] == {"new": 0, "revised": 0, "same": 4}
