"""Clauses of a problem's message that depend on what stands in its cell or where it stands."""

import re

from domain.problems import Problem
from domain.target_days import is_like_a_day
from texts import t

# The number itself is understood, and still it is none that can be taken.
_NOT_TAKEN = ("number_negative", "number_whole")
# '1.593,851(1)', '472,5 (ước)', '1.006,7*', '472,5¹'
_REMARK = re.compile(r"[+-]?\d[\d.,\s]*%?\s*(?:\(.*\)|\*+|[¹²³⁴-⁹]+)")


def clauses_of(problem: Problem, lang: str) -> dict[str, str]:
    """The places of a message that are whole clauses, by name."""
    found = {"sheet": problem.where.sheet or "", "unnamed": "", "measured": "", "stands": ""}
    match problem.code:
        case "bad_number":
            reason = problem.details.get("reason", "")
            fault = "not_taken" if reason in _NOT_TAKEN else "no_number"
            found["fault"] = t(
                f"problem.{fault}", lang, text=problem.where.text or t("problem.nothing", lang)
            )
            if not reason:
                found["reason"] = _why_no_number(problem.where.text, lang)
        case "unknown_indicator":
            named = "no_name" if not problem.where.text.strip() else "unknown_name"
            found["unnamed"] = t(f"problem.{named}", lang, text=problem.where.text)
        case "unknown_measure_unit":
            found["measured"] = _measured(problem, lang)
        case "duplicate_row":
            found["stands"] = _stands(problem, lang)
    return found


def _why_no_number(text: str, lang: str) -> str:
    bare = text.strip()
    if is_like_a_day(bare):
        return t("problem.reason.number_day", lang)
    return t("problem.reason.number_remark", lang) if _REMARK.fullmatch(bare) else ""


def _measured(problem: Problem, lang: str) -> str:
    """Beside an amount like '25 tỷ' the unit expected is that of its row, else the indicator's."""
    expected = problem.details.get("expected")
    if not expected:
        return t("problem.measured_otherwise", lang)
    key = "row" if problem.where.text[:1].isdigit() and "name" not in problem.details else "indicator"
    return t(f"problem.measured_{key}", lang, expected=expected)


def _stands(problem: Problem, lang: str) -> str:
    """Where the first of two stands: a row, on another sheet, or another column of the same row."""
    said = problem.details
    if "first_column" in said:
        key = "namesake" if said["first_column"] == problem.where.column else "column"
        return t(f"problem.stands_{key}", lang, column=said["first_column"])
    if "first_sheet" in said:
        return t("problem.stands_sheet", lang, sheet=said["first_sheet"], row=said["first"])
    return t("problem.stands_row", lang, row=said["first"])
