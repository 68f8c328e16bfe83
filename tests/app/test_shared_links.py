"""Pages as who came by a link finds them: no file that may not be had, no box whose choice is pinned."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from access import Person, Share, Terms, make_share, shares
from access.shares import BOARD, BOARD_PAGES, ONE_VIEW
from access.tokens import later
from domain.periods import Period
from domain.views import View, encode
from store import open_store
from tests.app.conftest import be, run_page, shown
from tests.offices import OFTEN, TAN_YEN, Office, make_office
from tests.unit.store.samples import figure, sent, tidy
from texts import t

VI_DU, WITH_TASKS = View("vi_du", Period(2023, 9)), View("huu_lung", Period(2024))
PAGES = (*BOARD_PAGES, "compare")
OpenLink = Callable[..., AppTest]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, demonstration: None) -> Office:
    return make_office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def open_link(office: Office, monkeypatch: pytest.MonkeyPatch, fresh_caches: None) -> OpenLink:
    """The page of a new link as its bearer finds it; the address may ask for more."""
    monkeypatch.setenv("STORE", str(office.file))

    def make(page: str, view: View = VI_DU, asked: View | None = None, **terms: Any) -> AppTest:
        ends = later(OFTEN)
        number, _ = make_share(office.records, "An", 1, Terms("Họp", page, view, ends, **terms))
        be(monkeypatch, Person("bearer", share=number))
        return run_page(page, **encode(asked or view), link=str(number))

    return make


def files_of(app: AppTest) -> list[str]:
    """What can be taken away from a page: the files under its charts, and its buttons."""
    drawn = shown(app)
    under_charts = [mark for mark in (" data-csv=", 'data-tool="csv"') if mark in drawn]
    return [*under_charts, *(one.label for one in app.get("download_button"))]


@pytest.mark.parametrize("page", PAGES)
def test_a_link_without_downloads_hands_out_no_file(page: str, open_link: OpenLink) -> None:
    app = open_link(page, WITH_TASKS if page == "tasks" else VI_DU, reach=BOARD)
    assert files_of(app) == []
    assert not [part for part in app.expander if part.label == t("tasks.files.title")]


@pytest.mark.parametrize("page", ["overview", "compare"])
def test_what_stands_on_the_screen_is_copied_without_downloads_too(page: str, open_link: OpenLink) -> None:
    drawn = shown(open_link(page))
    assert ' data-cells="' in drawn
    for tool in ("sentence", "table", "picture"):
        assert f'data-tool="{tool}"' in drawn


def test_a_link_with_downloads_hands_them_out(open_link: OpenLink) -> None:
    app = open_link("tasks", WITH_TASKS, downloads=True)
    assert files_of(app) == [" data-csv=", 'data-tool="csv"', t("tasks.files.export")]


def test_what_one_link_hands_out_is_not_kept_for_another(open_link: OpenLink) -> None:
    assert files_of(open_link("plan", downloads=True))
    assert files_of(open_link("plan")) == []
    assert files_of(open_link("plan", downloads=True))


# What everyone chooses as they like.
OWN_TASTE = {t("filter.language"), t("filter.theme")}
BOXES = ("selectbox", "button_group", "number_input", "text_input", "radio", "checkbox", "multiselect")
TIME = {t("filter.year"), t("filter.period")}


def boxes_of(app: AppTest) -> set[str]:
    """The labels of all that can be chosen on a page."""
    return {box.label for kind in BOXES for box in app.get(kind)} - OWN_TASTE


@pytest.mark.parametrize("page", PAGES)
def test_a_link_to_one_page_leaves_nothing_to_choose(page: str, open_link: OpenLink) -> None:
    assert boxes_of(open_link(page, WITH_TASKS if page == "tasks" else VI_DU)) == set()


@pytest.mark.parametrize(
    ("page", "view", "boxes"),
    [
        ("overview", VI_DU, TIME),
        ("indicator", VI_DU, TIME | {t("filter.indicator")}),
        ("year_on_year", VI_DU, TIME | {t("filter.indicator")}),
        ("tasks", WITH_TASKS, TIME | {t("tasks.field"), t("tasks.body")}),
        (
            "compare", VI_DU,
            TIME | {t("filter.indicator"), t("compare.measure"), t("compare.order")},
        ),
    ],
)  # fmt: skip
def test_a_link_to_a_board_leaves_what_it_does_not_pin(
    page: str, view: View, boxes: set[str], open_link: OpenLink
) -> None:
    assert boxes_of(open_link(page, view, reach=BOARD)) == boxes


def test_what_a_board_leaves_to_choose_is_shown(open_link: OpenLink) -> None:
    app = open_link("indicator", reach=BOARD)
    app.selectbox(key="pick_indicator").select("go_agriculture").run()
    assert app.query_params["indicator"] == "go_agriculture"
    app = open_link("tasks", WITH_TASKS, reach=BOARD)
    box = app.selectbox(key="choice_field")
    box.select_index(1).run()
    assert app.query_params["choices"] == f"field.{app.selectbox(key='choice_field').value}"


def test_what_a_link_pins_is_told_in_words(open_link: OpenLink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.comparing.compare_controls.PART", 5)
    chosen = (("find", "xã"), ("measure", "growth"), ("order", "name"), ("part", "2"))
    pinned = replace(VI_DU, indicator="go_agriculture", within="vi_du", choices=chosen)
    app = open_link("compare", pinned, asked=replace(VI_DU, within="all"))
    drawn = shown(app)
    assert boxes_of(app) == set()
    for label, word in (
        (t("compare.within"), "Huyện Ví Dụ (giả định)"),
        (t("filter.indicator"), "Giá trị sản xuất nông nghiệp"),
        (t("compare.measure"), t("compare.measures.growth")),
        (t("compare.order"), t("compare.orders.name")),
        (t("sending.search"), "xã"),
        (t("sending.part", parts=3), "2"),
    ):
        assert f'<p class="remark">{label}: {word}' in drawn


def test_filters_of_tasks_that_a_link_pins_are_told_and_hold(open_link: OpenLink) -> None:
    whole = shown(open_link("tasks", WITH_TASKS)).count("<tr")
    app = open_link("tasks", replace(WITH_TASKS, choices=(("field", "economy"),)), asked=WITH_TASKS)
    assert f"{t('tasks.field')}: " in shown(app)
    assert shown(app).count("<tr") < whole


@pytest.mark.parametrize(("reach", "leads"), [(ONE_VIEW, False), (BOARD, True)])
@pytest.mark.parametrize("page", ["overview", "plan", "year_on_year"])
def test_names_and_bars_lead_on_where_there_is_a_way(
    page: str, reach: str, leads: bool, open_link: OpenLink
) -> None:
    app = open_link(page, reach=reach)
    assert ('"indicator?v=1' in shown(app).partition("</nav>")[2]) is leads
    assert bool(app.get("plotly_chart")[0].proto.selection_mode) is leads


def shared(office: Office, monkeypatch: pytest.MonkeyPatch, page: str, view: View) -> Share:
    """The link that a viewer makes of a page as they see it."""
    monkeypatch.setenv("STORE", str(office.file))
    be(monkeypatch, office.person("viewer"))
    app = run_page(page, **encode(view))
    app.button(key="share").click().run()
    # Without a browser the dialog cannot run again by itself, as it wants to once the link is made.
    app.button(key="share_make").click().run()
    return shares(office.records, office.accounts["viewer"])[0]


@pytest.mark.parametrize(
    ("page", "unit", "pinned"),
    [
        (
            "compare", "vi_du_ho_sen",
            {
                "within": "vi_du", "indicator": "go_agriculture",
                "choices": (("level", "commune"), ("measure", "percent")),
            },
        ),
        ("compare", "tan_yen", {"within": "bac_giang", "choices": (("level", "district"),)}),
        ("year_on_year", "vi_du", {"indicator": "go_industry"}),
        ("plan", "vi_du", {}),
    ],
)  # fmt: skip
def test_a_link_pins_what_its_page_chose_by_itself(
    page: str, unit: str, pinned: dict[str, Any], office: Office, monkeypatch: pytest.MonkeyPatch,
    fresh_caches: None,
) -> None:  # fmt: skip
    view = replace(VI_DU, unit=unit)
    assert shared(office, monkeypatch, page, view).view == replace(view, **pinned)


def test_what_another_page_showed_is_not_pinned(
    office: Office, monkeypatch: pytest.MonkeyPatch, fresh_caches: None
) -> None:
    monkeypatch.setenv("STORE", str(office.file))
    be(monkeypatch, office.person("viewer"))
    app = run_page("compare", **encode(VI_DU))
    app.switch_page("../pages/plan.py").run()
    app.button(key="share").click().run()
    app.button(key="share_make").click().run()
    assert shares(office.records, office.accounts["viewer"])[0].view == VI_DU


def test_a_live_comparison_stays_with_the_units_its_sender_saw(
    tmp_path: Path, demonstration: None, monkeypatch: pytest.MonkeyPatch, fresh_caches: None
) -> None:
    office = make_office(tmp_path)
    link = shared(office, monkeypatch, "compare", TAN_YEN)
    communes = [figure(unit, "go_industry", 1.0) for unit in ("lien_son", "ngoc_ly")]
    with open_store(str(office.file)) as held:
        held.publish(sent(unit="", period=0), tidy(*communes))
    # Of itself the page turns to the communes now.
    assert "cấp huyện" not in shown(run_page("compare", **encode(TAN_YEN)))
    be(monkeypatch, Person("bearer", share=link.number))
    app = run_page("compare", **encode(TAN_YEN), link=str(link.number))
    assert "mới có 1/10 đơn vị cấp huyện" in app.info[0].value
