"""The locks: exact, hashed, free of any place they came from, and what is installed."""

import re
from importlib.metadata import distributions

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tools.environment import LOCKS, ROOT

PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9][\w.-]*)(\[[^]]*])?==(?P<version>[^\s;\\]+)\s*(;(?P<marker>[^\\]+))?", re.MULTILINE
)
COME_WITH_PYTHON = {"pip", "setuptools", "wheel"}


def pins(which: str) -> dict[str, set[tuple[str, str]]]:
    """Package -> (version, marker) pairs of a lock."""
    found: dict[str, set[tuple[str, str]]] = {}
    for pin in PIN.finditer(LOCKS[which].read_text(encoding="utf-8")):
        pair = (pin["version"], (pin["marker"] or "").strip())
        found.setdefault(canonicalize_name(pin["name"]), set()).add(pair)
    assert found, f"nothing is pinned in {LOCKS[which].name}"
    return found


def pinned_here(which: str) -> dict[str, Version]:
    """Package -> version for this Python on this system."""
    return {
        name: Version(version)
        for name, pairs in pins(which).items()
        for version, marker in pairs
        if not marker or Marker(marker).evaluate()
    }


def test_what_is_installed_is_what_is_pinned() -> None:
    installed = {canonicalize_name(found.name): Version(found.version) for found in distributions()}
    kept = {name: version for name, version in installed.items() if name not in COME_WITH_PYTHON}
    # pip is pinned too, for what audits the packages, and still comes with Python.
    assert kept == {
        name: version for name, version in pinned_here("dev").items() if name not in COME_WITH_PYTHON
    }


def test_the_run_set_is_part_of_the_test_set() -> None:
    run, dev = pins("run"), pins("dev")
    assert {name: pairs for name, pairs in run.items() if dev.get(name) != pairs} == {}
    assert len(run) < len(dev)


@pytest.mark.parametrize("which", LOCKS)
def test_every_pin_has_its_hashes(which: str) -> None:
    blocks = re.split(r"^(?=[A-Za-z0-9])", LOCKS[which].read_text(encoding="utf-8"), flags=re.MULTILINE)
    packages = [block for block in blocks if PIN.match(block)]
    assert len(packages) >= len(pins(which))
    assert [block.split()[0] for block in packages if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("which", LOCKS)
def test_no_lock_says_where_a_package_came_from(which: str) -> None:
    lines = LOCKS[which].read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or "file:" in line or line.startswith("-")] == []


def test_what_is_asked_for_is_what_is_locked() -> None:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    asked = [Requirement(line) for line in lines if line and not line.startswith("#")]
    assert asked
    locked = pinned_here("run")
    wrong = [str(a) for a in asked if not a.specifier.contains(locked[canonicalize_name(a.name)])]
    assert wrong == []
