"""Values as the canonical file writes them, so that they load again unchanged."""

from datetime import date

import pytest

from domain.canonical_values import is_worded, plain_number, worded
from domain.targets import ABOUT, FALL_NUMBER, GE, LE, LOWER, RANGE, Target
from texts import t


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(97.0, 1, "97.0"), (4132.0, 0, "4132"), (0.1, 1, "0.1"), (1.25, 1, "1.25"), (-1.5, 1, "-1.5")],
)
def test_a_number_keeps_its_written_decimals_and_never_loses_any(
    value: float, decimals: int, text: str
) -> None:
    assert plain_number(value, decimals) == text
    assert float(text) == value


def test_a_bare_number_says_what_is_usual_of_an_indicator() -> None:
    assert not is_worded(Target(GE, 90.0), "up", "")
    assert not is_worded(Target(LE, 90.0), "down", "")
    assert is_worded(Target(LE, 90.0), "up", "")
    assert is_worded(Target(GE, 90.0, deadline=date(2025, 12, 31)), "up", "")
    assert is_worded(Target(GE, 2.0, items=("A", "B")), "up", "")
    assert is_worded(Target(LOWER, None), "down", LOWER)


@pytest.mark.parametrize(
    ("target", "unit", "text"),
    [
        (Target(GE, 750000.0), "lượt người", "từ 750000 trở lên"),
        (Target(ABOUT, 2500.0), "lao động", "khoảng 2500"),
        (Target(RANGE, 60.5, 1, 62.0), "%", "60.5% - 62.0%"),
        (Target(FALL_NUMBER, 2.0, assumed=True), "người", "giảm 2 người"),
        (Target(GE, 100.0, deadline=date(2025, 12, 31)), "%", "từ 100% trở lên đến 31/12/2025"),
    ],
)
def test_targets_are_worded_in_vietnamese_with_numbers_in_english(
    target: Target, unit: str, text: str
) -> None:
    assert worded(target, t, unit) == text
