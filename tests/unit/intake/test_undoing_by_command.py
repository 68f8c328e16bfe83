"""`python -m store undo` asks what the page asks: closed periods, rows of the catalogue with data."""

import pytest

from domain.catalogue_changes import with_changes
from domain.catalogue_files import catalogue_for
from domain.catalogue_kinds import UNITS
from domain.entries import CATALOGUE
from domain.periods import Period
from intake import accept, accept_rows, check_content, check_rows, close_period, reopen_period
from store import open_store
from store.__main__ import main
from tests.unit.intake.desk import ask

KNOWN = catalogue_for(demonstration=False)
NINE = Period(2023, 9)
HEAD = "unit,indicator,year,months,value,grade\n"


@pytest.fixture
def place(tmp_path):
    """A store in which one figure was sent."""
    place = str(tmp_path / "store.sqlite")
    with open_store(place) as store:
        send(store, "tan_yen", KNOWN)
    return place


def send(store, unit, catalogue):
    text = f"{HEAD}{unit},go_industry,2023,9,4132,estimate\n"
    accept(check_content(text.encode(), "so.csv", store, catalogue), store, catalogue, "An")


def undo(place, number, *more):
    return ask(main, "undo", number, "--as", "An", "--store", place, "--json", *more)


def test_figures_of_a_closed_period_stay_until_it_is_opened_again(place):
    with open_store(place) as store:
        close_period(KNOWN.unit("tan_yen", NINE), NINE, store, "Bình")
    answer = undo(place, 1)
    assert (answer.exit, answer.told["error"]) == (
        2, "Huyện Tân Yên, 2023-9M: kỳ đã khóa (người khóa: Bình). Mở khóa kỳ trước khi thu hồi.",
    )  # fmt: skip
    assert "Bình" in undo(place, 1, "--lang", "en").told["error"]
    with open_store(place) as store:
        reopen_period(KNOWN.unit("tan_yen", NINE), NINE, store, "Bình")
    assert undo(place, 1).told == {"submission": 1, "edition": 4}


def test_a_row_of_the_catalogue_on_which_figures_rest_stays(place):
    village = "code,level,name_vi,parent\nthon_a,village,Thôn A,minh_tien\n"
    with open_store(place) as store:
        check = check_rows(UNITS, village.encode(), "thon.csv", KNOWN, store, store.edition())
        accept_rows(check, store, "An")
        rows = [kept.entry for kept in store.entries(CATALOGUE)]
        send(store, "thon_a", with_changes(KNOWN, rows))
    answer = undo(place, 2)
    assert answer.exit == 2
    assert "Thôn A đã có dữ liệu của 9 tháng đầu năm 2023" in answer.told["error"]
    assert undo(place, 3).exit == undo(place, 2).exit == 0


def test_a_closed_period_of_a_unit_of_the_offices_own_stays(place):
    village = "code,level,name_vi,parent\nthon_a,village,Thôn A,minh_tien\n"
    with open_store(place) as store:
        check = check_rows(UNITS, village.encode(), "thon.csv", KNOWN, store, store.edition())
        accept_rows(check, store, "An")
        known = with_changes(KNOWN, [kept.entry for kept in store.entries(CATALOGUE)])
        send(store, "thon_a", known)
        close_period(known.unit("thon_a", NINE), NINE, store, "Bình")
    assert "Thôn A" in undo(place, 3).told["error"]
