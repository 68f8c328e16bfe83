"""What every answer tells the browser: whose scripts run, who may frame it, what is told to other sites."""

import base64
import hashlib
import re
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "content-security-policy"
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Forms need it to say where they come from; no other site is told an address of ours.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
_HTTPS_ONLY = ("strict-transport-security", "max-age=31536000")


def content_policy(scripts: Iterable[str] = ()) -> str:
    """The content policy: everything from here; of inline scripts only these texts."""
    hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts)
    allowed = " ".join(["'self'", *(f"'sha256-{one}'" for one in hashes)])
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {allowed}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def inline_scripts(html: str) -> list[str]:
    """The texts of the scripts that stand in a page itself."""
    return _INLINE.findall(html)


class Policy:
    """ASGI middleware that adds these headers to every answer; a content policy that stands is kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers[name] = value
                headers.setdefault(POLICY, content_policy())
                if scope["scheme"] == "https":
                    headers[_HTTPS_ONLY[0]] = _HTTPS_ONLY[1]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
