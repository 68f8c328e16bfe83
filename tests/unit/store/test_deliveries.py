"""Who sent what when, without reading a figure."""

from pathlib import Path

from domain.catalogue_files import catalogue_for
from store import open_store
from tests.unit.intake.test_closed_periods import FIRST, HEAD, accepted


def test_every_visible_submission_is_told_by_unit_and_period(tmp_path: Path) -> None:
    known = catalogue_for(demonstration=False)
    with open_store(str(tmp_path / "office.sqlite")) as store:
        assert store.deliveries().empty
        first = accepted(HEAD + FIRST, store, known)
        accepted(HEAD + FIRST.replace("4132", "4140"), store, known)
        accepted(HEAD + "huu_lung,go_industry,2023,6,100,estimate\n", store, known)
        sent = store.deliveries()
        assert list(sent[["unit", "period", "figures", "edition"]].itertuples(index=False, name=None)) == [
            ("tan_yen", 202309, 2, 1), ("tan_yen", 202309, 2, 2), ("huu_lung", 202306, 1, 3),
        ]  # fmt: skip
        assert list(sent["who"]) == ["An"] * 3
        assert list(store.deliveries(periods=[202306])["unit"]) == ["huu_lung"]
        assert list(store.deliveries(submissions=[1])["edition"]) == [1]
        store.undo(first.submission, "An")
        assert list(store.deliveries()["edition"]) == [2, 3]
        assert list(store.deliveries(edition=3)["edition"]) == [1, 2, 3]
