"""What is said of a comparison of units, put on the page (see reports.ranking)."""

import pandas as pd
import streamlit as st

from analysis.unit_ranking import Ends
from domain.collation import vietnamese_order
from domain.numbers import format_number
from reports.html_tables import Table
from reports.ranking import Asked, cautions, ranking_sentence, ranking_table, too_few
from reports.scopes import Compared
from texts import t
from ui.frame import Page
from ui.markup import plain, show_remark
from ui.sentence import show_sentence

_NAMED = 100


def show_ranking_sentence(facts: Ends | None, asked: Asked, compared: Compared, page: Page) -> str:
    """Say who is behind, the two ends, where the page's unit stands and how many are missing; gives it."""
    text = ranking_sentence(facts, asked, compared, page.view.period, page.catalogue, page.lang)
    show_sentence(text)
    return text.replace("**", "")


def show_cautions(ranked: pd.DataFrame, asked: Asked, page: Page) -> None:
    """Say what keeps figures from being like for like: estimates beside official ones, unknown prices."""
    found = cautions(ranked, asked, page.catalogue, page.lang)
    if found.warning:
        st.warning(found.warning)
    for remark in found.remarks:
        show_remark(remark)


def ranking_numbers(ranked: pd.DataFrame, asked: Asked, page: Page) -> Table:
    """The ranking as a table: rank, unit, number, value, plan, state."""
    return ranking_table(ranked, asked, page.catalogue, page.lang)


def say_too_few(compared: Compared, page: Page) -> None:
    """Say why there is nothing to compare yet, and who has not sent."""
    st.info(plain(too_few(compared, page.view.period, page.catalogue, page.lang)))
    show_waiting(compared, page.lang)


def show_waiting(compared: Compared, lang: str) -> None:
    """Name those that have not sent, folded away where there are many."""
    if not compared.waiting:
        return
    names = sorted((compared.names[key] for key in compared.waiting), key=vietnamese_order)
    shown, count = names[:_NAMED], format_number(len(names), 0, lang)
    with st.expander(t("compare.waiting", lang, count=count)):
        more = len(names) - len(shown)
        show_remark(
            ", ".join(shown) + (t("compare.more", lang, count=format_number(more, 0, lang)) if more else "")
        )
