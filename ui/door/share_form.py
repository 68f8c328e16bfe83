"""Chia sẻ: the dialog that makes a link to the view that is shown, and shows it once, also as a code."""

from datetime import timedelta
from urllib.parse import urlsplit

import streamlit as st

from access import SHARE, Terms, make_share, require
from access.shares import BOARD, BOARD_PAGES, MOST_NAME, ONE_VIEW
from domain.clock import end_of_day, local_today
from domain.views import View
from reports import PAGES
from store import acting_from
from texts import t
from ui.door.own_address import is_office_only, whole_address
from ui.door.qr_code import qr_code
from ui.identity import origin
from ui.markup import plain, show, show_remark
from ui.refusals import refusals_told
from ui.served import person_now, the_records, the_store
from ui.shown import shown_view

_SHARING, _MADE = "sharing", "link_made"
_DAYS, _MOST_DAYS = 30, 366


def begin_sharing() -> None:
    """Have the dialog open in the next run."""
    st.session_state[_SHARING] = True
    st.session_state[_MADE] = ""


def offer_sharing(page: str, view: View, unit: str, lang: str) -> None:
    """The dialog, while it is open; `unit` is the name of the unit that is shown."""
    if not st.session_state.get(_SHARING) or page not in PAGES:
        return

    def ask() -> None:
        with refusals_told():
            if address := st.session_state[_MADE]:
                _show_link(address, lang)
            elif (terms := _ask_terms(page, view, unit, lang)) is not None:
                st.session_state[_MADE] = _make(terms)
                st.rerun(scope="fragment")
        if st.button(t("share.close", lang), key="share_close"):
            st.session_state[_SHARING] = False
            st.rerun()

    # Streamlit's own cross speaks English, and would close it without a word to the page.
    st.dialog(t("share.title", lang), width="medium", dismissible=False)(ask)()


def _ask_terms(page: str, view: View, unit: str, lang: str) -> Terms | None:
    """What the link is to show; None until it is asked for."""
    name = st.text_input(
        t("share.name", lang), key="share_name", placeholder=t("share.name_hint", lang), max_chars=MOST_NAME
    )
    reaches = (ONE_VIEW, BOARD) if page in BOARD_PAGES else (ONE_VIEW,)
    reach = st.radio(
        t("share.reach", lang), reaches, key="share_reach",
        format_func=lambda one: t(f"share.reaches.{one}", lang, unit=plain(unit)),
    )  # fmt: skip
    edition = view.edition or the_store().edition()
    frozen = st.radio(
        t("share.figures", lang), (False, True), key="share_frozen",
        format_func=lambda one: t("share.frozen" if one else "share.live", lang, edition=edition),
    )  # fmt: skip
    newer = frozen and st.checkbox(t("share.newer", lang), key="share_newer")
    today = local_today()
    last = st.date_input(
        t("share.ends", lang), today + timedelta(days=_DAYS), min_value=today,
        max_value=today + timedelta(days=_MOST_DAYS), format="DD/MM/YYYY", key="share_ends", width=200,
    )  # fmt: skip
    downloads = st.checkbox(t("share.downloads", lang), key="share_downloads")
    tells = st.checkbox(t("share.tells_figures", lang), True, key="share_tells")
    is_asked = st.button(t("share.make", lang), type="primary", key="share_make", disabled=last is None)
    if not is_asked:
        return None
    return Terms(
        name.strip() or unit[:MOST_NAME], page, shown_view(), end_of_day(last), reach,
        edition if frozen else None, newer, downloads, tells,
    )  # fmt: skip


def _make(terms: Terms) -> str:
    """The address of a new link; the right to make one is asked for now."""
    maker = require(person_now(), SHARE)
    with acting_from(origin()):
        _, token = make_share(the_records(), maker.name, maker.account, terms)
    return whole_address(f"/s/{token}")


def _show_link(address: str, lang: str) -> None:
    st.success(t("share.made", lang))
    st.code(address, language=None, wrap_lines=True)
    show(qr_code(address))
    if is_office_only(address):
        st.warning(t("share.office_only", lang, host=plain(urlsplit(address).hostname or "")))
    show_remark(t("share.once", lang))
