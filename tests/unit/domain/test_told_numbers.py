"""How a computed number is told: its digits, ≈, and an interval where its ends can be told apart."""

from domain.told_numbers import Told, computed_decimals, tell


def test_ends_that_read_the_same_are_no_interval() -> None:
    assert tell(1.41, 1, "vi", (1.38, 1.44), about=True) == Told("1,4", about=True)
    assert tell(1.41, 2, "vi", (1.38, 1.44)) == Told("1,41", "1,38", "1,44")
    assert tell(1944.0, 0, "vi", about=True).number == "≈1.944"
    assert (computed_decimals(0), computed_decimals(3)) == (0, 1)
