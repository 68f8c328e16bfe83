"""How the holder of an account comes in: a link for a new password, a code for a device; and out again."""

import streamlit as st

from access import PASSWORD, SIGN_IN, Account, Session, end_sessions, make_ticket, sessions_of
from domain.clock import local_time
from reports.markup import emphasised, fill
from texts import t
from ui.door.account_form import turn
from ui.door.administering import the_administrator
from ui.door.own_address import is_here_only, whole_address
from ui.door.qr_code import qr_code
from ui.html_tables import Column, show_table
from ui.markup import show
from ui.served import the_records
from ui.telling import tell

_PATHS = {PASSWORD: "/password/", SIGN_IN: "/in/"}
_LINK = '<section class="ticket"><p role="status">{}</p>{}<p class="address">{}</p>{}</section>'
_COLUMNS = ("seen", "since", "kind", "origin", "agent")


def offer_ways(account: Account, lang: str) -> None:
    """The buttons, and what the one that was pressed gave: a link is shown in this run and never again."""
    with st.container(horizontal=True):
        asked = {
            kind: st.button(
                t(f"accounts.{kind}", lang), key=f"account_{kind}", disabled=not account.is_active
            )
            for kind in _PATHS
        }
        is_ended = st.button(t("accounts.sign_out", lang), key="account_sign_out")
        key = "disable" if account.is_active else "enable"
        is_turned = st.button(t(f"accounts.{key}", lang), key="account_turn")
    for kind in (one for one, pressed in asked.items() if pressed):
        _show_link(kind, account, lang)
    if is_ended:
        end_sessions(the_records(), the_administrator().name, account.id)
        tell(t("accounts.signed_out", lang, name=account.shown_name))
    if is_turned:
        turn(account, lang)


def show_sessions(account: Account, lang: str) -> None:
    """Where an account is signed in."""
    held = sessions_of(the_records(), account.id)
    caption = t("accounts.sessions" if held else "accounts.no_sessions", lang, name=account.shown_name)
    columns = [Column(t(f"accounts.session.{name}", lang)) for name in _COLUMNS]
    if held:
        show_table(caption, columns, [_cells(one, lang) for one in held])
    else:
        st.text(caption)


def _show_link(kind: str, account: Account, lang: str) -> None:
    token = make_ticket(the_records(), the_administrator().name, kind, account.id)
    address = whole_address(f"{_PATHS[kind]}{token}")
    told = emphasised(t(f"accounts.{kind}_told", lang, name=account.shown_name))
    warning = t("accounts.here_only", lang) if is_here_only(address) else ""
    show(fill(_LINK, told, qr_code(address), address, fill("<p>{}</p>", warning) if warning else ""))


def _cells(one: Session, lang: str) -> list[str]:
    seen, since = (f"{local_time(at):%H:%M %d/%m/%Y}" for at in (one.seen, one.made))
    return [seen, since, t(f"accounts.kinds.{one.kind}", lang), one.origin, one.agent]
