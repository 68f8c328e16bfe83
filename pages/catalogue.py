"""Danh mục chỉ tiêu: what things are called, and the ways to change or add to it and to take that back."""

import streamlit as st

from intake import (
    CatalogueCheck,
    EditionMoved,
    Receipt,
    accept_rows,
    check_row,
    check_rows,
    describe,
    export_rows,
    place,
    undo_or_why,
)
from texts import t
from ui.catalogue.catalogue_form import ask_row, next_round
from ui.catalogue.catalogue_tables import show_rows
from ui.catalogue.catalogue_view import offer_check, pick_kind, show_told, tell
from ui.comment_form import ask_sender
from ui.frame import open_page
from ui.reads import read_catalogue_events
from ui.sending.receipts import show_history, show_undone
from ui.served import the_store

page = open_page("catalogue", filters=False)
lang = page.lang


def offer(check: CatalogueCheck, who: str, key: str) -> None:
    found = ((place(one, lang), describe(one, page.catalogue, lang)) for one in check.findings.in_order())
    told = [f"{where} {words}".strip() for where, words in found]
    if not offer_check(check, told, who, key, page.catalogue, lang):
        return
    try:
        edition = accept_rows(check, the_store(), who, t("catalogue.file", lang), lang).edition
    except EditionMoved:
        tell(t("catalogue.moved", lang))
    next_round()
    tell(t("catalogue.stored", lang, edition=edition))


def offer_edit(kind: str, who: str) -> None:
    if (cells := ask_row(kind, page.catalogue, lang)) is not None:
        offer(check_row(kind, cells, page.catalogue, the_store(), page.edition), who, "catalogue_save")


def offer_import(kind: str, who: str) -> None:
    st.text(t("catalogue.import_hint", lang))
    with st.container(key=f"choose_{lang}"):
        sent = st.file_uploader(t("upload.file", lang), key=f"catalogue_file_{kind}")
    if sent is not None:
        check = check_rows(kind, sent.getvalue(), sent.name, page.catalogue, the_store(), page.edition)
        offer(check, who, "catalogue_accept")


def take_back(number: int) -> Receipt | str:
    next_round()
    return undo_or_why(number, the_store(), sender, page.catalogue, lang)


show_told()
show_undone(lang)
kind = pick_kind(lang)
if not page.may_change_names:
    st.text(t("catalogue.for_looking", lang))
elif page.is_newest:
    sender = ask_sender(lang)
    with st.expander(t("catalogue.edit", lang)):
        offer_edit(kind, sender)
    with st.expander(t("catalogue.import", lang)):
        offer_import(kind, sender)
    show_history(lang, sender, take_back, read_catalogue_events(page.edition), t("catalogue.history", lang))
else:
    st.info(t("catalogue.older", lang))
name = t(f"catalogue.file_names.{kind}", lang)
st.download_button(t("catalogue.export", lang), export_rows(kind, page.catalogue, lang), name, "text/csv")
show_rows(kind, page.catalogue, lang)
