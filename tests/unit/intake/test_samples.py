"""The two seed documents as their staff would send them, accepted into an empty store."""

import pytest

from domain.periods import Period
from intake import accept, check_content
from store import open_store
from tests.unit.intake.desk import ROOT
from tests.unit.tools.test_samples import HUU_LUNG, PARTS_OF_TAN_YEN, TAN_YEN

SAMPLES = ROOT / "data" / "samples"


@pytest.fixture(scope="module")
def store(tmp_path_factory, catalogue):
    """A store with both samples accepted, and nothing else."""
    place = tmp_path_factory.mktemp("samples") / "store.sqlite"
    with open_store(str(place)) as kept:
        for file, code, spoken in (
            ("huu_lung_targets_2024.csv", "huu_lung", "2024"), ("tan_yen_2023_9M.csv", "tan_yen", "2023-9M"),
        ):  # fmt: skip
            period = Period.parse(spoken)
            content = (SAMPLES / file).read_bytes()
            check = check_content(content, file, kept, catalogue, catalogue.unit(code, period), period)
            assert check.findings.errors == 0, check.findings.listed
            assert accept(check, kept, catalogue, "Văn phòng") is not None
        yield kept


def key(catalogue, code):
    return catalogue.by_code[code][0].key


def test_ten_money_figures_and_four_counts_with_their_digits(store, catalogue):
    found = store.figures(units=[key(catalogue, "tan_yen")], periods=[202309], measures=["actual"])
    assert len(found) == 14
    assert {row.indicator: (row.written, row.value) for row in found.itertuples()} == {
        code: (written, value) for code, (written, _, _, _, value) in TAN_YEN.items()
    }
    decimals = found.set_index("indicator")["decimals"].to_dict()
    assert decimals == {code: len(w.partition(",")[2]) for code, (w, *_) in TAN_YEN.items()}
    assert set(found["grade"]) == {"estimate"}


@pytest.mark.parametrize(("measure", "place"), [("pct_plan", 1), ("yoy_index", 2)])
def test_the_percents_it_reports_with_their_digits(store, catalogue, measure, place):
    found = store.figures(units=[key(catalogue, "tan_yen")], measures=[measure])
    told = {code: row[place] for code, row in TAN_YEN.items() if row[place]}
    assert dict(zip(found["indicator"], found["written"], strict=True)) == told
    for row in found.itertuples():
        assert f"{row.value:.{row.decimals}f}".replace(".", ",") == told[row.indicator]


def test_who_gave_the_plan_stands_beside_the_percent(store, catalogue):
    found = store.figures(units=[key(catalogue, "tan_yen")], measures=["pct_plan"])
    assert dict(zip(found["indicator"], found["assigner"], strict=True)) == {
        code: assigner for code, (_, percent, _, assigner, _) in TAN_YEN.items() if percent
    }


def test_what_is_implied_is_never_stored_as_a_plan(store, catalogue):
    unit = key(catalogue, "tan_yen")
    assert len(store.targets(units=[unit])) == 0
    assert len(store.figures(units=[unit], measures=["plan", "prior"])) == 0


def test_only_the_document_without_a_plan_is_told_so(catalogue, tmp_path):
    period = Period(2023, 9)
    content = (SAMPLES / "tan_yen_2023_9M.csv").read_bytes()
    with open_store(str(tmp_path / "s.sqlite")) as empty:
        check = check_content(content, "a.csv", empty, catalogue, catalogue.unit("tan_yen", period), period)
    assert [p.code for p in check.findings.listed if p.code != "missing_indicator"] == ["no_plan"]
    assert {p.details["indicator"] for p in check.findings.listed if p.code == "no_plan"} == {
        "go_trade_services"
    }
    assert set(check.changes["indicator"]) >= PARTS_OF_TAN_YEN


def test_28_targets_with_the_way_each_binds(store, catalogue):
    found = store.targets(units=[key(catalogue, "huu_lung")], years=[2024])
    assert len(found) == 28
    told = {
        row.indicator: (row.operator, None if row.value != row.value else row.value, bool(row.assumed))
        for row in found.itertuples()
    }
    assert told == HUU_LUNG
    assert set(found["assigner"]) == {"registered"}
    deadlines = dict(zip(found["indicator"], found["deadline"], strict=True))
    assert {code: day for code, day in deadlines.items() if day} == {
        "police_station_coverage_rate": "2025-12-31"
    }


def test_nothing_of_the_proposal_became_a_result(store, catalogue):
    assert len(store.figures(units=[key(catalogue, "huu_lung")])) == 0
