"""The scripts and style of the project's own: served as files, calling nobody, building no markup."""

import pytest
from starlette.applications import Starlette

from tests.asgi import ask
from ui.deck_view import SCRIPT
from web.index_page import IndexPage
from web.own_files import BOARD_STYLE, CHART_TOOLS, DECK, FILES, file_routes

SVG = "http://www.w3.org/2000/svg"


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_served_and_asked_for_anew_each_time(address):
    answer = ask(Starlette(routes=file_routes()), address)
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-cache")
    kind = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}[address.rpartition(".")[2]]
    assert answer.headers["content-type"].startswith(kind)
    assert answer.body == FILES[address].read_bytes()


@pytest.mark.parametrize("address", FILES)
def test_a_file_calls_no_foreign_host_and_runs_no_text(address):
    text = FILES[address].read_text(encoding="utf-8")
    assert text.replace(SVG, "").count("://") == 0
    assert "eval(" not in text


def test_the_slides_are_built_without_markup_from_texts():
    assert "innerHTML" not in FILES[DECK].read_text(encoding="utf-8")


def test_pages_load_them_from_their_own_server():
    page = IndexPage(Starlette(), lang="vi", title="", scripts=(CHART_TOOLS,), style=BOARD_STYLE)
    assert page.rewrite("<head></head><body></body>") == (
        f'<head><script type="module" src="{CHART_TOOLS}"></script></head>'
        f'<body><link rel="stylesheet" href="{BOARD_STYLE}"></body>'
    )
    assert SCRIPT == DECK
