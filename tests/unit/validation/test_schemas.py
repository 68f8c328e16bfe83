"""The gate: frames that are not tidy are faults of the program, and so is storing what is not known."""

import numpy as np
import pandas as pd
import pytest

from domain import columns as col
from domain.errors import Fault
from domain.problems import SEVERITY
from loaders.frames import tidy_frame
from tests.unit.analysis.frames import row
from tests.unit.validation.frames import catalogue, findings, plan, tidy, unread
from validation import RULES, check_publishable

FRAME = tidy(row("revenue", "900"), row("jobs", "2.500"), plan("jobs", "2.600"))
MORE = pd.Categorical.from_codes([0, 0, 0], ["tan_yen", "atlantis", "huu_lung"])

UNTIDY = {
    "a column is missing": FRAME.drop(columns=col.VALUE),
    "a column too many": FRAME.assign(extra=1),
    "values as text": FRAME.assign(value=["900", "2.500", "2.600"]),
    "whole numbers for values": FRAME.assign(value=[900, 2500, 2600]),
    "units as plain text": FRAME.astype({col.UNIT: "str"}),
    "a unit left out": FRAME.assign(unit=pd.Categorical(["tan_yen", None, "tan_yen"])),
    "a measure that is none": FRAME.assign(measure=pd.Categorical(["guess"] * 3)),
    "a grade that is none": FRAME.assign(grade=pd.Categorical(["firm"] * 3)),
    "an assigner that is none": FRAME.assign(assigner=pd.Categorical(["me"] * 3)),
    "a period below zero": FRAME.assign(period=[-1, 202309, 202309]),
    "a row 0": FRAME.assign(row=np.array([0, 1, 2], dtype="int32")),
    "more decimals than a number has": FRAME.assign(decimals=np.array([0, 18, 0], dtype="int16")),
}
UNFIT = {
    "an unknown unit": FRAME.assign(unit=pd.Categorical(["tan_yen", "atlantis", "tan_yen"])),
    "an unknown indicator": FRAME.assign(indicator=pd.Categorical(["revenue", "hens", "jobs"])),
    "no period": FRAME.assign(period=[0, 202309, 202309]),
    "an infinite value": FRAME.assign(value=[np.inf, 1.0, 2.0]),
    "an infinite value below zero": FRAME.assign(value=[-np.inf, 1.0, 2.0]),
}


@pytest.mark.parametrize("broken", UNTIDY.values(), ids=UNTIDY)
def test_a_frame_that_is_not_tidy_is_a_fault(broken):
    with pytest.raises(Fault, match="breaks the schema 'tidy'"):
        findings(broken)
    with pytest.raises(Fault, match="breaks the schema"):
        check_publishable(broken, catalogue())


@pytest.mark.parametrize("broken", UNFIT.values(), ids=UNFIT)
def test_what_is_not_known_is_let_to_the_rules_but_not_into_the_store(broken):
    findings(broken)
    with pytest.raises(Fault, match="breaks the schema"):
        check_publishable(broken, catalogue())


def test_a_sound_frame_passes_both_gates_unchanged():
    before = FRAME.copy(deep=True)
    assert findings(FRAME).counts == {"no_plan": 1}
    check_publishable(FRAME, catalogue())
    pd.testing.assert_frame_equal(FRAME, before)


def test_a_target_without_a_number_may_be_stored():
    check_publishable(tidy(unread(plan("jobs", "1", operator="lower_than_prior"))), catalogue())


def test_categories_that_no_row_uses_do_not_count():
    roomy = FRAME.assign(
        unit=MORE,
        indicator=pd.Categorical(FRAME[col.INDICATOR].astype("str"), ["hens", "jobs", "revenue"]),
        measure=FRAME[col.MEASURE].cat.set_categories(col.MEASURES),
        grade=FRAME[col.GRADE].cat.set_categories(col.GRADES),
        assigner=FRAME[col.ASSIGNER].cat.set_categories(col.ASSIGNERS),
    )
    assert findings(roomy).counts == findings(FRAME).counts
    check_publishable(roomy, catalogue())


def test_a_frame_without_rows_has_no_problems():
    for empty in (FRAME.iloc[:0], tidy_frame({name: [] for name in col.TIDY}, 0)):
        assert findings(empty).counts == {}


def test_rules_give_codes_of_the_closed_list_and_none_gives_anothers():
    codes = [code for rule in RULES for code in rule.CODES]
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(SEVERITY)
