"""An intake killed in the middle leaves a whole store, and keeps every edition it acknowledged."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from store import open_store, verify
from tools.environment import ROOT

# From before the store is opened to after the receipt is printed, on a slow machine.
MOMENTS = (0.4, 3.5)


def send(store: str, file: Path, patience: float) -> int | None:
    """Accept a file by the command line, killed after some seconds; the edition it acknowledged, if any."""
    command = ["intake", file, "--unit", "tan_yen", "--period", "2023-9M", "--accept", "--as", "kill"]
    child = subprocess.Popen(
        [sys.executable, "-m", *map(str, command), "--store", store, "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        said, _ = child.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        child.kill()
        said, _ = child.communicate()
    try:
        return int(json.loads(said)["accepted"]["edition"])
    except (ValueError, TypeError):
        return None


@pytest.mark.parametrize(
    "kills", [3, pytest.param(30, marks=[pytest.mark.slow, pytest.mark.timeout(600)])], ids=str
)
def test_a_killed_intake_leaves_a_whole_store(tmp_path: Path, kills: int) -> None:
    store, chance = f"sqlite:///{tmp_path / 'store.sqlite'}", random.Random(kills)
    acknowledged = []
    for number in range(kills):
        file = tmp_path / f"{number}.csv"
        row = f"tan_yen,go_industry,2023,9,{4132 + number},estimate"
        file.write_text(f"unit,indicator,year,months,value,grade\n{row}\n", encoding="utf-8")
        acknowledged.append(send(store, file, chance.uniform(*MOMENTS)))
    # One that is left in peace, so that there is always a store to look at.
    last = tmp_path / "last.csv"
    last.write_text(
        "unit,indicator,year,months,value,grade\ntan_yen,go_industry,2023,9,9999,estimate\n", encoding="utf-8"
    )
    acknowledged.append(send(store, last, 60))
    with open_store(store) as opened:
        assert verify(opened) == []
        kept = {event.edition for event in opened.history(limit=None)}
    assert acknowledged[-1] is not None
    assert {edition for edition in acknowledged if edition is not None} <= kept
