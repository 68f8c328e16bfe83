"""Every account in a table, and the one that is at hand."""

import streamlit as st

from access import ADMINISTRATOR, EVERY_UNIT, VIEWER, Account, accounts, sessions_of
from domain.catalogue import Catalogue
from domain.clock import local_time
from reports.unit_names import unit_names
from reports.wording import sentence_case
from texts import t
from ui.door.account_form import PICKED
from ui.html_tables import Column, show_table
from ui.served import the_records

_COLUMNS = ("shown_name", "name", "role", "units", "seen", "state")


def show_accounts(catalogue: Catalogue, lang: str) -> list[Account]:
    """The table of accounts; gives them."""
    held = accounts(the_records())
    columns = [Column(t(f"accounts.column.{name}", lang)) for name in _COLUMNS]
    caption = t("accounts.caption", lang, count=len(held))
    show_table(caption, columns, [_cells(one, catalogue, lang) for one in held])
    return held


def pick_account(held: list[Account], lang: str) -> Account | None:
    """The account that is to be changed or let in; None until one is chosen."""
    by_id = {one.id: one for one in held}
    picked = st.selectbox(
        t("accounts.pick", lang), list(by_id), index=None, placeholder=t("accounts.pick_hint", lang),
        format_func=lambda one: f"{by_id[one].shown_name} ({by_id[one].name})", key=PICKED, width=520,
    )  # fmt: skip
    return by_id.get(picked) if picked is not None else None


def _cells(one: Account, catalogue: Catalogue, lang: str) -> list[str]:
    seen = max((session.seen for session in sessions_of(the_records(), one.id)), default="")
    return [
        one.shown_name,
        one.name,
        sentence_case(t(f"access.role.{one.role}", lang)),
        _units(one, catalogue, lang),
        f"{local_time(seen):%H:%M %d/%m/%Y}" if seen else t("accounts.not_signed_in", lang),
        t(f"accounts.state.{_state(one)}", lang),
    ]


def _units(one: Account, catalogue: Catalogue, lang: str) -> str:
    """The names of the units it writes for; a viewer writes for none, an administrator for all."""
    if one.role == VIEWER:
        return ""
    if one.role == ADMINISTRATOR or EVERY_UNIT in one.units:
        return t("accounts.every_unit", lang)
    names = unit_names((catalogue.units[key] for key in one.units if key in catalogue.units), catalogue, lang)
    return ", ".join(sorted(names.get(key, key) for key in one.units)) or t("accounts.none", lang)


def _state(one: Account) -> str:
    if not one.is_active:
        return "disabled"
    return "active" if one.has_password or one.subject else "no_password"
