"""What a page looks like to who came by a link: no file but where it may be had, no choice that is none."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from access import Person, Terms, make_share
from access.shares import BOARD, BOARD_PAGES
from access.tokens import later
from domain.periods import Period
from domain.views import View, encode
from tests.app.conftest import be, run_page, shown
from tests.offices import OFTEN, Office, make_office
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
