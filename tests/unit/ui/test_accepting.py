"""What was shown is what may be stored: compared value by value, not by how many."""

import pytest

from domain.catalogue import Catalogue
from domain.catalogue_files import catalogue_for
from intake import Check, accept, check_content
from store import Store, open_store
from ui.sending.accepting import as_shown

HEAD = "unit,indicator,year,months,value,grade\n"
ROW = "tan_yen,{},2023,9,{},estimate\n"


@pytest.fixture
def known() -> Catalogue:
    return catalogue_for(demonstration=False)


@pytest.fixture
def store(tmp_path) -> Store:
    with open_store(str(tmp_path / "office.sqlite")) as found:
        yield found


def check(store: Store, known: Catalogue, **values: str) -> Check:
    text = HEAD + "".join(ROW.format(code, value) for code, value in values.items())
    return check_content(text.encode(), "gui.csv", store, known)


def test_two_checks_with_as_many_changes_of_other_values_are_not_the_same(store, known) -> None:
    shown = check(store, known, go_industry="4132", go_agriculture="3943")
    assert as_shown(check(store, known, go_industry="4132", go_agriculture="3943"), shown)
    assert not as_shown(check(store, known, go_industry="4132", go_agriculture="3944"), shown)
    assert not as_shown(check(store, known, go_industry="4132"), shown)


def test_what_is_stored_alike_by_now_is_no_change_and_what_is_stored_otherwise_is(store, known) -> None:

    shown = check(store, known, go_industry="4132", go_agriculture="3943")
    accept(check(store, known, go_industry="4132"), store, known, "Lan")
    assert as_shown(check(store, known, go_industry="4132", go_agriculture="3943"), shown)
    accept(check(store, known, go_agriculture="3950"), store, known, "Lan")
    assert not as_shown(check(store, known, go_industry="4132", go_agriculture="3943"), shown)
