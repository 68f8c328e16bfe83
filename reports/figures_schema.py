"""The columns of figures that are handed out, described as a Table Schema (Frictionless)."""

from typing import Any

from domain import columns as col
from domain.periods import FIRST_YEAR, LAST_YEAR
from reports.figures_file import COLUMNS, MONTHS, YEAR
from texts import t

_FILLED = (*col.CANONICAL, col.MEASURE)
# A value is any: of a plan it may be a target in words, which a number would not say.
_KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    YEAR: ("integer", {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}),
    MONTHS: ("integer", {"minimum": 0, "maximum": 12}),
    col.VALUE: ("any", {}),
    col.GRADE: ("string", {"enum": list(col.GRADES)}),
    col.MEASURE: ("string", {"enum": list(col.MEASURES)}),
    col.ASSIGNER: ("string", {"enum": [one for one in col.ASSIGNERS if one]}),
    col.EFFECTIVE: ("date", {}),
}


def table_schema() -> dict[str, Any]:
    """Each column with its type, what it may hold, and titles in Vietnamese and in English."""
    return {"fields": [_field(name) for name in COLUMNS], "missingValues": [""]}


def _field(name: str) -> dict[str, Any]:
    kind, constraints = _KINDS.get(name, ("string", {}))
    needed = {"required": True} if name in _FILLED else {}
    held = {"constraints": {**needed, **constraints}} if needed or constraints else {}
    return {
        "name": name,
        "type": kind,
        "title": t(f"api.column.{name}.title"),
        "description": t(f"api.column.{name}.about"),
        "title_en": t(f"api.column.{name}.title", "en"),
        "description_en": t(f"api.column.{name}.about", "en"),
        **held,
    }
