"""Letting an account in: its session, its cookie, its row of the trail; and out again."""

from starlette.requests import Request
from starlette.responses import Response

from access import Account, enter
from access.sessions import AGE, BROWSER, DEVICE
from access.told import SESSION
from store import AccessRecords, Deed
from web.callers import address_of
from web.forms import go_to, keep_token

SIGNED_IN = "signed_in"


def let_in(
    request: Request, records: AccessRecords, account: Account, next_path: str, how: str, *, stays: bool
) -> Response:
    """Open a session for an account and send its browser on; raises Wrong where it was changed meanwhile."""
    kind = DEVICE if stays else BROWSER
    deed = Deed(account.shown_name, SIGNED_IN, {"name": account.name, "how": how, "kind": kind})
    agent, origin = request.headers.get("user-agent", ""), address_of(request.scope)
    token = enter(records, account, kind, origin, agent, deed=deed)
    answer = go_to(next_path)
    keep_token(answer, request, SESSION, token, AGE[kind] if stays else None)
    return answer
