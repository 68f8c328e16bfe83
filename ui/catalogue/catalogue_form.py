"""The fields of one row of the catalogue: of one that stands, or of one to add."""

from collections.abc import Mapping

import streamlit as st

from domain.catalogue import Catalogue
from domain.catalogue_kinds import BODIES, INDICATORS, KINDS_OF_ROWS, SUCCESSIONS, UNITS
from texts import t
from ui.catalogue.catalogue_wording import cell_word
from ui.unit_picker import pick_unit

Cells = dict[str, str]
_CHANGE, _ADD = "change", "add"
# What is asked of a row, in this order; the rest comes by file. The last are asked of a new row only.
_FIELDS: dict[str, tuple[str, ...]] = {
    INDICATORS: (
        "name_vi", "name_en", "short_vi", "lead_body", "supporting", "definition_vi", "source", "formula",
        "official_code", "aliases",
    ),
    UNITS: ("name_vi", "name_en", "valid_to", "official_code", "aliases", "parent"),
    BODIES: ("name_vi", "name_en", "short_vi", "aliases"),
    SUCCESSIONS: ("kind", "share"),
}  # fmt: skip
_NEW: dict[str, tuple[str, ...]] = {
    INDICATORS: ("code", "group", "measure_unit", "kind", "cumulates", "direction", "decimals", "parent"),
    UNITS: ("level", "code", "valid_from"),
    BODIES: ("code",),
}
_WIDTH, _WIDE = 340, 690
_LONG = ("definition_vi", "formula", "aliases")
_KEYS = ("code", "valid_from", "predecessor", "successor")
_WORDED = ("valid_from", "valid_to", "share")


def ask_row(kind: str, catalogue: Catalogue, lang: str) -> Cells | None:
    """The row as the fields have it; None while no row is chosen, or nothing of a new one is said."""
    before = None
    fields = _FIELDS[kind]
    if kind == SUCCESSIONS:
        before = _pick_succession(catalogue, lang)
        if before is None:
            return None
    elif _mode(kind, lang) == _ADD:
        before, fields = {}, (*_NEW[kind], *fields)
    else:
        before = _pick_row(kind, catalogue, lang)
        if before is None:
            return None
        st.text(t("catalogue.rename_hint", lang))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = {name: _ask(kind, name, before, catalogue, lang) for name in fields if name != "parent"}
    if "parent" in fields:
        typed["parent"] = _ask(kind, "parent", before, catalogue, lang)
    return {**before, **typed} if before or any(typed.values()) else None


def next_round() -> None:
    """Empty the fields: what was stored must not stand in them over what stands now."""
    st.session_state["catalogue_round"] = _round() + 1


def _round() -> int:
    return int(st.session_state.get("catalogue_round", 0))


def _mode(kind: str, lang: str) -> str:
    return st.segmented_control(
        t("catalogue.mode", lang), (_CHANGE, _ADD), default=_CHANGE, required=True,
        key=f"catalogue_mode_{kind}", format_func=lambda one: t(f"catalogue.modes.{one}", lang),
    )  # fmt: skip


def _pick_row(kind: str, catalogue: Catalogue, lang: str) -> Cells | None:
    if kind == UNITS:
        unit = pick_unit(catalogue, t("catalogue.pick", lang), f"catalogue_unit_{_round()}", lang)
        return KINDS_OF_ROWS[UNITS].standing(catalogue, unit.key) if unit else None
    own = KINDS_OF_ROWS[kind].own(catalogue)
    key = st.selectbox(
        t("catalogue.pick", lang), list(own), index=None, placeholder="…", width=520,
        key=f"catalogue_pick_{kind}_{_round()}",
        format_func=lambda one: own[one]["name_en" if lang == "en" else "name_vi"],
    )  # fmt: skip
    return None if key is None else dict(own[key])


def _pick_succession(catalogue: Catalogue, lang: str) -> Cells | None:
    """The two units, and what stands of the one becoming the other."""
    before, after = (
        pick_unit(catalogue, t(f"catalogue.columns.{SUCCESSIONS}.{name}", lang), f"{name}_{_round()}", lang)
        for name in ("predecessor", "successor")
    )
    if before is None or after is None:
        return None
    told = {"predecessor": before.key, "successor": after.key}
    kind = KINDS_OF_ROWS[SUCCESSIONS]
    return kind.standing(catalogue, kind.key(told)) or told


def _ask(kind: str, column: str, before: Mapping[str, str], catalogue: Catalogue, lang: str) -> str:
    key = f"catalogue_{kind}_{'.'.join(before.get(name, '') for name in _KEYS)}_{column}_{_round()}"
    label, stood = t(f"catalogue.columns.{kind}.{column}", lang), before.get(column, "")
    if kind == UNITS and column == "parent":
        start = next(iter(reversed(catalogue.by_code.get(stood, ()))), None)
        chosen = pick_unit(catalogue, label, key, lang, start)
        # The very unit that stood may be held under another code: that is no change.
        return stood if chosen == start else chosen.code if chosen else ""
    if column in ("lead_body", "supporting"):
        return _ask_bodies(column, label, key, stood, catalogue, lang)
    if choices := _choices(kind, column, catalogue):
        words = {one: cell_word(kind, column, one, catalogue, lang) or "—" for one in choices}
        return _ask_choice(label, words, key, stood)
    shown = cell_word(kind, column, stood, catalogue, lang) if column in _WORDED else stood
    return st.text_input(label, shown, key=key, width=_WIDE if column in _LONG else _WIDTH).strip()


def _choices(kind: str, column: str, catalogue: Catalogue) -> tuple[str, ...]:
    if column == "measure_unit":
        return tuple(catalogue.measure_units.by_code)
    if column == "parent":
        return ("", *catalogue.indicators)
    return KINDS_OF_ROWS[kind].closed.get(column, ())


def _ask_choice(label: str, words: Mapping[str, str], key: str, stood: str) -> str:
    first = list(words).index(stood) if stood in words else None
    chosen = st.selectbox(
        label, list(words), index=first, placeholder="…", key=key, width=_WIDTH,
        format_func=lambda one: words.get(one, one),
    )  # fmt: skip
    return chosen or ""


def _ask_bodies(column: str, label: str, key: str, stood: str, catalogue: Catalogue, lang: str) -> str:
    """Bodies that are known, or any other that is typed."""
    names = [one.name(lang) for one in catalogue.bodies.by_code.values()]
    held = list(catalogue.bodies.names(filter(None, stood.split("|")), lang))
    options = list(dict.fromkeys([*names, *held]))
    hint = t("catalogue.new_body", lang)
    if column == "supporting":
        chosen = st.multiselect(
            label, options, held, key=key, accept_new_options=True, placeholder=hint, width=_WIDTH
        )
        return "|".join(chosen)
    first = options.index(held[0]) if held else None
    one = st.selectbox(
        label, options, index=first, key=key, accept_new_options=True, placeholder=hint, width=_WIDTH
    )
    return one or ""
