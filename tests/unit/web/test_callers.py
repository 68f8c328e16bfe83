"""Where a request comes from: this machine or another, through a proxy or not, an own page or not."""

from typing import Any

import pytest

from tests.asgi import HERE, OWN
from web.callers import address_of, is_loopback, is_own_page, why_not_here

HOSTS_HERE = ["localhost", "127.0.0.1", "[::1]", "localhost:8501", "LOCALHOST:9", "[::1]:65535"]
CLIENTS_HERE = [HERE, ("::1", 1), ("127.8.8.8", 1), ("::ffff:127.0.0.1", 1)]
CLIENTS_ELSEWHERE = [
    None,
    ("10.0.0.7", 1),
    ("192.168.1.4", 1),
    ("2001:db8::1", 1),
    ("::ffff:10.0.0.7", 1),
    ("", 0),
    ("x", 1),
]
FOREIGN_HOSTS = [
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
]
ONE_NAME_TOO_MANY_OR_NONE: list[list[tuple[str, str]]] = [
    [],
    [("host", "localhost"), ("host", "evil.example")],
    [("host", "localhost"), ("host", "localhost")],
]
FORWARDING = [
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
]
FOREIGN_ORIGINS = [
    "https://evil.example",
    "null",
    "",
    "http://127.0.0.1:3000",
    "http://localhost:8501",
    "http://127.0.0.1:8501.evil.example",
    "file://127.0.0.1:8501",
]


def scope(headers: Any = OWN, client: Any = HERE) -> dict[str, Any]:
    pairs = headers.items() if isinstance(headers, dict) else headers
    return {
        "type": "http",
        "client": client,
        "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in pairs],
    }


@pytest.mark.parametrize("host", HOSTS_HERE)
@pytest.mark.parametrize("client", CLIENTS_HERE)
def test_who_sits_at_this_machine_is_here(host: str, client: Any) -> None:
    assert why_not_here(scope({"host": host}, client)) is None


@pytest.mark.parametrize("client", CLIENTS_ELSEWHERE)
def test_another_machine_or_an_unknown_end_is_not_here(client: Any) -> None:
    assert why_not_here(scope(client=client)) == "foreign_address"
    assert not is_loopback(client)


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_name_is_not_here(host: str) -> None:
    assert why_not_here(scope({"host": host})) == "foreign_host"


@pytest.mark.parametrize("headers", ONE_NAME_TOO_MANY_OR_NONE)
def test_no_name_or_two_names_are_not_here(headers: list[tuple[str, str]]) -> None:
    assert why_not_here(scope(headers)) == "foreign_host"


@pytest.mark.parametrize("name", FORWARDING)
@pytest.mark.parametrize("value", ["127.0.0.1", ""])
def test_what_came_through_a_proxy_is_not_here(name: str, value: str) -> None:
    assert why_not_here(scope({**OWN, name: value})) == "forwarded"


@pytest.mark.parametrize("must_say", [True, False])
@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_request_from_another_page_is_not_the_apps_own(origin: str, must_say: bool) -> None:
    assert not is_own_page(scope({**OWN, "origin": origin}), must_say=must_say)


def test_a_page_served_under_this_very_name_is_the_apps_own() -> None:
    assert is_own_page(scope({**OWN, "origin": "http://127.0.0.1:8501"}), must_say=True)
    assert is_own_page(scope({"host": "Bao-Cao.example", "origin": "https://bao-cao.example"}), must_say=True)


def test_a_request_that_says_no_page_is_the_apps_own_only_where_it_need_not_say() -> None:
    assert is_own_page(scope(), must_say=False)
    assert not is_own_page(scope(), must_say=True)


def test_a_second_origin_does_not_hide_behind_the_first() -> None:
    headers = [*OWN.items(), ("origin", "http://127.0.0.1:8501"), ("origin", "https://evil.example")]
    assert not is_own_page(scope(headers), must_say=True)


def test_an_origin_of_one_of_two_names_is_foreign() -> None:
    names = [("host", "127.0.0.1:8501"), ("host", "evil.example")]
    assert not is_own_page(scope([*names, ("origin", "http://127.0.0.1:8501")]), must_say=True)


def test_the_trail_keeps_an_address_without_its_port_and_nothing_for_an_unknown_end() -> None:
    assert address_of(scope()) == "127.0.0.1"
    assert address_of(scope(client=None)) == ""


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("10.0.0.7", "10.0.0.7"),
        ("2001:DB8:0:0::1", "2001:db8::1"),
        ("", ""),
        ("unknown", ""),
        ("testclient", ""),
        ("10.0.0.7:1234", ""),
        ("=HYPERLINK(1)", ""),
        ("<script>", ""),
        ("1" * 5000, ""),
    ],
)
def test_the_trail_keeps_only_what_is_an_address(said: str, kept: str) -> None:
    assert address_of(scope(client=(said, 1))) == kept
