"""A row as one line of text, and back to its cells."""

import pytest

from ui.sending.row_editor import as_line, cells_of


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "cells",
    [["1", "Thu; chi", "3,5"], ['Ống "48"', "", "a|b"], ["hai\ndòng", "tab\there"], ["", "", ""], ["một"]],
)
def test_a_row_comes_back_as_it_was(cells, delimiter):
    assert cells_of(as_line(cells, delimiter), delimiter) == cells


@pytest.mark.parametrize("line", ['1;"Ống thép;5', '1;"Ống" thép;5', "1;2\n3;4", ""])
def test_what_is_not_one_row_is_none(line):
    assert cells_of(line, ";") is None
