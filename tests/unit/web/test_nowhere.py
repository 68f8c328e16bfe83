"""Addresses under the door's own that lead nowhere: nobody gets what stands behind the door instead."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.unit.web.board import Board, open_board, said
from texts import t
from web.edition_pages import edition_routes
from web.oidc import oidc_routes
from web.share_routes import share_routes

LONG = "x" * 3000


@pytest.fixture
def board(tmp_path: Path, empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Board]:
    routes = [*share_routes(), *edition_routes(), *oidc_routes()]
    with open_board(tmp_path, empty_store, monkeypatch, routes) as opened:
        yield opened


@pytest.mark.parametrize("rest", ["", "/x", "x/y", "x/", "a/b/c.png", "x%2fy", LONG])
@pytest.mark.parametrize(
    ("place", "status", "message"),
    [
        ("s", 404, "link_unknown"),
        ("e", 403, "link_away"),
        ("in", 410, "ticket_over"),
        ("password", 410, "ticket_over"),
        ("set-up", 410, "set_up_over"),
    ],
)
def test_nobody_is_told_what_is_wrong_with_the_address(
    board: Board, place: str, status: int, message: str, rest: str
) -> None:
    answer = board.browser().look(f"/{place}/{rest}")
    assert answer.status_code == status
    assert t(f"door.message.{message}.title", "vi") in said(answer)


@pytest.mark.parametrize("number", [10**9, 10**18, 2**63, 2**64, "9" * 5000, "-1", "1.5", "²", "0"])
def test_a_number_that_no_link_has_belongs_to_a_link_that_was_opened_elsewhere(
    board: Board, number: object
) -> None:
    board.add()
    browser = board.browser()
    for _ in range(2):
        answer = browser.look(f"/e/{number}")
        assert answer.status_code == 403
        assert t("door.message.link_away.title", "vi") in said(answer)
        browser.sign_in()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("rest", ["start", "back", "x", "", "x/y"])
def test_without_a_provider_nothing_leads_to_one(board: Board, rest: str, method: str) -> None:
    answer = board.browser().request(method, f"/oidc/{rest}", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert method == "HEAD" or t("door.message.nowhere.title", "vi") in said(answer)


@pytest.mark.parametrize("rest", ["x", "", "password/x", LONG])
def test_what_is_no_page_of_ones_account_is_none(board: Board, rest: str) -> None:
    board.add()
    browser = board.browser()
    assert browser.look(f"/account/{rest}").status_code == 303
    browser.sign_in()
    for answer in (browser.look(f"/account/{rest}"), browser.send_form(f"/account/{rest}")):
        assert answer.status_code == 404
        assert t("door.message.nowhere.title", "vi") in said(answer)


@pytest.mark.parametrize("path", ["/account/password", "/account/sessions", "/sign-out"])
def test_who_asks_for_the_address_of_a_form_is_led_to_its_page(board: Board, path: str) -> None:
    board.add()
    browser = board.browser()
    for method in ("GET", "HEAD"):
        answer = browser.request(method, path, headers={"accept": "text/html"})
        asked = f"/sign-in?next={quote(path, safe='')}"
        assert (answer.status_code, answer.headers["location"]) == (303, asked)
    browser.sign_in()
    for query in ("", "?lang=en"):
        answer = browser.look(path + query)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/account{query}")
    assert browser.is_in
