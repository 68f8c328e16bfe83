"""The one script of this project's own, served from here: a content policy of 'self' lets it in."""

from pathlib import Path

from starlette.responses import FileResponse
from starlette.routing import BaseRoute, Route

CHART_TOOLS = "/scripts/chart-tools.js"
_FILE = Path(__file__).parent / "chart_tools.js"


def script_routes() -> list[BaseRoute]:
    """The route of what the tools under charts do."""
    return [Route(CHART_TOOLS, _serve)]


async def _serve(_request: object) -> FileResponse:
    # Asked for anew at every load: a page of today must not run the script of yesterday.
    return FileResponse(_FILE, media_type="text/javascript", headers={"Cache-Control": "no-cache"})
