"""The importer of the reorganisation: codes get their zeros back, each row becomes units and successions."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from domain.commands import run_command
from domain.errors import Fault
from domain.territory_files import SUCCESSIONS, UNITS, load_territory
from tools.territory import (
    COLUMNS,
    TERRITORY,
    main,
    read_source,
    succession_lines,
    unit_lines,
    write_territory,
)

# A province that goes on (20) with communes of every kind, and two that are merged (30, 31).
LANG_SON = {"provinceCode": "20", "province": "Tỉnh Lạng Sơn", "isMergedProvince": "False",
            "newProvinceCode": "20", "newProvince": "Tỉnh Lạng Sơn",
            "districtCode": "86", "district": "Huyện Hữu Lũng", "isDividedWard": "False"}  # fmt: skip
HAI_PHONG = {"provinceCode": "31", "province": "Thành phố Hải Phòng", "isMergedProvince": "True",
             "newProvinceCode": "31", "newProvince": "Thành phố Hải Phòng",
             "isDividedWard": "False"}  # fmt: skip
HAI_DUONG = HAI_PHONG | {"provinceCode": "30", "province": "Tỉnh Hải Dương"}


def commune(code: str, name: str, new_code: str, new_name: str) -> dict[str, str]:
    return {"wardCode": code, "ward": name, "newWardCode": new_code, "newWard": new_name}


ROWS = (
    LANG_SON | commune("6388.0", "Xã Hữu Liên", "06400", "Xã Hữu Liên"),
    LANG_SON | commune("6400.0", "Xã Yên Thịnh", "06400", "Xã Hữu Liên"),
    LANG_SON | commune("6500.0", "Xã Chia", "06400", "Xã Hữu Liên") | {"isDividedWard": "True"},
    LANG_SON | commune("6500.0", "Xã Chia", "06501", "Xã Chia") | {"isDividedWard": "True"},
    LANG_SON | commune("6600.0", "Xã  KRong", "06600", "Xã Krong"),
    LANG_SON | commune("6700.0", "Thị trấn Đình Lập", "06700", "Xã Đình Lập"),
    HAI_PHONG | commune("", "", "11948", "Đặc khu Bạch Long Vĩ")
    | {"districtCode": "318", "district": "Huyện Bạch Long Vĩ"},
    HAI_DUONG | commune("10507.0", "Phường Bình Hàn", "10507", "Phường Thành Đông")
    | {"districtCode": "288", "district": "Thành phố Hải Dương"},
)  # fmt: skip
DAY = "2025-07-01"


def source(folder: Path, *rows: dict[str, str]) -> Path:
    file = folder / "source.csv"
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, [*COLUMNS, "newWardAreaKm2"], restval="")
        writer.writeheader()
        writer.writerows(rows)
    return file


def test_units_have_whole_codes_and_days(tmp_path: Path) -> None:
    assert unit_lines(read_source(source(tmp_path, *ROWS))) == [
        ("20", "province", "Tỉnh Lạng Sơn", "", "", ""),
        ("30", "province", "Tỉnh Hải Dương", "", "", "2025-06-30"),
        ("31", "province", "Thành phố Hải Phòng", "", "", "2025-06-30"),
        ("31", "province", "Thành phố Hải Phòng", "", DAY, ""),
        ("086", "district", "Huyện Hữu Lũng", "20", "", "2025-06-30"),
        ("288", "district", "Thành phố Hải Dương", "30", "", "2025-06-30"),
        ("318", "district", "Huyện Bạch Long Vĩ", "31", "", "2025-06-30"),
        ("06388", "commune", "Xã Hữu Liên", "086", "", "2025-06-30"),
        ("06400", "commune", "Xã Yên Thịnh", "086", "", "2025-06-30"),
        ("06500", "commune", "Xã Chia", "086", "", "2025-06-30"),
        ("06600", "commune", "Xã KRong", "086", "", "2025-06-30"),
        ("06700", "commune", "Thị trấn Đình Lập", "086", "", "2025-06-30"),
        ("10507", "commune", "Phường Bình Hàn", "288", "", "2025-06-30"),
        ("06400", "commune", "Xã Hữu Liên", "20", DAY, ""),
        ("06501", "commune", "Xã Chia", "20", DAY, ""),
        ("06600", "commune", "Xã Krong", "20", DAY, ""),
        ("06700", "commune", "Xã Đình Lập", "20", DAY, ""),
        ("10507", "commune", "Phường Thành Đông", "31", DAY, ""),
        ("11948", "commune", "Đặc khu Bạch Long Vĩ", "31", DAY, ""),
    ]


def test_successions_say_what_became_of_each_and_invent_no_share(tmp_path: Path) -> None:
    assert succession_lines(read_source(source(tmp_path, *ROWS))) == [
        ("06388", "06400@2025-07-01", DAY, "merge", "1"),
        ("06400", "06400@2025-07-01", DAY, "merge", "1"),
        ("06500", "06400@2025-07-01", DAY, "split", ""),
        ("06500", "06501@2025-07-01", DAY, "split", ""),
        ("06600", "06600@2025-07-01", DAY, "moved", "1"),
        ("06700", "06700@2025-07-01", DAY, "rename", "1"),
        ("10507", "10507@2025-07-01", DAY, "rename", "1"),
        ("318", "11948@2025-07-01", DAY, "rename", "1"),
        ("30", "31@2025-07-01", DAY, "merge", "1"),
        ("31", "31@2025-07-01", DAY, "merge", "1"),
    ]


def test_what_is_written_is_read_and_the_order_of_the_source_does_not_matter(tmp_path: Path) -> None:
    assert write_territory(source(tmp_path, *ROWS), tmp_path / "one") == {UNITS: 19, SUCCESSIONS: 10}
    write_territory(source(tmp_path, *reversed(ROWS)), tmp_path / "other")
    for name in (UNITS, SUCCESSIONS):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()
    assert len(load_territory(tmp_path / "one").units) == 19


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"wardCode": "06388a"}, "row 2: wardCode is '06388a', expected a number"),
        ({"newWardCode": ""}, "row 2: a cell is empty"),
        ({"newProvinceCode": "19"}, "row 2: the province has another code"),
        ({"isDividedWard": "True"}, "isDividedWard does not go with the number of successors: 06388"),
    ],
)
def test_a_source_that_contradicts_itself_is_refused(tmp_path: Path, change: dict, reason: str) -> None:
    with pytest.raises(Fault) as why:
        write_territory(source(tmp_path, ROWS[0] | change, *ROWS[1:]), tmp_path / "made")
    assert reason in str(why.value)
    assert not (tmp_path / "made").exists()


def test_the_command_answers_in_one_line_when_it_cannot(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    (tmp_path / "other.csv").write_text("code,name\n", encoding="utf-8")
    for arguments in ([], [str(tmp_path / "none.csv")], [str(tmp_path / "other.csv")]):
        assert run_command(main, arguments) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_town_is_written_like_the_others() -> None:
    assert "Thị Xã" not in (TERRITORY / UNITS).read_text(encoding="utf-8")


def test_what_ships_is_what_the_importer_makes(tmp_path: Path, shared_dir: Path) -> None:
    table = shared_dir / "data" / "units" / "convert_legacy_2025_simple.csv"
    assert write_territory(table, tmp_path) == {UNITS: 14_138, SUCCESSIONS: 10_654}
    for name in (UNITS, SUCCESSIONS):
        assert (tmp_path / name).read_bytes() == (TERRITORY / name).read_bytes()


def test_every_row_of_the_source_is_a_succession(shared_dir: Path) -> None:
    rows = read_source(shared_dir / "data" / "units" / "convert_legacy_2025_simple.csv")
    pairs = Counter((row["wardCode"] or row["districtCode"], f"{row['newWardCode']}@{DAY}") for row in rows)
    territory = load_territory(TERRITORY)
    communes = [one for one in territory.successions if territory.units[one.successor].level == "commune"]
    assert len(rows) == 10_602
    assert pairs == Counter((one.predecessor, one.successor) for one in communes)
    assert sum(one.kind == "split" for one in communes) == 1_033
