"""While somebody else writes on and on: who only looks is served, who would write is told to come again."""

import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from access import Terms, make_share
from domain.periods import Period
from domain.views import View
from store import access_records
from store.engine import writing
from tests.unit.web.board import OWN, Board, open_board, said
from texts import t
from web.own_files import file_routes, own_file
from web.share_routes import share_routes

TERMS = Terms("Ông Bình", "overview", View("tan_yen", Period(2024, 9)), "2999-01-01T00:00:00+00:00")
LOOKED_AT = (own_file("door.css"), "/sign-in", "/health")
LOOKING = {"accept": "text/html", "user-agent": "Firefox"}


@pytest.fixture
def board(tmp_path: Path, empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Board]:
    routes = [*file_routes(), *share_routes()]
    with open_board(tmp_path, empty_store, monkeypatch, routes) as opened:
        yield opened


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_link_that_cannot_be_counted_now_says_so(
    board: Board, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setattr(access_records, "WAIT_SECONDS", 0.1)
    number, token = make_share(board.records, "An", 0, TERMS)
    browser = board.browser()
    with writing(board.records.engine):
        answer = browser.look(f"/s/{token}?lang={lang}")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert t("door.message.busy.title", lang) in said(answer)
    assert t("door.message.busy.text", lang) in said(answer)
    assert not re.search("link_", answer.headers["set-cookie"])
    assert browser.look(f"/s/{token}").headers["location"] == f"/e/{number}"


def test_many_openings_that_wait_keep_nobody_waiting_who_only_looks(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One server and one event loop, as it is served; as many as would fill every thread there is."""
    monkeypatch.setattr(access_records, "WAIT_SECONDS", 2)
    _, token = make_share(board.records, "An", 0, TERMS)
    begun = threading.Semaphore(0)
    with TestClient(board.app, base_url=OWN, follow_redirects=False) as one_server:

        def open_link(_: int) -> int:
            begun.release()
            return one_server.get(f"/s/{token}", headers=LOOKING).status_code

        with ThreadPoolExecutor(45) as pool:
            with writing(board.records.engine):
                opening = [pool.submit(open_link, number) for number in range(45)]
                for _ in opening:
                    begun.acquire()
                time.sleep(0.5)
                since = time.monotonic()
                seen = [
                    one_server.get(path).status_code for path in (own_file("door.css"), "/sign-in", "/health")
                ]
                took = time.monotonic() - since
                assert [future.result() for future in opening if future.done()] == []
            statuses = {future.result() for future in opening}
    assert seen == [200, 200, 200]
    assert took < 1.4
    assert statuses <= {303, 503}
