"""Chi tiết chỉ tiêu without a browser: what is told of an indicator, for every district and language."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.catalogue_files import catalogue_for
from domain.entries import COMMENT, Entry
from domain.periods import Period
from intake import attach_document, submit_entries
from store import Store, open_store
from store.address import DEFAULT_FILE
from tests.app.conftest import run_page, shown

SEED = {"unit": "tan_yen", "period": "2023-9M"}
INVENTED = {"unit": "vi_du", "period": "2023-9M"}


def test_the_first_is_the_one_most_in_need(demo_store: None) -> None:
    drawn = shown(run_page("indicator", **SEED))
    assert '<p class="sentence"><strong>Thu tiền sử dụng đất ước thực hiện 568,7 tỷ đồng' in drawn


def test_local_revenue_of_the_first_seed(demo_store: None) -> None:
    drawn = shown(run_page("indicator", **SEED, indicator="budget_revenue_local"))
    for words in (
        "Mới có số liệu một kỳ: 9 tháng 2023, ước 699,874 tỷ đồng.",
        "≈1.054,0 tỷ đồng (1.053,2 đến 1.054,8), tính từ tỷ lệ báo cáo",
        "Không kể thu tiền sử dụng đất", "131,2 tỷ đồng", "≈154,0 (153,1 đến 155,0)", "≈85% (85 đến 86)",
        "Đơn vị chưa nêu nguyên nhân", "Chi cục Thuế, Kho bạc Nhà nước", "tan_yen_2023_9M.csv",
        "Chưa đính kèm văn bản đã ký",
    ):  # fmt: skip
        assert words in drawn


def test_a_revised_figure_and_an_adjusted_plan_keep_their_earlier_versions(demo_store: None) -> None:
    drawn = shown(run_page("indicator", **INVENTED, indicator="budget_revenue_total"))
    for words in (
        "đã có số mới hơn",
        "không áp dụng cho kỳ này",
        "1234/QĐ-UBND (giả định)",
        "Dự toán HĐND giao",
    ):
        assert words in drawn


def test_an_indicator_that_the_period_lacks_is_said_to_be_lacking(demo_store: None) -> None:
    app = run_page("indicator", **SEED, indicator="traffic_deaths")
    assert "Số người chết do TNGT" in app.info[0].value


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("unit", "period"),
    [("tan_yen", "2023-9M"), ("huu_lung", "2024"), ("vi_du", "2020-3M"), ("vi_du", "2024-12M")],
)
def test_every_indicator_has_its_page(unit: str, period: str, lang: str, demo_store: None) -> None:
    app = run_page("indicator", unit=unit, period=period, lang=lang)
    codes = app.selectbox(key="pick_indicator").options
    for place in range(0, len(codes), 5):
        app.selectbox(key="pick_indicator").select_index(place).run()
        assert not app.exception
        assert '<p class="sentence"><strong>' in shown(app)


@pytest.fixture
def own_store(
    monkeypatch: pytest.MonkeyPatch, demonstration: None, fresh_caches: None, tmp_path: Path
) -> Iterator[Store]:
    """A copy of the demonstration that a test may write to."""
    copy = tmp_path / "copy.sqlite"
    shutil.copyfile(DEFAULT_FILE, copy)
    monkeypatch.setenv("STORE", str(copy))
    with open_store(str(copy)) as store:
        yield store


def test_the_signed_paper_stands_with_what_it_signs(own_store: Store) -> None:
    submission = own_store.history(limit=1)[0].submission
    attach_document(own_store, submission, "125/BC-UBND", date(2023, 9, 25), "Nguyễn Văn An", None, "Văn thư")
    drawn = shown(run_page("indicator", **SEED))
    assert "Văn bản đã ký: số 125/BC-UBND, ngày 25/09/2023, Nguyễn Văn An ký." in drawn


def test_what_the_unit_says_of_it_stands_on_its_page_alone(own_store: Store) -> None:
    unit = catalogue_for(demonstration=True).units["tan_yen"]
    body = {"cause": "Thị trường bất động sản trầm lắng", "solution": "Đấu giá lại", "proposal": ""}
    entry = Entry(COMMENT, unit.key, 202309, "budget_revenue_land_use", body)
    submit_entries(
        [entry], own_store, unit, Period(2023, 9), "An", own_store.edition(), "Nhập trên trang.json"
    )
    assert "Thị trường bất động sản trầm lắng" in shown(run_page("indicator", **SEED))
    other = shown(run_page("indicator", **SEED, indicator="go_industry"))
    assert "Thị trường bất động sản trầm lắng" not in other
    assert "Đơn vị chưa nêu nguyên nhân" in other


def test_a_version_that_was_undone_stays_and_is_called_undone(own_store: Store) -> None:
    last = next(one for one in own_store.history(limit=None) if one.file == "figures_2023_12M.csv")
    own_store.undo(last.submission, "An")
    drawn = shown(run_page("indicator", **INVENTED, indicator="budget_revenue_local"))
    assert "ước thực hiện 134,424 tỷ đồng" in drawn
    assert "đã thu hồi" in drawn
    before = shown(run_page("indicator", **INVENTED, indicator="budget_revenue_local", at=str(last.edition)))
    assert "thực hiện 132,713 tỷ đồng" in before
    assert "đã thu hồi" not in before
