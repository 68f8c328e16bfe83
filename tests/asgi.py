"""A client small enough to read: one request to an ASGI app, without a server or a network."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import Headers

HERE = ("127.0.0.1", 50000)
OWN = {"host": "127.0.0.1:8501"}


@dataclass
class Answer:
    """What came back: for a websocket the raw messages are enough."""

    messages: list[dict[str, Any]] = field(default_factory=list)

    @property
    def status(self) -> int:
        return self.messages[0]["status"]

    @property
    def headers(self) -> Headers:
        return Headers(raw=self.messages[0]["headers"])

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.messages[1:])

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


def ask(
    app: Any,
    path: str = "/",
    headers: dict[str, str] | list[tuple[str, str]] = OWN,
    *,
    kind: str = "http",
    method: str = "GET",
    client: tuple[str, int] | None = HERE,
) -> Answer:
    """Sends one request, or opens one websocket, and gives what the app sent back."""
    path, _, query = path.partition("?")
    pairs = headers.items() if isinstance(headers, dict) else headers
    scope = {
        "type": kind,
        "http_version": "1.1",
        "method": method,
        "scheme": "http" if kind == "http" else "ws",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "client": client,
        "server": ("127.0.0.1", 8501),
        "headers": [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in pairs],
    }
    answer = Answer()
    opening = [{"type": "http.request", "body": b""} if kind == "http" else {"type": f"{kind}.connect"}]

    async def receive() -> dict[str, Any]:
        while not opening:
            await asyncio.sleep(3600)  # nothing more comes, and the caller stays until it is answered
        return opening.pop()

    async def send(message: Any) -> None:
        answer.messages.append(message)

    asyncio.run(app(scope, receive, send))
    return answer
