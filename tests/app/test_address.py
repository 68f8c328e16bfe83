"""An address that is not understood is told to the viewer, never a fault."""

import pytest

from tests.app.conftest import run_page, shown

LOST = {
    "vi": "Địa chỉ có phần không hiểu được ({}); trang đang hiện giá trị mặc định cho phần đó.",
    "en": "Part of the address was not understood ({}); defaults are shown for it.",
}
PAGES = ("overview", "plan", "year_on_year", "tasks", "upload")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("field", "text"),
    [("unit", "huyen_la"), ("period", "2023-13M"), ("v", "99"), ("at", "1000000"), ("lang", "fr")],
)
def test_what_is_not_understood_is_named(page: str, field: str, text: str, demo_store: None) -> None:
    app = run_page(page, **{field: text})
    assert LOST["vi"].format(field) in shown(app)
    assert app.query_params["unit"] == "tan_yen"
    assert app.query_params["period"] == "2023-9M"


def test_it_is_named_in_the_language_of_the_address(demo_store: None) -> None:
    drawn = shown(run_page("overview", unit="huyen_la", lang="en"))
    assert LOST["en"].format("unit") in drawn


def test_several_are_named_together(demo_store: None) -> None:
    app = run_page("overview", unit="huyen_la", period="9", utm="x")
    assert shown(app).count(LOST["vi"].format("utm, unit, period")) == 1


def test_what_was_asked_for_is_never_markup(demo_store: None) -> None:
    drawn = shown(run_page("overview", **{"<img src=x onerror=alert(1)>": "1", "unit": "<script>"}))
    assert "<img" not in drawn
    assert "<script" not in drawn


def test_an_older_edition_says_that_it_is_frozen(demo_store: None) -> None:
    drawn = shown(run_page("overview", unit="vi_du", period="2023-6M", at="20"))
    assert "giữ nguyên tại lần cập nhật số 20" in drawn


def test_the_newest_edition_is_not_frozen(demo_store: None) -> None:
    assert "giữ nguyên" not in shown(run_page("overview", unit="tan_yen"))


def test_a_unit_before_its_first_figures_was_sent_has_none(demo_store: None) -> None:
    app = run_page("overview", unit="tan_yen", period="2023-9M", at="1")
    assert not [card for card in shown(app).split("<article") if "4.132" in card]
    assert app.info
