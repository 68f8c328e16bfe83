"""Every address that the door serves itself stands in the one list of them, and no page of the board does."""

from pathlib import Path

import pytest

from web.account_page import account_routes
from web.api import api_routes
from web.edition_pages import edition_routes
from web.fonts import font_routes
from web.health import health_routes
from web.oidc import oidc_routes
from web.own_files import file_routes
from web.places import is_board, is_free, is_looked_at, is_open
from web.share_routes import share_routes
from web.sign_in import sign_in_routes

MAKERS = (
    account_routes, api_routes, edition_routes, font_routes, health_routes, file_routes,
    oidc_routes, share_routes, sign_in_routes,
)  # fmt: skip
PAGES = [page.stem for page in (Path(__file__).parents[3] / "pages").glob("*.py") if page.stem != "__init__"]


@pytest.mark.parametrize("make", MAKERS)
def test_no_route_of_the_door_is_taken_for_the_board(make):
    paths = [route.path for route in make()]
    assert paths
    for path in paths:
        said = path.replace("{", "").replace("}", "").replace(":path", "")
        assert not is_board(said), path


def test_pages_are_the_board_and_closed_to_those_who_are_not_in():
    assert len(PAGES) > 10
    for path in ("/", *(f"/{page}" for page in PAGES), "/nothing", "/sign-in/x", "/health/x"):
        assert is_board(path)
        assert not is_open(path)


@pytest.mark.parametrize(
    "path", ["/account", "/account/password", "/sign-out", "/edition", "/media/x", "/_stcore/stream"]
)
def test_what_is_for_those_who_are_in_is_neither_open_nor_the_board(path):
    assert not is_open(path)
    assert not is_board(path)


def test_what_is_free_is_open():
    for path in ("/health", "/fonts/x.ttf", "/own/x/board.css"):
        assert is_free(path)
        assert is_open(path)
    for path in ("/sign-in", "/s/token", "/e/1", "/oidc/start", "/api/figures.csv"):
        assert not is_free(path)
        assert is_open(path)


@pytest.mark.parametrize(
    ("method", "path", "accept", "looked_at"),
    [
        ("GET", "/plan", "text/html,*/*", True),
        ("GET", "/e/1", "text/html", True),
        ("HEAD", "/plan", "text/html", True),
        ("HEAD", "/plan", "*/*", False),
        ("GET", "/plan", "*/*", False),
        ("POST", "/plan", "text/html", False),
        ("GET", "/media/x.csv", "text/html", False),
        ("GET", "/api/figures.csv", "text/html", False),
    ],
)
def test_somebody_who_looks_at_a_page_says_so(method, path, accept, looked_at):
    scope = {"type": "http", "method": method, "path": path, "headers": [(b"accept", accept.encode())]}
    assert is_looked_at(scope) is looked_at
