"""Secrets that open something: made here, handed out once, kept only as their sha256."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

_BYTES = 32


def new_token() -> str:
    """A secret nobody can guess: 43 letters, digits, '-' and '_'."""
    # One that began with a hyphen would be an option where it is handed to a command.
    while (token := secrets.token_urlsafe(_BYTES)).startswith("-"):
        pass
    return token


def digest_of(token: str) -> str:
    """What the store keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def now() -> str:
    """The time, as the store keeps it: ISO, UTC, in seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def later(seconds: int, since: str = "") -> str:
    """So many seconds after a time (now)."""
    start = datetime.fromisoformat(since) if since else datetime.now(UTC)
    return (start + timedelta(seconds=seconds)).isoformat(timespec="seconds")
