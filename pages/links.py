"""Liên kết đã chia sẻ: who shared what, until when, how often it was opened; taken back when needed."""

import streamlit as st

from texts import t
from ui.door.link_list import ask_link, links_looked_after, revoke, show_links, show_told
from ui.frame import open_page

page = open_page("links", filters=False)
lang = page.lang
show_told(lang)
links = links_looked_after()
if not links:
    st.info(t("links.none", lang))
    st.stop()
show_links(links, page.catalogue, lang)
if picked := ask_link(links, lang):
    revoke(picked)
    st.rerun()
