"""Every file here is a test: beside NAME stands NAME.expected.json, and what it expects must come true.

A pair dropped into good/ or bad/ is picked up by itself. The expectation says what the file is sent as
(`unit`, `period`), and any of:

- `exit`: 0 in good/, 1 or 2 in bad/ where it says nothing;
- `read`, `changes`: objects of which the named keys are compared;
- `figures`: all figures in order, of each the named keys; `figures_count`: how many there are;
- `problems`: all of them in order, as [code, row, column];
- `unmatched`: all texts that became no figure, in order.

A good file is also accepted and, sent once more, changes nothing; a bad one stores nothing.
"""

import json
from pathlib import Path

import pytest

from store import open_store
from tests.unit.intake.desk import send

HERE = Path(__file__).parent
ENDING = ".expected.json"
EXPECTED = [*sorted(HERE.glob(f"*/*{ENDING}"))]
KNOWN = {"unit", "period", "exit", "read", "changes", "figures", "figures_count", "problems", "unmatched"}


def name_of(expected: Path) -> str:
    return f"{expected.parent.name}/{expected.name.removesuffix(ENDING)}"


def test_every_file_has_its_expectation_and_every_expectation_its_file():
    files = {f"{f.parent.name}/{f.name}" for f in HERE.glob("*/*") if f.is_file() and f.suffix != ".pyc"}
    sent = {name for name in files if not name.endswith(ENDING)}
    assert sent == {name_of(expected) for expected in EXPECTED}
    assert {name.split("/")[0] for name in sent} == {"good", "bad"}


@pytest.mark.parametrize("expected", EXPECTED, ids=name_of)
def test_a_file_gives_what_is_expected_of_it(expected, tmp_path):
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    assert wanted.keys() <= KNOWN
    file = expected.with_name(expected.name.removesuffix(ENDING))
    store = tmp_path / "store.sqlite"
    sent_as = {"unit": wanted["unit"], "period": wanted["period"]}
    answer = send(file, store, "--accept", "--as", "X", **sent_as)
    good = expected.parent.name == "good"
    told = answer.told
    for key in ("read", "changes"):
        assert {one: told[key][one] for one in wanted.get(key, {})} == wanted.get(key, {})
    if "problems" in wanted:
        assert [list(problem) for problem in answer.problems] == wanted["problems"]
    if "figures" in wanted:
        shown = [
            {key: found[key] for key in one}
            for found, one in zip(told["figures"], wanted["figures"], strict=True)
        ]
        assert shown == wanted["figures"]
    assert len(told["figures"]) == wanted.get("figures_count", len(told["figures"]))
    assert [one["text"] for one in told["unmatched"]] == wanted.get(
        "unmatched", [one["text"] for one in told["unmatched"]]
    )
    assert answer.exit == wanted.get("exit", 0) if good else answer.exit in [wanted.get("exit", 1)]
    assert bool(told["accepted"]) is good
    with open_store(str(store)) as kept:
        assert kept.edition() == int(good)
    if good:
        again = send(file, store, "--accept", "--as", "X", **sent_as)
        assert (again.exit, again.told["problem_counts"]) == (0, {"duplicate_file": 1})
