"""The file with everything wrong: five located errors, one warning, two languages, and nothing stored."""

from datetime import date

import pytest

from domain.numbers import Number
from store import open_store
from tests.unit.intake import nasty
from tests.unit.intake.desk import start
from tests.unit.loaders.sheets import read
from texts import t
from validation import Stored, check_figures


@pytest.mark.parametrize("name", nasty.FILES)
def test_five_errors_one_warning_and_nothing_stored(tmp_path, name):
    content, expected = nasty.FILES[name]
    file, store = tmp_path / name, tmp_path / "store.sqlite"
    file.write_bytes(content)
    answer = start(
        "intake",
        file,
        "--unit",
        "tan_yen",
        "--period",
        "2023-9M",
        "--accept",
        "--as",
        "X",
        "--store",
        store,
        "--json",
    )
    assert answer.exit == 1
    assert "Traceback" not in answer.err
    told = answer.told
    assert told["problem_counts"] == dict.fromkeys(nasty.CODES, 1)
    assert [p["severity"] for p in told["problems"]] == ["error"] * 5 + ["warning"]
    assert told["problems"][-1]["code"] == "no_plan"
    assert answer.problems == expected
    for problem in told["problems"]:
        assert problem["message"].startswith(t(f"problem.{problem['code']}.name", "vi"))
        assert problem["message_en"].startswith(t(f"problem.{problem['code']}.name", "en"))
        assert problem["where"]["text"]
    assert told["accepted"] is None
    with open_store(str(store)) as kept:
        assert (kept.history(), kept.edition()) == ([], 0)


def test_the_slip_offers_the_number_that_was_meant(tmp_path, catalogue):
    with open_store(str(tmp_path / "store.sqlite")) as store:
        empty = Stored(store.figures(units=["x"]), store.targets(units=["x"]))
    for name, (content, _) in nasty.FILES.items():
        figures = read(content, name, catalogue).figures
        found = check_figures(figures, catalogue, empty, date(2023, 10, 4))
        (slip,) = (p for p in found.listed if p.code == "unit_slip")
        assert (slip.details["times"], slip.details["expected"], slip.mend) == (
            Number(1000, 0),
            Number(6076, 0),
            Number(6076, 0),
        )
