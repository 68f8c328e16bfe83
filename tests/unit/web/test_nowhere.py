"""Addresses under the door's own that lead nowhere: nobody gets what stands behind the door instead."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.web.board import Board, open_board, said
from texts import t
from web.edition_pages import edition_routes
from web.share_routes import share_routes

LONG = "x" * 3000


@pytest.fixture
def board(tmp_path: Path, empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Board]:
    routes = [*share_routes(), *edition_routes()]
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
