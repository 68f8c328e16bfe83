"""The letters: the files the theme names are the files that are served."""

import tomllib

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from tests.asgi import ask
from tools.environment import ROOT
from web.fonts import WEIGHTS, font_routes

TRUETYPE = b"\x00\x01\x00\x00"


def theme_faces() -> list[dict[str, str]]:
    with (ROOT / ".streamlit" / "config.toml").open("rb") as handle:
        return tomllib.load(handle)["theme"]["fontFaces"]


def test_every_face_of_the_theme_is_served() -> None:
    app = Starlette(routes=font_routes())
    faces = theme_faces()
    assert {int(face["weight"]) for face in faces} == set(WEIGHTS)
    for face in faces:
        answer = ask(app, face["url"])
        assert answer.status == 200
        assert answer.headers["content-type"] == "font/ttf"
        assert "max-age=" in answer.headers["cache-control"]
        assert answer.body[:4] == TRUETYPE


def test_no_other_file_of_the_package_can_be_had() -> None:
    app = Starlette(routes=font_routes())
    for path in ("/fonts/be-vietnam-pro-900.ttf", "/fonts/../LICENSE", "/fonts/metadata.json"):
        assert ask(app, path).status == 404


def test_what_is_no_letter_does_not_reach_what_stands_behind() -> None:
    async def behind(_request: object) -> Response:
        return Response("the board")

    app = Starlette(routes=[*font_routes(), Route("/{rest:path}", behind)])
    for path in ("/fonts/x", "/fonts/", "/fonts/a/b.ttf"):
        assert (ask(app, path).status, ask(app, path).body) == (404, b"")
