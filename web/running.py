"""How a route runs: in a thread, where the store may take its time, with the form already read."""

from collections.abc import Awaitable, Callable

from anyio import to_thread
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from store import AccessRecords, Store, acting_from
from web.callers import address_of
from web.serving import the_store
from web.visitors import Visitor

Handler = Callable[[Request, FormData], Response]
# Fields of a form of the door's own are short.
_MOST_FIELDS, _MOST_SIZE = 20, 4096


def run_in_thread(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A route that answers in a thread; what it does comes from the caller's address, for the trail."""

    async def answer(request: Request) -> Response:
        form = FormData()
        if request.method == "POST":
            form = await request.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=_MOST_SIZE)
        return await to_thread.run_sync(_run, handler, request, form)

    return answer


def _run(handler: Handler, request: Request, form: FormData) -> Response:
    with acting_from(address_of(request.scope)):
        return handler(request, form)


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
