"""Rows of the catalogue in words: their cells, what they are called, what would change in them."""

from collections.abc import Mapping
from typing import Any, Protocol

from domain.catalogue import Catalogue
from domain.catalogue_kinds import INDICATORS, KINDS_OF_ROWS, SUCCESSIONS, UNITS
from domain.indicators import Indicator
from texts import t
from ui.unit_search import unit_label

_LISTS = ("aliases", "supporting", "rules_off")


class Change(Protocol):
    """A row as it would be beside the one that stands (an intake.RowChange)."""

    key: Any
    before: Any
    after: Any


def cell_word(kind: str, column: str, text: str, catalogue: Catalogue, lang: str) -> str:
    """A cell of a row as it is read: words of lists, names of units, bodies and indicators, days."""
    if column in KINDS_OF_ROWS[kind].closed:
        known = text in KINDS_OF_ROWS[kind].closed[column]
        return t(f"catalogue.words.{kind}.{column}.{text or 'blank'}", lang) if known else text
    if not text:
        return ""
    if column in ("valid_from", "valid_to", "day"):
        return f"{text[8:10]}/{text[5:7]}/{text[:4]}"
    if kind == INDICATORS and column in ("parent", "weight"):
        return catalogue.indicators[text].name(lang) if text in catalogue.indicators else text
    if kind == UNITS and column == "parent":
        held = catalogue.by_code.get(text)
        return f"{held[-1].name(lang)} ({text})" if held else text
    if column in ("predecessor", "successor"):
        return unit_label(catalogue.units[text], catalogue, lang) if text in catalogue.units else text
    if column in ("lead_body", "supporting"):
        return ", ".join(catalogue.bodies.names(text.split("|"), lang))
    return text.replace("|", ", ").replace(".", ",") if column == "share" else text.replace("|", ", ")


def row_title(kind: str, cells: Mapping[str, str], catalogue: Catalogue, lang: str) -> str:
    """What a row calls itself."""
    if kind == SUCCESSIONS:
        names = (cell_word(kind, name, cells[name], catalogue, lang) for name in ("predecessor", "successor"))
        return " → ".join(names)
    return f"{cells['name_vi']} ({cells['code']})"


def differences(kind: str, one: Change, catalogue: Catalogue, lang: str) -> str:
    """'**Tên gọi:** A → B'; of a new row all that it says."""
    told = []
    for column in KINDS_OF_ROWS[kind].columns:
        old, new = (one.before or {}).get(column, ""), one.after[column]
        if old != new:
            title = t(f"catalogue.columns.{kind}.{column}", lang)
            words = [cell_word(kind, column, text, catalogue, lang) or "…" for text in (old, new)]
            change = _list_change(old, new, lang) if column in _LISTS else " → ".join(words)
            told.append(f"**{title}:** {words[1] if one.before is None else change}")
    return "; ".join([*told, *_place_taken(kind, one, catalogue, lang)])


def _list_change(old: str, new: str, lang: str) -> str:
    """'thêm A, B; bỏ C'."""
    before, after = ([name for name in text.split("|") if name] for text in (old, new))
    changes = {
        "added": [one for one in after if one not in before],
        "removed": [one for one in before if one not in after],
    }
    return "; ".join(
        t(f"catalogue.{name}", lang, names=", ".join(names)) for name, names in changes.items() if names
    )


def _place_taken(kind: str, one: Change, catalogue: Catalogue, lang: str) -> list[str]:
    """That an own unit takes the place of one of the territory, where it does."""
    if kind != UNITS or not one.after["official_code"]:
        return []
    key = one.after["official_code"] + (f"@{one.after['valid_from']}" if one.after["valid_from"] else "")
    official = catalogue.read_official().units.get(key)
    ends = official.valid_to.isoformat() if official and official.valid_to else ""
    if official is None or ends != one.after["valid_to"] or key == one.key:
        return []
    return [t("catalogue.takes_place", lang, unit=f"{official.name(lang)} ({official.code})")]


def measured(one: Indicator, catalogue: Catalogue, lang: str) -> str:
    """The unit of measure of an indicator, and at which prices it is valued."""
    basis = f" ({t(f'catalogue.basis.{one.price_basis}', lang)})" if one.price_basis else ""
    return catalogue.measure_units.by_code[one.measure_unit].name(lang) + basis
