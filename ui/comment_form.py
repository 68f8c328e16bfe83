"""What staff say of a period in words: cause, solution, proposal of an indicator, and the shortcomings."""

from collections.abc import Sequence

import streamlit as st

from domain.catalogue import Catalogue
from domain.entries import COMMENT, COMMENT_FIELDS, SHORTCOMING, Entry
from domain.periods import Period
from domain.shortcomings import shortcoming_entries, shortcomings_of
from domain.units import Unit
from store import Receipt
from texts import t
from ui.asking import ask_who
from ui.markup import mark_unsent
from ui.reads import read_entries

_TOLD = "words_told"


def keep_told(receipt: Receipt | None, lang: str) -> None:
    """Keep for the next run what became of what was typed."""
    edition = receipt.edition if receipt else 0
    told = t("words.stored", lang, edition=edition) if receipt else t("upload.nothing_changes", lang)
    st.session_state[_TOLD] = told


def show_told() -> None:
    """What became of what was typed last, once."""
    if told := st.session_state.pop(_TOLD, None):
        st.success(told)


def ask_sender(lang: str) -> str:
    """Who says it."""
    return ask_who(t("upload.who", lang), t("upload.who_hint", lang), "words_who", lang)


def ask_words(
    catalogue: Catalogue, unit: Unit, period: Period, edition: int, who: str, lang: str
) -> Sequence[Entry] | None:
    """The two forms; what is to be stored once a button was pressed, else None."""
    if not who:
        st.info(t("words.who_first", lang))
    asked = _ask_comment(catalogue, unit, period, edition, who, lang)
    said = _ask_shortcomings(catalogue, unit, period, edition, who, lang)
    return said if asked is None else asked


def _ask_comment(
    catalogue: Catalogue, unit: Unit, period: Period, edition: int, who: str, lang: str
) -> Sequence[Entry] | None:
    kept = {k.entry.key: k.entry.body or {} for k in read_entries(COMMENT, unit.key, period.code, edition)}
    code = st.selectbox(
        t("words.indicator", lang), list(catalogue.indicators), index=None, key="words_indicator",
        placeholder=t("words.choose", lang), format_func=lambda c: catalogue.indicators[c].name(lang),
    )  # fmt: skip
    if code is None:
        return None
    place = f"{unit.key} {period} {code} {edition}"
    body = {
        name: st.text_area(
            t(f"table.{name}", lang), kept.get(code, {}).get(name, ""), key=f"words_{name} {place}", height=80
        ).strip()
        for name in COMMENT_FIELDS
    }
    mark_unsent(lang, is_unsent=any(text != kept.get(code, {}).get(name, "") for name, text in body.items()))
    if not st.button(t("words.save_comment", lang), key="words_save", disabled=not who):
        return None
    told = {name: text for name, text in body.items() if text}
    return [Entry(COMMENT, unit.key, period.code, code, told or None)]


def _ask_shortcomings(
    catalogue: Catalogue, unit: Unit, period: Period, edition: int, who: str, lang: str
) -> Sequence[Entry] | None:
    sent = read_entries(SHORTCOMING, unit.key, period.code, edition)
    before = shortcomings_of(catalogue.shortcomings, sent, unit, period)
    text = st.text_area(
        t("words.shortcomings", lang), "\n".join(one.written for one in before), height=160,
        key=f"words_shortcomings {unit.key} {period} {edition}",
    )  # fmt: skip
    mark_unsent(lang, is_unsent=text.split() != " ".join(one.written for one in before).split())
    if not st.button(t("words.save_shortcomings", lang), key="words_save_shortcomings", disabled=not who):
        return None
    lines = list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
    return shortcoming_entries(lines, before, unit, period)
