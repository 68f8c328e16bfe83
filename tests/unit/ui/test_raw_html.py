"""Raw HTML: nothing but markup gets onto a page, and only through one module."""

import re

import pytest

from reports.markup import join
from tools.environment import ROOT
from ui.markup import show


@pytest.mark.parametrize("text", ["", "Tổng thu ngân sách", "<b>1</b>", None, 5])
def test_show_refuses_what_is_not_markup(text: object) -> None:
    with pytest.raises(TypeError, match="Markup"):
        show(text)  # type: ignore[arg-type]


def test_raw_html_reaches_pages_through_one_module_only() -> None:
    raw = re.compile(r"unsafe_allow_html|st\.html\(|st\.markdown\(|components\.")
    modules = [*(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"]
    found = {path.name for path in modules if raw.search(path.read_text(encoding="utf-8"))}
    assert found == {"markup.py"}


def test_nothing_to_show_is_no_fault() -> None:
    show(join([]))
