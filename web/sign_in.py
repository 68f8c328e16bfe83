"""Signing in, the first account, a new password, a sign-in by code."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from access import (
    ADMINISTRATOR,
    PASSWORD,
    SET_UP,
    SIGN_IN,
    Account,
    Attempts,
    BadAccount,
    TooMany,
    Wrong,
    accounts,
    add_account,
    find_ticket,
    read_account,
    require_addable,
    require_good_password,
    set_password,
    sign_in,
    use_ticket,
)
from store import AccessRecords
from web.callers import address_of
from web.forms import form_page, go_to, own_path
from web.letting_in import let_in
from web.running import records_of, run_in_thread
from web.settings import read_provider

# One for the process: what is counted here, no other page lets through.
ATTEMPTS = Attempts()
_BY_TOKEN = ("set-up", "password", "in")


def sign_in_routes() -> list[BaseRoute]:
    """The ways in."""
    both = ["GET", "POST"]
    return [
        Route("/sign-in", run_in_thread(_sign_in), methods=both),
        Route("/set-up/{token}", run_in_thread(_set_up), methods=both),
        Route("/password/{token}", run_in_thread(_new_password), methods=both),
        Route("/in/{token}", run_in_thread(_by_code), methods=both),
        # Else Streamlit would answer with its page.
        *(Route(f"/{place}/{{rest:path}}", run_in_thread(_over), methods=both) for place in _BY_TOKEN),
    ]


def _sign_in(request: Request, form: FormData) -> Response:
    records = records_of(request)
    next_path = own_path(str(form.get("next") or request.query_params.get("next") or ""))
    name, fault, minutes, status = str(form.get("name", "")), "", 0, 200
    provider = read_provider()
    if request.method == "POST":
        try:
            found = sign_in(records, ATTEMPTS, name, str(form.get("password", "")), address_of(request.scope))
            return let_in(request, records, found, next_path, "password", stays=bool(form.get("stays")))
        except Wrong:
            fault, status = "wrong", 401
        except TooMany as why:
            fault, minutes, status = "too_many", why.minutes, 429
    return form_page(
        request,
        "sign_in.html",
        status,
        next=next_path,
        name=name,
        fault=fault,
        minutes=minutes,
        provider=provider.name if provider else "",
        is_new=not accounts(records),
    )


def _set_up(request: Request, form: FormData) -> Response:
    """The first account: whoever holds the link that the start printed becomes the administrator."""
    records, token = records_of(request), request.path_params["token"]
    # As the start does before it prints the link.
    held = any(one.role == ADMINISTRATOR and one.is_active for one in accounts(records))
    if held or not find_ticket(records, token, SET_UP):
        return form_page(request, "message.html", 410, message="set_up_over")
    fault, name, shown = "", str(form.get("name", "")), str(form.get("shown_name", ""))
    if request.method == "POST":
        fault = _twice(form)
        try:
            if not fault:
                return _first_account(request, records, token, name, shown, str(form.get("password", "")))
        except BadAccount as why:
            fault = why.code
    status = 400 if fault else 200
    return form_page(request, "set_up.html", status, name=name, shown_name=shown, fault=fault)


def _first_account(
    request: Request, records: AccessRecords, token: str, name: str, shown: str, password: str
) -> Response:
    # All that can be wrong is found before the link is used up, and before anybody is an administrator.
    require_good_password(password, require_addable(records, name, shown, ADMINISTRATOR))
    if use_ticket(records, token, SET_UP) is None:
        return form_page(request, "message.html", 410, message="set_up_over")
    number = add_account(records, shown, name, shown, ADMINISTRATOR, password=password)
    account = read_account(records, number)
    if account is None:
        return go_to("/sign-in")
    return let_in(request, records, account, "/set_up", "set_up", stays=False)


def _new_password(request: Request, form: FormData) -> Response:
    records, token = records_of(request), request.path_params["token"]
    found = find_ticket(records, token, PASSWORD)
    account = read_account(records, found.account) if found else None
    if account is None or not account.is_active:
        return form_page(request, "message.html", 410, message="ticket_over")
    fault = ""
    if request.method == "POST":
        fault = _twice(form)
        try:
            if not fault:
                return _set_new_password(request, records, account, token, str(form.get("password", "")))
        except BadAccount as why:
            fault = why.code
    return form_page(request, "new_password.html", 400 if fault else 200, name=account.name, fault=fault)


def _set_new_password(
    request: Request, records: AccessRecords, account: Account, token: str, password: str
) -> Response:
    require_good_password(password, account.name)
    if use_ticket(records, token, PASSWORD) is None:
        return form_page(request, "message.html", 410, message="ticket_over")
    changed = set_password(records, account.shown_name, account, password, must_hold=True)
    return let_in(request, records, changed, "/", "new_password", stays=False)


def _by_code(request: Request, form: FormData) -> Response:
    """A sign-in shown as a code: asked once more, so that a preview of the link uses nothing up."""
    records, token = records_of(request), request.path_params["token"]
    found = find_ticket(records, token, SIGN_IN)
    # Read before the ticket is used up: a password set later ends what is opened by it.
    account = read_account(records, found.account) if found else None
    is_sent = request.method == "POST"
    if account is None or not account.is_active or (is_sent and not use_ticket(records, token, SIGN_IN)):
        return form_page(request, "message.html", 410, message="ticket_over")
    if is_sent:
        return let_in(request, records, account, "/", "code", stays=bool(form.get("stays")))
    return form_page(request, "by_code.html", name=account.shown_name)


def _over(request: Request, _form: FormData) -> Response:
    """No link leads here: it was cut off, or something was added to it."""
    message = "set_up_over" if request.url.path.startswith("/set-up/") else "ticket_over"
    return form_page(request, "message.html", 410, message=message)


def _twice(form: FormData) -> str:
    return "" if form.get("password") == form.get("again") else "not_twice"
