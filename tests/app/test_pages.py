"""Every page × language × store: it runs without a fault and shows its title."""

import pytest

from tests.app.conftest import run_page, shown
from texts import LANGUAGES

PAGES = (
    "overview", "plan", "year_on_year", "indicator", "compare", "tasks", "present",
    "comments", "catalogue", "sending", "upload", "links",
)  # fmt: skip
# Pages that are of no unit and period.
OWN_TITLES = {
    "upload": {"vi": "Gửi số liệu", "en": "Submit figures"},
    "sending": {"vi": "Tình hình gửi báo cáo", "en": "Who has sent"},
    "catalogue": {"vi": "Danh mục chỉ tiêu", "en": "Indicator catalogue"},
    "links": {"vi": "Liên kết đã chia sẻ", "en": "Shared links"},
}
OF_A_VIEW = PAGES[:-4]
EMPTY = {"vi": "Chưa có số liệu", "en": "No figures yet"}
VIEWS = {
    ("tan_yen", "2023-9M", "vi"): "Huyện Tân Yên — 9 tháng đầu năm 2023",
    ("tan_yen", "2023-9M", "en"): "Tân Yên district — First 9 months of 2023",
    ("huu_lung", "2024", "vi"): "Huyện Hữu Lũng — Năm 2024",
    ("huu_lung", "2024", "en"): "Hữu Lũng district — Year 2024",
    ("vi_du", "2023-9M", "vi"): "Huyện Ví Dụ (giả định) — 9 tháng đầu năm 2023",
    ("vi_du", "2023-9M", "en"): "Ví Dụ district (invented) — First 9 months of 2023",
    ("vi_du_may_lanh", "2024-3M", "vi"): "Xã Mây Lành (giả định) — Quý I năm 2024",
    # A year and a unit of which nothing is stored are still a view.
    ("tan_yen", "2019-5M", "vi"): "Huyện Tân Yên — 5 tháng đầu năm 2019",
    ("bac_giang", "2023-9M", "en"): "Bắc Giang province — First 9 months of 2023",
    # The district had ended by then: nobody's figures, and no fault.
    ("tan_yen", "2026-3M", "vi"): "Huyện Tân Yên — Quý I năm 2026",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("unit", "period", "lang"), VIEWS)
def test_a_page_of_the_demonstration(page: str, unit: str, period: str, lang: str, demo_store: None) -> None:
    drawn = shown(run_page(page, unit=unit, period=period, lang=lang))
    title = OWN_TITLES[page][lang] if page in OWN_TITLES else VIEWS[unit, period, lang]
    assert f"<h1>{title}</h1>" in drawn


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_of_an_empty_store(page: str, lang: str, empty_store: None) -> None:
    drawn = shown(run_page(page, lang=lang))
    title = OWN_TITLES[page][lang] if page in OWN_TITLES else EMPTY[lang]
    assert f"<h1>{title}</h1>" in drawn


@pytest.mark.parametrize("page", OF_A_VIEW)
def test_an_address_of_another_store_is_no_fault_on_an_empty_one(page: str, empty_store: None) -> None:
    drawn = shown(run_page(page, v="1", unit="tan_yen", period="2023-9M", at="28", lang="vi"))
    assert "<h1>Huyện Tân Yên — 9 tháng đầu năm 2023</h1>" in drawn
    assert "(at)" in drawn


def test_the_demonstration_is_marked_on_every_page(demo_store: None) -> None:
    for page in PAGES:
        assert "Bản trình diễn." in shown(run_page(page))


def test_an_offices_own_store_is_not(empty_store: None) -> None:
    for page in PAGES:
        assert "Bản trình diễn" not in shown(run_page(page))


@pytest.mark.parametrize("page", OF_A_VIEW)
def test_an_invented_unit_is_called_invented_on_every_page_that_shows_it(page: str, demo_store: None) -> None:
    drawn = shown(run_page(page, unit="vi_du", period="2023-9M"))
    assert "<strong>Huyện Ví Dụ (giả định)</strong> là đơn vị giả định" in drawn


def test_the_first_page_shows_the_first_seed(demo_store: None) -> None:
    app = run_page()
    assert app.query_params == {
        "v": "1", "unit": "tan_yen", "period": "2023-9M", "at": "latest", "lang": "vi", "indicator": "",
        "within": "", "slide": "1", "theme": "light", "choices": "",
    }  # fmt: skip


def test_a_district_that_has_ended_is_said_to_have_ended(demo_store: None) -> None:
    assert "30/06/2025" in shown(run_page("overview", unit="tan_yen", period="2023-9M"))
