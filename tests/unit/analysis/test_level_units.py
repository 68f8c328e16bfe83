"""A commune reads money in triệu đồng: figures, plans and changes, each with the decimals it has there."""

import pandas as pd
import pytest

from analysis.level_units import in_level_units
from domain.catalogue import Catalogue
from domain.level_units import at_level


def figures(*rows: tuple[str, str, float, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["indicator", "measure", "value", "decimals"])


@pytest.mark.parametrize(
    ("value", "decimals", "moved", "left"),
    [(1.5, 1, 1500, 0), (4.1325, 4, 4132.5, 1), (0.0, 0, 0.0, 0), (568.7, 1, 568700, 0), (0.1, 1, 100, 0)],
)
def test_money_moves_with_its_decimals(
    catalogue: Catalogue, value: float, decimals: int, moved: float, left: int
) -> None:
    found = in_level_units(figures(("go_industry", "actual", value, decimals)), catalogue, "commune")
    assert (found["value"][0], found["decimals"][0]) == (moved, left)


def test_percents_and_what_is_no_money_stay(catalogue: Catalogue) -> None:
    frame = figures(
        ("go_industry", "pct_plan", 68.0, 1),
        ("go_industry", "yoy_index", 106.7, 1),
        ("new_jobs", "actual", 5, 0),
    )
    pd.testing.assert_frame_equal(in_level_units(frame, catalogue, "commune"), frame)


def test_a_district_and_an_unknown_level_read_what_is_stored(catalogue: Catalogue) -> None:
    frame = figures(("go_industry", "actual", 1.5, 1))
    for level in ("district", "province", "country", ""):
        assert in_level_units(frame, catalogue, level) is frame
        assert at_level(catalogue, level) is catalogue


def test_a_fall_by_percent_of_money_stays_a_percent(catalogue: Catalogue) -> None:
    targets = pd.DataFrame(
        {
            "indicator": ["go_industry", "go_industry"],
            "operator": ["fall_percent", "range"],
            "value": [5.0, 1.5],
            "value_high": [float("nan"), 2.0],
            "decimals": [0, 1],
        }
    )
    found = in_level_units(targets, catalogue, "commune")
    assert found["value"].tolist() == [5.0, 1500.0]
    assert found["value_high"].tolist()[1] == 2000.0


def test_the_catalogue_says_the_unit_of_the_level(catalogue: Catalogue) -> None:
    of_commune = at_level(catalogue, "commune")
    assert of_commune.indicators["go_industry"].measure_unit == "triệu đồng"
    assert of_commune.indicators["new_jobs"].measure_unit == catalogue.indicators["new_jobs"].measure_unit
    assert catalogue.indicators["go_industry"].measure_unit == "tỷ đồng"
