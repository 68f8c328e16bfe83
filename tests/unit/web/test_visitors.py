"""Which cookies are looked up: what is sent in masses costs no more than what a browser keeps."""

from pathlib import Path
from typing import Any

import pytest

from access import Person, visitors
from access.people import BEARER
from store import AccessRecords, open_store
from tests.asgi import OWN
from web.visitors import visitor_of


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tokens that are asked for; each opens the link that stands at its end."""
    asked: list[str] = []

    def find(_records: AccessRecords, token: str, _kinds: object) -> Person | None:
        asked.append(token)
        return Person(BEARER, share=int(token[-6:])) if token[-6:].isdecimal() else None

    monkeypatch.setattr(visitors, "find_person", find)
    return asked


def links_of(tmp_path: Path, cookie: str, path: str = "/", query: str = "") -> list[int]:
    headers = [(name.encode(), text.encode()) for name, text in {**OWN, "cookie": cookie}.items()]
    asked = {"path": path, "query_string": query.encode()}
    scope: dict[str, Any] = {"type": "http", **asked, "headers": headers, "client": ("127.0.0.1", 1)}
    with open_store(str(tmp_path / "store.sqlite")) as store:
        return list(visitor_of(scope, AccessRecords(store.engine), "").links)


def token(number: int) -> str:
    return f"{'A' * 37}{number:06}"


def test_of_thousands_of_links_the_last_twenty_are_looked_up(tmp_path: Path, looked_up: list[str]) -> None:
    cookie = "; ".join(f"link_{number}={token(number)}" for number in range(1, 3000))
    assert links_of(tmp_path, cookie) == list(range(2980, 3000))
    # And the session that is not there.
    assert len(looked_up) == 21


def test_where_the_last_have_all_ended_more_are_looked_up(tmp_path: Path, looked_up: list[str]) -> None:
    ended = "; ".join(f"link_{number}={'E' * 43}" for number in range(100, 160))
    assert links_of(tmp_path, f"link_7={token(7)}; {ended}") == [7]
    assert len(looked_up) == 62
    masses = "; ".join(f"link_{number}={'E' * 43}" for number in range(1000, 4000))
    assert links_of(tmp_path, masses) == []
    assert len(looked_up) == 62 + 121


@pytest.mark.parametrize(
    ("path", "query"), [("/e/7", ""), ("/e/7", "link=8"), ("/plan", "link=7"), ("/api/figures.csv", "link=7")]
)
def test_the_link_that_the_address_names_is_looked_up_among_many(
    tmp_path: Path, looked_up: list[str], path: str, query: str
) -> None:
    others = "; ".join(f"link_{number}={token(number)}" for number in range(100, 160))
    cookie = f"link_7={token(7)}; {others}"
    assert links_of(tmp_path, cookie, path, query) == [7, *range(141, 160)]
    assert len(looked_up) == 21
    # One that no cookie is of, or that is among the last, changes nothing.
    for named in ("8", "150", "x", ""):
        assert links_of(tmp_path, cookie, "/plan", f"link={named}") == list(range(140, 160))


def test_a_page_looks_up_its_own_link_among_many(looked_up: list[str], tmp_path: Path) -> None:
    cookies = {f"link_{number}": token(number) for number in range(1, 100)}
    with open_store(str(tmp_path / "store.sqlite")) as store:
        came = visitors.visitor_by(AccessRecords(store.engine), cookies, links=[7])
    assert list(came.links) == [7]
    assert looked_up == ["", token(7)]


@pytest.mark.parametrize(
    "cookie",
    [f"link_7={token(7)}x", f"link_7={token(7)[1:]}", "link_7=", f"link_={token(7)}", f"link_x={token(7)}"],
)
def test_what_is_no_cookie_of_a_link_is_not_looked_up(
    tmp_path: Path, looked_up: list[str], cookie: str
) -> None:
    assert links_of(tmp_path, cookie) == []
    assert looked_up == [""]


@pytest.mark.parametrize("name", ["link_007", "link_07", "link_0", "link_1000000000", "link_²"])
def test_a_link_has_one_name(tmp_path: Path, looked_up: list[str], name: str) -> None:
    assert links_of(tmp_path, f"link_7={token(7)}; {name}={token(7)}; link_7={token(7)}") == [7]
    assert looked_up == ["", token(7)]
