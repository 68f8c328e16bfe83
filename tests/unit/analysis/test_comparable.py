"""Last year on this year's territory: sums and weighted rates of the constituents, or the reason why not."""

import pandas as pd
import pytest

from analysis.comparable import (
    COMPARABLE,
    CONSTITUENT_MISSING,
    NO_WEIGHT,
    NOT_ADDITIVE,
    SPLIT_WITHOUT_SHARE,
    comparable_prior,
)
from domain.catalogue import Catalogue
from domain.catalogue_files import TERRITORY
from domain.errors import NotKnown
from domain.periods import Period
from domain.territory import Part
from domain.territory_files import load_territory
from domain.units import Unit
from tests.unit.analysis.frames import INDICATORS, figures, indicator, row

NEW, A, B = (Unit(code, "commune", code, code) for code in ("new", "a", "b"))
BOTH: tuple[Part, ...] = ((A, 1.0), (B, 1.0))
KNOWN = {one.code: one for one in (*INDICATORS, indicator("opened", 20, kind="milestone"))}
HOUSEHOLDS = {"poverty_rate": "livestock"}
NOW, LAST_YEAR = Period(2023, 9), 202209


def had(unit: Unit, code: str, text: str, period: int = LAST_YEAR, **more: object) -> dict:
    return row(code, text, unit=unit.key, period=period, **more)


def prior(*rows: dict, parts: tuple[Part, ...] = BOTH, unit: Unit = NEW, weights: dict | None = None):
    frame = comparable_prior(figures(*rows), unit, parts, KNOWN, NOW, weights)
    assert list(frame.columns) == COMPARABLE
    assert (frame["prior"].isna() == (frame["reason"] != "")).all()
    return frame.set_index("indicator").loc


def test_flows_stocks_and_counts_add_up_with_no_digit_lost() -> None:
    found = prior(
        had(A, "industry", "1,5"), had(B, "industry", "2,25"),
        had(A, "livestock", "10"), had(B, "livestock", "30"),
        had(A, "late_cases", "3"), had(B, "late_cases", "0"),
    )  # fmt: skip
    assert found["industry"].to_dict() == {
        "prior": 3.75, "decimals": 2, "reason": "",
        "rebuilt": True, "constituents": ("a", "b"), "lacking": (),
    }  # fmt: skip
    assert (found["livestock"].prior, found["late_cases"].prior) == (40, 3)


def test_only_last_years_actuals_of_the_constituents_count() -> None:
    found = prior(
        had(A, "industry", "1"), had(B, "industry", "2"), had(NEW, "industry", "100"),
        had(A, "industry", "1000", period=202309), had(A, "industry", "1000", period=202206),
        had(A, "industry", "1000", measure="plan", assigner="district"),
    )  # fmt: skip
    assert found["industry"].prior == 3


def test_a_figure_that_names_an_assigner_is_not_counted_beside_the_one_that_names_none() -> None:
    twice = had(A, "industry", "1000", assigner="district")
    assert prior(twice, had(A, "industry", "1"), had(B, "industry", "2"))["industry"].prior == 3


def test_a_rate_is_weighted_by_its_denominator() -> None:
    rows = (
        had(A, "poverty_rate", "10,0"), had(B, "poverty_rate", "20,0"),
        had(A, "livestock", "100"), had(B, "livestock", "300"),
    )  # fmt: skip
    assert prior(*rows, weights=HOUSEHOLDS)["poverty_rate"].prior == 17.5
    shared = ((A, 1.0), (B, 1 / 3))
    assert prior(*rows, parts=shared, weights=HOUSEHOLDS)["poverty_rate"].prior == pytest.approx(15)


@pytest.mark.parametrize("denominators", [(), ("100",), ("0", "0"), ("100", "-100"), ("100", "-50")])
def test_a_rate_without_a_usable_denominator_is_not_comparable(denominators: tuple[str, ...]) -> None:
    rates = had(A, "poverty_rate", "10"), had(B, "poverty_rate", "20")
    weighed = [had(unit, "livestock", text) for unit, text in zip((A, B), denominators, strict=False)]
    assert prior(*rates, *weighed, weights=HOUSEHOLDS)["poverty_rate"].reason == NO_WEIGHT


def test_a_rate_whose_denominator_nobody_knows_is_not_averaged_plainly() -> None:
    assert (
        prior(had(A, "poverty_rate", "10"), had(B, "poverty_rate", "10"))["poverty_rate"].reason == NO_WEIGHT
    )


def test_the_rate_of_a_single_constituent_needs_no_weight() -> None:
    assert prior(had(A, "poverty_rate", "10"), parts=((A, 1.0),))["poverty_rate"].prior == 10


def test_a_divided_constituent_counts_with_its_stated_share() -> None:
    rows = had(A, "industry", "10"), had(B, "industry", "100")
    assert prior(*rows, parts=((A, 1.0), (B, 0.25)))["industry"].prior == 35


def test_a_divided_constituent_without_a_share_makes_nothing_comparable() -> None:
    rows = (
        had(A, "industry", "10"),
        had(B, "industry", "100"),
        had(A, "poverty_rate", "1"),
        had(A, "trade", "1"),
    )
    found = prior(*rows, parts=((A, 1.0), (B, None)))
    for code in ("industry", "poverty_rate", "trade"):
        assert (found[code].reason, found[code].lacking) == (SPLIT_WITHOUT_SHARE, ("b",))


def test_a_missing_constituent_makes_the_sum_unknown_not_smaller() -> None:
    found = prior(had(A, "industry", "10"), had(A, "trade", "1"), had(B, "trade", "2"))
    assert found["industry"].reason == CONSTITUENT_MISSING
    assert (found["industry"].constituents, found["industry"].lacking) == (("a",), ("b",))
    assert found["trade"].prior == 3


def test_a_milestone_is_nothing_to_add() -> None:
    rows = had(A, "opened", "1"), had(B, "opened", "1")
    assert prior(*rows)["opened"].reason == NOT_ADDITIVE
    assert prior(*rows, parts=((A, 0.5),))["opened"].reason == NOT_ADDITIVE
    assert prior(*rows, parts=((A, 1.0),))["opened"].prior == 1


@pytest.mark.parametrize("parts", [(), ((A, 1.0),)])
def test_a_unit_that_came_of_no_other_is_its_own_prior(parts: tuple[Part, ...]) -> None:
    found = prior(had(A, "industry", "1,5"), had(A, "poverty_rate", "7"), unit=A, parts=parts)
    assert (found["industry"].prior, found["poverty_rate"].prior) == (1.5, 7)
    assert not found["industry"].rebuilt
    assert prior(had(A, "industry", "1,5"), unit=NEW, parts=((A, 1.0),))["industry"].rebuilt


def test_nothing_reported_gives_no_rows_of_the_same_types() -> None:
    some = comparable_prior(figures(had(A, "trade", "1")), NEW, BOTH, KNOWN, NOW)
    none = comparable_prior(figures(), NEW, BOTH, KNOWN, NOW)
    assert len(none) == 0
    assert none.dtypes.to_dict() == some.dtypes.to_dict()


def test_the_stores_categories_do_as_well_as_texts() -> None:
    plain = figures(had(A, "trade", "1"), had(B, "trade", "2"))
    coded = plain.astype(dict.fromkeys(("unit", "indicator", "measure", "assigner"), "category"))
    one, other = (comparable_prior(frame, NEW, BOTH, KNOWN, NOW) for frame in (plain, coded))
    pd.testing.assert_frame_equal(one, other)


def test_an_unknown_indicator_is_a_fault() -> None:
    with pytest.raises(NotKnown):
        prior(had(A, "nothing", "1"))


# --- across 1 July 2025


def test_huu_lien_is_made_of_its_constituents_not_of_its_code(catalogue: Catalogue) -> None:
    new, period = catalogue.unit("06400", Period(2025, 9)), Period(2025, 9)
    huu_lien, yen_thinh = (catalogue.unit(code, period.year_before) for code in ("06388", "06400"))
    standing = catalogue.territory.standing_for(new, period.year_before)
    rows = had(huu_lien, "industry", "10", period=202409), had(yen_thinh, "industry", "3", period=202409)
    (both,) = comparable_prior(figures(*rows), new, standing, KNOWN, period).itertuples()
    assert (both.prior, both.rebuilt) == (13, True)
    # By its code alone the new commune would have had Yên Thịnh's figure, by its name the old Hữu Liên's.
    for one, other in (rows, rows[::-1]):
        (alone,) = comparable_prior(figures(one), new, standing, KNOWN, period).itertuples()
        assert (alone.reason, alone.lacking) == (CONSTITUENT_MISSING, (other["unit"],))


def test_each_tan_thanh_takes_only_what_its_own_constituents_had() -> None:
    territory, period = load_territory(TERRITORY), Period(2025, 9)
    named = [unit for unit in territory.units.values() if unit.name_vi == "Xã Tân Thành"]
    old, new = ([unit for unit in named if bool(unit.valid_from) is is_new] for is_new in (False, True))
    assert (len(old), len(new)) == (27, 7)
    rows = figures(*(had(unit, "industry", "1", period=202409) for unit in old))
    for unit in new:
        standing = territory.standing_for(unit, period.year_before)
        found = comparable_prior(rows, unit, standing, KNOWN, period)
        # All 27 reported; each new one sees the namesakes among its own constituents, mostly one of several.
        assert {key for keys in found["constituents"] for key in keys} == {
            one.key for one, _ in standing if one in old
        } or found.empty
        assert found["prior"].notna().tolist() == [all(one in old for one, _ in standing)] * len(found)
