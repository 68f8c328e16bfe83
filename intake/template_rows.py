"""What a template holds: the indicators a unit follows, and what is stored of them to fill in before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from domain import columns as col
from domain.catalogue import Catalogue
from domain.entries import FOLLOWED
from domain.followed import followed_of
from domain.indicators import GROUPS, Indicator
from domain.level_units import measure_unit_for
from domain.periods import Period
from domain.targets import Target
from domain.units import Unit
from intake.prefilled import Prefilled, prefilled, stored_target
from store import Store

Record = dict[Any, Any]


@dataclass(frozen=True)
class TemplateRow:
    """One indicator of a template: how deep below its total, in which unit, and what is known of it.

    `plans` are by assigner; all of a row are by one decision, whose number and ISO day stand beside them.
    """

    indicator: Indicator
    depth: int
    measure_unit: str
    plans: Mapping[str, Prefilled] = field(default_factory=dict)
    prior: Prefilled | None = None
    decision: str = ""
    effective: str = ""


@dataclass(frozen=True)
class TemplateContent:
    """The rows of a template by group, the assigners of its plans, and the grade its results have so far."""

    groups: Mapping[str, Sequence[TemplateRow]]
    assigners: Sequence[str]
    grade: str
    dated: bool


def template_content(
    store: Store, catalogue: Catalogue, unit: Unit, period: Period, edition: int | None
) -> TemplateContent:
    """What a unit's template of a period holds as of an edition.

    Its rows are what the unit said it follows and what it has sent; without either, the whole catalogue.
    """
    known = _Known.read(store, unit, period, edition)
    followed = [one for one in catalogue.indicators.values() if one.code in known.followed]
    indicators = {one.code: one for one in followed or catalogue.indicators.values()}
    rows = [
        _row(one, depth, unit, catalogue, known)
        for one, depth in _under_their_totals(list(indicators.values()))
    ]
    groups = {name: [row for row in rows if row.indicator.group == name] for name in GROUPS}
    given = {assigner for row in rows for assigner in row.plans}
    return TemplateContent(
        {name: mine for name, mine in groups.items() if mine},
        [one for one in col.ASSIGNERS if one in given] or [""],
        max(known.grades, key=col.GRADES.index, default=col.ESTIMATE),
        any(row.decision or row.effective for row in rows),
    )


@dataclass(frozen=True)
class _Known:
    """What is stored of a unit: the indicators it follows, plans in force and last year's figures by code."""

    followed: frozenset[str]
    plans: Mapping[str, Sequence[Record]]
    priors: Mapping[str, Record]
    grades: frozenset[str]

    @classmethod
    def read(cls, store: Store, unit: Unit, period: Period, edition: int | None) -> "_Known":
        years = (period.year - 1, period.year)
        periods = [year * 100 + months for year in years for months in range(1, 13)]
        figures = store.figures([unit.key], periods, edition=edition).to_dict("records")
        targets = store.targets([unit.key], years, edition=edition).to_dict("records")
        said = followed_of(store.entries(FOLLOWED, [unit.key], [0], edition))
        now = [one for one in figures if one["period"] == period.code]
        before = [one for one in figures if period.months and one["period"] == period.year_before.code]
        # What was sent as last year's figure with this period stands before what was sent last year.
        priors = _by_code(before, col.ACTUAL) | _by_code(now, col.PRIOR)
        return cls(
            frozenset(one["indicator"] for one in (*figures, *targets)) | {code for _, code in said},
            _in_force([one for one in targets if one["year"] == period.year], period),
            priors,
            frozenset(one["grade"] for one in now if one["measure"] == col.ACTUAL),
        )


def _by_code(figures: Sequence[Record], measure: str) -> dict[str, Record]:
    return {one["indicator"]: one for one in figures if one["measure"] == measure}


def _in_force(targets: Sequence[Record], period: Period) -> dict[str, list[Record]]:
    """Each indicator's plans, one an assigner: the last in force at the period's end, else the first."""
    end = period.end.isoformat()
    chosen: dict[tuple[str, str], Record] = {}
    for one in sorted(targets, key=lambda row: row["effective"]):
        key = one["indicator"], one["assigner"]
        if key not in chosen or one["effective"] <= end:
            chosen[key] = one
    found: dict[str, list[Record]] = {}
    for (code, _), one in sorted(chosen.items(), key=lambda pair: col.ASSIGNERS.index(pair[0][1])):
        found.setdefault(code, []).append(one)
    return found


def _under_their_totals(indicators: Sequence[Indicator]) -> Iterator[tuple[Indicator, int]]:
    """Totals in the catalogue's order, each followed by its parts and theirs, with their depth."""
    codes = {one.code for one in indicators}

    def with_parts(one: Indicator, depth: int) -> Iterator[tuple[Indicator, int]]:
        yield one, depth
        for part in indicators:
            if part.parent == one.code:
                yield from with_parts(part, depth + 1)

    for one in indicators:
        if one.parent not in codes:
            yield from with_parts(one, 0)


def _row(indicator: Indicator, depth: int, unit: Unit, catalogue: Catalogue, known: _Known) -> TemplateRow:
    plans = known.plans.get(indicator.code, ())
    # A row has one decision: the plan of the nearest assigner tells which.
    told = (plans[0]["decision"], plans[0]["effective"]) if plans else ("", "")
    targets = {p["assigner"]: stored_target(p) for p in plans if (p["decision"], p["effective"]) == told}
    before = known.priors.get(indicator.code)
    prior = Target("", float(before["value"]), int(before["decimals"])) if before else None
    code = _measure_unit(indicator, unit, catalogue, [*targets.values(), *([prior] if prior else [])])
    factor = _factor(indicator, code, catalogue)
    return TemplateRow(
        indicator,
        depth,
        code,
        {assigner: prefilled(target, indicator, factor) for assigner, target in targets.items()},
        prefilled(prior, indicator, factor) if prior else None,
        *told,
    )


def _measure_unit(indicator: Indicator, unit: Unit, catalogue: Catalogue, known: Sequence[Target]) -> str:
    """The unit of the level, unless something stored could not be read back from it as it is."""
    code = measure_unit_for(indicator, unit.level)
    factor = _factor(indicator, code, catalogue)
    told = all(not prefilled(one, indicator, factor).untold for one in known)
    return code if told else indicator.measure_unit


def _factor(indicator: Indicator, code: str, catalogue: Catalogue) -> Decimal:
    units = catalogue.measure_units.by_code
    return catalogue.measure_units.factor(units[indicator.measure_unit], units[code]) or Decimal(1)
