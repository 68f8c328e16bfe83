"""Signing in through a provider of OpenID Connect (Authlib): the code flow with PKCE, the deep link kept.

What belongs to a sign-in under way stands in a signed cookie for ten minutes, and nowhere else.
"""

import logging
import secrets
from contextlib import suppress
from functools import lru_cache

from anyio import to_thread
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth
from httpx2 import HTTPError, InvalidURL
from joserfc.errors import JoseError
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.types import Receive, Scope, Send

from access import Account, Wrong, accounts
from domain.errors import StoreFault
from store import Deed, acting_from
from web.callers import address_of
from web.forms import form_page, nowhere, own_path
from web.letting_in import let_in
from web.running import WRITERS, records_of, store_is_busy
from web.settings import Provider, read_provider

_LOG = logging.getLogger(__name__)
_NEXT, _FAILED = "next", "sign_in_failed"
_PLACE, _BACK = "/oidc", "/back"
_SECONDS = 600
# A provider that is away or answers nonsense, an answer nobody asked for, a signature that is not its own.
_NO_ANSWER = (HTTPError, InvalidURL, AuthlibBaseError, JoseError, ValueError, KeyError, RuntimeError)
# Lives as long as the process: a sign-in under way when it ends is begun anew.
_SECRET = secrets.token_hex(32)


def oidc_routes() -> list[BaseRoute]:
    """The way to the provider and back; it leads nowhere where no provider is set."""
    return [Mount(_PLACE, _UnderWay()) if read_provider() else Route(f"{_PLACE}/{{rest:path}}", nowhere)]


class _UnderWay:
    """The two routes with the cookie of a sign-in under way, kept to HTTPS where the browser speaks it."""

    def __init__(self) -> None:
        routes = Router([Route("/start", _start), Route(_BACK, _back), Route("/{rest:path}", nowhere)])
        self.plain, self.secure = (
            SessionMiddleware(
                routes,
                _SECRET,
                "signing_in",
                max_age=_SECONDS,
                path=_PLACE,
                same_site="lax",
                https_only=secure,
            )
            for secure in (False, True)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        chosen = self.secure if scope["scheme"] == "https" else self.plain
        await chosen(scope, receive, send)


@lru_cache(maxsize=1)
def _client(provider: Provider):  # type: ignore[no-untyped-def] # Authlib names no type for it
    oauth = OAuth()
    oauth.register(
        "provider",
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        server_metadata_url=f"{provider.issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
    )
    return oauth.create_client("provider")


async def _start(request: Request) -> Response:
    provider = read_provider()
    request.session[_NEXT] = own_path(request.query_params.get("next"))
    address = f"{request.url.scheme}://{request.url.netloc}{_PLACE}{_BACK}"
    try:
        answer: Response = await _client(provider).authorize_redirect(request, address)
    except _NO_ANSWER as why:
        return await _failed(request, type(why).__name__)
    return answer


async def _back(request: Request) -> Response:
    try:
        token = await _client(read_provider()).authorize_access_token(request)
    except _NO_ANSWER as why:
        return await _failed(request, type(why).__name__)
    claims = token.get("userinfo") or {}
    next_path = own_path(request.session.pop(_NEXT, None))
    try:
        return await to_thread.run_sync(_arrived, request, claims, next_path, limiter=WRITERS)
    except StoreFault as why:
        return store_is_busy(request, why)


def _arrived(request: Request, claims: dict[str, object], next_path: str) -> Response:
    with acting_from(address_of(request.scope)):
        records, mail, sub = records_of(request), _verified_mail(claims), str(claims.get("sub") or "")
        found = next((one for one in accounts(records) if _is_theirs(one, mail, sub)), None)
        # Disabled or given another password in this very moment: as one who is not known.
        with suppress(Wrong):
            if found is not None:
                return let_in(request, records, found, next_path, "provider", stays=False)
        subject = mail or sub
        records.note(Deed(subject, _FAILED, {"how": "provider"}))
        return _sign_in_page(request, "unknown_person", subject)


async def _failed(request: Request, why: str) -> Response:
    _LOG.warning("a sign-in by the provider failed: %s", why)
    return _sign_in_page(request, "provider", "")


def _sign_in_page(request: Request, fault: str, subject: str) -> Response:
    return form_page(request, "provider_failed.html", 401, fault=fault, subject=subject)


def _verified_mail(claims: dict[str, object]) -> str:
    """The mail address, only where the provider says that it was verified."""
    return str(claims.get("email") or "").casefold() if claims.get("email_verified") is True else ""


def _is_theirs(account: Account, mail: str, sub: str) -> bool:
    """Whether an account names this person: by a mail address or by a subject, never by one as the other.

    Mail addresses are the same in capitals; subjects that differ in a capital are two people.
    """
    subject = account.subject
    is_named = subject.casefold() == mail if "@" in subject else subject == sub
    return bool(subject) and account.is_active and is_named
