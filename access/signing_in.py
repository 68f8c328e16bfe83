"""Signing in by name and password, limited by account and by address."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from threading import Lock
from time import time

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from access.accounts import Account, account_named, normal_name
from access.passwords import hashed, is_outdated, is_right
from access.sessions import came_from
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


class Wrong(Fault):
    """Name or password are wrong, or the account is disabled: which, is not told."""


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
    """The account of a name and password; raises Wrong, which the trail keeps, or TooMany."""
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
    if is_outdated(row["password"]):
        records.write([Put("account", {"password": hashed(password)}, {"id": row["id"]})])
    found = account_named(records, kept)
    if found is None:
        raise Wrong("wrong name or password")
    return found


def _limits(name: str, origin: str) -> list[tuple[RateLimitItem, tuple[str, ...]]]:
    return [(_BOTH, ("both", name, origin)), (_ADDRESS, ("address", origin)), (_NAME, ("name", name))]
