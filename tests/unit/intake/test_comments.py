"""Causes, solutions and proposals come with the figures, and are kept and undone with them."""

import pytest

from domain.entries import COMMENT
from intake.__main__ import main
from store import open_store
from tests.unit.intake.desk import ask
from tests.unit.loaders.sheets import csv_bytes, form

HEAD = (
    "TT",
    "Chỉ tiêu",
    "ĐVT",
    "Ước thực hiện 9 tháng năm 2023",
    "Ước cả năm 2023",
    "Nguyên nhân",
    "Giải pháp",
    "Kiến nghị",
)
ROW = (
    "1",
    "Thu tiền sử dụng đất",
    "Tỷ đồng",
    "568,7",
    "850,5",
    "Thị trường bất động sản trầm lắng",
    "Đẩy nhanh đấu giá",
    "",
)


@pytest.fixture
def send(tmp_path):
    """Sends one row and gives the answer."""

    def send(*row, name="a.csv", accept=True):
        file = tmp_path / name
        file.write_bytes(csv_bytes(form(row, head=HEAD)))
        more = ("--accept", "--as", "An") if accept else ()
        return ask(
            main, file, "--unit", "tan_yen", "--period", "2023-9M", "--store", tmp_path / "s.sqlite",
            "--json", *more,
        )  # fmt: skip

    return send


def kept(tmp_path, edition=None):
    with open_store(str(tmp_path / "s.sqlite")) as store:
        return [one.entry for one in store.entries(COMMENT, units=["tan_yen"], edition=edition)]


def test_what_is_said_beside_a_figure_is_kept_with_it(send, tmp_path):
    answer = send(*ROW)
    assert answer.exit == 0
    assert answer.told["comments"] == [
        {"unit": "tan_yen", "indicator": "budget_revenue_land_use", "period": "2023-9M",
         "cause": "Thị trường bất động sản trầm lắng", "solution": "Đẩy nhanh đấu giá"}
    ]  # fmt: skip
    (entry,) = kept(tmp_path)
    assert (entry.period, entry.key) == (202309, "budget_revenue_land_use")
    assert entry.body == {"cause": "Thị trường bất động sản trầm lắng", "solution": "Đẩy nhanh đấu giá"}
    measures = {one["measure"]: one["value"] for one in answer.told["figures"]}
    assert measures == {"actual": 568.7, "full_year": 850.5}


def test_another_cause_alone_is_a_change_and_the_earlier_one_stays(send, tmp_path):
    send(*ROW)
    answer = send(*ROW[:5], "Lạm phát", *ROW[6:], name="b.csv")
    assert answer.told["changes"] == {"new": 0, "revised": 0, "same": 2}
    assert answer.told["accepted"]["edition"] == 2
    assert kept(tmp_path)[0].body["cause"] == "Lạm phát"
    assert kept(tmp_path, edition=1)[0].body["cause"] == "Thị trường bất động sản trầm lắng"


def test_the_same_words_again_change_nothing(send):
    send(*ROW)
    answer = send("2", *ROW[1:], name="c.csv")
    assert (answer.exit, answer.told["accepted"]) == (0, None)
    assert answer.told["changes"] == {"new": 0, "revised": 0, "same": 2}
