"""A unit that was put together from others is compared with what those had, and says so."""

import json

import pytest

from analysis.__main__ import main as analysis
from domain.catalogue_files import catalogue_for
from domain.commands import run_command
from domain.periods import Period
from reports import wording
from store import open_store
from tests.unit.store.samples import figure, sent, tidy

NOW = Period(2025, 9)
BEFORE = NOW.year_before.code


@pytest.fixture
def unit():
    """The new commune Hữu Liên, whose code was Yên Thịnh's."""
    return catalogue_for(demonstration=False).unit("06400", NOW)


@pytest.fixture
def told(tmp_path, unit, capsys):
    """What the command says of the new commune, given what its constituents had and it has."""
    catalogue = catalogue_for(demonstration=False)
    parts = catalogue.territory.standing_for(unit, NOW.year_before)

    def told(*before, now=330.0):
        path = str(tmp_path / f"{len(before)}.sqlite")
        rows = [
            figure(one.key, "go_agriculture", value, period=BEFORE, decimals=0)
            for (one, _), value in zip(parts, before, strict=False)
        ]
        with open_store(path) as store:
            own = figure(unit.key, "go_agriculture", now, period=NOW.code, decimals=0)
            store.publish(sent(unit=unit.key, period=NOW.code), tidy(own, *rows))
        assert run_command(analysis, ["06400", "2025-9M", "--store", path, "--json"]) == 0
        (found,) = json.loads(capsys.readouterr().out)["figures"]
        return found

    told.parts = parts
    return told


def test_last_year_is_the_sum_of_its_constituents(told, unit):
    assert unit.key == "06400@2025-07-01"
    assert "06388" in {one.official_code or one.code for one, _ in told.parts}
    values = [100.0 * (place + 1) for place in range(len(told.parts))]
    found = told(*values)
    assert (found["prior"], found["yoy_origin"]) == (sum(values), "rebuilt")
    assert found["yoy_index"] == pytest.approx(100 * 330 / sum(values))


def test_without_one_of_them_it_is_not_comparable_and_says_why(told):
    found = told(*[100.0] * (len(told.parts) - 1))
    assert (found["prior"], found["yoy_index"], found["yoy_origin"]) == (None, None, "none")
    assert found["yoy_reason"] == "constituent_missing"


def test_the_growth_says_that_it_was_reckoned_anew():
    row = {
        "indicator": "go_agriculture", "short": "Nông nghiệp", "yoy_index": 110.0, "yoy_decimals": 1,
        "yoy_origin": "rebuilt", "kind": "flow",
    }  # fmt: skip
    assert wording.growth(row, "vi") == "tăng 10,0% (tính lại theo địa giới hành chính mới)"
