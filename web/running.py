"""How a route runs: in a thread, where the store may take its time, with the form already read."""

import logging
from collections.abc import Awaitable, Callable

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from access import Visitor, Wrong
from domain.errors import StoreFault
from store import AccessRecords, Store, acting_from
from web.callers import address_of
from web.door import refusal
from web.forms import form_page, go_to
from web.places import SIGN_IN
from web.serving import the_store

_LOG = logging.getLogger(__name__)
Handler = Callable[[Request, FormData], Response]
# Fields of a form of the door's own are short, and none of them is a file.
_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS, _MOST_SIZE = 20, 4096
# Those that wait for somebody else's writing keep no reader waiting. All of them, and the door's own, are
# fewer than the connections of the store's pool.
READERS, WRITERS = CapacityLimiter(12), CapacityLimiter(12)
_AGAIN_SECONDS = 5


def run_in_thread(handler: Handler, *, writes: bool = False) -> Callable[[Request], Awaitable[Response]]:
    """A route that answers in a thread; what it does comes from the caller's address, for the trail.

    `writes`: it changes the store where a page is asked for too, and not only where a form is sent.
    """

    async def answer(request: Request) -> Response:
        form = await _read_form(request)
        if form is None:
            return refusal("door.bad_form", 400)
        limiter = WRITERS if writes or request.method == "POST" else READERS
        return await to_thread.run_sync(_run, handler, request, form, limiter=limiter)

    return answer


async def _read_form(request: Request) -> FormData | None:
    """The fields that were sent; None for what no form of the door sends: too much, a file, no text."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method != "POST" or not kind:
        return FormData()
    if kind != _FORM:
        return None
    try:
        form = await request.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=_MOST_SIZE)
    except (HTTPException, ValueError):
        return None
    # PostgreSQL keeps no NUL, and no keyboard writes one.
    return None if any("\0" in str(text) for _, text in form.multi_items()) else form


def _run(handler: Handler, request: Request, form: FormData) -> Response:
    with acting_from(address_of(request.scope)):
        try:
            return handler(request, form)
        except Wrong:
            # Who was to be let in was disabled or got another password in that moment.
            return go_to(SIGN_IN)
        except StoreFault as why:
            return store_is_busy(request, why)


def store_is_busy(request: Request, why: StoreFault) -> Response:
    """The page that asks to come again in a moment; what is wrong stands in the log."""
    _LOG.warning("the store refused a form: %s", why)
    answer = form_page(request, "message.html", 503, message="busy")
    answer.headers["Retry-After"] = str(_AGAIN_SECONDS)
    return answer


def store_of(_request: Request) -> Store:
    """The store that is served."""
    return the_store()


def records_of(request: Request) -> AccessRecords:
    """The rows of the door in the store that is served."""
    return AccessRecords(store_of(request).engine)


def visitor(request: Request) -> Visitor:
    """Who came, as the door found."""
    found: Visitor = request.scope["visitor"]
    return found
