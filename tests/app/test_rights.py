"""Every page × everybody who may come: shown, or said that it is not for them; and what a link holds to."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access import GUEST, TRIAL, VIEWER, Person, shares
from domain.views import FIELDS
from tests.app.conftest import be, run_page, shown
from tests.offices import Office, make_office
from texts import t
from ui.main_pages import ASKS, LEADERS, OFFICE, STAFF

VIEW = {"v": "1", "unit": "tan_yen", "period": "2023-9M", "at": "latest"}
SENDS, LOOKS = {"comments", "upload"}, {"catalogue", "sending"}
OFFICES_OWN = set(OFFICE) - {"links"}
BOARD = {"overview", "plan", "year_on_year", "indicator", "tasks", "present"}
# Who sees which pages.
SEES = {
    "link": {"plan"},
    "board": BOARD,
    "guest": {*LEADERS, *LOOKS},
    "trial": {*LEADERS, *STAFF, "links"},
    "viewer": {*LEADERS, *LOOKS, "links"},
    "other staff": {*LEADERS, *STAFF, "links"},
    "staff": {*LEADERS, *STAFF, "links"},
    "approver": {*LEADERS, *STAFF, "links"},
    "administrator": {*LEADERS, *STAFF, *OFFICE},
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, demonstration: None) -> Office:
    return make_office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def at_office(office: Office, monkeypatch: pytest.MonkeyPatch, fresh_caches: None) -> Iterator[Path]:
    monkeypatch.setenv("STORE", str(office.file))
    yield office.file


def person(office: Office, who: str) -> Person:
    found = {"guest": Person(GUEST), "trial": Person(TRIAL)}.get(who) or office.person(who)
    assert found is not None
    return found


def visit(name: str, office: Office, who: str, **address: str) -> AppTest:
    link = {"link": str(office.links[who][0])} if who in office.links else {}
    return run_page(name, **{**VIEW, **link, **address})


def is_refused(drawn: str) -> bool:
    return any(
        start in drawn
        for start in (t("access.not_in_link"), t("access.not_for_role", role="|").split("|", maxsplit=1)[0])
    )


def test_the_table_names_every_page() -> None:
    assert set().union(*SEES.values()) == set(ASKS)


@pytest.mark.parametrize("who", SEES)
def test_pages_are_for_whom_they_are(
    who: str, office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, who))
    seen = {name for name in ASKS if not is_refused(shown(visit(name, office, who)))}
    assert seen == SEES[who]


@pytest.mark.parametrize("who", SEES)
def test_the_list_offers_what_may_be_seen(
    who: str, office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, who))
    listed = shown(visit("plan", office, who)).split("</nav>")[0]
    offered = {name for name in ASKS if f">{t(f'page.{name}')}</a>" in listed}
    assert offered == SEES[who]


FORGED = {
    "unit": "huu_lung",
    "period": "2016",
    "at": "3",
    "within": "all",
    "indicator": "go_industry",
    "choices": "part.2",
}


@pytest.mark.parametrize("field", FORGED)
def test_a_link_to_one_page_shows_that_page_whatever_the_address_says(
    field: str, office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, "link"))
    as_shared = visit("plan", office, "link")
    forged = visit("plan", office, "link", **{field: FORGED[field]})
    assert forged.query_params == as_shared.query_params
    assert set(forged.query_params) == {*FIELDS, "link"}
    assert shown(forged) == shown(as_shared)


def test_a_link_to_a_board_shows_its_unit_only(
    office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, "board"))
    forged = visit("overview", office, "board", unit="huu_lung", at="3")
    assert "Hữu Lũng" not in shown(forged)
    assert forged.query_params["unit"] == "tan_yen"
    assert forged.query_params["at"] == "latest"
    assert not [box for box in forged.selectbox if box.label == t("filter.unit")]


def test_nothing_is_shown_to_no_one(office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    be(monkeypatch, None)
    drawn = shown(run_page("overview", **VIEW))
    assert t("access.nobody") in drawn
    assert "Tân Yên" not in drawn


def test_a_role_taken_away_counts_in_the_next_run_of_an_open_tab(
    office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, "staff"))
    app = visit("upload", office, "staff")
    assert not is_refused(shown(app))
    be(monkeypatch, replace(person(office, "staff"), role=VIEWER))
    assert is_refused(shown(app.run()))


def test_who_is_signed_in_sends_in_their_own_name(
    office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, "staff"))
    app = visit("comments", office, "staff")
    assert not [box for box in app.text_input if box.label == t("upload.who")]
    assert "<strong>Người staff</strong>" in shown(app)


def test_a_link_keeps_the_indicator_its_page_showed_by_itself(
    office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, "viewer"))
    app = visit("indicator", office, "viewer")
    shown_first = app.selectbox(key="pick_indicator").value
    app.button(key="share").click().run()
    # Without a browser the dialog cannot run again by itself, as it wants to once the link is made.
    app.button(key="share_make").click().run()
    made = shares(office.records, office.accounts["viewer"])[0]
    assert made.page == "indicator"
    assert made.view.indicator == shown_first != ""


@pytest.mark.parametrize("name", ["comments", "links", "upload"])
def test_what_has_no_edition_page_is_not_shared(
    name: str, office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, "staff"))
    assert not [one for one in visit(name, office, "staff").button if one.key == "share"]


def test_a_name_that_turns_other_words_around_is_refused_in_the_dialog(
    office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, "viewer"))
    app = visit("plan", office, "viewer")
    app.button(key="share").click().run()
    app.text_input(key="share_name").input("Họp \u202e quý III").run()
    app.button(key="share").click().run()
    before = len(shares(office.records))
    app.button(key="share_make").click().run()
    assert app.error[0].value == t("access.denied.link_name", most=80)
    assert len(shares(office.records)) == before


def test_a_right_lost_while_the_dialog_stood_open_is_told_in_it(
    office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, "viewer"))
    app = visit("plan", office, "viewer")
    app.button(key="share").click().run()
    before = len(shares(office.records))
    monkeypatch.setattr("ui.door.share_form.person_now", lambda: None)
    app.button(key="share_make").click().run()
    assert t("access.denied.nobody") in app.error[0].value
    assert app.button(key="share_close")
    assert len(shares(office.records)) == before


@pytest.mark.parametrize(
    ("who", "page", "key"),
    [("viewer", "catalogue", "catalogue_save"), ("viewer", "sending", "closing_remark")],
)
def test_forms_are_not_offered_to_who_may_not_send_them(
    who: str, page: str, key: str, office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, who))
    app = visit(page, office, who)
    assert not [box for box in app.text_input if box.key in ("words_who", "closing_remark", key)]
    assert not app.get("file_uploader")


def test_a_bearer_concludes_and_updates_nothing(
    office: Office, at_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, person(office, "board"))
    for page in ("present", "tasks"):
        app = visit(page, office, "board")
        assert not app.text_input
        assert not app.get("file_uploader")
