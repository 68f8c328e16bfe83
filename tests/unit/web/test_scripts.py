"""The script of the tools under charts: served, and named in the page."""

from starlette.applications import Starlette

from tests.asgi import ask
from web.index_page import IndexPage
from web.scripts import CHART_TOOLS, script_routes


def test_the_script_is_served_and_asked_for_anew_each_time() -> None:
    answer = ask(Starlette(routes=script_routes()), CHART_TOOLS)
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-cache")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert b"http://www.w3.org/2000/svg" in answer.body


def test_the_script_calls_no_foreign_host() -> None:
    body = ask(Starlette(routes=script_routes()), CHART_TOOLS).body.decode()
    assert body.replace("http://www.w3.org/2000/svg", "").count("://") == 0


def test_the_page_loads_it_from_its_own_server() -> None:
    page = IndexPage(Starlette(), lang="vi", title="", script=CHART_TOOLS)
    assert page.rewrite("<head></head><body></body>") == (
        f'<head><script type="module" src="{CHART_TOOLS}"></script></head><body></body>'
    )
