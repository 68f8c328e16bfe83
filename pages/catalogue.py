"""Danh mục chỉ tiêu: what is followed and who leads it, and the ways to change or add to it."""

import streamlit as st

from intake import (
    CatalogueCheck,
    EditionMoved,
    accept_indicators,
    check_indicators,
    check_row,
    describe,
    export_indicators,
)
from texts import t
from ui.catalogue_view import (
    ask_indicator,
    offer_changes,
    show_catalogue_problems,
    show_indicators,
    show_told,
    tell,
)
from ui.comment_form import ask_sender
from ui.frame import open_page
from ui.reads import the_store

page = open_page("catalogue", filters=False)
lang = page.lang


def store_changes(check: CatalogueCheck, who: str) -> int:
    try:
        return accept_indicators(check, the_store(), who, t("catalogue.file", lang)).edition
    except EditionMoved:
        tell(t("catalogue.moved", lang))
        raise


def show_wrong(check: CatalogueCheck) -> None:
    found = check.findings.in_order()
    show_catalogue_problems(str(describe(problem, page.catalogue, lang)) for problem in found)


def offer_edit(who: str) -> None:
    if (cells := ask_indicator(page.catalogue, who, lang)) is not None:
        check = check_row(cells, page.catalogue, page.edition)
        show_wrong(check)
        if check.acceptable:
            tell(t("catalogue.stored", lang, edition=store_changes(check, who)))


def offer_import(who: str) -> None:
    st.text(t("catalogue.import_hint", lang))
    with st.container(key=f"choose_{lang}"):
        sent = st.file_uploader(t("upload.file", lang), key="catalogue_file")
    if sent is None:
        return
    check = check_indicators(sent.getvalue(), sent.name, page.catalogue, page.edition)
    show_wrong(check)
    if not check.findings.has_errors:
        names = [str((one.body or {})["name_vi"]) for one in check.changes]
        offer_changes(names, who, lang, lambda: store_changes(check, who))


show_told()
if page.view.edition is None:
    sender = ask_sender(lang)
    with st.expander(t("catalogue.edit", lang)):
        offer_edit(sender)
    with st.expander(t("catalogue.import", lang)):
        offer_import(sender)
st.download_button(t("catalogue.export", lang), export_indicators(page.catalogue), "danh_muc_chi_tieu.csv")
show_indicators(page.catalogue, lang)
