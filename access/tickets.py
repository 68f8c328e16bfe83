"""Links that can be used once: the first set-up, a new password, a sign-in shown as a code."""

from dataclasses import dataclass
from typing import Any

from access.tokens import digest_of, later, new_token, now
from store import AccessRecords, Deed, Drop, Put

SET_UP, PASSWORD, SIGN_IN = "set_up", "password", "sign_in"
_MINUTE, _DAY = 60, 86400
LIFE = {SET_UP: 7 * _DAY, PASSWORD: 3 * _DAY, SIGN_IN: 10 * _MINUTE}
MADE = "ticket_made"


@dataclass(frozen=True)
class Ticket:
    """What a link that can be used once is for, and for whose account (0: for the first one)."""

    kind: str
    account: int


def make_ticket(records: AccessRecords, who: str, kind: str, account: int = 0) -> str:
    """The token of a new ticket; the older ones of its kind and account are void."""
    token = new_token()
    row = {
        "token": digest_of(token),
        "kind": kind,
        "account": account,
        "made": now(),
        "ends": later(LIFE[kind]),
    }
    void = Drop("ticket", {"kind": kind, "account": account})
    records.write([void, Put("ticket", row)], Deed(who, MADE, {"kind": kind, "account": account}))
    return token


def find_ticket(records: AccessRecords, token: str, kind: str) -> Ticket | None:
    """The ticket of a token that is still good, or None."""
    row = records.row("ticket", token=digest_of(token), kind=kind)
    return Ticket(row["kind"], row["account"]) if row and now() < row["ends"] else None


def use_ticket(records: AccessRecords, token: str, kind: str) -> Ticket | None:
    """The same, and it is used up: of two who come at once only one gets it."""
    key: dict[str, Any] = {"token": digest_of(token), "kind": kind}
    row = records.take("ticket", lambda _: [Drop("ticket", key)], **key)
    return Ticket(row["kind"], row["account"]) if row and now() < row["ends"] else None
