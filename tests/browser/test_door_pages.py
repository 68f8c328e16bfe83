"""The door's own pages and those of administrators: no barrier, no sideways scrolling, the right language."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from access import end_sessions, open_session
from access.sessions import BROWSER
from access.told import SESSION
from tests.browser.conftest import NewPage, started_servers
from tests.browser.screens import TAN_YEN, open_view, pick, settle
from tests.browser.test_access import grave_barriers, scrolls_sideways
from tests.offices import Office
from texts import LANGUAGES, t
from tools.serving import free_port

FORMS = {
    "/sign-in": "",
    "/account": "staff",
    "/s/not-a-token": "",
    "/set-up/not-a-token": "",
    "/e/{link}": "",
    "/e/{board}": "board",
}
# A connection that breaks is made by closing it from within.
HOLD_SOCKETS = """window.sockets = [];
window.WebSocket = class extends WebSocket { constructor(...all) { super(...all); sockets.push(this); } };"""
PAGES = ("accounts", "trail", "set_up", "links")


def come_as(who: str, page: Page, base: str, office: Office) -> None:
    """From now on the browser is this one's."""
    page.context.add_cookies([{"name": k, "value": v, "url": base} for k, v in office.cookies[who].items()])


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_doors_own_pages_have_no_barrier(
    lang: str, width: int, board: str, office: Office, new_page: NewPage
) -> None:
    for path, who in FORMS.items():
        page = new_page(width=width, height=844)
        cookies = office.cookies.get(who, {})
        page.context.add_cookies([{"name": k, "value": v, "url": board} for k, v in cookies.items()])
        numbers = {name: number for name, (number, _) in office.links.items()}
        page.goto(f"{board}{path.format(**numbers)}?lang={lang}")
        assert page.locator("html").get_attribute("lang") == lang, path
        assert grave_barriers(page) == [], path
        assert not scrolls_sideways(page), path


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_of_administrators_have_no_barrier(
    lang: str, width: int, board: str, office: Office, new_page: NewPage
) -> None:
    page = new_page(width=width, height=844)
    cookies = office.cookies["administrator"]
    page.context.add_cookies([{"name": k, "value": v, "url": board} for k, v in cookies.items()])
    for name in PAGES:
        open_view(page, board, name, lang=lang)
        assert page.locator("h1").first.inner_text() == t(f"page.{name}", lang)
        assert grave_barriers(page) == [], name
        assert not scrolls_sideways(page), name


def test_a_tab_whose_session_has_ended_is_led_to_sign_in_and_back(
    board: str, office: Office, new_page: NewPage
) -> None:
    number = office.accounts["other staff"]
    page, token = new_page(), open_session(office.records, BROWSER, number)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(HOLD_SOCKETS)
    page.context.add_cookies([{"name": SESSION, "value": token, "url": board}])
    open_view(page, board, "plan")
    page.wait_for_timeout(1500)
    # Streamlit asks once, before it connects.
    assert asked.count(f"{board}/_stcore/health") == 1
    end_sessions(office.records, "", number)
    page.evaluate("sockets.forEach(one => one.close())")
    page.wait_for_url("**/sign-in?next=*")
    assert "%2Fplan" in page.url


def test_what_one_typed_is_gone_for_another_also_after_the_server_was_started_anew(
    office: Office, new_page: NewPage, tmp_path: Path
) -> None:
    """A new server knows nobody's fields, but the browser does."""
    page, port, store = new_page(), free_port(), str(office.file)
    with started_servers(tmp_path) as start:
        base = start(store=store, port=port, GUESTS="")
        come_as("staff", page, base, office)
        open_view(page, base, "comments", **TAN_YEN)
        pick(page, "Chỉ tiêu cần giải trình", "Thu tiền sử dụng đất")
        settle(page)
        page.get_by_label("Giải pháp").fill("Của người trước")
        page.get_by_label("Giải pháp").press("Tab")
        settle(page)
        expect(page.locator("p.who")).to_have_text("Người staff")
    come_as("approver", page, base, office)
    with started_servers(tmp_path) as start:
        start(store=store, port=port, GUESTS="")
        # Connected again; what stands there is asked for anew at the next click.
        settle(page)
        page.get_by_text("English", exact=True).click()
        expect(page.locator("p.who")).to_have_text("Người approver")
        settle(page)
        pick(page, "Chỉ tiêu cần giải trình", "Thu tiền sử dụng đất")
        settle(page)
        expect(page.get_by_label("Giải pháp")).to_have_value("")
