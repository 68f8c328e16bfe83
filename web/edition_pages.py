"""The edition page: what a link opens first, and what is printed; server-rendered, whole without a script."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from access import ADMINISTER, Person, Share, share_numbered
from access.told import link_number
from domain.clock import local_day
from domain.errors import NotKnown
from domain.periods import Period
from domain.views import FIRST_PAGE, LANGUAGES, View, decode, encode
from reports import PAGES, Around, catalogue_at, edition_page
from web.forms import form_page, go_to
from web.own_files import own_file
from web.running import records_of, run_in_thread, store_of, visitor

# A browser asks again each time: what a link shows may have been taken back.
_FRESH = {"Cache-Control": "private, no-cache"}
_NOWHERE = View("", Period(2024))


def edition_routes() -> list[BaseRoute]:
    """The page of an opened link, and that of any view for those who may see all of them."""
    return [
        # All under it: else Streamlit would answer with its page.
        Route("/e/{number:path}", run_in_thread(_of_link)),
        Route("/edition", run_in_thread(_of_view)),
    ]


def board_address(page: str, view: View) -> str:
    """The interactive board's address of a page and view."""
    return f"/{'' if page == FIRST_PAGE else page}?{urlencode(encode(view))}"


def _of_link(request: Request, _form: FormData) -> Response:
    """What a link shows, to a browser that has opened it; another is told to open the link itself."""
    number, came = link_number(request.path_params["number"]), visitor(request)
    share = share_numbered(records_of(request), number) if number else None
    if share is None or not (number in came.links or _looks_after(came.account, share)):
        return form_page(request, "message.html", 403, message="link_away")
    if not share.is_open_now:
        over = "link_revoked" if share.revoked else "link_ended"
        return form_page(request, "message.html", 410, message=over)
    store = store_of(request)
    asked = _asked(request, share.view)
    view = share.held_to(asked)
    newest = store.edition()
    here = f"/e/{number}"
    around = Around(
        board=board_address(share.page, replace(view, link=number)),
        other_language=f"{here}?{urlencode(_said(view, share))}",
        is_frozen=view.edition is not None,
        newer=f"{here}?at=latest&lang={view.lang}" if _is_older(view, share, newest) else "",
        newest=newest,
        link_name=share.name,
        ends=str(local_day(share.last_moment)),
    )
    return _page(request, view, share.page, around)


def _looks_after(person: Person | None, share: Share) -> bool:
    """Whether somebody sees a link without having opened it: its maker, and administrators."""
    return person is not None and (person.account == share.maker or person.may(ADMINISTER))


def _of_view(request: Request, _form: FormData) -> Response:
    """Any view, for accounts and guests; a link's bearer has the page of the link."""
    if visitor(request).acting() is None:
        return go_to("/")
    store, page = store_of(request), request.query_params.get("page", FIRST_PAGE)
    newest = store.edition()
    catalogue = catalogue_at(store, newest)
    params = {name: text for name, text in request.query_params.items() if name != "page"}
    view, _ = decode(params, _NOWHERE, catalogue.by_code, catalogue.indicators, newest)
    if page not in PAGES or not view.unit:
        return form_page(request, "message.html", 404, message="no_view")
    other = {**params, "lang": _other(view.lang), "page": page}
    around = Around(
        board=board_address(page, view),
        other_language=f"/edition?{urlencode(other)}",
        is_frozen=view.edition is not None,
        newest=newest,
    )
    return _page(request, view, page, around)


def _page(request: Request, view: View, page: str, around: Around) -> Response:
    try:
        html = edition_page(store_of(request), view, page, around._replace(printing=own_file("print.js")))
    except NotKnown:
        return form_page(request, "message.html", 404, message="no_view")
    return HTMLResponse(html, headers=_FRESH)


def _asked(request: Request, default: View) -> View:
    """What the address asks for of a link's view: the rest is as it was shared."""
    params: Mapping[str, str] = request.query_params
    store = store_of(request)
    newest = store.edition()
    catalogue = catalogue_at(store, newest)
    known = {name: params[name] for name in ("lang", "theme", "period", "indicator", "at") if name in params}
    return decode(known, default, catalogue.by_code, catalogue.indicators, newest)[0]


def _said(view: View, share: Share) -> dict[str, str]:
    """What the address of the page in the other language says of the view."""
    said = {"lang": _other(view.lang)}
    if share.has_every_period:
        said["period"] = str(view.period)
    if share.edition is not None and view.edition is None:
        said["at"] = "latest"
    return said


def _is_older(view: View, share: Share, newest: int) -> bool:
    return share.newer and view.edition is not None and view.edition < newest


def _other(lang: str) -> str:
    return next(one for one in LANGUAGES if one != lang)
