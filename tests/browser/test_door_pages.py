"""The door's own pages and those of administrators: no barrier, no sideways scrolling, the right language."""

import pytest

from access import end_sessions, open_session
from access.sessions import BROWSER
from access.told import SESSION
from tests.browser.conftest import NewPage
from tests.browser.screens import open_view
from tests.browser.test_access import grave_barriers, scrolls_sideways
from tests.offices import Office
from texts import LANGUAGES, t

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
