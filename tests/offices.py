"""An office with everybody who may come to its door: accounts of every role, sessions, all kinds of links."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from access import (
    ADMINISTRATOR,
    APPROVER,
    STAFF,
    VIEWER,
    Person,
    Terms,
    add_account,
    end_sessions,
    make_share,
    open_session,
    read_account,
    revoke_share,
    share_numbered,
)
from access.sessions import BROWSER, LINK
from access.tokens import digest_of, later
from domain.periods import Period
from domain.views import View
from store import AccessRecords, Put, open_store
from store.address import DEFAULT_FILE

TAN_YEN = View("tan_yen", Period(2023, 9))
OFTEN = 86400
# Everybody, by the name under which they stand in the tables of the tests.
ACCOUNTS = {
    "viewer": (VIEWER, ()),
    "other staff": (STAFF, ("huu_lung",)),
    "staff": (STAFF, ("tan_yen",)),
    "approver": (APPROVER, ("tan_yen",)),
    "administrator": (ADMINISTRATOR, ()),
}


@dataclass
class Office:
    """A copy of the demonstration's figures with accounts and links; cookies by who comes."""

    file: Path
    records: AccessRecords
    accounts: dict[str, int] = field(default_factory=dict)
    links: dict[str, tuple[int, str]] = field(default_factory=dict)
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def person(self, who: str) -> Person | None:
        """The person of an account or an open link; None for those who are nobody."""
        if who in self.accounts:
            account = read_account(self.records, self.accounts[who])
            return account.person if account else None
        if who in ("link", "board"):
            return Person("bearer", share=self.links[who][0])
        return None


def make_office(folder: Path) -> Office:
    """An office in a folder of its own."""
    if not DEFAULT_FILE.is_file():
        raise FileNotFoundError(f"{DEFAULT_FILE}: the demonstration has to be prepared first")
    file = folder / "office.sqlite"
    shutil.copyfile(DEFAULT_FILE, file)
    return with_people(file)


def with_people(file: Path) -> Office:
    """The office whose store this is, once everybody has an account or a link in it."""
    store = open_store(str(file))
    office = Office(file, AccessRecords(store.engine))
    for name, (role, units) in ACCOUNTS.items():
        _account(office, name, role, units)
    _links(office, store.edition())
    _nobodies(office)
    return office


def _account(office: Office, name: str, role: str, units: tuple[str, ...]) -> None:
    number = add_account(office.records, "", name.replace(" ", "."), f"Người {name}", role, units)
    office.accounts[name] = number
    office.cookies[name] = {"session": open_session(office.records, BROWSER, number)}


def _links(office: Office, edition: int) -> None:
    records, soon = office.records, later(OFTEN)
    terms = {
        "link": Terms("Một trang", "plan", TAN_YEN, soon, edition=edition),
        "board": Terms("Cả bảng", "overview", TAN_YEN, soon, reach="board", downloads=True),
        "ended": Terms("Hết hạn", "overview", TAN_YEN, soon),
        "revoked": Terms("Thu hồi", "overview", TAN_YEN, soon),
    }
    for name, one in terms.items():
        number, token = make_share(records, "Người administrator", office.accounts["administrator"], one)
        office.links[name] = number, token
        # As if it had been opened while it was good.
        cookie = open_session(records, LINK, share=number)
        office.cookies[name] = {f"link_{number}": cookie}
    records.write([Put("share", {"ends": later(-60)}, {"number": office.links["ended"][0]})])
    revoked = share_numbered(records, office.links["revoked"][0])
    assert revoked is not None
    revoke_share(records, "", revoked)
    # The cookie of the one page, said to be the whole board's.
    number, other = office.links["board"][0], office.cookies["link"]
    office.cookies["tampered"] = {f"link_{number}": next(iter(other.values()))}


def _nobodies(office: Office) -> None:
    records, number = office.records, office.accounts["administrator"]
    office.cookies["no one"] = {}
    office.cookies["forged"] = {"session": "A" * 43}
    old = open_session(records, BROWSER, number)
    records.write([Put("session", {"seen": later(-3 * 3600)}, {"token": digest_of(old)})])
    office.cookies["idle"] = {"session": old}
    other = add_account(records, "", "gone", "Người gone", ADMINISTRATOR)
    office.cookies["signed out"] = {"session": open_session(records, BROWSER, other)}
    end_sessions(records, "", other)
