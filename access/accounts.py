"""Accounts: added, changed and disabled, each change in the trail; one administrator always stays."""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from access.letters import holds_unseen
from access.passwords import fault_of, hashed
from access.people import ADMINISTRATOR, ROLES, Person
from access.tokens import now
from domain.errors import Fault, NotKnown
from store import AccessRecords, Deed, Drop, Put, Renamed
from store.access_records import Row

_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,59}")
_MOST_SHOWN, MOST_SUBJECT = 80, 255
ADDED, CHANGED, PASSWORD_SET = "account_added", "account_changed", "password_set"


class BadAccount(Fault):
    """An account cannot be as it is asked to be; `code` (access.bad_account in the texts) says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"account: {code}")


class Wrong(Fault):
    """Name or password are wrong, or the account is disabled: which, is not told."""


@dataclass(frozen=True)
class Account:
    """Someone who may sign in; `subject` names them at the provider of OpenID Connect, '' for nowhere.

    `secret` is what the store keeps of the password, '' for none: by it what was proved is known again.
    """

    id: int
    name: str
    shown_name: str
    role: str
    units: frozenset[str]
    secret: str = field(repr=False)
    subject: str
    is_active: bool
    made: str

    @property
    def has_password(self) -> bool:
        """Whether it can be signed in with by a password."""
        return bool(self.secret)

    @property
    def proved(self) -> Row:
        """What its row holds while what was proved of it does: the password, and that it is in use."""
        return {"id": self.id, "password": self.secret, "active": 1}

    @property
    def person(self) -> Person:
        """The person who signs in with it."""
        return Person(self.role, self.shown_name, self.units, self.id)


def accounts(records: AccessRecords) -> list[Account]:
    """All accounts, in the order they were made."""
    return [account_in(row) for row in records.rows("account")]


def read_account(records: AccessRecords, number: int) -> Account | None:
    """One account."""
    row = records.row("account", id=number)
    return account_in(row) if row else None


def account_named(records: AccessRecords, name: str) -> Account | None:
    """The account of a name as it was typed."""
    row = records.row("account", name=normal_name(name))
    return account_in(row) if row else None


def account_in(row: Row) -> Account:
    """The account that a row keeps."""
    return Account(
        row["id"],
        row["name"],
        row["shown_name"],
        row["role"],
        frozenset(json.loads(row["units"])),
        row["password"],
        row["subject"],
        bool(row["active"]),
        row["made"],
    )


def normal_name(name: str) -> str:
    """A name as it is kept: small letters, no blanks around it."""
    return unicodedata.normalize("NFC", name).strip().casefold()


def add_account(
    records: AccessRecords,
    who: str,
    name: str,
    shown_name: str,
    role: str,
    units: Iterable[str] = (),
    subject: str = "",
    password: str = "",
) -> int:
    """Add an account, without a password where none is given; gives its number; raises BadAccount."""
    held = sorted(units)
    kept = require_addable(records, name, shown_name, role, password)
    secret = hashed(password) if password else ""
    values = {**_checked(shown_name, role, held, subject), "name": kept, "password": secret, "active": 1}
    about = {"name": kept, "role": role, "units": held}

    def make(_: int) -> tuple[Row, Deed]:
        # Asked again while nobody else may write: of several who add the same at once one does.
        _require_free(records, kept)
        _require_alone(records, values, 0)
        return {**values, "made": now()}, Deed(who, ADDED, about)

    return records.write_next("account", "id", make)


def require_addable(records: AccessRecords, name: str, shown_name: str, role: str, password: str = "") -> str:
    """The name of an account that could be added, as it is kept; raises BadAccount."""
    kept = normal_name(name)
    if not _NAME.fullmatch(kept):
        raise BadAccount("name")
    _require_free(records, kept)
    _checked(shown_name, role, (), "")
    if password:
        require_good_password(password, kept)
    return kept


def change_account(
    records: AccessRecords,
    who: str,
    account: Account,
    shown_name: str,
    role: str,
    units: Iterable[str],
    subject: str = "",
    *,
    is_active: bool = True,
) -> None:
    """Change an account; who is disabled is signed out everywhere; raises BadAccount."""
    held = sorted(units)
    values = {**_checked(shown_name, role, held, subject), "active": int(is_active)}
    about = {"name": account.name, "role": role, "units": held, "active": is_active}
    stays = role == ADMINISTRATOR and is_active

    def changes(row: Row) -> list[Put | Drop | Renamed]:
        # While nobody else may write: of two administrators who take leave at once one stays.
        if not stays and row["role"] == ADMINISTRATOR and row["active"] and _is_last(records, account):
            raise BadAccount("last_administrator")
        _require_alone(records, values, account.id)
        return [
            Put("account", values, {"id": account.id}),
            *_renamed(row["shown_name"], str(values["shown_name"])),
            *([] if is_active else _way_in(account)),
        ]

    if records.take("account", changes, Deed(who, CHANGED, about), id=account.id) is None:
        raise NotKnown("account", account.name)


def _renamed(before: str, after: str) -> list[Renamed]:
    return [] if after == before else [Renamed(before, after)]


def set_password(
    records: AccessRecords, who: str, account: Account, password: str, *, must_hold: bool = False
) -> Account:
    """Give an account a new password and sign out who is in by the old one; gives it as it is then.

    Raises BadAccount. `must_hold`: raises Wrong where the account has been disabled, or got another password,
    since it was read.
    """
    require_good_password(password, account.name)
    secret, key = hashed(password), account.proved if must_hold else {"id": account.id}
    kept = Put("account", {"password": secret}, {"id": account.id})
    deed = Deed(who, PASSWORD_SET, {"name": account.name})
    found = records.take("account", lambda _: [kept, *_way_in(account)], deed, **key)
    if found is None:
        raise Wrong("the account was changed meanwhile") if must_hold else NotKnown("account", account.name)
    return replace(account_in(found), secret=secret)


def require_good_password(password: str, name: str) -> None:
    """Raises BadAccount, its code that of access.passwords.fault_of with 'password_' before it."""
    if fault := fault_of(password, name):
        raise BadAccount(f"password_{fault}")


def _way_in(account: Account) -> list[Drop]:
    """Every session and ticket of an account, to be taken away."""
    return [Drop(table, {"account": account.id}) for table in ("session", "ticket")]


def _require_free(records: AccessRecords, name: str) -> None:
    if records.row("account", name=name):
        raise BadAccount("taken")


def _require_alone(records: AccessRecords, values: dict[str, Any], number: int) -> None:
    """Raises BadAccount where another account is shown by this name or stands for this identity.

    What is sent is kept under the name shown: two of one name could not be told apart.
    """
    others = [row for row in records.rows("account") if row["id"] != number]
    shown = _as_read(values["shown_name"])
    if any(_as_read(row["shown_name"]) == shown for row in others):
        raise BadAccount("shown_name_taken")
    subject = values["subject"].casefold()
    if subject and any(row["subject"].casefold() == subject for row in others):
        raise BadAccount("subject_taken")


def _checked(shown_name: str, role: str, units: Iterable[str], subject: str) -> dict[str, str]:
    shown = " ".join(unicodedata.normalize("NFC", shown_name).split())
    # A star begins the names of what is no person's (store.drafts.SHELF).
    if not 0 < len(shown) <= _MOST_SHOWN or holds_unseen(shown) or _as_read(shown).startswith("*"):
        raise BadAccount("shown_name")
    if role not in ROLES:
        raise BadAccount("role")
    if len(subject) > MOST_SUBJECT or holds_unseen(subject.strip()):
        raise BadAccount("subject")
    return {"shown_name": shown, "role": role, "units": json.dumps(sorted(units)), "subject": subject.strip()}


def _as_read(shown_name: str) -> str:
    """What is left of a shown name to a reader's eye: no width, no small or capital letters."""
    return " ".join(unicodedata.normalize("NFKC", shown_name).casefold().split())


def _is_last(records: AccessRecords, account: Account) -> bool:
    held = records.rows("account", role=ADMINISTRATOR, active=1)
    return all(row["id"] == account.id for row in held)
