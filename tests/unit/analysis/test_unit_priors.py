"""Last year on this year's territory for many units: the same as for each unit by itself."""

import pytest

from analysis.comparable import comparable_prior
from analysis.unit_priors import PRIORS, rebuilt_priors
from domain.periods import Period
from domain.territory import Part
from domain.units import Unit
from tests.unit.analysis.frames import INDICATORS, figures, indicator, row

OLD = {code: Unit(code, "commune", code, code) for code in "abcdefg"}
NEW = {
    code: Unit(code, "commune", code, code)
    for code in ("sum", "half", "lacks", "split", "one", "nobody", "g")
}
PARTS: dict[str, tuple[Part, ...]] = {
    "sum": ((OLD["a"], 1.0), (OLD["b"], 1.0)),
    "half": ((OLD["a"], 0.5), (OLD["c"], 1.0)),
    "lacks": ((OLD["a"], 1.0), (OLD["d"], 1.0)),
    "split": ((OLD["a"], 1.0), (OLD["b"], None)),
    "one": ((OLD["b"], 1.0),),
    "nobody": ((OLD["d"], 1.0), (OLD["e"], 1.0)),
    "g": ((OLD["g"], 1.0),),
}
KNOWN = {one.code: one for one in (*INDICATORS, indicator("opened", 20, kind="milestone"))}
NOW = Period(2023, 9)


@pytest.mark.parametrize("code", ["industry", "livestock", "opened"])
def test_each_unit_has_what_it_would_have_alone(code: str):
    values = {"a": "1,5", "b": "2,25", "c": "7", "g": "9"}
    rows = [row(code, text, unit=unit, period=202209) for unit, text in values.items()]
    rows += [row(code, "99", unit="a", period=202209, assigner="district"), row(code, "5", unit="a")]
    found = rebuilt_priors(figures(*rows), PARTS, KNOWN[code], NOW)
    assert list(found.columns) == PRIORS
    told = {one.unit: one for one in found.itertuples()}
    # A unit that stood is not put together, and one of which nobody reported has no row.
    assert sorted(told) == ["half", "lacks", "one", "split", "sum"]
    for unit, one in told.items():
        alone = comparable_prior(figures(*rows), NEW[unit], PARTS[unit], KNOWN, NOW).iloc[0]
        assert one.rebuilt_reason == alone["reason"]
        expected = pytest.approx((alone["prior"], alone["decimals"]), nan_ok=True)
        assert (one.rebuilt_prior, one.rebuilt_decimals) == expected


def test_nothing_is_put_together_of_rates_or_where_all_stood():
    rates = [row("disbursement_rate", "70", unit="a", period=202209)]
    assert rebuilt_priors(figures(*rates), PARTS, KNOWN["disbursement_rate"], NOW).empty
    assert rebuilt_priors(figures(), {"g": PARTS["g"]}, KNOWN["industry"], NOW).empty
