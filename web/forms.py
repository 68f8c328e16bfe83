"""The few pages the door draws itself: plain forms that work without a script, in the reader's language."""

import re
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from texts import LANGUAGES, t
from web.own_files import own_file
from web.visitors import cookies_of

LANGUAGE = "lang"
_YEAR = 365 * 86400
_KEPT_FOR_A_SECOND = {"Cache-Control": "no-store"}
_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
# A path of this app's own: not another site's, which '//' or a backslash would lead to.
_OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
_MOST_PATH = 2000


def language_of(request: Request) -> str:
    """The language asked for in the address, else the one read last, else Vietnamese."""
    for said in (request.query_params.get(LANGUAGE), cookies_of(request.scope).get(LANGUAGE)):
        if said in LANGUAGES:
            return said
    return LANGUAGES[0]


def form_page(
    request: Request, template: str, status: int = 200, *, here: str = "", **values: object
) -> Response:
    """One of the templates, its texts in the reader's language; nothing of it is kept by the browser.

    `here` is where the page stands that can be asked for again, where that is not the form's own address.
    """
    lang = language_of(request)
    other = next(one for one in LANGUAGES if one != lang)
    query = {**dict(request.query_params), LANGUAGE: other}
    html = _templates.get_template(template).render(
        lang=lang,
        own_file=own_file,
        other_language=f"{here or request.url.path}?{urlencode(query)}",
        other_language_name=t(f"filter.languages.{other}", other),
        other=other,
        words=lambda key, **named: t(f"door.{key}", lang, **named),
        title=t("app.title", lang),
        **values,
    )
    answer = HTMLResponse(html, status_code=status, headers=_KEPT_FOR_A_SECOND)
    answer.set_cookie(LANGUAGE, lang, max_age=_YEAR, httponly=True, samesite="lax", secure=is_secure(request))
    return answer


async def nowhere(request: Request) -> Response:
    """The page of an address that leads nowhere: else Streamlit would answer with its own."""
    return form_page(request, "message.html", 404, message="nowhere")


def own_path(text: str | None) -> str:
    """Where to go on: a path of this app, else its first page."""
    if text and len(text) <= _MOST_PATH and _OWN_PATH.fullmatch(text):
        return text
    return "/"


def go_to(path: str) -> RedirectResponse:
    """Send a browser on to a page of this app, after a form too."""
    return RedirectResponse(path, status_code=303, headers=_KEPT_FOR_A_SECOND)


def is_secure(request: Request) -> bool:
    """Whether the browser speaks HTTPS, to this server or to the one before it."""
    return request.url.scheme == "https"


def keep_token(answer: Response, request: Request, name: str, token: str, seconds: int | None) -> None:
    """Hand a token to the browser in a cookie no script can read; None seconds: until it is closed."""
    answer.set_cookie(
        name, token, max_age=seconds, httponly=True, samesite="lax", secure=is_secure(request), path="/"
    )
