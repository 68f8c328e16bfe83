"""The gate: who is refused, over http and over a websocket, and who comes in."""

from typing import Any

import pytest

from tests.asgi import HERE, OWN, Answer, ask
from texts import t
from web.gate import Gate, is_loopback, require_loopback

KINDS = ("http", "websocket")


class Inside:
    """What the gate guards: remembers whether anyone reached it."""

    def __init__(self) -> None:
        self.reached = False

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.reached = True


def knock(kind: str, headers: Any = OWN, client: Any = HERE) -> tuple[bool, Answer]:
    """Whether the inside was reached, and what was sent back."""
    inside = Inside()
    answer = ask(Gate(inside), headers=headers, kind=kind, client=client)
    return inside.reached, answer


def assert_refused(kind: str, reason: str, headers: Any = OWN, client: Any = HERE) -> None:
    reached, answer = knock(kind, headers, client)
    assert not reached
    if kind == "websocket":
        assert answer.messages == [{"type": "websocket.close", "code": 1008}]
    else:
        assert answer.status == 403
        assert answer.text == f"{t(reason, 'vi')}\n{t(reason, 'en')}\n"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "[::1]", "localhost:8501", "LOCALHOST:9", "[::1]:65535"]
)
@pytest.mark.parametrize("client", [HERE, ("::1", 1), ("127.8.8.8", 1), ("::ffff:127.0.0.1", 1)])
def test_who_sits_at_this_machine_comes_in(kind: str, host: str, client: tuple[str, int]) -> None:
    reached, answer = knock(kind, {"host": host}, client)
    assert (reached, answer.messages) == (True, [])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "client",
    [
        None,
        ("10.0.0.7", 1),
        ("192.168.1.4", 1),
        ("2001:db8::1", 1),
        ("::ffff:10.0.0.7", 1),
        ("", 0),
        ("x", 1),
    ],
)
def test_another_machine_is_refused(kind: str, client: Any) -> None:
    assert_refused(kind, "gate.foreign_address", client=client)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "host",
    [
        "",
        "bao-cao.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "evil.example:8501",
        "127.0.0.1:8501@evil.example",
        "127.0.0.1:",
        "127.0.0.1:port",
        "10.0.0.7:8501",
        "0.0.0.0:8501",
        "[::]:8501",
        "localhost\n",
    ],
)
def test_a_foreign_name_is_refused(kind: str, host: str) -> None:
    assert_refused(kind, "gate.foreign_host", {"host": host})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("headers", [[], [("host", "localhost"), ("host", "evil.example")]])
def test_no_name_or_two_names_are_refused(kind: str, headers: list[tuple[str, str]]) -> None:
    assert_refused(kind, "gate.foreign_host", headers)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    [
        "Forwarded",
        "Via",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Port",
        "X-Forwarded-Prefix",
        "x-forwarded",
        "X-Real-IP",
        "CF-Connecting-IP",
        "CF-Ray",
        "True-Client-IP",
        "X-Client-IP",
        "X-Cluster-Client-IP",
        "X-Original-Forwarded-For",
        "X-Original-Host",
        "Fastly-Client-IP",
        "X-Envoy-External-Address",
        "X-Amzn-Trace-Id",
    ],
)
@pytest.mark.parametrize("value", ["127.0.0.1", ""])
def test_what_came_through_a_proxy_is_refused(kind: str, name: str, value: str) -> None:
    assert_refused(kind, "gate.forwarded", {**OWN, name: value})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "http://127.0.0.1:3000",
        "http://localhost:8501",
        "http://127.0.0.1:8501.evil.example",
        "file://127.0.0.1:8501",
    ],
)
def test_a_request_from_another_page_is_refused(kind: str, origin: str) -> None:
    assert_refused(kind, "gate.foreign_origin", {**OWN, "origin": origin})


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_from_the_apps_own_page_comes_in(kind: str) -> None:
    assert knock(kind, {**OWN, "origin": "http://127.0.0.1:8501"})[0]


def test_a_second_origin_does_not_hide_behind_the_first() -> None:
    headers = [*OWN.items(), ("origin", "http://127.0.0.1:8501"), ("origin", "https://evil.example")]
    assert_refused("http", "gate.foreign_origin", headers)


def test_starting_and_stopping_are_not_connections() -> None:
    assert knock("lifespan", headers=[])[0]


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost"])
def test_the_app_starts_on_loopback(address: str) -> None:
    require_loopback(address)


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "10.0.0.7", "may-chu.example"])
def test_the_app_does_not_start_beyond_loopback(address: str | None) -> None:
    with pytest.raises(SystemExit) as ended:
        require_loopback(address)
    said = str(ended.value)
    assert "server.address" in said
    assert said.count("\n") == 1  # one line a language
    assert address is None or address in said


def test_an_unknown_end_is_not_loopback() -> None:
    assert not is_loopback(None)
