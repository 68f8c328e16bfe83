"""/health: whether the app is alive, its store can be reached, and at which edition it is."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from domain.errors import Fault
from web.running import run_in_thread, store_of

_FRESH = {"Cache-Control": "no-store"}


def health_routes() -> list[BaseRoute]:
    """The one address that tells no figure and asks for nobody."""
    return [Route("/health", run_in_thread(_health))]


def _health(request: Request, _form: FormData) -> Response:
    try:
        edition = store_of(request).edition()
    except Fault:
        # What is wrong stands in the log of the store's own faults, not before everybody.
        return JSONResponse({"alive": True, "store": False, "edition": None}, 503, headers=_FRESH)
    return JSONResponse({"alive": True, "store": True, "edition": edition}, headers=_FRESH)
