"""The script that turns the slides: served as a file, under the address that the page asks for."""

from starlette.applications import Starlette

from tests.asgi import ask
from ui.deck_view import SCRIPT
from web.scripts import DECK, script_routes


def test_the_script_is_served_where_the_page_asks_for_it() -> None:
    answer = ask(Starlette(routes=script_routes()), SCRIPT)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.body == DECK.read_bytes()


def test_it_builds_no_markup_from_texts() -> None:
    text = DECK.read_text(encoding="utf-8")
    assert "innerHTML" not in text
    assert "eval(" not in text
