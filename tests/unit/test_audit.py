"""bandit over the project: every finding is answered in the decision record, every answer has a finding."""

import json
import re
import subprocess
import sys

from tools.environment import ROOT
from tools.launch import AUDITED

RECORD = ROOT / "docs" / "decisions" / "0026-audit.md"
_ROW = re.compile(r"^\| (B\d{3}) \| (\S+) \| (.+) \|$", re.MULTILINE)


def test_every_finding_is_answered() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-f", "json", "-r", *AUDITED],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    said = json.loads(done.stdout)
    assert said["errors"] == []
    assert said["metrics"]["_totals"]["loc"] > 20_000, "bandit did not look at the project"
    found = {(one["test_id"], one["filename"].removeprefix("./")) for one in said["results"]}
    answered = {(test, file) for test, file, _ in _ROW.findall(RECORD.read_text(encoding="utf-8"))}
    assert found == answered
