"""Which version counts, which gave way, which was taken back."""

import pandas as pd

from analysis.versions import with_standing
from domain.columns import PCT_PLAN
from domain.periods import Period
from tests.unit.analysis.frames import figures, row, target, targets

NINE_MONTHS = Period(2023, 9)


def standings(frame: pd.DataFrame, hidden: tuple[int, ...] = ()) -> list[tuple[int, str]]:
    seen = frame.assign(visible=~frame["submission"].isin(hidden))
    found = with_standing(seen, NINE_MONTHS)
    return list(zip(found["edition"], found["standing"], strict=True))


def test_the_last_visible_version_of_a_measure_counts() -> None:
    sent = figures(
        row("industry", "1", edition=1, submission=1),
        row("industry", "68", PCT_PLAN, edition=1, submission=1),
        row("industry", "2", edition=2, submission=2),
        row("industry", "3", edition=3, submission=3),
    )
    assert standings(sent) == [(3, "current"), (2, "replaced"), (1, "current"), (1, "replaced")]
    assert standings(sent, hidden=(3,))[:2] == [(3, "undone"), (2, "current")]


def test_of_a_plan_and_its_adjustment_the_one_in_force_counts() -> None:
    sent = targets(
        target("industry", "90", edition=1, submission=1),
        target("industry", "70", edition=2, submission=2, effective="2023-07-14"),
        target("industry", "60", edition=3, submission=3, effective="2023-11-01"),
    )
    assert standings(sent) == [(3, "other_time"), (2, "current"), (1, "other_time")]


def test_nothing_sent_is_nothing() -> None:
    assert standings(figures()) == []
    assert standings(targets()) == []
