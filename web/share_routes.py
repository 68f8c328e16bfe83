"""/s/<token>: a link is exchanged for a cookie of its own, and counted; preview robots get a preview."""

import re
from dataclasses import replace
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from access import Share, find_share, open_share
from access.sessions import AGE, LINK, new_session
from access.tokens import now
from access.told import link_cookie
from domain.errors import NotKnown
from domain.views import View
from reports import SIZE, preview_picture, preview_words
from store import AccessRecords
from web.callers import address_of
from web.forms import LANGUAGE, form_page, go_to, keep_token, language_of
from web.running import records_of, run_in_thread, store_of, visitor

# Programs that look at a link before anyone opens it, by their own names: an app of the same house in which
# a person opens a link (Telegram-Android, LinkedInApp, a phone named CUBOT) is none of them.
_ROBOTS = re.compile(
    r"\b(TelegramBot|LinkedInBot|bingbot|Googlebot|facebookexternalhit|Facebot|Twitterbot|Slackbot|"
    r"Discordbot|SkypeUriPreview|Zalo(Bot|Preview|LinkInfo))\b|^WhatsApp/|^Viber(/|$)",
    re.IGNORECASE,
)
# Said by the link of the preview: whoever follows it is taken at their word.
_OPEN, _YES = "open", "1"
_FOR_MINUTES = {"Cache-Control": "private, max-age=600"}


def share_routes() -> list[BaseRoute]:
    """The way in by a link, and the picture of its preview."""
    return [
        Route("/s/{token}", run_in_thread(_open, writes=True)),
        Route("/s/{token}/picture.png", run_in_thread(_picture)),
        # Else Streamlit would answer with its page.
        Route("/s/{rest:path}", run_in_thread(_unknown)),
    ]


def _open(request: Request, form: FormData) -> Response:
    records = records_of(request)
    share = find_share(records, request.path_params["token"])
    if share is None:
        return _unknown(request, form)
    if not share.is_open(now()):
        return form_page(
            request, "message.html", 410, message="link_revoked" if share.revoked else "link_ended"
        )
    if is_robot(request):
        return _preview(request, share)
    answer = go_to(f"/e/{share.number}")
    if request.method == "GET" and share.number not in visitor(request).links:
        _exchange(request, records, share, answer)
    return answer


def _unknown(request: Request, _form: FormData) -> Response:
    return form_page(request, "message.html", 404, message="link_unknown")


def _exchange(request: Request, records: AccessRecords, share: Share, answer: Response) -> None:
    """Count the opening, and give the browser what opens the link from now on."""
    agent, origin = request.headers.get("user-agent", ""), address_of(request.scope)
    token, row = new_session(LINK, 0, share.number, origin, agent, until=share.ends)
    open_share(records, share, row)
    keep_token(answer, request, link_cookie(share.number), token, AGE[LINK])


def is_robot(request: Request) -> bool:
    """Whether a request comes from a program that makes a preview, as it says itself."""
    if request.query_params.get(_OPEN) == _YES:
        return False
    return bool(_ROBOTS.search(request.headers.get("user-agent", "")))


def _preview(request: Request, share: Share) -> Response:
    """Title, words and picture, without a cookie; nothing is counted."""
    here = str(request.url.replace(query="", fragment=""))
    try:
        title, words = preview_words(
            store_of(request), _at(request, share), share.page, tells_figures=share.tells_figures
        )
    except NotKnown:
        return form_page(request, "message.html", 404, message="no_view")
    return form_page(
        request,
        "preview.html",
        heading=title,
        description=words,
        page=here,
        picture=f"{here}/picture.png",
        size=SIZE,
        opening=f"{request.url.path}?{urlencode({_OPEN: _YES, LANGUAGE: language_of(request)})}",
    )


def _picture(request: Request, _form: FormData) -> Response:
    share = find_share(records_of(request), request.path_params["token"])
    if share is None or not share.is_open(now()):
        return Response(status_code=404)
    try:
        png = preview_picture(
            store_of(request), _at(request, share), share.page, tells_figures=share.tells_figures
        )
    except NotKnown:
        return Response(status_code=404)
    return Response(png, media_type="image/png", headers=_FOR_MINUTES)


def _at(request: Request, share: Share) -> View:
    """The view at the edition it is frozen at, else the newest."""
    edition = share.edition or store_of(request).edition()
    return replace(share.view, edition=edition)
