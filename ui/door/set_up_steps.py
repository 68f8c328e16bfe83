"""The steps by which an office sets itself up; each can be taken again later."""

from collections.abc import Sequence

import streamlit as st

from access import OWN_UNIT, TWO_STEP, change_setting, is_two_step
from domain.catalogue import Catalogue
from domain.clock import local_today
from domain.entries import FOLLOWED, Entry
from domain.followed import followed_entries, followed_of
from domain.indicators import GROUPS
from domain.numbers import format_number
from domain.units import Unit
from domain.views import encode
from reports.markup import emphasised, fill
from texts import t
from ui.choices import last_quarter
from ui.door.administering import the_administrator
from ui.frame import Page
from ui.markup import show, show_remark
from ui.office_unit import own_unit
from ui.reads import read_entries
from ui.served import the_records
from ui.state import change_view
from ui.telling import tell
from ui.unit_picker import pick_unit, restate_unit
from ui.unit_search import above

_STANDS = "<p>{}</p>"
_ON, _OFF = "yes", "no"


def ask_own_unit(page: Page) -> Unit | None:
    """Which unit is the office's own; gives the one that was chosen so far."""
    catalogue, lang = page.catalogue, page.lang
    st.subheader(t("set_up.own", lang), anchor=False)
    show_remark(t("set_up.own_about", lang))
    held = own_unit(catalogue)
    named = t("set_up.own_is", lang, unit=held.name(lang)) if held else t("set_up.own_none", lang)
    show(fill(_STANDS, emphasised(f"{named}{_lies_in(held, catalogue, lang)}")))
    picked = pick_unit(catalogue, t("set_up.own_pick", lang), "own_unit", lang)
    if picked not in (None, held):
        show_remark(f"{picked.name(lang)}{_lies_in(picked, catalogue, lang)}")
    asked = st.button(t("set_up.own_keep", lang), key="own_unit_keep", disabled=picked in (None, held))
    if asked and picked is not None:
        change_setting(the_records(), the_administrator().name, OWN_UNIT, picked.key)
        if not page.view.unit:
            # Nothing was shown so far.
            change_view(unit=picked.code, period=last_quarter(local_today()))
        tell(t("set_up.own_kept", lang, unit=picked.name(lang)))
    return held


def ask_followed(page: Page, unit: Unit | None, edition: int) -> Sequence[Entry] | None:
    """The indicators a unit follows, by group; what has to be said for them once saved, else None."""
    lang, indicators = page.lang, page.catalogue.indicators
    st.subheader(t("set_up.followed", lang), anchor=False)
    show_remark(t("set_up.followed_about", lang))
    if unit is None:
        st.info(t("set_up.unit_first", lang))
        return None
    kept = read_entries(FOLLOWED, unit.key, 0, edition)
    before = [code for code in indicators if (unit.key, code) in followed_of(kept)]
    chosen: list[str] = []
    for group in GROUPS:
        codes = [code for code, one in indicators.items() if one.group == group]
        mine = [code for code in codes if code in before]
        # What stands is in the key, so that what somebody else saved meanwhile is what is chosen.
        chosen += st.pills(
            t(f"group.{group}", lang), codes, selection_mode="multi", default=mine,
            format_func=lambda code: indicators[code].short(lang), key=f"followed {unit.key} {group} {mine}",
        )  # fmt: skip
    show_remark(t("set_up.followed_count", lang, count=format_number(len(chosen), 0, lang)))
    address = encode(page.view)
    st.page_link("../pages/catalogue.py", label=t("set_up.own_indicators", lang), query_params=address)
    said = followed_entries(unit, before, chosen)
    asked = st.button(t("set_up.followed_keep", lang), key="followed_keep", disabled=not said)
    return said if asked else None


def offer_first_file(page: Page, unit: Unit | None) -> None:
    """The way to the page that sends, with the unit stated there."""
    lang = page.lang
    st.subheader(t("set_up.plan", lang), anchor=False)
    show_remark(t("set_up.plan_about", lang))
    if unit is None:
        st.info(t("set_up.unit_first", lang))
    elif st.button(t("set_up.plan_go", lang, unit=unit.name(lang)), key="plan_go"):
        restate_unit("send_unit", unit.code, unit.key, page.catalogue)
        st.switch_page("../pages/upload.py")


def ask_steps(lang: str) -> None:
    """Whether figures that staff send wait for an approver."""
    st.subheader(t("set_up.steps", lang), anchor=False)
    is_on = is_two_step(the_records())
    show(fill(_STANDS, emphasised(t("set_up.two_steps" if is_on else "set_up.one_step", lang))))
    if st.button(t("set_up.to_one_step" if is_on else "set_up.to_two_steps", lang), key="steps"):
        change_setting(the_records(), the_administrator().name, TWO_STEP, _OFF if is_on else _ON)
        tell(t("set_up.steps_kept", lang))


def _lies_in(unit: Unit | None, catalogue: Catalogue, lang: str) -> str:
    """', trực thuộc Tỉnh Lạng Sơn'; '' where nothing is above it."""
    parents = ", ".join(one.name(lang) for one in above(unit, catalogue)) if unit else ""
    return t("set_up.own_parent", lang, above=parents) if parents else ""
