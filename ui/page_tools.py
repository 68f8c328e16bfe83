"""What can be done with a page as it stands: print it, pass it on; and what is said of its link."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from access import SHARE, Share
from domain.clock import local_day
from domain.views import View, address_of, encode
from reports import PAGES
from reports.markup import fill
from texts import t
from ui.door.share_form import begin_sharing
from ui.here import the_person, the_share
from ui.markup import show

# In a tab of its own: the board stays as it is.
_PRINT = '<p class="tools"><a href="{}" target="_blank">{}</a></p>'
_LINK = '<p class="notice frozen" role="status">{} <a href="{}">{}</a></p>'
_PLAIN = '<p class="notice frozen" role="status">{}</p>'


def show_tools(page: str, view: View) -> None:
    """The way to the page that prints, and the button that makes a link."""
    if page not in PAGES:
        return
    # Beside each other, also where they stand below the filters.
    with st.container(horizontal=True, vertical_alignment="bottom", key="tools"):
        show(fill(_PRINT, edition_address(page, view), t("frame.print", view.lang)))
        if the_person().may(SHARE):
            st.button(t("share.title", view.lang), key="share", on_click=begin_sharing)


def edition_address(page: str, view: View) -> str:
    """The edition page of a view: of the link it came by, or of what is chosen here."""
    if share := the_share():
        said = {"lang": view.lang, "period": str(view.period), "indicator": view.indicator}
        return f"/e/{share.number}?{urlencode(said)}"
    return f"/edition?{urlencode({**encode(view), 'page': page})}"


def link_notice(share: Share, view: View, newest: int) -> Markup:
    """By which link one looks, until when, and of which edition; a newer one where the link offers it."""
    day, lang = f"{local_day(share.last_moment):%d/%m/%Y}", view.lang
    key = "frame.by_frozen_link" if view.edition else "frame.by_link"
    told = t(key, lang, name=share.name, day=day, edition=view.edition or newest)
    if share.newer and share.edition is not None and share.edition < newest:
        other = replace(view, edition=None if view.edition else share.edition)
        offer = t(
            "frame.newer" if view.edition else "frame.older", lang, newest=newest, edition=share.edition
        )
        return fill(_LINK, told, address_of(share.page, other), offer)
    return fill(_PLAIN, told)
