"""One's own account: the devices that are signed in, a new password, the way out."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from access import (
    Account,
    BadAccount,
    TooMany,
    Wrong,
    end_session,
    enter,
    read_account,
    sessions_of,
    set_password,
    sign_in,
)
from access.passwords import is_same
from access.sessions import BROWSER, find_session
from access.told import SESSION
from domain.clock import local_time
from texts import t
from web.callers import address_of
from web.forms import form_page, go_to, keep_token, language_of, nowhere
from web.running import records_of, run_in_thread, visitor
from web.sign_in import ATTEMPTS
from web.visitors import cookies_of

_PAGE = "/account"


def account_routes() -> list[BaseRoute]:
    """The page and its forms; who asks for the address of a form is led to the page."""
    return [
        Route(_PAGE, run_in_thread(_show)),
        Route("/account/password", run_in_thread(_change_password), methods=["POST"]),
        Route("/account/sessions", run_in_thread(_end_session), methods=["POST"]),
        Route("/sign-out", run_in_thread(_sign_out), methods=["POST"]),
        *(Route(path, _to_page) for path in ("/account/password", "/account/sessions", "/sign-out")),
        Route("/account/{rest:path}", nowhere, methods=["GET", "POST"]),
    ]


async def _to_page(request: Request) -> Response:
    """In the language that was asked for."""
    return go_to(f"{_PAGE}?{request.url.query}" if request.url.query else _PAGE)


def _show(request: Request, _form: FormData) -> Response:
    return _page(request, _own(request))


def _change_password(request: Request, form: FormData) -> Response:
    account = _own(request)
    if account is None:
        return go_to("/sign-in")
    if form.get("password") != form.get("again"):
        return _page(request, account, "not_twice")
    try:
        token = _with_another_password(request, account, form)
    except Wrong:
        return _page(request, account, "wrong_now")
    except TooMany as why:
        return _page(request, account, "too_many", minutes=why.minutes)
    except BadAccount as why:
        return _page(request, account, why.code)
    answer = _page(request, account, done="password_changed", token=token)
    keep_token(answer, request, SESSION, token, None)
    return answer


def _with_another_password(request: Request, account: Account, form: FormData) -> str:
    """The token of who changed the password and goes on here; every other device signs in anew."""
    records, origin = records_of(request), address_of(request.scope)
    now, password = str(form.get("now", "")), str(form.get("password", ""))
    proved = sign_in(records, ATTEMPTS, account.name, now, origin)
    if is_same(now, password):
        raise BadAccount("password_same")
    changed = set_password(records, account.shown_name, proved, password, must_hold=True)
    return enter(records, changed, BROWSER, origin, request.headers.get("user-agent", ""))


def _end_session(request: Request, form: FormData) -> Response:
    account, records = _own(request), records_of(request)
    if account is not None:
        ended = [one for one in sessions_of(records, account.id) if one.id == form.get("session")]
        for one in ended:
            end_session(records, account.shown_name, one)
    return go_to(_PAGE)


def _sign_out(request: Request, _form: FormData) -> Response:
    records = records_of(request)
    held = find_session(records, cookies_of(request.scope).get(SESSION, ""))
    if held is not None:
        account = read_account(records, held.account)
        end_session(records, account.shown_name if account else "", held)
    answer = go_to("/sign-in")
    answer.delete_cookie(SESSION, path="/")
    return answer


def _own(request: Request) -> Account | None:
    person = visitor(request).account
    return read_account(records_of(request), person.account) if person else None


def _page(
    request: Request,
    account: Account | None,
    fault: str = "",
    done: str = "",
    minutes: int = 0,
    token: str = "",
) -> Response:
    if account is None:
        return go_to("/sign-in")
    records = records_of(request)
    here = find_session(records, token or cookies_of(request.scope).get(SESSION, ""))
    return form_page(
        request,
        "account.html",
        400 if fault else 200,
        here=_PAGE,
        account=account,
        role=t(f"access.role.{account.role}", language_of(request)),
        sessions=[(one, _time(one.made), _time(one.seen)) for one in sessions_of(records, account.id)],
        own_session=here.id if here else "",
        fault=fault,
        minutes=minutes,
        done=done,
    )


def _time(at: str) -> str:
    return f"{local_time(at):%H:%M %d/%m/%Y}"
