"""The project's own scripts and style sheets as files, which a content policy of 'self' lets in.

They stand in a folder named after all their contents: a browser keeps them for as long as it likes, and a
page of today never runs the script of yesterday.
"""

import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from web.places import OWN_FILES

_ROOM = Path(__file__).parent
# Tools under charts (ui/chart_tools.py), links between views, the turning of slides (ui/deck/deck_view.py),
# with what they know of the app's runs; what a tab does when another account is there, or none; the
# button that prints the edition page (reports/templates).
FILES = {
    "chart-tools.js": _ROOM / "chart_tools.js",
    "links.js": _ROOM / "links.js",
    "deck.js": _ROOM / "deck.js",
    "after-run.js": _ROOM / "after_run.js",
    "who-is-there.js": _ROOM / "who_is_there.js",
    "print.js": _ROOM / "print.js",
    "board.css": _ROOM.parent / "ui" / "board.css",
    "door.css": _ROOM / "door.css",
    "icon.svg": _ROOM.parent / "ui" / "icon.svg",
}
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
# As they were when the process began: what is served is what the folder is named after.
_HELD = {name: path.read_bytes() for name, path in FILES.items()}
_VERSION = hashlib.sha256(b"\0".join(_HELD.values())).hexdigest()[:16]
_KEPT, _ASKED_ANEW = "public, max-age=31536000, immutable", "no-cache"


def own_file(name: str) -> str:
    """The address of a file as it is now; KeyError for none of them."""
    if name not in FILES:
        raise KeyError(name)
    return f"{OWN_FILES}{_VERSION}/{name}"


def file_routes() -> list[BaseRoute]:
    """The route of the files, and of all else in their place."""
    return [Route(f"{OWN_FILES}{{version}}/{{name}}", _serve), Route(f"{OWN_FILES}{{rest:path}}", _unknown)]


async def _serve(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _HELD:
        return await _unknown(request)
    # A page that was loaded before an update asks for what it knew, and is answered by what there is.
    kept = _KEPT if request.path_params["version"] == _VERSION else _ASKED_ANEW
    return Response(_HELD[name], media_type=_KINDS[FILES[name].suffix], headers={"Cache-Control": kept})


async def _unknown(_request: Request) -> Response:
    return Response(status_code=404)
