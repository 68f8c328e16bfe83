"""The catalogue on the page: its indicators as a table, and the fields of one of them as a form."""

from collections.abc import Callable, Iterable

import streamlit as st

from domain.catalogue import Catalogue
from domain.catalogue_changes import indicator_cells
from domain.indicators import Indicator
from domain.names import plain_key
from texts import t
from ui.html_tables import Column, show_table

_FIELDS = (
    "name_vi", "name_en", "short_vi", "lead_body", "supporting", "definition_vi", "source", "formula",
    "official_code",
)  # fmt: skip
_TOLD = "catalogue_told"


def show_indicators(catalogue: Catalogue, lang: str) -> None:
    """Every indicator, or those a search finds: unit, direction, bodies, definition, source and formula."""
    wanted = plain_key(st.text_input(t("catalogue.search", lang), key="catalogue_search"))
    found = [one for one in catalogue.indicators.values() if wanted in _searched(one)]
    names = ("indicator", "unit", "good", "lead_body", "supporting", "definition")
    show_table(
        t("catalogue.caption", lang, count=len(found)),
        [Column(t(f"catalogue.{name}", lang)) for name in names],
        (_cells(one, catalogue, lang) for one in found),
    )


def _searched(one: Indicator) -> str:
    return plain_key(" ".join((one.code, one.name_vi, one.name_en, one.lead_body, *one.aliases)))


def _cells(one: Indicator, catalogue: Catalogue, lang: str) -> tuple[str, ...]:
    basis = f" ({t(f'catalogue.basis.{one.price_basis}', lang)})" if one.price_basis else ""
    meant = [
        one.definition(lang),
        t("catalogue.source", lang, text=one.source) if one.source else "",
        t("catalogue.formula", lang, text=one.formula) if one.formula else "",
        t("catalogue.official", lang, text=one.official_code) if one.official_code else "",
    ]
    return (
        f"**{one.name(lang)}**",
        catalogue.measure_units.by_code[one.measure_unit].name(lang) + basis,
        t(f"catalogue.directions.{one.direction}", lang),
        one.lead_body,
        ", ".join(one.supporting),
        " · ".join(filter(None, meant)),
    )


def ask_indicator(catalogue: Catalogue, who: str, lang: str) -> dict[str, str] | None:
    """The fields of one indicator in a form; its row once the button was pressed, else None."""
    code = st.selectbox(
        t("catalogue.pick", lang), list(catalogue.indicators), index=None, key="catalogue_pick",
        placeholder="…", format_func=lambda c: catalogue.indicators[c].name(lang),
    )  # fmt: skip
    if code is None:
        return None
    cells = indicator_cells(catalogue.indicators[code])
    typed = {
        name: st.text_input(t(f"catalogue.fields.{name}", lang), cells[name], key=f"catalogue_{code}_{name}")
        for name in _FIELDS
    }
    pressed = st.button(t("catalogue.accept", lang), key="catalogue_save", disabled=not who)
    return {**cells, **{name: text.strip() for name, text in typed.items()}} if pressed else None


def show_catalogue_problems(told: Iterable[str]) -> None:
    """What is wrong with the rows sent."""
    for text in told:
        st.error(text)


def offer_changes(names: list[str], who: str, lang: str, accept: Callable[[], int]) -> None:
    """Say what would be added or changed, and the button that stores it."""
    if not names:
        st.info(t("catalogue.nothing", lang))
        return
    st.info(t("catalogue.will_change", lang, names=", ".join(names)))
    if st.button(t("catalogue.accept", lang), key="catalogue_accept", type="primary", disabled=not who):
        tell(t("catalogue.stored", lang, edition=accept()))


def tell(text: str) -> None:
    """Keep a sentence for the next run, and start it."""
    st.session_state[_TOLD] = text
    st.rerun()


def show_told() -> None:
    """What became of what was sent last, once."""
    if told := st.session_state.pop(_TOLD, None):
        st.success(told)
