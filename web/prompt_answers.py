"""Answers leave at once: without this the last part of each waits 40 ms for the other end to acknowledge.

asyncio means to switch that wait off (TCP_NODELAY), but only for sockets whose protocol number is spelled
out; Streamlit binds its own without, and so an answer written in two parts, header and body, is held back.
"""

import asyncio.base_events
import socket


def send_at_once() -> None:
    """Have asyncio switch the wait off for every connection; to be called before the server starts."""
    asyncio.base_events._set_nodelay = set_nodelay  # type: ignore[attr-defined]


def set_nodelay(sock: socket.socket) -> None:
    """What asyncio's own function of this name does, for sockets of protocol 0 (the default one) too."""
    if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
