"""The page that compares units: what it says and shows, and that it reads no more than it shows."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import store.reading
from domain import columns as c
from domain.catalogue_files import catalogue_for
from domain.names import plain_key
from domain.periods import Period
from store import open_store
from tests.app.conftest import run_page, shown
from tests.unit.store.samples import figure, plan, sent, tidy

HO_SEN = {"unit": "vi_du_ho_sen", "period": "2023-9M", "indicator": "budget_revenue_land_use"}
PERIOD = Period(2025, 9)
INDICATORS = ("go_agriculture", "budget_revenue_local", "new_jobs")
COMMUNES, PART, COURSES = 3321, 25, 12


def widget(app: AppTest, kind: str, label: str) -> Any:
    """The one widget of a kind with this label."""
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def heat_rows(drawn: str) -> list[str]:
    """The units of the heat table, in their order."""
    return re.findall(r'<th scope="row">(.*?)</th>', drawn)


def sentence(drawn: str) -> str:
    found = re.search(r'<p class="sentence">(.*?)</p>', drawn)
    return re.sub("<.*?>", "", found[1]) if found else ""


def test_the_sentence_tells_who_is_behind_and_the_two_ends(demo_store: None) -> None:
    told = sentence(shown(run_page("compare", **HO_SEN)))
    assert told.startswith("9 tháng đầu năm 2023, Huyện Ví Dụ (giả định): 12/12 đơn vị cấp xã")
    assert "12/12 đơn vị dưới tiến độ bình quân về thu tiền sử dụng đất" in told
    assert "thấp nhất là Xã Lúa Vàng (giả định) (16,7%); cao nhất là Xã Thung Mai (giả định) (24,4%)" in told
    assert "đơn vị đang xem đứng thứ 7/12" in told


def test_every_cell_has_its_number_its_sign_and_its_word(demo_store: None) -> None:
    drawn = shown(run_page("compare", **HO_SEN))
    assert len(heat_rows(drawn)) == 12
    heat = drawn.partition('<table class="heat">')[2].partition("</table>")[0]
    cells = re.findall(r'<td class="(\w+)" data-title="[^"]+"><span>(.*?)</span>', heat, re.S)
    signs = {"behind": "▼", "near": "●", "ahead": "▲", "none": "–"}
    assert len(cells) == 12 * 5
    for kind, text in cells:
        assert text.startswith(signs[kind])
        assert kind == "none" or re.search(r'\d,\d%.*<em class="said">\w+', text, re.S)


def test_units_can_be_put_in_order_of_name_and_compared_by_growth_and_value(demo_store: None) -> None:
    app = run_page("compare", **HO_SEN)
    widget(app, "button_group", "Thứ tự").set_value("name").run()
    names = heat_rows(shown(app))
    assert names[:3] == ["Xã Bến Nắng (giả định)", "Xã Cầu Sương (giả định)", "Xã Đồi Quế (giả định)"]
    widget(app, "button_group", "So sánh theo").set_value("growth").run()
    assert "12 đơn vị giảm so với cùng kỳ" in sentence(shown(app))
    widget(app, "button_group", "So sánh theo").set_value("value").run()
    assert "triệu đồng)" in sentence(shown(app))
    assert not app.exception


def test_a_district_compares_its_own_communes_in_their_unit_of_measure(demo_store: None) -> None:
    drawn = shown(run_page("compare", unit="vi_du", period="2023-9M", lang="en"))
    assert "Ví Dụ district (invented): 12/12 communes and wards have sent figures" in sentence(drawn)
    assert "in million đồng" in drawn


def test_a_whole_year_is_judged_by_its_plan(demo_store: None) -> None:
    told = sentence(shown(run_page("compare", unit="vi_du", period="2024-12M", indicator="go_agriculture")))
    assert "7/12 đơn vị chưa đạt kế hoạch về sản xuất nông nghiệp" in told


def test_too_few_are_not_compared_and_those_missing_are_named(demo_store: None) -> None:
    app = run_page("compare", unit="tan_yen", period="2023-9M")
    assert "mới có 1/10 đơn vị cấp huyện gửi số liệu 9 tháng đầu năm 2023" in app.info[0].value
    assert "Huyện Yên Thế" in shown(app)
    widget(app, "selectbox", "So sánh trong").select("vi_du").run()
    assert app.query_params["within"] == "vi_du"
    assert len(heat_rows(shown(app))) == 12


def test_real_and_invented_units_are_never_compared_with_each_other(demo_store: None) -> None:
    app = run_page("compare", unit="tan_yen", period="2023-9M", within="all")
    assert "mới có 1/" in app.info[0].value
    assert "Ví Dụ" not in app.info[0].value


@pytest.fixture
def country(empty_store: None, tmp_path: Any) -> list[str]:
    """A store with three figures, last year's and the plans of all communes of the country; their keys."""
    known = catalogue_for(demonstration=False).territory.units.values()
    keys = [unit.key for unit in known if unit.level == "commune" and unit.valid_in(PERIOD)]
    rows = [
        row
        for place, key in enumerate(keys)
        for code in INDICATORS
        for row in (
            figure(key, code, 10.0 + place % 97, **{c.PERIOD: PERIOD.code}),
            figure(key, code, 50.0, **{c.PERIOD: PERIOD.year_before.code}),
            plan(key, code, 100.0, **{c.PERIOD: PERIOD.plan_year.code}),
        )
    ]
    with open_store(str(tmp_path / "office.sqlite")) as office:
        office.publish(sent(unit="", period=0), tidy(*rows))
    return keys


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, int, int]]]:
    """What each query for figures or targets brought: table, rows, and indicators among them."""
    seen: list[tuple[str, int, int]] = []
    fetch = store.reading._fetch

    def counting(connection: Any, query: Any) -> Any:
        found = fetch(connection, query)
        (table,) = [one.name for one in query.get_final_froms()][:1] if "indicator" in found else [""]
        if table in ("figure", "target"):
            seen.append((table, len(found["indicator"]), len(set(found["indicator"]))))
        return found

    monkeypatch.setattr(store.reading, "_fetch", counting)
    yield seen


def test_of_all_communes_one_indicator_is_read_and_else_what_is_shown(
    country: list[str], fetched: list[tuple[str, int, int]]
) -> None:
    assert len(country) == COMMUNES
    code = country[2000].split("@")[0]
    app = run_page("compare", unit=code, period=str(PERIOD), within="all", indicator="new_jobs")
    drawn = shown(app)
    assert "Cả nước: 3.321/3.321 đơn vị cấp xã" in sentence(drawn)
    whole = [one for one in fetched if one[1] >= COMMUNES]
    assert sorted(whole) == [("figure", 2 * COMMUNES, 1), ("target", COMMUNES, 1)]
    # The frame's own report of one unit, the indicators of the first part, the units shown, and courses.
    others = sum(rows for _, rows, _ in fetched if rows < COMMUNES)
    assert others <= (PART + 1) * len(INDICATORS) * 4 + COURSES * 2 + 4 * len(INDICATORS)
    # The page's own unit is always among them.
    assert len(heat_rows(drawn)) in (PART, PART + 1)
    assert drawn.count('<figure class="course') == COURSES


def test_of_the_country_a_name_is_found_without_its_marks(country: list[str]) -> None:
    unit = country[0].split("@")[0]
    app = run_page("compare", unit=unit, period=str(PERIOD), within="all", indicator="new_jobs")
    widget(app, "text_input", "Tìm đơn vị").input("tan thanh").run()
    rows = heat_rows(shown(app))
    assert rows
    assert all("tan thanh" in plain_key(row) for row in rows)
    # Units of one name are told apart by what they lie in.
    assert len(set(rows)) == len(rows)
    widget(app, "button_group", "Thứ tự").set_value("parent").run()
    assert 'scope="rowgroup"' in shown(app)
    assert not app.exception
