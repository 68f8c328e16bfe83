"""Signing in by name and password, limited by account and by address."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from math import ceil
from threading import Lock
from time import time

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from access.accounts import Account, Wrong, account_in, normal_name
from access.passwords import hashed, is_outdated, is_right
from access.sessions import came_from, forget_ended, new_session
from domain.errors import Fault
from store import AccessRecords, Deed, Put

FAILED = "sign_in_failed"
_NOBODY = -1
# Wrong passwords: of one name from one address, of one address, and of one name from anywhere.
_BOTH, _ADDRESS, _NAME = (
    RateLimitItemPerMinute(5, 15),
    RateLimitItemPerMinute(30, 15),
    RateLimitItemPerHour(50),
)


class TooMany(Fault):
    """Too many wrong passwords; `minutes` are to be waited."""

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes
        super().__init__(f"too many attempts; wait {minutes} minutes")


class Attempts:
    """The wrong passwords of late, in this process's memory."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._lock, self._under_way = Lock(), Counter[tuple[str, ...]]()

    @contextmanager
    def one(self, name: str, origin: str, *, is_at_home: bool = False) -> Iterator[None]:
        """While an attempt is under way; raises TooMany where there were too many.

        Those under way count as well: many at once are not more than one by one. `is_at_home`: the account
        came in from this address of late, and is not kept out by what others try elsewhere.
        """
        limits = _limits(name, origin)
        with self._lock:
            for item, keys in limits:
                full = not self._limiter.test(item, *keys, cost=1 + self._under_way[keys])
                if full and not (is_at_home and item is _NAME):
                    left = self._limiter.get_window_stats(item, *keys).reset_time - time()
                    raise TooMany(max(1, ceil(left / 60)))
            self._under_way.update(keys for _, keys in limits)
        try:
            yield
        finally:
            with self._lock:
                # What falls to none is left out.
                self._under_way -= Counter(keys for _, keys in limits)

    def count(self, name: str, origin: str) -> None:
        """One more."""
        for item, keys in _limits(name, origin):
            self._limiter.hit(item, *keys)

    def forgive(self, name: str, origin: str) -> None:
        """None any more of this name from this address."""
        item, keys = next(iter(_limits(name, origin)))
        self._limiter.clear(item, *keys)


def sign_in(records: AccessRecords, attempts: Attempts, name: str, password: str, origin: str) -> Account:
    """The account of a name and password, as proved; raises Wrong, which the trail keeps, or TooMany."""
    kept = normal_name(name)[:60]
    row = records.row("account", name=kept)
    # Asked of a name that nobody has too: it is answered no sooner.
    at_home = came_from(records, row["id"] if row else _NOBODY, origin)
    with attempts.one(kept, origin, is_at_home=at_home):
        right = is_right(password, row["password"] if row else "")
        if row is None or not right or not row["active"]:
            attempts.count(kept, origin)
            # A name that nobody has may be a password in the wrong field: the trail is kept for ever.
            records.note(Deed(kept if row else "", FAILED, {}))
            raise Wrong("wrong name or password")
        attempts.forgive(kept, origin)
    found = account_in(row)
    return _hashed_anew(records, found, password) if is_outdated(found.secret) else found


def enter(
    records: AccessRecords,
    account: Account,
    kind: str,
    origin: str = "",
    agent: str = "",
    *,
    deed: Deed | None = None,
) -> str:
    """Open a session for who proved to be an account; gives its token, which is handed out once.

    Raises Wrong where the account has been disabled, or got another password, since that was proved.
    """
    forget_ended(records)
    token, row = new_session(kind, account.id, origin=origin, agent=agent)
    if records.take("account", lambda _: [row], deed, **account.proved) is None:
        raise Wrong("the account was changed meanwhile")
    return token


def _hashed_anew(records: AccessRecords, account: Account, password: str) -> Account:
    """The account with its password kept by the settings of today; raises Wrong where it was replaced."""
    secret = hashed(password)
    change = Put("account", {"password": secret}, {"id": account.id})
    if records.take("account", lambda _: [change], **account.proved) is not None:
        return replace(account, secret=secret)
    # Somebody else who knows the password came in at once, and it is hashed anew already.
    row = records.row("account", id=account.id)
    if row is None or not row["active"] or not is_right(password, row["password"]):
        raise Wrong("the account was changed meanwhile")
    return account_in(row)


def _limits(name: str, origin: str) -> list[tuple[RateLimitItem, tuple[str, ...]]]:
    return [(_BOTH, ("both", name, origin)), (_ADDRESS, ("address", origin)), (_NAME, ("name", name))]
