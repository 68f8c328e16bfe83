"""Limits: each named with the number found, looked at before anything is split into cells."""

import pytest

from loaders import Refused, limits, read_content


def refused(content: bytes) -> dict[str, object]:
    with pytest.raises(Refused) as caught:
        read_content(content, "a.csv")
    assert caught.value.code == "too_large"
    return caught.value.details


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_line_of_a_hundred_megabytes_is_refused_at_once(end):
    content = b"a,b" + end + b"1," + b"x" * 100_000_000 + end
    assert refused(content) == {
        "reason": "over_line", "size": 100_000_002, "limit": limits.MAX_LINE, "row": 2,
    }  # fmt: skip


def test_lines_beyond_counting_are_refused():
    assert refused(b"a,b\n" + b"\n" * 2_000_000)["reason"] == "over_rows"


def test_columns_are_counted_in_every_row():
    assert refused(b"a,b\n" + b"," * 16_384) == {
        "reason": "over_columns", "size": 16_385, "limit": 16_384, "row": 2,
    }  # fmt: skip


@pytest.mark.parametrize("rows", [b"1,2,3\n", b"1,2,3\n1,2\n"])
def test_cells_are_counted(monkeypatch, rows):
    monkeypatch.setattr(limits, "MAX_CELLS", 100_000)
    assert refused(rows * 300_000)["reason"] == "over_cells"
