"""Choices of the whole office: made anew, changed, and made by several at once."""

import pytest

from access import OWN_UNIT, TWO_STEP, change_setting, is_two_step, read_setting
from domain.errors import NotKnown
from store import AccessRecords
from tests.unit.access.at_once import at_once


def test_a_choice_is_made_and_changed(records: AccessRecords) -> None:
    assert read_setting(records, OWN_UNIT) == ""
    for value in ("tan_yen", "luc_ngan"):
        change_setting(records, "An", OWN_UNIT, value)
        assert read_setting(records, OWN_UNIT) == value
    assert records.trail()[0].about == {"setting": OWN_UNIT, "value": "luc_ngan"}
    assert not is_two_step(records)


def test_several_choose_at_once(records: AccessRecords) -> None:
    at_once(lambda one: change_setting(records, str(one), TWO_STEP, "yes"), 4)
    assert is_two_step(records)
    assert {row.who for row in records.trail()} == {"0", "1", "2", "3"}


def test_no_other_setting_is_made(records: AccessRecords) -> None:
    with pytest.raises(NotKnown):
        change_setting(records, "An", "colour", "red")
    assert records.rows("setting") == []
