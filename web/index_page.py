"""The page around the app: Streamlit ships it in English under its own name.

Screen readers choose their voice by `lang`, and links show the title before any script has run.
"""

import re
from html import escape

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.places import is_board
from web.policy import POLICY, content_policy, inline_scripts

# Asked for plainly, the page comes whole and readable, never as a part, a 304 or a compressed stream.
ASKED_PLAINLY_WITHOUT = frozenset({b"accept-encoding", b"range", b"if-none-match", b"if-modified-since"})


class IndexPage:
    """ASGI middleware that gives index.html language, title, scripts and style, and leaves all else alone."""

    def __init__(
        self, app: ASGIApp, *, lang: str, title: str, pages: frozenset[str] = frozenset(),
        scripts: tuple[str, ...] = (), style: str = "",
    ) -> None:  # fmt: skip
        self.app, self.lang, self.title, self.pages = app, lang, title, pages
        self.scripts, self.style = scripts, style

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_board(scope["path"]):
            await self.app(scope, receive, send)
            return
        if self.is_no_page(scope["path"]):
            # Streamlit would say "Page not found", in English: the first page is of more use.
            await RedirectResponse("/", status_code=307)(scope, receive, send)
            return
        headers = [pair for pair in scope["headers"] if pair[0].lower() not in ASKED_PLAINLY_WITHOUT]
        await self.app({**scope, "headers": headers}, receive, _Rewriter(self, scope, send))

    def is_no_page(self, path: str) -> bool:
        """Whether an address looks like a page's, and no page answers to it.

        One word only: under a page's address the browser asks for Streamlit's own paths too.
        """
        name = path.strip("/")
        is_word = bool(name) and "." not in name and "/" not in name
        return bool(self.pages) and is_word and name not in self.pages

    def rewrite(self, html: str) -> str:
        """The page with this language, title, scripts and style, where it has a place for each."""
        lang, title = escape(self.lang), f"<title>{escape(self.title)}</title>"
        html = re.sub(r'(<html\b[^>]*?\blang=")[^"]*', lambda found: found[1] + lang, html, count=1)
        html = re.sub(r"<title>.*?</title>", lambda _: title, html, count=1, flags=re.DOTALL)
        # As modules they wait until the page stands: nothing waits for them.
        scripts = "".join(f'<script type="module" src="{escape(one)}"></script>' for one in self.scripts)
        # Behind Streamlit's own style, which grows in the head: where both speak, the board's counts.
        style = f'<body><link rel="stylesheet" href="{escape(self.style)}">' if self.style else "<body>"
        return html.replace("</head>", f"{scripts}</head>", 1).replace("<body>", style, 1)


class _Rewriter:
    """Holds an HTML answer back until it is whole, then sends it rewritten, with its new length."""

    def __init__(self, page: IndexPage, scope: Scope, send: Send) -> None:
        self.page, self.send, self.method = page, send, scope["method"]
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self.start = message
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self.start)
        else:
            await self.send(message)

    async def _finish(self, start: Message) -> None:
        html = self.page.rewrite(self.body.decode("utf-8"))
        body = html.encode("utf-8")
        headers = MutableHeaders(raw=list(start["headers"]))
        headers[POLICY] = content_policy(inline_scripts(html))
        # They describe the file on disk, which is no longer what is sent.
        for name in ("etag", "last-modified", "accept-ranges", "content-length"):
            del headers[name]
        if self.method != "HEAD":
            headers["content-length"] = str(len(body))
        await self.send({**start, "headers": headers.raw})
        await self.send({"type": "http.response.body", "body": body if self.method != "HEAD" else b""})


def _is_page(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")
