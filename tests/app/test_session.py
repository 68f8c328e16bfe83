"""What a session keeps are texts, numbers and lists of them, so that it outlives a change of the code."""

from typing import Any

import pytest

from access import STAFF, Person
from tests.app.conftest import be, run_page, shown
from texts import t

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


def test_what_one_typed_is_not_for_who_signs_in_after_them(
    demo_store: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tab that reconnects keeps its session, whoever sits there by now."""
    be(monkeypatch, Person(STAFF, account=1, name="an", units=frozenset({"tan_yen"})))
    app = run_page("upload")
    app.session_state["opened_drafts"] = [["an", "draft of An"]]
    app.run()
    assert "opened_drafts" in app.session_state
    be(monkeypatch, Person(STAFF, account=2, name="binh", units=frozenset({"tan_yen"})))
    app.run()
    assert not app.exception
    assert t("access.changed_hands") in shown(app)
    # Whole and without a field: the browser keeps what was typed into one for as long as it is shown.
    assert not (app.selectbox or app.text_input or app.button or app.file_uploader)
    assert set(app.session_state.to_dict()) == {"account_here"}
    app.run()
    assert t("access.changed_hands") not in shown(app)
    assert "opened_drafts" not in app.session_state
