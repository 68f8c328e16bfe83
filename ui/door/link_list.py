"""The links that were made: a table, and a way to take one of them back."""

from collections.abc import Sequence

import streamlit as st

from access import ADMINISTER, SHARE, NotAllowed, Share, read_account, require, revoke_share, shares
from domain.catalogue import Catalogue
from domain.clock import written_day
from domain.views import View
from reports.html_tables import Column
from reports.wording import period_name
from store import acting_from
from texts import t
from ui.choices import chosen_unit
from ui.here import the_person
from ui.html_tables import show_filled
from ui.identity import origin
from ui.markup import plain
from ui.served import person_now, the_records

_TOLD = "link_revoked"
_TEXTS = ("name", "number", "what", "figures", "maker", "made", "ends", "openings", "opened", "state")


def links_looked_after() -> list[Share]:
    """The links of the one who is there, all of them for administrators; the newest first."""
    person = the_person()
    return shares(the_records(), None if person.may(ADMINISTER) else person.account)


def show_links(links: Sequence[Share], catalogue: Catalogue, lang: str) -> None:
    """A row a link, the newest first."""
    columns = [Column(t(f"links.column.{name}", lang), name in ("number", "openings")) for name in _TEXTS]
    show_filled("", columns, [_row(one, catalogue, lang) for one in links])


def _row(link: Share, catalogue: Catalogue, lang: str) -> list[str]:
    account = read_account(the_records(), link.maker) if link.maker else None
    edition = link.edition
    return [
        link.name,
        str(link.number),
        _what(link.page, link.view, link.reach, catalogue, lang),
        t("links.frozen", lang, edition=edition) if edition else t("links.live", lang),
        account.shown_name if account else t("access.role.trial", lang),
        written_day(link.made),
        written_day(link.last_moment),
        str(link.openings),
        written_day(link.opened) if link.opened else "",
        _state(link, lang),
    ]


def _what(page: str, view: View, reach: str, catalogue: Catalogue, lang: str) -> str:
    unit = chosen_unit(catalogue, view.unit, view.period)
    name = unit.name(lang) if unit else view.unit
    if reach == "board":
        return t("links.board", lang, unit=name)
    return " · ".join((t(f"page.{page}", lang), name, period_name(view.period, lang)))


def _state(link: Share, lang: str) -> str:
    if link.revoked:
        return t("links.revoked", lang, day=written_day(link.revoked))
    return t("links.open" if link.is_open_now else "links.over", lang)


def ask_link(links: Sequence[Share], lang: str) -> Share | None:
    """The link that is to be taken back, once the button was pressed."""
    alive = {one.number: one for one in links if one.is_open_now}
    if not alive:
        return None
    number = st.selectbox(
        t("links.pick", lang), list(alive), index=None, key="link_pick", placeholder="…",
        format_func=lambda one: f"{one} · {alive[one].name}",
    )  # fmt: skip
    pressed = st.button(t("links.revoke", lang), key="link_revoke", disabled=number is None)
    return alive[number] if pressed and number is not None else None


def revoke(link: Share) -> None:
    """Take it back: its maker may, and administrators; asked for now."""
    person = require(person_now(), SHARE)
    if link.maker != person.account and not person.may(ADMINISTER):
        raise NotAllowed("role", action=ADMINISTER)
    with acting_from(origin()):
        revoke_share(the_records(), person.name, link)
    st.session_state[_TOLD] = link.name


def show_told(lang: str) -> None:
    """Say once what was taken back."""
    if name := st.session_state.pop(_TOLD, None):
        st.success(t("links.told", lang, name=plain(name)))
