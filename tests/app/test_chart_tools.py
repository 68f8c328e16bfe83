"""Every chart of the pages has its tools in both languages, and its numbers say where they come from."""

import re

import pytest
from markupsafe import Markup

from tests.app.conftest import run_page, shown
from texts import t

VI_DU = {"unit": "vi_du", "period": "2023-9M"}
CHARTS = {
    "overview": ("percent", "growth"),
    "plan": ("percent",),
    "year_on_year": ("growth", "trend", "years"),
}


def tools_of(drawn: str) -> dict[str, str]:
    """The tools on a page by the name of their chart."""
    parts = drawn.split('<div class="chart-tools"')[1:]
    return {re.search(r'data-name="(.*?)"', part)[1]: part for part in parts}  # type: ignore[index]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("page", CHARTS)
def test_every_chart_has_its_tools(page: str, lang: str, demo_store: None) -> None:
    found = tools_of(shown(run_page(page, lang=lang, **VI_DU)))
    assert tuple(found) == CHARTS[page]
    for part in found.values():
        for tool in ("numbers", "csv", "sentence", "table", "picture"):
            assert f">{t(f'chart_tools.{tool}', lang)}</" in part
        assert t("chart_tools.column.source", lang) in part


def test_tasks_have_theirs(demo_store: None) -> None:
    found = tools_of(shown(run_page("tasks", unit="huu_lung", period="2024")))
    assert set(found) == {"timeline"}


def test_where_a_figure_comes_from_stands_beside_it(demo_store: None) -> None:
    found = tools_of(shown(run_page("year_on_year", **VI_DU)))
    lines = Markup(re.search(r'data-csv="(.*?)"', found["trend"], re.DOTALL)[1]).unescape().split("\n")  # type: ignore[index]
    sent = r"Phòng Tài chính - Kế hoạch huyện Ví Dụ \(giả định\), gửi ngày [\d/]+, lần cập nhật số \d+"
    assert re.fullmatch(rf"Quý I 2023;590;tỷ đồng;[\d.,]+;chính thức · Số liệu giả định · {sent}", lines[1])
    assert any(line.startswith("Kế hoạch năm 2023;") for line in lines)


@pytest.mark.parametrize("page", ["plan", "year_on_year"])
def test_names_in_the_tables_lead_to_their_indicators(page: str, demo_store: None) -> None:
    drawn = shown(run_page(page, lang="en", **VI_DU))
    folded = re.findall(r'data-folds="(.*?)"', drawn, re.DOTALL)
    drawn += "".join(str(Markup(table).unescape()) for table in folded)
    address = (
        "indicator?v=1&amp;unit=vi_du&amp;period=2023-9M&amp;at=latest&amp;lang=en&amp;indicator=go_industry"
    )
    assert drawn.count(f'<a href="{address}&amp;') >= 2
