"""No text of an export begins a formula, numbers stay numbers, and every text comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.spreadsheet_text import FORMULA_STARTS, begins_formula, harmless, unquoted


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-thu", "'-thu"),
        ("@x", "'@x"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("'cũ", "''cũ"),
        ("-5", "-5"),
        ("-1.593,85", "-1.593,85"),
        ("+6,7%", "+6,7%"),
        ("-5+3", "'-5+3"),
        ("Thu ngân sách", "Thu ngân sách"),
        ("", ""),
    ],
)
def test_what_would_be_a_formula_gets_a_mark(text: str, written: str) -> None:
    assert harmless(text) == written
    assert unquoted(written) == text


def test_a_mark_that_no_export_writes_stays() -> None:
    assert unquoted("'thu") == "'thu"
    assert unquoted("'") == "'"


@given(st.one_of(st.text(), st.tuples(st.sampled_from([*FORMULA_STARTS, "'"]), st.text()).map("".join)))
def test_every_text_comes_back(text: str) -> None:
    assert unquoted(harmless(text)) == text
    assert not begins_formula(harmless(text))
