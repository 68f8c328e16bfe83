"""Clauses of a problem's message that depend on what stands in its cell or where it stands."""

import re
from unicodedata import normalize

from domain.numbers import formats_admitted
from domain.problems import Problem
from domain.target_days import is_like_a_day
from texts import t

# 'trên 500', '>500': where a figure lies, and not what it is.
_BOUND = re.compile(
    r"(?:(?:đạt\s+)?(?:trên|dưới|gần|hơn|ít nhất|tối thiểu|tối đa|không quá)\s|[<>≤≥]).*\d.*"
    r"|\d.*(?:trở lên|trở xuống)",
    re.IGNORECASE,
)
# The number itself is understood, and still it is none that can be taken.
_NOT_TAKEN = (
    "number_merged", "number_whole", "number_negative", "number_long", "number_bound",
)  # fmt: skip
# '1.593,851(1)', '472,5 (ước)', '1.006,7*', '472,5¹'
_REMARK = re.compile(r"[+-]?\d[\d.,\s]*%?\s*(?:\(.*\)|\*+|[¹²³⁴-⁹]+)")


def clauses_of(problem: Problem, lang: str) -> dict[str, str]:
    """The places of a message that are whole clauses, by name."""
    found = {"sheet": problem.where.sheet or "", "unnamed": "", "measured": "", "stands": ""}
    match problem.code:
        case "bad_number":
            reason = problem.details.get("reason") or _why_no_number(problem.where.text)
            fault = "not_taken" if reason in _NOT_TAKEN else "no_number"
            found["fault"] = t(
                f"problem.{fault}", lang, text=problem.where.text or t("problem.nothing", lang)
            )
            if reason and "reason" not in problem.details:
                found["reason"] = t(f"problem.reason.{reason}", lang)
        case "unknown_indicator":
            named = "no_name" if not problem.where.text.strip() else "unknown_name"
            found["unnamed"] = t(f"problem.{named}", lang, text=problem.where.text)
        case "unknown_measure_unit":
            found["measured"] = _measured(problem, lang)
        case "hidden_sheet":
            hidden = f"problem.hidden_{problem.details.get('hidden', 'whole')}"
            found["hidden"] = t(hidden, lang, **found, found=problem.details.get("found", ""))
        case "duplicate_row":
            found["stands"] = _stands(problem, lang)
    return found


def _why_no_number(text: str) -> str:
    bare = normalize("NFC", text).strip()
    if is_like_a_day(bare):
        return "number_day"
    if _BOUND.fullmatch(bare):
        return "number_bound"
    if formats_admitted(bare):
        return "number_long"
    return "number_remark" if _REMARK.fullmatch(bare) else ""


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
