"""Connections of a server that binds its socket as Streamlit does wait for nothing before they send."""

import asyncio
import asyncio.base_events
import socket
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from web.prompt_answers import send_at_once, set_nodelay

_OWN: Callable[[socket.socket], None] = asyncio.base_events._set_nodelay  # type: ignore[attr-defined]


@pytest.fixture
def as_shipped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(asyncio.base_events, "_set_nodelay", _OWN)
    yield


def waits() -> bool:
    """Whether a connection to a server holds its answers back."""
    found: list[int] = []

    async def serve() -> None:
        with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as bound:
            bound.bind(("127.0.0.1", 0))
            arrived = asyncio.Event()

            async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                held = writer.get_extra_info("socket")
                found.append(held.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
                arrived.set()
                writer.close()

            server = await asyncio.start_server(answer, sock=bound)
            _, out = await asyncio.open_connection(*bound.getsockname())
            await arrived.wait()
            out.close()
            server.close()

    asyncio.run(serve())
    return not found[0]


def test_python_leaves_the_wait_on_by_itself(as_shipped: None) -> None:
    """The day this fails, Python does it: web/prompt_answers.py can go."""
    assert waits()


def test_it_is_switched_off(as_shipped: None) -> None:
    send_at_once()
    assert not waits()


def test_what_is_no_connection_of_the_internet_is_left_alone() -> None:
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("this system has no sockets of its own kind")
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as one:
        set_nodelay(one)
