"""What an account is: asked for a new one, changed for one that is there; a password is never asked for."""

from typing import NamedTuple

import streamlit as st

from access import APPROVER, ROLES, STAFF, Account, BadAccount, add_account, change_account, shares
from domain.catalogue import Catalogue
from domain.numbers import format_number
from reports.wording import sentence_case
from texts import t
from ui.door.administering import the_administrator
from ui.door.units_picker import pick_units
from ui.html_tables import Column, show_table
from ui.markup import show_remark
from ui.served import the_records
from ui.telling import tell

PICKED = "account_picked"
_ROUND = "account_round"
# Whose writes depend on units: those above write for all of them, those below for none.
_OF_UNITS = (STAFF, APPROVER)


class Fields(NamedTuple):
    """What was put into the fields of an account."""

    shown_name: str
    role: str
    units: frozenset[str]
    subject: str


def show_roles(lang: str) -> None:
    """What each role may do."""
    with st.expander(t("accounts.roles", lang)):
        columns = [Column(t("accounts.role", lang)), Column(t("accounts.role_may", lang))]
        rows = [
            (sentence_case(t(f"access.role.{one}", lang)), t(f"accounts.may.{one}", lang)) for one in ROLES
        ]
        show_table("", columns, rows)


def offer_to_add(catalogue: Catalogue, lang: str) -> None:
    """The form of a new account."""
    held = f"account_new_{st.session_state.get(_ROUND, 0)}"
    with st.expander(t("accounts.add", lang)):
        name = st.text_input(
            t("door.name", lang), placeholder=t("accounts.name_hint", lang), key=f"{held}_name", width=320
        )
        asked = _ask_fields(held, catalogue, lang, Fields("", STAFF, frozenset(), ""))
        if not st.button(t("accounts.add_go", lang), key="account_add", type="primary"):
            return
        try:
            number = add_account(the_records(), the_administrator().name, name, *asked)
        except BadAccount as why:
            st.error(t(f"door.fault.{why.code}", lang))
            return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    # The next step is its password: the account is at hand below.
    st.session_state[PICKED] = number
    tell(t("accounts.added", lang, name=asked.shown_name))


def offer_to_change(account: Account, catalogue: Catalogue, lang: str) -> None:
    """The fields of an account as they stand, to be saved."""
    stands = Fields(account.shown_name, account.role, account.units, account.subject)
    # In the keys, so that what somebody else changed meanwhile is what stands in the fields.
    asked = _ask_fields(f"account_{account.id} {stands}", catalogue, lang, stands)
    if not st.button(t("accounts.save", lang), key="account_save", disabled=asked == stands):
        return
    save(account, asked, lang, is_active=account.is_active)


def turn(account: Account, lang: str) -> None:
    """Disable an account that is active, or enable it again."""
    stands = Fields(account.shown_name, account.role, account.units, account.subject)
    save(account, stands, lang, is_active=not account.is_active)


def save(account: Account, asked: Fields, lang: str, *, is_active: bool) -> None:
    """Keep what is asked of an account, or say why it cannot be."""
    who = the_administrator().name
    try:
        change_account(the_records(), who, account, *asked, is_active=is_active)
    except BadAccount as why:
        st.error(t(f"door.fault.{why.code}", lang))
        return
    key = "saved" if is_active == account.is_active else "enabled" if is_active else "disabled"
    told = [t(f"accounts.{key}", lang, name=asked.shown_name)]
    still = sum(one.is_open_now for one in shares(the_records(), account.id))
    if key == "disabled" and still:
        told.append(t("accounts.links_stay", lang, count=format_number(still, 0, lang)))
    tell(" ".join(told))


def _ask_fields(key: str, catalogue: Catalogue, lang: str, stands: Fields) -> Fields:
    with st.container(horizontal=True):
        shown = st.text_input(t("door.shown_name", lang), stands.shown_name, key=f"{key}_shown", width=320)
        role = st.selectbox(
            t("accounts.role", lang), ROLES, ROLES.index(stands.role), key=f"{key}_role", width=320,
            format_func=lambda one: sentence_case(t(f"access.role.{one}", lang)),
        )  # fmt: skip
    show_remark(t(f"accounts.may.{role}", lang))
    units = stands.units
    if role in _OF_UNITS:
        units = pick_units(catalogue, f"{key}_units", lang, stands.units)
        if not units:
            show_remark(t("accounts.no_units", lang))
    subject = st.text_input(
        t("accounts.subject", lang), stands.subject, placeholder=t("accounts.subject_hint", lang),
        key=f"{key}_subject", width=640,
    )  # fmt: skip
    return Fields(shown, role, units, subject)
