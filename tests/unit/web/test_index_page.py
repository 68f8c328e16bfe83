"""The page around the app: its language and title, and answers that are left alone."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, HTMLResponse, JSONResponse
from starlette.routing import Route

from tests.asgi import OWN, ask
from web.index_page import IndexPage

TITLE = "Chỉ tiêu <kinh tế> & xã hội"


def streamlit_index() -> Path:
    """The page as the pinned Streamlit ships it, found without importing it."""
    spec = find_spec("streamlit")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / "static" / "index.html"


@pytest.fixture
def app() -> Starlette:
    async def index(_request: object) -> FileResponse:
        return FileResponse(streamlit_index())

    async def figures(_request: object) -> JSONResponse:
        return JSONResponse({"title": "<title>x</title>"})

    async def broken(_request: object) -> HTMLResponse:
        return HTMLResponse("<title>không có</title>", status_code=404)

    routes = [Route("/upload", index), Route("/figures", figures), Route("/broken", broken)]
    routes.append(Route("/static/index.html", index))
    layers = [Middleware(IndexPage, lang="vi", title=TITLE), Middleware(GZipMiddleware, minimum_size=100)]
    return Starlette(routes=routes, middleware=layers)


def test_streamlits_own_page_gets_a_language_and_a_title(app: Starlette) -> None:
    answer = ask(app, "/upload", {**OWN, "accept-encoding": "gzip"})
    assert answer.status == 200
    assert '<html lang="vi">' in answer.text
    assert "<title>Chỉ tiêu &lt;kinh tế&gt; &amp; xã hội</title>" in answer.text
    assert "<title>Streamlit</title>" not in answer.text
    assert answer.text.count("<title>") == 1


def test_the_length_is_that_of_what_is_sent(app: Starlette) -> None:
    answer = ask(app, "/upload")
    assert int(answer.headers["content-length"]) == len(answer.body) != streamlit_index().stat().st_size
    assert "content-encoding" not in answer.headers


def test_a_browser_that_kept_the_shipped_page_gets_the_new_one(app: Starlette) -> None:
    kept = ask(app, "/static/index.html").headers
    asked = {"if-none-match": kept["etag"], "if-modified-since": kept["last-modified"], "range": "bytes=0-9"}
    answer = ask(app, "/upload", {**OWN, **asked})
    assert answer.status == 200
    assert "etag" not in answer.headers
    assert '<html lang="vi">' in answer.text


def test_asking_only_for_the_head_sends_no_body(app: Starlette) -> None:
    answer = ask(app, "/upload", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/figures", 200, "<title>x</title>"),
        ("/broken", 404, "không có"),
        ("/static/index.html", 200, 'lang="en"'),
    ],
)
def test_everything_else_is_left_alone(app: Starlette, path: str, status: int, text: str) -> None:
    answer = ask(app, path)
    assert answer.status == status
    assert text in answer.text


def test_a_page_whose_name_begins_like_a_form_of_the_door_is_a_page_still() -> None:
    """/accounts is a page of the board, /account a form of the door."""

    async def page(_request: object) -> HTMLResponse:
        return HTMLResponse("<html><head><title>x</title></head><body></body></html>")

    routes = [Route("/accounts", page), Route("/account", page), Route("/account/password", page)]
    layer = Middleware(IndexPage, lang="vi", title="Bảng", pages=frozenset({"accounts"}))
    app = Starlette(routes=routes, middleware=[layer])
    assert "<title>Bảng</title>" in ask(app, "/accounts").text
    assert "<title>x</title>" in ask(app, "/account").text
    assert "<title>x</title>" in ask(app, "/account/password").text
