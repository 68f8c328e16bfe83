"""The door: ASGI middleware before everything the app serves, which lets in who may come in.

Without a session, an opened link or the setting for guests, a page is answered by the way to sign in, all
else by 401, a websocket by being closed. What is behind it is told who came in headers of the door's own; the
same from outside are taken away.
"""

from collections.abc import Callable
from urllib.parse import parse_qs, quote

from anyio import CapacityLimiter, to_thread
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from access import ADMINISTER, SEND, Person, Visitor, share_numbered
from access.told import ADMITTED, ORIGIN
from domain.errors import StoreFault
from store import AccessRecords
from texts import LANGUAGES, t
from web.callers import address_of, is_own_page
from web.places import DOWNLOADS, SIGN_IN, is_free, is_looked_at, is_open
from web.visitors import link_named, visitor_of

POLICY_VIOLATION = 1008
# Streamlit's own doors and what passing them asks for.
ASKS = {
    "/_stcore/upload_file": SEND,
    "/_stcore/metrics": ADMINISTER,
    "/_stcore/script-health-check": ADMINISTER,
    "/_stcore/agent": ADMINISTER,
}
_OWN_HEADERS = "x-board-"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOKING_AT_ONCE = 4


class Door:
    """Lets connections in or sends them away; `records` is asked for at every one of them."""

    def __init__(self, app: ASGIApp, *, records: Callable[[], AccessRecords], guests: str) -> None:
        self.app, self.records, self.guests = app, records, guests
        # Threads of its own: whatever waits behind the door, who comes in is still found out.
        self.threads = CapacityLimiter(_LOOKING_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if not is_own_page(scope, must_say=scope.get("method", "GET") not in _SAFE):
            answer: Response | None = refusal("door.foreign_origin")
        elif scope["type"] == "http" and is_free(scope["path"]):
            _tell(scope, Visitor())
            answer = None
        else:
            answer = await to_thread.run_sync(self._answer, scope, limiter=self.threads)
        if answer is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await answer(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        """What a connection that may not come in is told; None lets it in."""
        try:
            visitor = visitor_of(scope, self.records(), self.guests)
        except StoreFault:
            return refusal("door.store_away", 503)
        _tell(scope, visitor)
        if scope["type"] == "http" and is_open(scope["path"]):
            return None
        if scope["type"] == "websocket":
            return None if visitor.admitted else refusal("door.closed")
        link = link_named(scope)
        person = visitor.acting(link) if is_looked_at(scope) else visitor.fetching(link)
        return self._stop(scope["path"], visitor, person) if person else _send_away(scope, link)

    def _stop(self, path: str, visitor: Visitor, person: Person) -> Response | None:
        """What stops someone who is in, None for nothing."""
        for place, action in ASKS.items():
            if path.startswith(place) and not person.may(action):
                return refusal("door.not_allowed")
        # The address of a file names no link: it may be that of any that was opened.
        is_file = path.startswith(DOWNLOADS) and person.share
        if is_file and not any(self._hands_out(number) for number in visitor.links):
            return refusal("door.no_downloads")
        return None

    def _hands_out(self, link: int) -> bool:
        share = share_numbered(self.records(), link)
        return share is not None and share.downloads


def refusal(key: str, status: int = 403) -> PlainTextResponse:
    """A short text in each language."""
    text = "\n".join(t(key, lang) for lang in LANGUAGES) + "\n"
    return PlainTextResponse(text, status_code=status, headers={"Cache-Control": "no-store"})


def _send_away(scope: Scope, link: int) -> Response:
    if not is_looked_at(scope):
        return refusal("door.closed", 401)
    if link:
        # The link was opened elsewhere: its own address opens it here too.
        return RedirectResponse(f"/e/{link}", status_code=303)
    query = scope["query_string"].decode("latin-1")
    here = scope["path"] + (f"?{query}" if query else "")
    # In the language of the page that was asked for.
    said = parse_qs(query).get("lang", [""])[-1]
    lang = f"&lang={said}" if said in LANGUAGES else ""
    return RedirectResponse(f"{SIGN_IN}?next={quote(here, safe='')}{lang}", status_code=303)


def _tell(scope: Scope, visitor: Visitor) -> None:
    """Tell what is behind the door who came and from where."""
    own = _OWN_HEADERS.encode()
    kept = [pair for pair in scope["headers"] if not pair[0].lower().startswith(own)]
    told = {ADMITTED: visitor.admitted, ORIGIN: address_of(scope)}
    scope["headers"] = [
        *kept,
        *((name.encode(), text.encode("latin-1", "replace")) for name, text in told.items()),
    ]
    scope["visitor"] = visitor
