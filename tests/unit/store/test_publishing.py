"""Publishing: whole or not at all, with everything as it was sent."""

import dataclasses
import hashlib

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import func, select

from domain import columns as c
from domain.errors import NotKnown, StoreFault
from store import EditionMoved, Receipt, Submission, open_store, verify
from store.engine import reading
from store.tables import TABLES
from tests.unit.store.samples import NINE, SIX, YEAR, figure, plan, sent, tidy


@pytest.fixture
def store(store_url):
    with open_store(store_url) as opened:
        yield opened


def row_counts(store):
    with reading(store.engine) as connection:
        return [connection.execute(select(func.count()).select_from(table)).scalar() for table in TABLES]


def test_submissions_and_editions_are_numbered_from_one(store):
    assert store.publish(sent(b"a"), tidy(figure("tan_yen", "go_industry", 4132))) == Receipt(1, 1)
    assert store.publish(sent(b"b"), tidy(figure("tan_yen", "go_industry", 4133))) == Receipt(2, 2)
    assert store.edition() == 2


def test_everything_of_a_figure_comes_back(store):
    row = figure(
        "tan_yen@2020-01-01", "budget_revenue_total", 1593.851, decimals=3, written="ước đạt 1.593,851",
        grade="official", source="Báo cáo số 12", note="không gồm ghi thu", measure="prior",
    )  # fmt: skip
    store.publish(sent(), tidy(row))
    (found,) = store.figures(units=["tan_yen@2020-01-01"]).to_dict("records")
    kept = (c.UNIT, c.INDICATOR, c.PERIOD, c.MEASURE, c.ASSIGNER, c.VALUE, c.DECIMALS, c.WRITTEN, c.GRADE,
            c.SOURCE, c.NOTE)  # fmt: skip
    assert found == {**{name: row[name] for name in kept}, "edition": 1, "submission": 1}


def test_everything_of_a_target_comes_back(store):
    row = plan(
        "huu_lung", "gdp_growth", 6.6, value_high=6.8, operator="range", deadline="2025-12-31", assumed=True,
        assigner="registered", written="6,6-6,8", note="đề xuất", decision="12/NQ-HĐND",
        effective="2023-07-15",
    )  # fmt: skip
    store.publish(sent(), tidy(row))
    (found,) = store.targets(units=["huu_lung"], years=[2023]).to_dict("records")
    kept = (c.UNIT, c.INDICATOR, c.ASSIGNER, c.OPERATOR, c.VALUE, c.VALUE_HIGH, c.DECIMALS, c.DEADLINE,
            c.ASSUMED, c.WRITTEN, c.GRADE, c.SOURCE, c.NOTE, c.DECISION, c.EFFECTIVE)  # fmt: skip
    assert found == {**{name: row[name] for name in kept}, "year": 2023, "edition": 1, "submission": 1}


def test_a_target_may_have_no_number_and_no_grade(store):
    store.publish(sent(), tidy(plan("huu_lung", "traffic", np.nan, operator="lower_than_prior", grade="")))
    found = store.targets(units=["huu_lung"])
    assert np.isnan(found["value"][0])
    assert found["grade"][0] == ""
    assert verify(store) == []


def test_plans_become_targets_and_all_else_figures(store):
    store.publish(
        sent(),
        tidy(
            figure("tan_yen", "go_industry", 4132),
            figure("tan_yen", "go_industry", 68, measure="pct_plan"),
            plan("tan_yen", "go_industry", 6076),
        ),
    )
    assert list(store.figures(units=["tan_yen"])["measure"]) == ["actual", "pct_plan"]
    assert list(store.targets(units=["tan_yen"])["value"]) == [6076]
    (event,) = store.history()
    assert (event.figures, event.targets) == (2, 1)


def test_plain_text_columns_do_as_well_as_categories(store):
    frame = tidy(figure("tan_yen", "go_industry", 1)).astype(
        {c.UNIT: "str", c.INDICATOR: "str", c.GRADE: "str"}
    )
    store.publish(sent(), frame)
    assert list(store.figures(units=["tan_yen"])["value"]) == [1]


def test_the_raw_file_is_kept_once_by_its_hash(store):
    first = sent(b"the same bytes")
    store.publish(first, tidy(figure("tan_yen", "go_industry", 1)))
    store.publish(sent(b"the same bytes", unit="huu_lung"), tidy(figure("huu_lung", "go_industry", 1)))
    assert store.raw_file(first.sha256) == b"the same bytes"
    with pytest.raises(NotKnown):
        store.raw_file("0" * 64)


def test_an_expected_edition_that_moved_on_stores_nothing(store):
    store.publish(sent(b"a"), tidy(figure("tan_yen", "go_industry", 1)), expected_edition=0)
    before = row_counts(store)
    with pytest.raises(EditionMoved) as moved:
        store.publish(sent(b"b"), tidy(figure("tan_yen", "new_code", 2)), expected_edition=0)
    assert (moved.value.expected, moved.value.found) == (0, 1)
    assert row_counts(store) == before


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (figure("tan_yen", "go_industry", np.nan), "no value"),
        (figure("tan_yen", "go_industry", np.inf), "infinite"),
        (figure("tan_yen", "go_industry", 1, grade="rumour"), "grade is 'rumour'"),
        (figure("tan_yen", "go_industry", 1, grade=""), "grade is ''"),
        (figure("tan_yen", "go_industry", 1, measure="guess"), "measure is 'guess'"),
        (figure("tan_yen", "go_industry", 1, assigner="nobody"), "assigner is 'nobody'"),
        (figure("tan_yen", "go_industry", 1, note="a\0b"), "no text"),
        (plan("tan_yen", "go_industry", 1, operator=""), "operator is ''"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_kept_refuses_all_of_them(store, row, said):
    empty = row_counts(store)
    with pytest.raises(StoreFault, match=said):
        store.publish(sent(), tidy(figure("tan_yen", "investment_total", 3093), row))
    assert row_counts(store) == empty


def test_a_key_that_stands_twice_is_refused_and_named(store):
    twice = tidy(figure("tan_yen", "a", 1), figure("tan_yen", "b", 1), figure("tan_yen", "b", 2))
    with pytest.raises(StoreFault, match="tan_yen 202309 b actual"):
        store.publish(sent(), twice)
    with pytest.raises(StoreFault, match="stands twice"):
        store.publish(sent(), tidy(plan("tan_yen", "a", 1), plan("tan_yen", "a", 2, period=NINE)))


def test_an_empty_frame_and_a_missing_column_are_refused(store):
    frame = tidy(figure("tan_yen", "a", 1))
    with pytest.raises(StoreFault, match="nothing to publish"):
        store.publish(sent(), frame.iloc[:0])
    with pytest.raises(StoreFault, match="grade"):
        store.publish(sent(), frame.drop(columns=[c.GRADE]))


def test_nobody_and_a_wrong_hash_are_refused(store):
    frame = tidy(figure("tan_yen", "a", 1))
    with pytest.raises(StoreFault, match="nobody is named"):
        store.publish(sent(who="  "), frame)
    with pytest.raises(StoreFault, match="sha256"):
        store.publish(Submission("tan_yen", NINE, "f.csv", "0" * 64, b"x", "", "An"), frame)


def test_a_file_name_that_is_no_text_is_refused(store):
    broken = dataclasses.replace(sent(), file="so-li\udce1u.csv")
    with pytest.raises(StoreFault, match="file is"):
        store.publish(broken, tidy(figure("tan_yen", "a", 1)))


def test_a_failure_in_the_middle_leaves_nothing(store):
    empty = row_counts(store)
    too_big = tidy(figure("tan_yen", "a", 1), figure("tan_yen", "b", 1)).astype({c.PERIOD: "object"})
    too_big[c.PERIOD] = [NINE, 2**62]
    if store.engine.dialect.name == "sqlite":
        # SQLite keeps any integer: there the writer is broken off by a missing table instead.
        with store.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE coverage RENAME TO gone")
    with pytest.raises(StoreFault, match="the database refused"):
        store.publish(sent(), too_big)
    if store.engine.dialect.name == "sqlite":
        with store.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE gone RENAME TO coverage")
    assert row_counts(store) == empty


def test_many_figures_are_stored_quickly_and_whole(store):
    size = 60_000
    indicators = [f"i{number}" for number in range(100)]
    frame = tidy(figure("unit", "i0", 0.0)).loc[[0] * size].reset_index(drop=True)
    frame[c.UNIT] = pd.Categorical([f"u{number // 100}" for number in range(size)])
    frame[c.INDICATOR] = pd.Categorical(indicators * (size // 100))
    frame[c.VALUE] = np.arange(size) / 8
    store.publish(sent(hashlib.sha256(b"many").digest()), frame)
    found = store.figures(indicators=["i7"], periods=[NINE])
    assert found["value"].sum() == (np.arange(7, size, 100) / 8).sum()
    assert verify(store) == []


def test_coverage_counts_figures_and_targets_where_they_stand(store):
    store.publish(
        sent(),
        tidy(
            figure("tan_yen", "a", 1),
            figure("tan_yen", "b", 1),
            figure("tan_yen", "a", 1, period=SIX),
            plan("huu_lung", "a", 1),
        ),
    )
    found = {(row.unit, row.period): row.figures for row in store.coverage().itertuples()}
    assert found == {("tan_yen", NINE): 2, ("tan_yen", SIX): 1, ("huu_lung", YEAR): 1}
    assert store.coverage(edition=0).empty
