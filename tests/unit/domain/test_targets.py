"""How a bare number binds."""

import pytest

from domain.targets import OPERATORS, default_operator


@pytest.mark.parametrize(
    ("direction", "target_form", "operator"),
    [
        ("up", "", "ge"),
        ("down", "", "le"),
        ("on_plan", "", "eq"),
        ("none", "", "ge"),
        ("down", "lt", "lt"),
        ("down", "eq", "eq"),
        ("up", "fall_points", "fall_points"),
    ],
)
def test_the_indicator_decides_before_its_direction(direction: str, target_form: str, operator: str) -> None:
    assert default_operator(direction, target_form) == operator
    assert operator in OPERATORS
