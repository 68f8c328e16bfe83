"""What a session keeps are texts, numbers and lists of them, so that it outlives a change of the code."""

from typing import Any

import pytest

from tests.app.conftest import run_page

PAGES = ("overview", "plan", "year_on_year", "tasks", "upload")


def is_plain(value: Any) -> bool:
    """Whether a value is made of texts and numbers only."""
    if isinstance(value, dict):
        return all(is_plain(part) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple):
        return all(map(is_plain, value))
    return value is None or type(value) in (str, int, float, bool)


@pytest.mark.parametrize("page", PAGES)
def test_a_session_keeps_plain_values(page: str, demo_store: None) -> None:
    kept = run_page(page).session_state.to_dict()
    assert kept
    assert {name: value for name, value in kept.items() if not is_plain(value)} == {}
