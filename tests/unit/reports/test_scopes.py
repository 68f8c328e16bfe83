"""Which levels of units a comparison offers, and with which it begins."""

import pandas as pd

from reports.scopes import levels_of

STANDING = pd.DataFrame(
    {
        "unit": ["a", "b", "c", "d"],
        "level": ["district", "district", "commune", "commune"],
        "sent": [False, False, True, True],
    }
)


def test_the_level_that_has_sent_is_the_first_and_the_only_one() -> None:
    assert levels_of(STANDING, None, "") == (["commune"], "commune")


def test_the_level_asked_for_is_kept_before_any_unit_of_it_has_sent() -> None:
    assert levels_of(STANDING, None, "district") == (["district", "commune"], "commune")


def test_a_level_that_does_not_stand_here_is_not_kept() -> None:
    assert levels_of(STANDING, None, "province") == (["commune"], "commune")
