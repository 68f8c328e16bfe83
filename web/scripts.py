"""The project's one script of its own, served as a file: a content policy of 'self' lets it run."""

from pathlib import Path

from starlette.responses import FileResponse
from starlette.routing import BaseRoute, Route

DECK = Path(__file__).parent / "deck.js"


def script_routes() -> list[BaseRoute]:
    """/scripts/deck.js, which turns the slides (ui/deck_view.py)."""
    return [Route("/scripts/deck.js", _serve_deck)]


async def _serve_deck(_request: object) -> FileResponse:
    # Asked for again every time: it must be the one that the page was written for.
    return FileResponse(DECK, media_type="text/javascript", headers={"Cache-Control": "no-cache"})
