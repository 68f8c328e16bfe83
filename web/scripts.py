"""The project's own scripts, served from here as files: a content policy of 'self' lets them run."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import BaseRoute, Route

# Tools under charts (ui/chart_tools.py) and links between views; the turning of slides (ui/deck_view.py).
CHART_TOOLS, LINKS, DECK = "/scripts/chart-tools.js", "/scripts/links.js", "/scripts/deck.js"
OF_EVERY_PAGE = (CHART_TOOLS, LINKS)
FILES = {
    LINKS: Path(__file__).parent / "links.js",
    CHART_TOOLS: Path(__file__).parent / "chart_tools.js",
    DECK: Path(__file__).parent / "deck.js",
}


def script_routes() -> list[BaseRoute]:
    """The route of each script."""
    return [Route(address, _serve) for address in FILES]


async def _serve(request: Request) -> FileResponse:
    # Asked for anew at every load: a page of today must not run the script of yesterday.
    fresh = {"Cache-Control": "no-cache"}
    return FileResponse(FILES[request.url.path], media_type="text/javascript", headers=fresh)
