"""The way from a figure to the page of its indicator: a link at its name, a click on its bar."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from domain.views import View, address_of
from reports.markup import fill
from ui.here import may_choose, may_open
from ui.state import change_view


def linked(name: str, indicator: str, view: View) -> Markup:
    """An indicator's name as a link to its page, under the rest of the view; plain where there is no way."""
    if not leads_on():
        return fill("{}", name)
    return fill('<a href="{}">{}</a>', address_of("indicator", replace(view, indicator=indicator)), name)


def leads_on() -> bool:
    """Whether the pages of other indicators may be opened: a link to one page has no way to them."""
    return may_open("indicator") and may_choose("indicator")


def open_picked(chart: str, indicators: Sequence[str]) -> None:
    """Go to the page of the indicator whose bar was clicked on; `indicators` in the order of the bars."""
    points = st.session_state[chart]["selection"]["points"]
    places = [point["point_index"] for point in points if point["point_index"] in range(len(indicators))]
    if places:
        change_view(indicator=indicators[places[0]])
        st.switch_page("../pages/indicator.py")
