"""The JSON of `python -m intake`: stable keys, plain values, every problem counted."""

from typing import Any

import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.entries import Entry
from domain.periods import Period
from domain.problems import Problem
from intake.checked import NEW, REVISED, SAME, Check
from intake.wording import describe
from store import Receipt

LISTED_PROBLEMS = 200
LISTED_FIGURES = 10_000


def as_dict(check: Check, catalogue: Catalogue, receipt: Receipt | None) -> dict[str, Any]:
    """A check, and what became of it, with the contract's keys."""
    reading = check.reading
    fmt = reading.number_format if reading else None
    return {
        "file": check.file,
        "sha256": check.sha256,
        "read": {
            "format": reading.format if reading else None,
            "encoding": reading.encoding if reading else None,
            "delimiter": reading.delimiter if reading else None,
            "decimal": fmt.decimal if fmt else None,
            "thousands": fmt.thousands if fmt else None,
            "layout": reading.layout if reading else None,
        },
        "figures": _figures(check, catalogue),
        "figures_count": len(check.changes),
        "comments": [_comment(one, catalogue) for one in reading.comments] if reading else [],
        "unmatched": [{"where": w.as_dict(), "text": w.text} for w in reading.unmatched.listed]
        if reading
        else [],
        "unmatched_count": reading.unmatched.count if reading else 0,
        "problems": [_problem(p, catalogue) for p in check.findings.in_order()[:LISTED_PROBLEMS]],
        "problem_counts": dict(sorted(check.findings.counts.items())),
        "changes": {word: check.count(word) for word in (NEW, REVISED, SAME)},
        "accepted": {"submission": receipt.submission, "edition": receipt.edition} if receipt else None,
    }


def _figures(check: Check, catalogue: Catalogue) -> list[dict[str, Any]]:
    if not len(check.changes):
        return []
    shown = check.changes.head(LISTED_FIGURES)
    return [_figure(row, catalogue) for row in shown.to_dict("records")]


def _figure(row: dict[Any, Any], catalogue: Catalogue) -> dict[str, Any]:
    unit = catalogue.units.get(row[col.UNIT])
    indicator = catalogue.indicators.get(row[col.INDICATOR])
    ratio = row[col.MEASURE] in (col.PCT_PLAN, col.YOY_INDEX)
    where = {"sheet": row[col.SHEET] or None, "row": row[col.ROW], "column": row[col.COLUMN]}
    return {
        "unit": unit.code if unit else row[col.UNIT],
        "indicator": row[col.INDICATOR],
        "period": str(Period.from_code(row[col.PERIOD])) if row[col.PERIOD] else None,
        "measure": row[col.MEASURE],
        "assigner": row[col.ASSIGNER] or None,
        "value": None if pd.isna(row[col.VALUE]) else row[col.VALUE],
        "value_high": None if pd.isna(row[col.VALUE_HIGH]) else row[col.VALUE_HIGH],
        "value_unit": "%" if ratio else (indicator.measure_unit if indicator else None),
        "as_written": row[col.WRITTEN],
        "operator": row[col.OPERATOR] or None,
        "decision": row[col.DECISION] or None,
        "effective": row[col.EFFECTIVE] or None,
        "grade": row[col.GRADE],
        "where": {**where, "text": row[col.WRITTEN]},
    }


def _problem(problem: Problem, catalogue: Catalogue) -> dict[str, Any]:
    value = problem.value
    return {
        "code": problem.code,
        "severity": problem.severity,
        "where": problem.where.as_dict(),
        "value": None if isinstance(value, float) and pd.isna(value) else value,
        "message": str(describe(problem, catalogue, "vi")),
        "message_en": str(describe(problem, catalogue, "en")),
        "suggestion": problem.mend if isinstance(problem.mend, str) else None,
    }


def _comment(one: Entry, catalogue: Catalogue) -> dict[str, Any]:
    unit = catalogue.units.get(one.unit)
    said = {"unit": unit.code if unit else one.unit, "indicator": one.key}
    return {**said, "period": str(Period.from_code(one.period)), **(one.body or {})}
