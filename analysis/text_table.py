"""The report as a table for a terminal, and a number as that table writes it."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from domain.numbers import format_number
from domain.told_numbers import tell

# How the words of a key are had in a language: texts.t, given by the command line.
Say = Callable[..., str]
Line = dict[str, Any]

_COLUMNS = ("name", "value", "unit", "plan", "percent", "growth", "pace")
_GAP = "  "


def write_table(report: pd.DataFrame, lang: str, say: Say) -> str:
    """The report in aligned columns, one line an indicator under the headings."""
    lines = [[say(f"analysis.table.{column}", lang) for column in _COLUMNS]]
    lines += [_cells(row, lang, say) for row in report.to_dict("records")]
    widths = [max(len(line[place]) for line in lines) for place in range(len(_COLUMNS))]
    return "\n".join(_GAP.join(_pad(line, widths)).rstrip() for line in lines)


def _cells(row: Line, lang: str, say: Say) -> list[str]:
    return [
        str(row["name"]),
        _number(row, "value", lang, "decimals"),
        str(row["unit_name"]),
        _plan(row, lang, say),
        _number(row, "pct_plan", lang, "pct_decimals", "%"),
        _growth(row, lang),
        say(f"pace.{row['pace']}", lang) if row["pace"] != "none" else "",
    ]


def _number(row: Line, key: str, lang: str, decimals: str = "", sign: str = "") -> str:
    value, digits = row[key], row[decimals or f"{key}_decimals"]
    return "" if pd.isna(value) else f"{format_number(value, int(digits), lang)}{sign}"


def _growth(row: Line, lang: str) -> str:
    if pd.isna(row["yoy_index"]):
        return ""
    return f"{format_number(row['yoy_index'] - 100, int(row['yoy_decimals']), lang, sign=True)}%"


def _plan(row: Line, lang: str, say: Say) -> str:
    if not row["target_operator"]:
        known = pd.notna(row["plan"])
        return tell(row["plan"], int(row["plan_decimals"]), lang, about=True).number if known else ""
    value = _number(row, "target_value", lang, "target_decimals")
    high = _number(row, "target_high", lang, "target_decimals")
    return say(f"operator.{row['target_operator']}", lang, value=value, high=high)


def _pad(line: list[str], widths: list[int]) -> list[str]:
    left = (0, 2, 6)
    return [
        cell.ljust(width) if place in left else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(line, widths, strict=True))
    ]
