"""The project's own scripts and style sheet as files, which a content policy of 'self' lets in."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import BaseRoute, Route

_ROOM = Path(__file__).parent
# Tools under charts (ui/chart_tools.py) and links between views, and what both know of the app's runs;
# the turning of slides (ui/deck_view.py); what leads a tab whose session has ended to sign in.
CHART_TOOLS, LINKS, AFTER_RUN = "/scripts/chart-tools.js", "/scripts/links.js", "/scripts/after-run.js"
DECK, SIGNED_OUT = "/scripts/deck.js", "/scripts/signed-out.js"
BOARD_STYLE = "/styles/board.css"
DOOR_STYLE, ICON = "/styles/door.css", "/styles/icon.svg"
OF_EVERY_PAGE = (CHART_TOOLS, LINKS, SIGNED_OUT)
FILES = {
    CHART_TOOLS: _ROOM / "chart_tools.js",
    LINKS: _ROOM / "links.js",
    AFTER_RUN: _ROOM / "after_run.js",
    DECK: _ROOM / "deck.js",
    SIGNED_OUT: _ROOM / "signed_out.js",
    BOARD_STYLE: _ROOM.parent / "ui" / "board.css",
    DOOR_STYLE: _ROOM / "door.css",
    ICON: _ROOM.parent / "ui" / "icon.svg",
}
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def file_routes() -> list[BaseRoute]:
    """The route of each file."""
    return [Route(address, _serve) for address in FILES]


async def _serve(request: Request) -> FileResponse:
    # Asked for anew at every load: a page of today must not run the script of yesterday.
    fresh, path = {"Cache-Control": "no-cache"}, FILES[request.url.path]
    return FileResponse(path, media_type=_KINDS[path.suffix], headers=fresh)
