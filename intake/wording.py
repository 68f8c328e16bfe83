"""Problems in the words staff read: name, message and advice, in a language."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from domain.catalogue import Catalogue
from domain.errors import NotKnown
from domain.numbers import Number, exact
from domain.periods import QUARTER_ENDS, Period
from domain.problems import Problem, Where
from intake.catalogue_guard import NotUndoable
from intake.catalogue_rows import problem_of
from intake.catalogue_words import row_words
from intake.clauses import clauses_of
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
    own = f"problem.advice.{problem.details.get('reason')}"
    advice = t(own if own in keys(lang) else f"{key}.advice", lang)
    return Described(t(f"{key}.name", lang), t(f"{key}.message", lang, **values), advice)


def why_not_undone(why: NotUndoable, catalogue: Catalogue, lang: str) -> str:
    """Why a submission cannot be taken back, by the first row that stands in the way."""
    fault = why.faults[0]
    where = Where(text=fault.file.partition(":")[2])
    reason = describe(problem_of(fault, where), catalogue, lang).message
    return t("catalogue.not_undone", lang, reason=reason)


def place(problem: Problem, lang: str = "vi") -> str:
    """Where a problem stands: 'Biểu 01!E7' on a sheet, 'Dòng 7, cột “value”' in a text file."""
    where = problem.where
    if where.row is None:
        return where.sheet or ""
    if where.sheet:
        return f"{where.sheet}!{where.column or ''}{where.row}"
    if not where.column:
        return t("problem.place_row", lang, row=where.row)
    return t("problem.place", lang, row=where.row, column=where.column)


def late_message(reason: str, message: str) -> str:
    """What history says of official figures sent after their period was closed: the reason and the remark."""
    return t("upload.late_official", "vi", reason=reason, message=message).strip()


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
    for name, put in _PUT.items():
        if name in problem.details:
            values[name] = put(problem.details[name], catalogue, lang)
    if "readings" in values:
        values["expected"] = values["readings"]
    values["missing"] = problem.where.text or values["indicator"]
    if "row_kind" in problem.details:
        values["what"] = t(f"catalogue.kinds.{problem.details['row_kind']}", lang)
        values |= row_words(problem.details, catalogue, lang)
    values |= clauses_of(problem, lang)
    for name in ("reason", "hint"):
        if told := problem.details.get(name, _USUAL.get((problem.code, name))):
            values[name] = _sentence(f"problem.{name}.{told}", values, lang)
    return values


# What is told of a problem that says nothing of its own.
_USUAL = {("bad_period", "reason"): "unread_period"}
_PLACES = (
    "text", "expected", "nearest", "instead", "wanted", "indicator", "first", "edition", "times", "parts",
    "found", "value", "base", "percent", "grade", "period", "reason", "size", "limit",
    "hint", "unit", "change", "missing", "days", "what",
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


def _unit(key: str, catalogue: Catalogue, lang: str) -> str:
    known = catalogue.units.get(key)
    return known.name(lang) if known else key


def _sentence(key: str, values: dict[str, Any], lang: str) -> str:
    return t(key, lang, **values) if key in keys(lang) else ""


# Details that are codes or several values, and how each is put into words.
_PUT: dict[str, Callable[[Any, Catalogue, str], str]] = {
    "indicator": _indicator,
    "unit": _unit,
    "period": lambda code, _, lang: _period(Period.from_code(code), lang),
    "chosen": lambda code, _, lang: _period(Period.from_code(code), lang),
    "days": lambda days, *_: ", ".join(f"{date.fromisoformat(day):%d/%m/%Y}" for day in days),
    "readings": lambda values, _, lang: _readings(values, lang),
    "grade": lambda grade, _, lang: t(f"grade.{grade}", lang),
    "change": lambda word, _, lang: t(f"upload.change.{word}", lang),
}
