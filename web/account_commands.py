"""`python -m web account …`: accounts and the tokens of programs, from the command line."""

import argparse
import sys
from getpass import getpass
from typing import Any

from access import (
    EVERY_UNIT,
    Account,
    BadAccount,
    Session,
    account_named,
    accounts,
    add_account,
    change_account,
    end_session,
    set_password,
)
from access.passwords import fault_of
from access.programs import make_token, tokens_of
from domain.catalogue import Catalogue
from domain.catalogue_changes import with_changes
from domain.catalogue_files import catalogue_for
from domain.entries import CATALOGUE
from domain.errors import Fault
from store import AccessRecords, Store, open_store
from texts import t

Answer = tuple[int, dict[str, Any], list[str]]
DONE = 0
# In the trail, where nobody says who they are.
COMMAND_LINE = "python -m web"


def add(given: argparse.Namespace) -> Answer:
    """A new account with its password; one that signs in at a provider (--subject) may do without."""
    # The first account may be the first thing a store holds.
    with open_store(given.store) as store:
        records, units = AccessRecords(store.engine), _units(given, store)
        password = _read_password(given, may_be_empty=bool(given.subject))
        if password:
            _require_fit(password, given.name)
        shown = given.shown or given.name
        add_account(records, given.who, given.name, shown, given.role, units, given.subject or "")
        account = _account(records, given)
        if password:
            set_password(records, given.who, account, password)
        return _changed(records, given)


def change(given: argparse.Namespace) -> Answer:
    """Disable or enable an account."""
    with _open(given) as store:
        records = AccessRecords(store.engine)
        one = _account(records, given)
        is_active = given.command == "enable"
        change_account(
            records, given.who, one, one.shown_name, one.role, one.units, one.subject, is_active=is_active
        )
        return _changed(records, given)


def new_password(given: argparse.Namespace) -> Answer:
    """A new password: whoever is signed in with the old one, programs too, is signed out."""
    with _open(given) as store:
        records = AccessRecords(store.engine)
        account = _account(records, given)
        set_password(records, given.who, account, _read_password(given))
        return _changed(records, given)


def list_accounts(given: argparse.Namespace) -> Answer:
    """Every account, without anything secret."""
    with _open(given) as store:
        found = accounts(AccessRecords(store.engine))
    lines = [_line(one, given.lang) for one in found] or [t("account.command.none", given.lang)]
    return DONE, {"accounts": [_told(one) for one in found]}, lines


def token(given: argparse.Namespace) -> Answer:
    """A token for a program; standard output holds it and nothing else."""
    with _open(given) as store:
        records = AccessRecords(store.engine)
        account = _account(records, given)
        if not account.is_active:
            raise Fault(t("account.command.disabled", given.lang, name=account.name))
        made = make_token(records, given.who, account)
        (newest, *_) = tokens_of(records, account)
    print(t("account.command.once", given.lang, ends=newest.ends[:10]), file=sys.stderr)
    return DONE, {"name": account.name, "token": made, "ends": newest.ends}, [made]


def tokens(given: argparse.Namespace) -> Answer:
    """The tokens of an account: each by an id that opens nothing."""
    with _open(given) as store:
        records = AccessRecords(store.engine)
        found = tokens_of(records, _account(records, given))
    told = [_told_token(one) for one in found]
    lines = [t("account.command.token", given.lang, **one) for one in told]
    return DONE, {"name": given.name, "tokens": told}, lines or [t("account.command.no_tokens", given.lang)]


def revoke(given: argparse.Namespace) -> Answer:
    """Take back the token of an id, or with --all every token of an account."""
    with _open(given) as store:
        records = AccessRecords(store.engine)
        found = tokens_of(records, _account(records, given))
        meant = [one for one in found if given.all or one.id.startswith(given.id)]
        if not given.all and len(meant) != 1:
            raise Fault(t("account.command.which", given.lang, name=given.name))
        for one in meant:
            end_session(records, given.who, one)
    told = t("account.command.revoked", given.lang, name=given.name, count=len(meant))
    return DONE, {"name": given.name, "revoked": len(meant)}, [told]


def fault_in_words(why: BadAccount, lang: str) -> str:
    """Why an account cannot be so."""
    return t(f"door.fault.{why.code}", lang)


def _open(given: argparse.Namespace) -> Store:
    # A mistyped address must not look like a store without accounts.
    return open_store(given.store, create=False)


def _account(records: AccessRecords, given: argparse.Namespace) -> Account:
    found = account_named(records, given.name)
    if found is None:
        raise Fault(t("account.command.unknown", given.lang, name=given.name))
    return found


def _changed(records: AccessRecords, given: argparse.Namespace) -> Answer:
    account = _account(records, given)
    done = t(f"account.command.done.{given.command}", given.lang, name=account.name)
    return DONE, {"account": _told(account)}, [done]


def _units(given: argparse.Namespace, store: Store) -> list[str]:
    """The keys of the units named by code; a code means the unit that held it last."""
    if not given.units:
        return []
    changes = (kept.entry for kept in store.entries(CATALOGUE, [""], [0]))
    catalogue = with_changes(catalogue_for(demonstration=store.is_demonstration), changes)
    return [_unit(code, catalogue, given.lang) for code in given.units]


def _unit(code: str, catalogue: Catalogue, lang: str) -> str:
    if code == EVERY_UNIT or code in catalogue.units:
        return code
    held = catalogue.by_code.get(code, ())
    if not held:
        raise Fault(t("account.command.unknown_unit", lang, code=code))
    return held[-1].key


def _require_fit(password: str, name: str) -> None:
    """Refuse a bad password before there is an account that has none."""
    if fault := fault_of(password, name):
        raise BadAccount(f"password_{fault}")


def _read_password(given: argparse.Namespace, *, may_be_empty: bool = False) -> str:
    """Asked for at a terminal, else one line of standard input; never an argument, which others can see."""
    if sys.stdin.isatty():
        found = getpass(t("account.command.ask", given.lang))
        if getpass(t("account.command.again", given.lang)) != found:
            raise BadAccount("not_twice")
    else:
        try:
            found = sys.stdin.buffer.readline().decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError:
            # The fault itself would repeat the bytes.
            raise Fault(t("account.command.not_utf8", given.lang)) from None
    if not found and not may_be_empty:
        raise Fault(t("account.command.no_password", given.lang))
    return found


def _line(one: Account, lang: str) -> str:
    state = "" if one.is_active else t("account.command.is_disabled", lang)
    role, units = t(f"access.role.{one.role}", lang), ", ".join(sorted(one.units))
    said = {"name": one.name, "shown": one.shown_name, "role": role, "units": units, "state": state}
    return t("account.command.line", lang, **said).rstrip()


def _told(one: Account) -> dict[str, Any]:
    return {
        "name": one.name,
        "shown_name": one.shown_name,
        "role": one.role,
        "units": sorted(one.units),
        "subject": one.subject,
        "has_password": one.has_password,
        "active": one.is_active,
        "made": one.made,
    }


def _told_token(one: Session) -> dict[str, str]:
    return {"id": one.short_id, "made": one.made, "seen": one.seen, "ends": one.ends}
