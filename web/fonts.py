"""Be Vietnam Pro, served from the pinned font package: no page calls the internet for its letters."""

from importlib.resources import files
from pathlib import Path

from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from web.places import FONTS

WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
# The address names no version, so it may be kept for a month but not for ever.
KEEP = "public, max-age=2592000"


def font_file(weight: int) -> Path:
    """Where the installed package keeps a weight; KeyError for one that is not served."""
    return Path(str(files("fontpkg_be_vietnam_pro") / "files" / f"BeVietnamPro-{WEIGHTS[weight]}.ttf"))


def font_routes() -> list[BaseRoute]:
    """One route a weight: /fonts/be-vietnam-pro-400.ttf; and one of all else in their place."""
    faces = [Route(f"{FONTS}be-vietnam-pro-{weight}.ttf", _serve(weight)) for weight in WEIGHTS]
    return [*faces, Route(f"{FONTS}{{rest:path}}", _unknown)]


def _serve(weight: int):  # type: ignore[no-untyped-def]
    path = font_file(weight)

    async def serve(_request: object) -> FileResponse:
        return FileResponse(path, media_type="font/ttf", headers={"Cache-Control": KEEP})

    return serve


async def _unknown(_request: object) -> Response:
    return Response(status_code=404)
