"""Tokens of programs: with one another system acts as an account, until it is revoked or long unused."""

from access.accounts import Account
from access.sessions import PROGRAM, Session, open_session, sessions_of
from store import AccessRecords, Deed

TOKEN_MADE = "token_made"  # noqa: S105 - a word of the trail


def make_token(records: AccessRecords, who: str, account: Account) -> str:
    """A new token that acts as an account; handed out once."""
    deed = Deed(who, TOKEN_MADE, {"name": account.name})
    return open_session(records, PROGRAM, account.id, deed=deed)


def tokens_of(records: AccessRecords, account: Account) -> list[Session]:
    """The tokens of an account that are good now, the newest first; `id` opens nothing."""
    return [one for one in sessions_of(records, account.id) if one.kind == PROGRAM]
