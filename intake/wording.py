"""Problems in the words staff read: name, message and advice, in a language."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from domain.catalogue import Catalogue
from domain.errors import NotKnown
from domain.numbers import Number, exact
from domain.periods import QUARTER_ENDS, Period
from domain.problems import Problem, Where
from intake.catalogue_files import problem_of
from intake.catalogue_words import row_words
from intake.publishing import NotUndoable
from texts import keys, t


class Described(NamedTuple):
    """A problem put into words: what it is called, what was found and expected, what to do."""

    name: str
    message: str
    advice: str

    def __str__(self) -> str:
        return f"{self.name}. {self.message} {self.advice}"


def describe(problem: Problem, catalogue: Catalogue, lang: str) -> Described:
    """The name, message and advice of a problem."""
    key = f"problem.{problem.code}"
    values = _values(problem, catalogue, lang)
    return Described(t(f"{key}.name", lang), t(f"{key}.message", lang, **values), t(f"{key}.advice", lang))


def why_not_undone(why: NotUndoable, catalogue: Catalogue, lang: str) -> str:
    """Why a submission cannot be taken back, by the first row that stands in the way."""
    fault = why.faults[0]
    where = Where(text=fault.file.partition(":")[2])
    return describe(problem_of(fault, where), catalogue, lang).message


def place(problem: Problem, lang: str = "vi") -> str:
    """Where a problem stands: 'Biểu 01!E7' on a sheet, 'Dòng 7, cột “value”' in a text file."""
    where = problem.where
    if where.row is None:
        return where.sheet or ""
    if where.sheet:
        return f"{where.sheet}!{where.column or ''}{where.row}"
    return t("problem.place", lang, row=where.row, column=where.column or "")


def _values(problem: Problem, catalogue: Catalogue, lang: str) -> dict[str, Any]:
    values: dict[str, Any] = dict.fromkeys(_PLACES, "")
    values |= {
        name: found.written(lang) if isinstance(found, Number) else found
        for name, found in problem.details.items()
    }
    values["text"] = problem.where.text or t("problem.nothing", lang)
    values["nearest"] = t("problem.nearest", lang, mend=problem.mend) if problem.mend else ""
    values["instead"] = t("problem.instead", lang, mend=problem.mend) if problem.mend else ""
    if isinstance(wanted := problem.details.get("expected"), str):
        values["wanted"] = t("problem.wanted", lang, expected=_wanted(wanted, lang))
    if isinstance(times := problem.details.get("times"), Number):
        values["times"] = t(
            f"problem.times_{'more' if times.value >= 1 else 'less'}", lang, times=values["times"]
        )
    if "indicator" in problem.details:
        values["indicator"] = _indicator(problem.details["indicator"], catalogue, lang)
    if "period" in problem.details:
        values["period"] = _period(Period.from_code(problem.details["period"]), lang)
    if "readings" in problem.details:
        values["expected"] = _readings(problem.details["readings"], lang)
    if "days" in problem.details:
        values["days"] = ", ".join(f"{date.fromisoformat(d):%d/%m/%Y}" for d in problem.details["days"])
    if "grade" in problem.details:
        values["grade"] = t(f"grade.{problem.details['grade']}", lang)
    if "row_kind" in problem.details:
        values["what"] = t(f"catalogue.kinds.{problem.details['row_kind']}", lang)
    if "reason" in problem.details:
        words = row_words(problem.details, catalogue, lang) if "row_kind" in problem.details else {}
        values["reason"] = _reason(problem, {"period": values["period"], **words}, lang)
    return values


_PLACES = (
    "text", "expected", "nearest", "instead", "wanted", "indicator", "first", "edition", "times", "parts",
    "found", "value", "base", "percent", "grade", "period", "reason", "size", "limit", "what",
    "days",
)  # fmt: skip


def _period(period: Period, lang: str) -> str:
    """'9 tháng đầu năm 2023'."""
    known = period.months in (0, *QUARTER_ENDS)
    key = f"period.{period.months or 'year'}" if known else "period.other"
    return t(key, lang, year=period.year, months=period.months)


def _readings(values: list[float], lang: str) -> str:
    """'4132 hoặc 4,132': without a sign between thousands, which is what is in question."""
    written = (exact(value).written(lang) for value in values)
    thousands = "," if lang == "en" else "."
    return t("problem.or", lang).join(text.replace(thousands, "") for text in written)


def _wanted(expected: str, lang: str) -> str:
    """What was expected of a period: the stated one by its name, or a period at all; else the words given."""
    if expected == "?":
        return t("problem.wanted_period", lang)
    try:
        return _period(Period.parse(expected), lang)
    except NotKnown:
        return expected


def _indicator(code: str, catalogue: Catalogue, lang: str) -> str:
    known = catalogue.indicators.get(code)
    return known.short(lang) if known else code


def _reason(problem: Problem, words: Mapping[str, str], lang: str) -> str:
    key = f"problem.reason.{problem.details['reason']}"
    return t(key, lang, **{**problem.details, **words}) if key in keys(lang) else ""
