"""The door: who comes in as what, who is sent away and how, and what is told to the app behind it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from access import (
    ADMINISTRATOR,
    APPROVER,
    STAFF,
    VIEWER,
    Terms,
    add_account,
    change_account,
    make_share,
    open_session,
    read_account,
    revoke_share,
    share_numbered,
)
from access.sessions import BROWSER, LINK
from access.told import ADMITTED, BY_ACCOUNT, BY_LINK, ORIGIN, SESSION, link_cookie
from domain.errors import StoreFault
from domain.periods import Period
from domain.views import View
from store import AccessRecords, Put, open_store
from tests.asgi import HERE, OWN, Answer, ask
from tests.unit.web.test_callers import (
    CLIENTS_ELSEWHERE,
    CLIENTS_HERE,
    FOREIGN_HOSTS,
    FOREIGN_ORIGINS,
    FORWARDING,
    HOSTS_HERE,
    ONE_NAME_TOO_MANY_OR_NONE,
)
from texts import t
from web.door import ASKS, Door
from web.places import FREE

KINDS = ("page", "http", "websocket")
LOOKING_HERE = ("view", "try")
TERMS = Terms("Ông Bình", "overview", View("tan_yen", Period(2024, 9)), "2999-01-01T00:00:00+00:00")


class Inside:
    """What the door guards: remembers who reached it, and answers nothing."""

    def __init__(self) -> None:
        self.scope: dict[str, Any] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.scope = scope

    @property
    def told(self) -> dict[str, str]:
        """The headers that were told behind the door."""
        assert self.scope is not None, "nobody came in"
        return {name.decode(): value.decode() for name, value in self.scope["headers"]}


class House:
    """A door before an empty inside, and the store that says who has an account or a link."""

    def __init__(self, records: AccessRecords) -> None:
        self.records = records

    def knock(
        self,
        path: str = "/",
        headers: Any = OWN,
        *,
        guests: str = "",
        kind: str = "page",
        method: str = "GET",
        client: Any = HERE,
        cookies: dict[str, str] | None = None,
    ) -> tuple[Inside, Answer]:
        """Who reached the inside, and what the door itself sent back."""
        inside = Inside()
        pairs = list(headers.items() if isinstance(headers, dict) else headers)
        pairs += [("accept", "text/html,*/*;q=0.8")] if kind == "page" else []
        pairs += [("cookie", f"{name}={text}") for name, text in (cookies or {}).items()]
        door = Door(inside, records=lambda: self.records, guests=guests)
        way = "http" if kind == "page" else kind
        return inside, ask(door, path, pairs, kind=way, method=method, client=client)

    def session(self, role: str, name: str = "an.nguyen") -> dict[str, str]:
        """The cookie of somebody who signed in."""
        number = add_account(self.records, "", name, f"Người {name}", role, ["tan_yen"])
        return {SESSION: open_session(self.records, BROWSER, number)}

    def link(self, **terms: Any) -> tuple[int, dict[str, str]]:
        """The number of a link, and the cookie of a browser that opened it."""
        number, _ = make_share(self.records, "An", 0, Terms(**{**vars(TERMS), **terms}))
        return number, {link_cookie(number): open_session(self.records, LINK, share=number)}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_store(str(tmp_path / "store.sqlite")) as store:
        yield House(AccessRecords(store.engine))


@pytest.fixture(scope="module")
def empty_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The same without a soul, for who has nothing to show."""
    with open_store(str(tmp_path_factory.mktemp("door") / "store.sqlite")) as store:
        yield House(AccessRecords(store.engine))


def assert_sent_away(kind: str, inside: Inside, answer: Answer) -> None:
    """A page leads to the way to sign in, all else is 401, a websocket is closed."""
    assert inside.scope is None
    if kind == "websocket":
        assert answer.messages == [{"type": "websocket.close", "code": 1008}]
    elif kind == "page":
        assert (answer.status, answer.headers["location"]) == (303, "/sign-in?next=%2F")
    else:
        assert answer.status == 401
        assert answer.text == f"{t('door.closed', 'vi')}\n{t('door.closed', 'en')}\n"
        assert answer.headers["cache-control"] == "no-store"


def assert_refused(kind: str, inside: Inside, answer: Answer, key: str, status: int = 403) -> None:
    assert inside.scope is None
    if kind == "websocket":
        assert answer.messages == [{"type": "websocket.close", "code": 1008}]
    else:
        assert answer.status == status
        assert answer.text == f"{t(key, 'vi')}\n{t(key, 'en')}\n"


# Guests at this machine


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("host", HOSTS_HERE)
@pytest.mark.parametrize(("guests", "role"), [("view", "guest"), ("try", "trial")])
def test_who_sits_at_this_machine_looks_on(
    empty_house: House, kind: str, host: str, guests: str, role: str
) -> None:
    for client in CLIENTS_HERE:
        inside, answer = empty_house.knock(headers={"host": host}, kind=kind, guests=guests, client=client)
        assert (inside.told[ADMITTED], answer.messages) == (role, [])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("guests", LOOKING_HERE)
@pytest.mark.parametrize("client", CLIENTS_ELSEWHERE)
def test_another_machine_is_no_guest(empty_house: House, kind: str, guests: str, client: Any) -> None:
    assert_sent_away(kind, *empty_house.knock(kind=kind, guests=guests, client=client))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("guests", LOOKING_HERE)
@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_name_makes_no_guest(empty_house: House, kind: str, guests: str, host: str) -> None:
    assert_sent_away(kind, *empty_house.knock(headers={"host": host}, kind=kind, guests=guests))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("headers", ONE_NAME_TOO_MANY_OR_NONE)
def test_no_name_or_two_names_make_no_guest(empty_house: House, kind: str, headers: Any) -> None:
    assert_sent_away(kind, *empty_house.knock(headers=headers, kind=kind, guests="view"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("guests", LOOKING_HERE)
@pytest.mark.parametrize("name", FORWARDING)
def test_what_came_through_a_proxy_makes_no_guest(
    empty_house: House, kind: str, guests: str, name: str
) -> None:
    for value in ("127.0.0.1", ""):
        assert_sent_away(kind, *empty_house.knock(headers={**OWN, name: value}, kind=kind, guests=guests))


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_setting_nobody_looks_on_even_here(empty_house: House, kind: str) -> None:
    assert_sent_away(kind, *empty_house.knock(kind=kind))


@pytest.mark.parametrize("kind", KINDS)
def test_an_open_board_is_for_everybody_to_look_at(empty_house: House, kind: str) -> None:
    headers = {"host": "bao-cao.example", "x-forwarded-for": "203.0.113.9"}
    inside, _ = empty_house.knock(headers=headers, kind=kind, guests="board", client=("10.0.0.7", 1))
    assert inside.told[ADMITTED] == "guest"


# Where requests come from


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("guests", ["", "view", "try", "board"])
@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_request_from_another_page_is_refused_whoever_sends_it(
    empty_house: House, kind: str, guests: str, origin: str
) -> None:
    headers = {**OWN, "origin": origin}
    assert_refused(kind, *empty_house.knock(headers=headers, kind=kind, guests=guests), "door.foreign_origin")


def test_a_session_does_not_open_the_door_to_another_page(house: House) -> None:
    headers, cookies = {**OWN, "origin": "https://evil.example"}, house.session(ADMINISTRATOR)
    for path in ("/", "/sign-in", "/health"):
        knocked = house.knock(path, headers, cookies=cookies)
        assert_refused("page", *knocked, "door.foreign_origin")


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_from_the_apps_own_page_comes_in(empty_house: House, kind: str) -> None:
    headers = {**OWN, "origin": "http://127.0.0.1:8501"}
    assert empty_house.knock(headers=headers, kind=kind, guests="view")[0].scope is not None


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "post", "WHATEVER"])
@pytest.mark.parametrize("path", ["/", "/sign-in", "/in/token", "/_stcore/upload_file/s/f"])
def test_what_changes_something_has_to_say_that_its_page_is_the_apps_own(
    empty_house: House, method: str, path: str
) -> None:
    knocked = empty_house.knock(path, method=method, kind="http", guests="try")
    assert_refused("http", *knocked, "door.foreign_origin")
    own = {**OWN, "origin": "http://127.0.0.1:8501"}
    inside, _ = empty_house.knock(path, own, method=method, kind="http", guests="try")
    assert inside.scope is not None


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_what_only_reads_need_not_say(empty_house: House, method: str) -> None:
    assert empty_house.knock(method=method, kind="http", guests="view")[0].scope is not None


def test_starting_and_stopping_are_not_connections(empty_house: House) -> None:
    assert empty_house.knock(headers=[], kind="lifespan")[0].scope is not None


# Accounts


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", [VIEWER, STAFF, APPROVER, ADMINISTRATOR])
def test_who_signed_in_comes_in_from_anywhere(house: House, kind: str, role: str) -> None:
    headers, cookies = {"host": "bao-cao.example", "x-forwarded-for": "203.0.113.9"}, house.session(role)
    inside, _ = house.knock(headers=headers, kind=kind, cookies=cookies, client=("10.0.0.7", 1))
    assert (inside.told[ADMITTED], inside.told[ORIGIN]) == (BY_ACCOUNT, "10.0.0.7")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("token", ["", "wrong", "x" * 5000, "đúng".encode().decode("latin-1"), '"', "a=b"])
def test_a_token_that_nobody_was_given_opens_nothing(house: House, kind: str, token: str) -> None:
    house.session(ADMINISTRATOR)
    assert_sent_away(kind, *house.knock(kind=kind, cookies={SESSION: token}))


def test_the_digest_that_the_store_keeps_of_a_token_opens_nothing(house: House) -> None:
    house.session(ADMINISTRATOR)
    (kept,) = house.records.rows("session")
    assert_sent_away("page", *house.knock(cookies={SESSION: kept["token"]}))


@pytest.mark.parametrize("other", ['prefs={"a":"b"}', "tên=é", "a b=c", "alone", "a@b=1", "a[0]=1"])
def test_an_odd_cookie_of_another_app_on_this_host_keeps_nobody_out(house: House, other: str) -> None:
    token = house.session(VIEWER)[SESSION]
    cookie = f"{other}; {SESSION}={token}; {other}".encode().decode("latin-1")
    assert house.knock(headers={**OWN, "cookie": cookie})[0].told[ADMITTED] == BY_ACCOUNT


def test_cookies_of_several_headers_count(house: House) -> None:
    token = house.session(VIEWER)[SESSION]
    headers = [*OWN.items(), ("cookie", "lang=en"), ("cookie", f"{SESSION}={token}")]
    assert house.knock(headers=headers)[0].told[ADMITTED] == BY_ACCOUNT


def test_a_disabled_account_is_out_at_once(house: House) -> None:
    house.session(ADMINISTRATOR, "chu.tich")
    cookies = house.session(STAFF)
    account = read_account(house.records, 2)
    assert account is not None
    change_account(house.records, "", account, "An", STAFF, [], is_active=False)
    assert_sent_away("page", *house.knock(cookies=cookies))
    assert_sent_away("websocket", *house.knock(kind="websocket", cookies=cookies))


def test_a_session_opens_nothing_under_the_name_of_a_link(house: House) -> None:
    token = house.session(VIEWER)[SESSION]
    for name in ("link_0", "link_1", "link_", "link_00", "link_-1", "link_x"):
        assert_sent_away("page", *house.knock(cookies={name: token}))


@pytest.mark.parametrize(
    ("address", "asked_again"),
    [
        ("/plan?unit=tan_yen&at=5", "%2Fplan%3Funit%3Dtan_yen%26at%3D5"),
        ("/plan", "%2Fplan"),
        ("/plan?lang=en", "%2Fplan%3Flang%3Den&lang=en"),
        ("//evil.example/x", "%2F%2Fevil.example%2Fx"),
    ],
)
def test_where_one_wanted_to_go_is_kept_on_the_way_to_sign_in(
    empty_house: House, address: str, asked_again: str
) -> None:
    _, answer = empty_house.knock(address)
    assert answer.headers["location"] == f"/sign-in?next={asked_again}"


@pytest.mark.parametrize("path", ["/_stcore/host-config", "/media/a.png", "/static/x.js"])
def test_what_belongs_to_a_page_is_refused_and_not_sent_to_sign_in(empty_house: House, path: str) -> None:
    assert empty_house.knock(path)[1].status == 401


@pytest.mark.parametrize(("path", "action"), ASKS.items())
def test_the_apps_own_side_doors_are_for_whom_they_are_for(house: House, path: str, action: str) -> None:
    for number, role in enumerate((VIEWER, STAFF, APPROVER, ADMINISTRATOR)):
        cookies = house.session(role, f"nguoi.{number}")
        inside, answer = house.knock(f"{path}/s/f", kind="http", cookies=cookies)
        account = read_account(house.records, number + 1)
        assert account is not None
        if account.person.may(action):
            assert inside.scope is not None
        else:
            assert_refused("http", inside, answer, "door.not_allowed")


def test_a_guest_sends_no_files_but_who_tries_the_demonstration_does(empty_house: House) -> None:
    headers, path = {**OWN, "origin": "http://127.0.0.1:8501"}, "/_stcore/upload_file/session/file"
    for guests, expected in (("view", False), ("board", False), ("try", True)):
        inside, _ = empty_house.knock(path, headers, kind="http", method="PUT", guests=guests)
        assert (inside.scope is not None) is expected


# Links


@pytest.mark.parametrize("kind", KINDS)
def test_who_opened_a_link_comes_in_by_it(house: House, kind: str) -> None:
    number, cookies = house.link()
    inside, _ = house.knock(f"/?link={number}", kind=kind, cookies=cookies)
    assert inside.told[ADMITTED] == BY_LINK


def test_a_link_that_was_opened_elsewhere_is_asked_to_be_opened_here(house: House) -> None:
    number, cookies = house.link()
    other, _ = house.link()
    for guests in ("", "view", "board"):
        _, answer = house.knock(f"/plan?link={other}", cookies=cookies, guests=guests)
        assert (answer.status, answer.headers["location"]) == (303, f"/e/{other}")
        _, answer = house.knock(f"/plan?link={number}", guests=guests)
        assert (answer.status, answer.headers["location"]) == (303, f"/e/{number}")


@pytest.mark.parametrize("named", ["0", "-1", "1x", "1" * 400, "", "%00", "²", "../1"])
def test_a_link_that_is_no_number_is_none(empty_house: House, named: str) -> None:
    _, answer = empty_house.knock(f"/?link={named}")
    assert answer.headers["location"].startswith("/sign-in?next=")


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_link_taken_back_or_ended_lets_nobody_in_any_more(house: House, kind: str) -> None:
    number, cookies = house.link()
    share = share_numbered(house.records, number)
    assert share is not None
    revoke_share(house.records, "An", share)
    assert_sent_away(kind, *house.knock(f"/?link={number}", kind=kind, cookies=cookies))
    ended, cookies = house.link()
    house.records.write([Put("share", {"ends": "2020-01-01T00:00:00+00:00"}, {"number": ended})])
    assert_sent_away(kind, *house.knock(f"/?link={ended}", kind=kind, cookies=cookies))


def test_the_session_of_a_link_is_no_account_and_of_no_other_link(house: House) -> None:
    number, cookies = house.link()
    other, _ = house.link()
    (token,) = cookies.values()
    assert_sent_away("page", *house.knock(cookies={SESSION: token}))
    inside, answer = house.knock(f"/?link={other}", cookies={link_cookie(other): token})
    assert inside.scope is None
    assert answer.headers["location"] == f"/e/{other}"
    assert number != other


def test_only_a_link_that_hands_out_files_hands_out_files(house: House) -> None:
    _, looking = house.link()
    knocked = house.knock("/media/a.xlsx", kind="http", cookies=looking)
    assert_refused("http", *knocked, "door.no_downloads")
    _, taking = house.link(downloads=True)
    assert house.knock("/media/a.xlsx", kind="http", cookies=taking)[0].scope is not None


def test_a_file_may_be_that_of_any_link_that_was_opened(house: House) -> None:
    """A browser that opened two links, of which only one hands out files: in whichever order."""
    for cookies in ((False, True), (True, False)):
        opened = [house.link(downloads=downloads)[1] for downloads in cookies]
        both = {**opened[0], **opened[1]}
        assert house.knock("/media/a.xlsx", kind="http", cookies=both)[0].scope is not None
    neither = {**house.link()[1], **house.link()[1]}
    knocked = house.knock("/media/a.xlsx", kind="http", cookies=neither)
    assert_refused("http", *knocked, "door.no_downloads")


def test_a_bearer_sends_nothing(house: House) -> None:
    _, cookies = house.link(downloads=True)
    headers = {**OWN, "origin": "http://127.0.0.1:8501"}
    path = "/_stcore/upload_file/session/file"
    knocked = house.knock(path, headers, kind="http", method="PUT", cookies=cookies)
    assert_refused("http", *knocked, "door.not_allowed")


# What is told behind the door


@pytest.mark.parametrize("name", ["x-board-admitted", "X-Board-Admitted", "X-BOARD-ORIGIN", "x-board-new"])
def test_what_outsiders_say_in_the_doors_own_headers_is_taken_away(empty_house: House, name: str) -> None:
    inside, _ = empty_house.knock(headers={**OWN, name: BY_ACCOUNT}, guests="view")
    own = [pair for pair in inside.scope["headers"] if pair[0].lower().startswith(b"x-board-")]
    assert own == [(ADMITTED.encode(), b"guest"), (ORIGIN.encode(), b"127.0.0.1")]


def test_they_are_taken_away_where_nobody_has_to_be_known_too(empty_house: House) -> None:
    inside, _ = empty_house.knock("/sign-in", {**OWN, ADMITTED: BY_ACCOUNT})
    assert inside.told[ADMITTED] == ""


def test_what_shows_no_figures_is_for_everybody(empty_house: House) -> None:
    for path in ("/sign-in", "/health", "/fonts/x.ttf", "/own/x/door.css", "/set-up/token", "/oidc/start"):
        assert empty_house.knock(path, client=("10.0.0.7", 1))[0].scope is not None
    # But no websocket comes in by such an address.
    assert_sent_away("websocket", *empty_house.knock("/sign-in", kind="websocket"))


@pytest.mark.parametrize(
    "path",
    ["/sign-in;x", "/sign-inx", "/sign-in/x", "/healthx", "/health/x", "/s", "/e", "/in", "/apix", "//s/x"],
)
def test_what_only_begins_like_an_open_address_is_not_open(empty_house: House, path: str) -> None:
    inside, answer = empty_house.knock(path)
    assert inside.scope is None
    assert answer.headers["location"] == f"/sign-in?next={quote(path, safe='')}"


def test_while_the_store_is_away_all_wait_but_what_needs_none() -> None:
    def away() -> AccessRecords:
        raise StoreFault("away")

    def knock(path: str, kind: str) -> tuple[Inside, Answer]:
        inside = Inside()
        return inside, ask(Door(inside, records=away, guests="board"), path, kind=kind)

    for path in ("/", "/sign-in", "/account", "/media/x", "/healthx"):
        assert_refused("http", *knock(path, "http"), "door.store_away", 503)
    assert_refused("websocket", *knock("/_stcore/stream", "websocket"), "door.store_away")
    for path in FREE:
        assert knock(path, "http")[0].told[ADMITTED] == ""
