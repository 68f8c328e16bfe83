"""A cold server asked first for a direct address: the router runs, and no page script without it.

Where a folder pages/ stands beside the main script, the first visitor to /secret gets pages/secret.py run
alone, and with it whatever check the router would have made is gone. This cannot be seen without a server
that nobody has asked for anything before.
"""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from domain.errors import StoreFault
from store.address import DEFAULT_FILE
from tests.browser.conftest import NewPage, StartServer
from tests.browser.screens import PAGES
from texts import t
from tools.environment import ROOT

LEFT_BEHIND = shutil.ignore_patterns(".*", "__pycache__", "tests", "docs", "store.lock", "shots", "*.md")
FAMILY = "Be Vietnam Pro"
CANARY = "CANARY-RAN-ALONE"


@pytest.fixture
def copy_with_secret(tmp_path: Path) -> tuple[Path, Path]:
    """The project with a page that the router does not list, and the file that page leaves when it runs."""
    if not DEFAULT_FILE.is_file():
        raise StoreFault(f"the demonstration store is not at {DEFAULT_FILE}")
    root, trace = tmp_path / "project", tmp_path / "trace"
    shutil.copytree(ROOT, root, ignore=LEFT_BEHIND)
    shutil.copytree(ROOT / ".streamlit", root / ".streamlit")
    (root / "pages" / "secret.py").write_text(
        f"from pathlib import Path\nimport streamlit as st\nPath({str(trace)!r}).write_text('ran')\n"
        f"st.write({CANARY!r})\n",
        encoding="utf-8",
    )
    return root, trace


def navigation(page: Page) -> list[str]:
    """The page names the router offers, once it has run."""
    links = page.locator("nav.pages p:not(.who)").get_by_role("link")
    expect(links.first).to_be_visible()
    return links.all_inner_texts()


@pytest.mark.parametrize("address", ["/secret", "/secret/", "/secret?vi=1"])
def test_a_page_the_router_does_not_list_never_runs(
    address: str,
    copy_with_secret: tuple[Path, Path],
    start_own_server: StartServer,
    page: Page,
    demonstration: None,
) -> None:
    root, trace = copy_with_secret
    page.goto(start_own_server(root=root, store=str(DEFAULT_FILE)) + address)
    assert t("page.overview") in navigation(page)
    assert CANARY not in page.content()
    assert not trace.exists()


@pytest.mark.parametrize("name", PAGES[1:])
def test_a_cold_direct_link_opens_its_page_within_the_frame(
    name: str, start_own_server: StartServer, page: Page, demonstration: None
) -> None:
    page.goto(start_own_server() + f"/{name}")
    assert navigation(page) == [t(f"page.{each}") for each in PAGES]
    expect(page.get_by_text(t("frame.demonstration").replace("**", ""))).to_be_visible()
    assert page.url.split("?")[0].endswith(f"/{name}")


def test_the_page_is_vietnamese_and_brings_its_own_letters(demo_app: str, page: Page) -> None:
    page.goto(demo_app)
    navigation(page)
    assert page.locator("html").get_attribute("lang") == "vi"
    # The bold letters are fetched only once a heading is drawn with them.
    expect(page.locator("h1").first).to_be_visible()
    page.wait_for_function("() => [...document.fonts].some(f => f.weight == '700' && f.status == 'loaded')")
    faces = page.evaluate("[...document.fonts].map(face => [face.family, face.weight, face.status])")
    loaded = {weight for family, weight, status in faces if (family, status) == (FAMILY, "loaded")}
    assert {"400", "700"} <= loaded <= {"400", "600", "700"}
    assert FAMILY in page.evaluate("getComputedStyle(document.body).fontFamily")


def test_two_browsers_do_not_share_a_profile(demo_app: str, new_page: NewPage) -> None:
    first, second = new_page(), new_page(width=390, height=844)
    first.goto(demo_app)
    first.evaluate("localStorage.setItem('mine', 'yes')")
    second.goto(demo_app)
    assert second.evaluate("localStorage.getItem('mine')") is None
