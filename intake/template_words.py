"""The words of a template: those of the official form, in Vietnamese, since they are read back."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain import columns as col
from domain.entries import COMMENT_FIELDS
from domain.periods import QUARTER_ENDS, Period
from domain.units import Unit
from intake.template_rows import TemplateContent
from texts import t

ORDER, INDICATOR, MEASURE_UNIT, NOTE = "order", "indicator", "measure_unit", "note"
DECISION, EFFECTIVE = "decision", "effective"


@dataclass(frozen=True)
class TemplateColumn:
    """A column of a template: what it holds, whose plan, its heading."""

    role: str
    heading: str
    assigner: str = ""


def title_lines(unit: Unit, period: Period) -> list[str]:
    """The lines above the table: what it is of, and whose."""
    title = t("template.title" if period.months else "template.plan_title", "vi", period=_span(period))
    return [title.upper(), t("template.unit", "vi", unit=unit.name_vi)]


def template_columns(content: TemplateContent, period: Period) -> list[TemplateColumn]:
    """The columns of a template in the order of the official form."""
    plans = [TemplateColumn(col.PLAN, _plan(period, one), one) for one in content.assigners]
    first = [_column(role) for role in (ORDER, INDICATOR, MEASURE_UNIT)]
    dated = [_column(role) for role in (DECISION, EFFECTIVE)]
    if not period.months:
        return [*first, *plans, *dated, _column(NOTE)]
    prior = TemplateColumn(col.PRIOR, t("template.heading.prior", "vi", year=period.year - 1))
    actual = TemplateColumn(col.ACTUAL, result_heading(period, content.grade))
    ratios = [_column(role) for role in (col.PCT_PLAN, col.YOY_INDEX)]
    words = [_column(role) for role in (NOTE, *COMMENT_FIELDS)]
    return [*first, prior, *plans, actual, *ratios, *(dated if content.dated else ()), *words]


def result_headings(period: Period) -> Sequence[str]:
    """The headings among which the sender chooses: each says how settled the results are."""
    return [result_heading(period, grade) for grade in col.GRADES]


def result_heading(period: Period, grade: str) -> str:
    """'Ước thực hiện 9 tháng năm 2023'."""
    return t(f"template.heading.{grade}", "vi", period=_span(period))


def _span(period: Period) -> str:
    key = str(period.months) if period.months in (0, *QUARTER_ENDS) else "other"
    return t(f"template.span.{key}", "vi", months=period.months, year=period.year)


def _plan(period: Period, assigner: str) -> str:
    giver = t(f"assigner.{assigner}", "vi") if assigner else ""
    heading = t("template.heading.plan", "vi", year=period.year)
    return f"{heading} ({giver})" if giver else heading


def _column(role: str) -> TemplateColumn:
    return TemplateColumn(role, t(f"template.heading.{role}", "vi"))
