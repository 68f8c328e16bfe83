"""House rules that import-linter cannot say: what stands in a page, in app.py, in the lowest rooms."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.environment import ROOT

PAGES = sorted((ROOT / "pages").glob("*.py"))
MAY_APP_IMPORT = {"pathlib", "streamlit", "starlette", "texts", "web"}
MAY_PAGES_IMPORT = {
    "streamlit",
    "ui",
    "analysis",
    "charts",
    "texts",
    "intake",
    "reports",
    "functools",
    "typing",
    "datetime",
}
PUBLISHING_PAGES = {
    "catalogue.py", "comments.py", "present.py", "set_up.py", "tasks.py", "sending.py", "upload.py",
}  # fmt: skip
OPENS_FILES = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "read_csv",
    "to_csv",
    "read_excel",
}
LONGEST_PAGE = 80
TWO_WORDS = re.compile(r"[^\W\d_]\s+[^\W\d_]")


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def rooms_of(path: Path) -> set[str]:
    """The packages a module imports from, anywhere in it."""
    found = set()
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0] if node.level == 0 else ".")
    return found


def names_called(path: Path) -> set[str]:
    """Last part of the name of every call."""
    calls = (node.func for node in ast.walk(parse(path)) if isinstance(node, ast.Call))
    return {
        c.attr if isinstance(c, ast.Attribute) else c.id
        for c in calls
        if isinstance(c, ast.Attribute | ast.Name)
    }


def prose_in(path: Path) -> Iterator[str]:
    """String constants that are no key or code but words for a reader; docstrings are not counted."""
    tree = parse(path)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in docstrings else None
        if isinstance(text, str) and (TWO_WORDS.search(text) or not text.isascii()):
            yield text


def test_there_are_pages() -> None:
    assert {page.name for page in PAGES} >= {"overview.py", "plan.py", "year_on_year.py", "upload.py"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_only_composes(page: Path) -> None:
    assert rooms_of(page) <= MAY_PAGES_IMPORT
    assert "intake" not in rooms_of(page) or page.name in PUBLISHING_PAGES
    assert names_called(page).isdisjoint({"groupby", "merge", "execute", *OPENS_FILES})
    source = page.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in source
    assert not re.search(r"\bgo\.|\bselect\b.+\bfrom\b", source, re.IGNORECASE)
    assert source.count("\n") <= LONGEST_PAGE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_takes_its_words_from_the_texts(page: Path) -> None:
    assert list(prose_in(page)) == []


def test_the_front_door_only_joins() -> None:
    app = ROOT / "app.py"
    assert rooms_of(app) <= MAY_APP_IMPORT
    assert rooms_of(app) >= {"streamlit", "web"}
    assert not [node for node in ast.walk(parse(app)) if isinstance(node, ast.FunctionDef | ast.ClassDef)]


@pytest.mark.parametrize("room", ["domain", "texts"])
def test_the_lowest_rooms_need_nothing_but_python(room: str) -> None:
    modules = sorted((ROOT / room).rglob("*.py"))
    assert modules
    foreign = {m.name: rooms_of(m) - sys.stdlib_module_names - {room, "."} for m in modules}
    assert {name: rooms for name, rooms in foreign.items() if rooms} == {}


def test_raw_html_is_written_in_one_module_at_most() -> None:
    modules = sorted((ROOT / "ui").rglob("*.py"))
    assert modules
    writers = [
        m.name
        for m in modules
        if "unsafe_allow_html=" in m.read_text(encoding="utf-8") or "html" in names_called(m)
    ]
    assert len(writers) <= 1


def test_express_is_not_used_to_draw() -> None:
    modules = sorted((ROOT / "charts").rglob("*.py"))
    assert modules
    assert [m.name for m in modules if "plotly.express" in m.read_text(encoding="utf-8")] == []
