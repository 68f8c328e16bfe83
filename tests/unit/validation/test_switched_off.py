"""Rules of judgement hold for all indicators but those that switch them off in the catalogue."""

import dataclasses

from tests.unit.analysis.frames import row
from tests.unit.validation import frames
from tests.unit.validation.frames import JANUARY_2024, plan, stored, tidy
from validation import check_figures


def codes(*lines: dict, off: tuple[str, ...]) -> list[str]:
    known = frames.catalogue()
    one = dataclasses.replace(known.indicators["revenue"], rules_off=off)
    catalogue = dataclasses.replace(known, indicators={**known.indicators, "revenue": one})
    return sorted(p.code for p in check_figures(tidy(*lines), catalogue, stored(), JANUARY_2024).listed)


def test_a_slip_is_let_through_where_it_is_switched_off_and_told_as_far():
    lines = (row("revenue", "4.132.000"), plan("revenue", "6.076"))
    assert codes(*lines, off=()) == ["unit_slip"]
    assert codes(*lines, off=("unit_slip",)) == ["far_from_plan"]
    assert codes(*lines, off=("unit_slip", "far_from_plan")) == []


def test_other_indicators_keep_the_rule():
    lines = (row("spending", "4.132.000"), plan("spending", "6.076"), row("revenue", "5"))
    assert codes(*lines, off=("unit_slip", "no_plan")) == ["unit_slip"]
