"""The scripts and style of the project's own: served as files, calling nobody, building no markup."""

import re

import pytest
from starlette.applications import Starlette

from tests.asgi import ask
from web.index_page import IndexPage
from web.own_files import FILES, file_routes, own_file

SVG = "http://www.w3.org/2000/svg"
APP = Starlette(routes=file_routes())


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_served_and_may_be_kept_where_its_address_says_what_it_is(name):
    answer = ask(APP, own_file(name))
    assert (answer.status, answer.body) == (200, FILES[name].read_bytes())
    assert "immutable" in answer.headers["cache-control"]
    kind = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}[name.rpartition(".")[2]]
    assert answer.headers["content-type"].startswith(kind)


def test_a_page_of_before_an_update_gets_what_there_is_and_asks_anew():
    answer = ask(APP, "/own/0123456789abcdef/board.css")
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-cache")
    assert answer.body == FILES["board.css"].read_bytes()


@pytest.mark.parametrize("path", ["/own/", "/own/board.css", "/own/x/nothing.js", "/own/x/y/board.css"])
def test_nothing_else_stands_beside_them(path):
    assert ask(APP, path).status == 404


def test_what_is_no_file_has_no_address():
    with pytest.raises(KeyError):
        own_file("../app.py")


@pytest.mark.parametrize("name", FILES)
def test_a_file_calls_no_foreign_host_and_runs_no_text(name):
    text = FILES[name].read_text(encoding="utf-8")
    assert text.replace(SVG, "").count("://") == 0
    assert "eval(" not in text


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".js")])
def test_what_a_script_imports_is_served_beside_it(name):
    text = FILES[name].read_text(encoding="utf-8")
    imported = re.findall(r'(?:from |import\()"\./([\w.-]+)"', text)
    assert set(imported) <= FILES.keys()
    assert imported or name in ("after-run.js", "who-is-there.js", "print.js")


def test_the_slides_are_built_without_markup_from_texts():
    assert "innerHTML" not in FILES["deck.js"].read_text(encoding="utf-8")


def test_pages_load_them_from_their_own_server():
    script, style = own_file("chart-tools.js"), own_file("board.css")
    page = IndexPage(Starlette(), lang="vi", title="", scripts=(script,), style=style)
    assert page.rewrite("<head></head><body></body>") == (
        f'<head><script type="module" src="{script}"></script></head>'
        f'<body><link rel="stylesheet" href="{style}"></body>'
    )
