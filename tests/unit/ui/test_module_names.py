"""Streamlit puts the folder of its main script first on the path: a module of ui/ must not hide another.

`ui/html.py` would be what every library gets from `import html`.
"""

import sys
from importlib.metadata import packages_distributions

import pytest

from tools.environment import ROOT

MODULES = sorted(
    {path.stem for path in (ROOT / "ui").glob("*.py")}
    | {path.name for path in (ROOT / "ui").iterdir() if path.is_dir() and any(path.glob("*.py"))}
)
OWN = {path.name for path in ROOT.iterdir() if path.is_dir() and any(path.glob("*.py"))} | {"app", "tests"}


def test_there_are_names_to_compare() -> None:
    assert {"main", "state", "markup"} <= set(MODULES)
    assert {"domain", "texts", "ui"} <= OWN
    assert {"streamlit", "pandas"} <= set(packages_distributions())


@pytest.mark.parametrize("name", [name for name in MODULES if name != "__init__"])
def test_a_module_of_ui_hides_no_other(name: str) -> None:
    assert name not in OWN
    assert name not in sys.stdlib_module_names
    assert name not in packages_distributions()
