"""Sessions: who came in with which browser, until when; ended by idleness, by age, or by hand."""

from collections.abc import Collection
from dataclasses import dataclass

from access.accounts import read_account
from access.hourly import is_first_this_hour
from access.people import BEARER, Person
from access.shares import is_open
from access.tokens import digest_of, later, new_token, now
from store import AccessRecords, Deed, Drop, Put
from store.access_records import Row

# A browser of today, a device that is remembered, a program (API), the bearer of a link.
BROWSER, DEVICE, PROGRAM, LINK = "browser", "device", "program", "link"
# Which of them open something by the cookie of a session, by a program's header, by the cookie of a link.
BROWSERS, PROGRAMS, LINKS = frozenset({BROWSER, DEVICE}), frozenset({PROGRAM}), frozenset({LINK})
_HOUR, _DAY = 3600, 86400
# Seconds without use, and in all, after which one ends.
IDLE = {BROWSER: 2 * _HOUR, DEVICE: 30 * _DAY, PROGRAM: 90 * _DAY, LINK: 30 * _DAY}
AGE = {BROWSER: 12 * _HOUR, DEVICE: 90 * _DAY, PROGRAM: 365 * _DAY, LINK: 90 * _DAY}
_SEEN_EVERY = 60
# How long an ended session still tells where its account comes from.
_REMEMBERED = 30 * _DAY
_MOST_AGENT = 200
# So many letters of a session's id stand in lists and in the trail.
_SHORT_ID = 12
ENDED = "session_ended"


@dataclass(frozen=True)
class Session:
    """Someone who is in; `id` is the digest of its token, which opens nothing."""

    id: str
    kind: str
    account: int
    share: int
    made: str
    seen: str
    ends: str
    idle_seconds: int
    origin: str
    agent: str

    @property
    def short_id(self) -> str:
        """As much of the id as tells it from others."""
        return self.id[:_SHORT_ID]

    def is_alive(self, at: str) -> bool:
        """Whether it had not ended at a time."""
        return at < self.ends and at < later(self.idle_seconds, self.seen)


def open_session(
    records: AccessRecords,
    kind: str,
    account: int = 0,
    share: int = 0,
    origin: str = "",
    agent: str = "",
    *,
    until: str = "",
    deed: Deed | None = None,
) -> str:
    """Let someone in, never beyond `until`; gives the token, which is handed out once."""
    forget_ended(records)
    token, row = new_session(kind, account, share, origin, agent, until=until)
    records.write([row], deed)
    return token


def forget_ended(records: AccessRecords) -> None:
    """Once an hour, forget the sessions that ended long ago."""
    if is_first_this_hour(records, "forget_ended"):
        records.forget_ended(later(-_REMEMBERED))


def new_session(
    kind: str, account: int = 0, share: int = 0, origin: str = "", agent: str = "", *, until: str = ""
) -> tuple[str, Put]:
    """The token of a session, and the row that has to be written for it to open anything."""
    token, at = new_token(), now()
    ends = later(AGE[kind], at)
    row = {
        "token": digest_of(token),
        "kind": kind,
        "account": account,
        "share": share,
        "made": at,
        "seen": at,
        "ends": min(ends, until) if until else ends,
        "idle_seconds": IDLE[kind],
        "origin": origin,
        "agent": agent[:_MOST_AGENT],
    }
    return token, Put("session", row)


def find_session(records: AccessRecords, token: str) -> Session | None:
    """The session of a token that has not ended; its use is noted once a minute."""
    row = records.row("session", token=digest_of(token)) if token else None
    if row is None:
        return None
    found, at = _session(row), now()
    if not found.is_alive(at):
        return None
    if at >= later(_SEEN_EVERY, found.seen):
        records.touch("session", {"seen": at}, token=found.id)
    return found


def find_person(records: AccessRecords, token: str, kinds: Collection[str]) -> Person | None:
    """Who a token lets in, as their account or link stands now; None for no one.

    `kinds` are those of sessions that open where the token came: a program's is none of a browser.
    """
    found = find_session(records, token)
    if found is None or found.kind not in kinds:
        return None
    if found.share:
        return Person(BEARER, share=found.share) if is_open(records, found.share) else None
    account = read_account(records, found.account)
    return account.person if account and account.is_active else None


def sessions_of(records: AccessRecords, account: int) -> list[Session]:
    """Where an account is signed in, the newest first."""
    at = now()
    held = (_session(row) for row in records.rows("session", account=account))
    return sorted((one for one in held if one.is_alive(at)), key=lambda one: one.made, reverse=True)


def came_from(records: AccessRecords, account: int, origin: str) -> bool:
    """Whether an account signed in from an address within the last 30 days."""
    since = later(-_REMEMBERED)
    held = records.rows("session", account=account, origin=origin) if origin else []
    return any(row["kind"] in BROWSERS and row["made"] >= since for row in held)


def end_session(records: AccessRecords, who: str, ended: Session) -> None:
    """Sign a browser or device out, or take a program's token back: the trail says whose, and which token."""
    about = {"account": ended.account, "kind": ended.kind, "origin": ended.origin, "since": ended.made}
    if ended.kind == PROGRAM:
        about["token"] = ended.short_id
    records.write([Drop("session", {"token": ended.id})], Deed(who, ENDED, about))


def end_sessions(records: AccessRecords, who: str, account: int) -> None:
    """Sign an account out everywhere."""
    deed = Deed(who, ENDED, {"account": account, "kind": "all"})
    records.write([Drop("session", {"account": account})], deed)


def _session(row: Row) -> Session:
    return Session(
        row["token"], row["kind"], row["account"], row["share"], row["made"], row["seen"], row["ends"],
        row["idle_seconds"], row["origin"], row["agent"],
    )  # fmt: skip
