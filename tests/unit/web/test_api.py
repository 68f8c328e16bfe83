"""Figures for other systems: who gets which, that they load again the same, and what is kept of an answer."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from starlette.applications import Starlette
from starlette.middleware import Middleware

from access import STAFF, Terms, account_named, add_account, change_account, make_share, open_session
from access.programs import make_token, tokens_of
from access.sessions import BROWSER, LINK, end_session
from domain import columns as col
from domain.catalogue import Catalogue
from domain.catalogue_files import catalogue_for
from domain.errors import StoreFault
from domain.periods import Period
from domain.views import View
from intake import accept, check_content
from reports.figures_file import COLUMNS
from reports.figures_schema import table_schema
from store import AccessRecords, Put, Store, open_store
from tests.asgi import OWN, Answer, ask
from tests.unit.store.samples import figure, sent, tidy
from texts import LANGUAGES
from web.api import api_routes
from web.door import Door

ENDS = "2999-01-01T00:00:00+00:00"
NINE, SIX = Period(2023, 9), Period(2023, 6)
HOSTILE = (
    "=cmd|'/c calc'!A0",
    "<script>alert(1)</script>",
    "dòng một\ndòng hai",
    "'trích dẫn",
    "\tthụt",
    "＝1+1",
)
CODES = ("go_industry", "go_agriculture", "go_trade_services", "grain_output", "pig_herd", "cattle_herd")
HEAD = "unit,indicator,year,months,value,grade,measure,assigner,note\n"
FILE = (
    "tan_yen,go_industry,2023,9,4132.50,estimate,actual,,\n"
    "tan_yen,go_industry,2023,9,3943,estimate,prior,,\n"
    "tan_yen,go_industry,2023,6,2700,preliminary,actual,,\n"
    "tan_yen,go_industry,2023,0,5600,official,plan,province,\n"
    "tan_yen,tourist_visits,2023,0,từ 750000 trở lên đến 31/12/2024,official,plan,registered,\n"
    "tan_yen,traffic_deaths,2023,0,giảm 2 người,official,plan,registered,\n"
    "tan_yen,pig_herd,2023,9,1500,estimate,actual,,\n"
)


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue_for(demonstration=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, known: Catalogue) -> Iterator[Store]:
    """Edition 1: a file of figures and plans; edition 2: figures with hostile notes, and another unit's."""
    path = tmp_path_factory.mktemp("office") / "office.sqlite"
    with open_store(str(path)) as opened:
        check = check_content((HEAD + FILE).encode(), "gui.csv", opened, known)
        assert accept(check, opened, known, "An") is not None
        notes = [
            figure("tan_yen", code, 10.0 + n, note=note, source=note, period=202112, grade="official")
            for n, (code, note) in enumerate(zip(CODES, HOSTILE, strict=True))
        ]
        opened.publish(sent(), tidy(*notes, figure("huu_lung", "go_industry", 7.0)))
        yield opened


@pytest.fixture
def records(store: Store) -> AccessRecords:
    return AccessRecords(store.engine)


@pytest.fixture
def staff(records: AccessRecords) -> str:
    """The cookie of somebody who is signed in."""
    if account_named(records, "an.nguyen") is None:
        add_account(records, "An", "an.nguyen", "Nguyễn Văn An", STAFF)
    account = account_named(records, "an.nguyen")
    assert account is not None
    return f"session={open_session(records, BROWSER, account.id)}"


class Fetch:
    """Asks the routes behind the door, as an account unless said otherwise."""

    def __init__(self, records: AccessRecords, cookie: str) -> None:
        self.records, self.cookie = records, cookie

    def __call__(
        self, kind: str, query: str = "", *, guests: str = "", headers: dict[str, str] | None = None
    ) -> Answer:
        door = Middleware(Door, records=lambda: self.records, guests=guests)
        app = Starlette(routes=api_routes(), middleware=[door])
        said = {**OWN, "cookie": self.cookie} if headers is None else {**OWN, **headers}
        return ask(app, f"/api/figures.{kind}?{query}", said)


@pytest.fixture
def fetch(store: Store, records: AccessRecords, staff: str, monkeypatch: pytest.MonkeyPatch) -> Fetch:
    monkeypatch.setenv("STORE", str(store.engine.url.database))
    return Fetch(records, staff)


def rows_of(answer: Answer) -> list[dict[str, Any]]:
    assert answer.status == 200, answer.text
    return json.loads(answer.body)["figures"]


def table_of(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def shared(
    records: AccessRecords, page: str = "overview", period: Period = NINE, **terms: Any
) -> tuple[int, str]:
    """A link to Tân Yên that was opened: its number and the cookie it was exchanged for."""
    view = View("tan_yen", period, indicator=terms.pop("indicator", ""))
    number, _ = make_share(
        records, "An", 1, Terms("Lãnh đạo", page, view, ENDS, **{"downloads": True, **terms})
    )
    return number, f"link_{number}={open_session(records, LINK, share=number)}"


def test_what_is_fetched_loads_again_to_the_same(fetch: Fetch, store: Store, known: Catalogue) -> None:
    answer = fetch("csv", "unit=tan_yen")
    check = check_content(answer.body, "so-lieu.csv", store, known)
    assert not check.findings.has_errors, check.findings.in_order()
    assert (check.count("new"), check.count("revised")) == (0, 0)
    assert check.count("same") == int(answer.headers["x-total-count"]) == 7 + len(HOSTILE)
    back = check.changes[check.changes[col.PERIOD] == 202112]
    assert dict(zip(back[col.INDICATOR], back[col.NOTE], strict=True))["go_industry"] == HOSTILE[0]


def test_a_workbook_loads_again_to_the_same_values(fetch: Fetch, store: Store, known: Catalogue) -> None:
    """A number of a workbook has no zeros behind its last digit: 97,0 comes back as 97, all else the same."""
    check = check_content(fetch("xlsx", "unit=tan_yen").body, "so-lieu.xlsx", store, known)
    assert not check.findings.has_errors, check.findings.in_order()
    assert (check.count("new"), len(check.changes)) == (0, 7 + len(HOSTILE))
    revised = check.changes[check.changes["change"] == "revised"]
    assert (revised[col.VALUE] == revised["value_before"]).all()
    assert (revised[col.DECIMALS] < revised["decimals_before"]).all()


def test_the_columns_are_those_of_the_canonical_file(fetch: Fetch) -> None:
    (head, *_) = fetch("csv", "unit=tan_yen").text.splitlines()
    assert head == (
        "unit,indicator,year,months,value,grade,measure,assigner,value_unit,source,note,decision,effective"
    )
    assert [one["name"] for one in table_schema()["fields"]] == list(COLUMNS)
    assert set(rows_of(fetch("json", "unit=tan_yen"))[0]) == set(COLUMNS)


def test_numbers_are_numbers_and_targets_in_words_stay_words(fetch: Fetch) -> None:
    told = {
        (one["indicator"], one["measure"], one["months"]): one
        for one in rows_of(fetch("json", "unit=tan_yen&period=2023"))
    }
    assert {months for _, _, months in told} == {0}
    assert told["go_industry", "plan", 0]["value"] == 5600
    assert told["tourist_visits", "plan", 0]["value"] == "từ 750000 trở lên đến 31/12/2024"
    (text,) = [one["value"] for one in table_of(fetch("csv", "unit=tan_yen&period=2023-6M"))]
    assert text == "2700"


def test_no_cell_begins_a_formula(fetch: Fetch) -> None:
    query = "unit=tan_yen&period=2021-12M"
    notes = {one["indicator"]: one["note"] for one in table_of(fetch("csv", query))}
    assert notes["go_industry"] == f"'{HOSTILE[0]}"
    assert notes["go_agriculture"] == HOSTILE[1]
    assert notes["go_trade_services"] == HOSTILE[2]
    assert all(not note.startswith(("=", "\t", "＝", "+", "-", "@")) for note in notes.values())
    sheet = load_workbook(io.BytesIO(fetch("xlsx", query).body)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert f"'{HOSTILE[0]}" in {cell.value for cell in cells}
    # In JSON nothing is a formula: the text is the one that was sent.
    assert {one["note"] for one in rows_of(fetch("json", query))} == set(HOSTILE)


def test_a_browser_is_told_not_to_run_what_it_gets(fetch: Fetch) -> None:
    answer = fetch("csv", "unit=tan_yen")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="figures-2.csv"'
    assert fetch("json", "unit=tan_yen").headers["content-type"] == "application/json"


def test_pages_are_in_a_lasting_order_and_lead_on(fetch: Fetch) -> None:
    whole = rows_of(fetch("json", "unit=tan_yen"))
    met, query = [], "unit=tan_yen&limit=5"
    while query:
        answer = fetch("json", query)
        met.append(rows_of(answer))
        assert answer.headers["x-total-count"] == "13"
        link = answer.headers.get("link", "")
        assert not link or (link.startswith("</api/figures.json?") and link.endswith('>; rel="next"'))
        query = link.removeprefix("</api/figures.json?").removesuffix('>; rel="next"')
        assert not query or "at=2" in query.split("&")
    assert [len(page) for page in met] == [5, 5, 3]
    assert [one for page in met for one in page] == whole
    beyond = fetch("json", "unit=tan_yen&offset=13")
    assert (rows_of(beyond), beyond.headers.get("link")) == ([], None)


def test_narrowing(fetch: Fetch) -> None:
    told = rows_of(fetch("json", "unit=tan_yen&indicator=pig_herd,go_industry&period=2023-9M"))
    assert {(one["indicator"], one["measure"]) for one in told} == {
        ("go_industry", "actual"), ("go_industry", "prior"), ("pig_herd", "actual"),
    }  # fmt: skip
    assert len(rows_of(fetch("json", "unit=tan_yen&at=1"))) == 7
    assert rows_of(fetch("json", "unit=tan_yen&at=0")) == []


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_what_is_kept_is_not_sent_again(kind: str, fetch: Fetch) -> None:
    first = fetch(kind, "unit=tan_yen&at=latest")
    etag = first.headers["etag"]
    assert (first.headers["x-edition"], etag[0], etag[-1]) == ("2", '"', '"')
    assert first.headers["cache-control"].startswith("private")
    assert fetch(kind, "unit=tan_yen&at=2").headers["etag"] == etag
    assert fetch(kind, "unit=tan_yen").body == first.body
    for said in (etag, f"W/{etag}", f'"other", {etag}'):
        again = fetch(kind, "unit=tan_yen", headers={"cookie": fetch.cookie, "if-none-match": said})
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", etag)
    others = [
        f"unit=tan_yen&{one}" for one in ("at=1", "limit=5", "offset=5", "period=2023", "indicator=pig_herd")
    ]
    marks = {fetch(kind, query).headers["etag"] for query in others}
    assert len(marks) == len(others)
    assert etag not in marks


def test_a_workbook_does_not_tell_when_it_was_made(fetch: Fetch) -> None:
    with zipfile.ZipFile(io.BytesIO(fetch("xlsx", "unit=tan_yen").body)) as book:
        assert {one.date_time[0] for one in book.infolist()} == {1980}
        assert b"1980-01-01" in book.read("docProps/core.xml")


@pytest.mark.parametrize(
    ("query", "place", "found"),
    [
        ("", "unit", ""),
        ("unit=", "unit", ""),
        ("unit=khong_co", "unit", "khong_co"),
        ("unit=tan_yen%00", "unit", "tan_yen\0"),
        ("unit=tan_yen&unit=huu_lung", "unit", "huu_lung"),
        ("unit=tan_yen&period=2023-13M", "period", "2023-13M"),
        ("unit=tan_yen&period=", "period", ""),
        ("unit=tan_yen&period=%202023", "period", " 2023"),
        ("unit=tan_yen&period=%D9%A2%D9%A0%D9%A2%D9%A3", "period", "٢٠٢٣"),
        ("unit=tan_yen&indicator=khong_co", "indicator", "khong_co"),
        ("unit=tan_yen&indicator=go_industry,", "indicator", ""),
        ("unit=tan_yen&at=moi", "at", "moi"),
        ("unit=tan_yen&at=-1", "at", "-1"),
        ("unit=tan_yen&at=3", "at", "3"),
        ("unit=tan_yen&limit=0", "limit", "0"),
        ("unit=tan_yen&limit=10001", "limit", "10001"),
        ("unit=tan_yen&offset=1.5", "offset", "1.5"),
        ("unit=tan_yen&offset=99999999999999999999", "offset", "99999999999999999999"),
        ("unit=tan_yen&link=x", "link", "x"),
        ("unit=tan_yen&sql=1", "sql", "1"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told(query: str, place: str, found: str, fetch: Fetch) -> None:
    answer = fetch("csv", query)
    told = json.loads(answer.body)
    assert (answer.status, told["error"], told["place"], told["found"]) == (400, "parameter", place, found)
    assert set(told["expected"]) == set(told["message"]) == set(LANGUAGES)
    assert all(told["expected"].values())


def test_nobody_gets_nothing(fetch: Fetch) -> None:
    for kind in ("csv", "json", "xlsx", "schema.json"):
        for query in ("unit=tan_yen", "unit=khong_co", "link=1"):
            answer = fetch(kind, query, headers={})
            assert (answer.status, json.loads(answer.body)["error"]) == (401, "nobody")
            assert answer.headers["www-authenticate"] == "Bearer"


def test_a_guest_looks_where_guests_may(fetch: Fetch) -> None:
    for guests, status in (("", 401), ("view", 200), ("board", 200)):
        assert fetch("json", "unit=huu_lung", guests=guests, headers={}).status == status
    forwarded = {"x-forwarded-for": "10.0.0.7"}
    assert fetch("json", "unit=huu_lung", guests="view", headers=forwarded).status == 401


def test_a_program_fetches_by_its_token_until_it_is_revoked(fetch: Fetch, records: AccessRecords) -> None:
    account = account_named(records, "an.nguyen")
    assert account is not None
    bearer = {"authorization": f"Bearer {make_token(records, 'An', account)}"}
    assert fetch("csv", "unit=huu_lung", headers=bearer).status == 200
    assert fetch("schema.json", headers=bearer).status == 200
    # A wrong token is no one, even beside a cookie that is good.
    assert (
        fetch("csv", "unit=huu_lung", headers={"cookie": fetch.cookie, "authorization": "Bearer x"}).status
        == 401
    )
    for one in tokens_of(records, account):
        end_session(records, "An", one)
    assert fetch("csv", "unit=huu_lung", headers=bearer).status == 401


def test_the_token_of_a_program_is_no_browsers_and_the_other_way_round(
    fetch: Fetch, records: AccessRecords
) -> None:
    account = account_named(records, "an.nguyen")
    assert account is not None
    program, browser = make_token(records, "An", account), fetch.cookie.removeprefix("session=")
    assert fetch("csv", "unit=huu_lung", headers={"authorization": f"Bearer {browser}"}).status == 401
    for name in ("session", "link_1"):
        assert fetch("csv", "unit=huu_lung", headers={"cookie": f"{name}={program}"}).status == 401


def test_who_was_disabled_fetches_nothing(fetch: Fetch, records: AccessRecords) -> None:
    number = add_account(records, "An", "binh", "Bình", STAFF)
    account = account_named(records, "binh")
    assert account is not None and account.id == number
    bearer = {"authorization": f"Bearer {make_token(records, 'An', account)}"}
    change_account(records, "An", account, "Bình", STAFF, (), is_active=False)
    assert fetch("csv", "unit=huu_lung", headers=bearer).status == 401


def refused(answer: Answer) -> str:
    assert answer.status == 403, answer.text
    return json.loads(answer.body)["error"].removeprefix("outside.")


def test_a_link_to_one_view_gives_its_period_of_its_unit(fetch: Fetch, records: AccessRecords) -> None:
    number, cookie = shared(records)
    mine = {"cookie": cookie}
    told = rows_of(fetch("json", f"unit=tan_yen&link={number}", headers=mine))
    assert {(one["year"], one["months"]) for one in told} == {(2023, 9)}
    assert refused(fetch("json", f"unit=huu_lung&link={number}", headers=mine)) == "unit"
    assert refused(fetch("json", f"unit=khong_co&link={number}", headers=mine)) == "unit"
    assert refused(fetch("json", f"unit=tan_yen&period=2023-6M&link={number}", headers=mine)) == "period"
    # Without its number the link opens nothing, nor does another's number.
    assert fetch("json", "unit=tan_yen", headers=mine).status == 401
    assert fetch("json", f"unit=tan_yen&link={number + 50}", headers=mine).status == 401


def test_a_link_to_the_board_gives_every_period(fetch: Fetch, records: AccessRecords) -> None:
    number, cookie = shared(records, reach="board")
    told = rows_of(fetch("json", f"unit=tan_yen&link={number}", headers={"cookie": cookie}))
    assert len(told) == 13
    assert refused(fetch("json", f"unit=huu_lung&link={number}", headers={"cookie": cookie})) == "unit"


def test_a_link_for_looking_gives_nothing(fetch: Fetch, records: AccessRecords) -> None:
    number, cookie = shared(records, downloads=False)
    assert refused(fetch("csv", f"unit=tan_yen&link={number}", headers={"cookie": cookie})) == "downloads"


def test_a_link_to_one_indicator_gives_that_one(fetch: Fetch, records: AccessRecords) -> None:
    number, cookie = shared(records, "indicator", indicator="go_industry")
    mine = {"cookie": cookie}
    told = rows_of(fetch("json", f"unit=tan_yen&link={number}", headers=mine))
    assert {one["indicator"] for one in told} == {"go_industry"}
    assert (
        refused(fetch("json", f"unit=tan_yen&indicator=pig_herd&link={number}", headers=mine)) == "indicator"
    )
    number, cookie = shared(records, "tasks")
    assert refused(fetch("json", f"unit=tan_yen&link={number}", headers={"cookie": cookie})) == "indicator"


def test_a_frozen_link_gives_its_edition_whatever_is_asked(fetch: Fetch, records: AccessRecords) -> None:
    number, cookie = shared(records, reach="board", edition=1)
    for at in ("", "&at=latest", "&at=2", "&at=0", "&at=999"):
        answer = fetch("json", f"unit=tan_yen&link={number}{at}", headers={"cookie": cookie})
        assert (answer.headers["x-edition"], len(rows_of(answer))) == ("1", 7)
    number, cookie = shared(records, reach="board", edition=1, newer=True)
    found = {
        at: fetch("json", f"unit=tan_yen&link={number}{at}", headers={"cookie": cookie}).headers["x-edition"]
        for at in ("", "&at=latest", "&at=2")
    }
    assert found == {"": "1", "&at=latest": "2", "&at=2": "1"}


def test_an_ended_link_gives_nothing(fetch: Fetch, records: AccessRecords) -> None:
    view = View("tan_yen", NINE)
    number, _ = make_share(records, "An", 1, Terms("Cũ", "overview", view, ENDS, downloads=True))
    records.write([Put("share", {"ends": "2020-01-01T00:00:00+00:00"}, {"number": number})])
    cookie = f"link_{number}={open_session(records, LINK, share=number)}"
    assert fetch("csv", f"unit=tan_yen&link={number}", headers={"cookie": cookie}).status == 401


def test_the_schema_describes_every_cell(fetch: Fetch) -> None:
    schema = json.loads(fetch("schema.json").body)
    fields = {one["name"]: one for one in schema["fields"]}
    assert schema["missingValues"] == [""]
    assert fields["unit"]["title"] == "Đơn vị"
    for row in table_of(fetch("csv", "unit=tan_yen")):
        for name, text in row.items():
            held = fields[name].get("constraints", {})
            assert text or not held.get("required"), name
            assert not text or text in held.get("enum", [text]), name
            if fields[name]["type"] == "integer":
                assert held["minimum"] <= int(text) <= held["maximum"], name
    assert fetch("schema.json", "unit=tan_yen").status == 400


def test_a_note_with_nul_is_never_stored(store: Store) -> None:
    """So that no file ever holds one: a workbook could not."""
    with pytest.raises(StoreFault, match="no text"):
        store.publish(sent(b"nul"), tidy(figure("tan_yen", "go_industry", 1.0, note="a\0b")))


@pytest.mark.parametrize("kind", ["pdf", "csv/", "csv/_stcore/upload_file"])
def test_no_other_address_is_answered(kind: str, fetch: Fetch) -> None:
    answer = fetch(kind, headers={})
    assert (answer.status, json.loads(answer.body)["error"]) == (404, "no_address")


def test_another_store_with_as_many_editions_is_another_answer(
    fetch: Fetch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a store was restored, or the demonstration built anew."""
    etag = fetch("csv", "unit=tan_yen&at=1").headers["etag"]
    with open_store(str(tmp_path / "other.sqlite")) as other:
        other.publish(sent(b"other"), tidy(figure("tan_yen", "go_industry", 1.0)))
    monkeypatch.setenv("STORE", str(tmp_path / "other.sqlite"))
    assert fetch("csv", "unit=tan_yen&at=1").headers["etag"] != etag


def test_a_name_from_another_page_is_refused(fetch: Fetch) -> None:
    foreign = {"cookie": fetch.cookie, "origin": "https://evil.example"}
    assert fetch("json", "unit=tan_yen", headers=foreign).status == 403


def test_a_link_to_the_plans_of_a_year_gives_the_plans(fetch: Fetch, records: AccessRecords) -> None:
    number, cookie = shared(records, "plan", Period(2023))
    told = rows_of(fetch("json", f"unit=tan_yen&link={number}", headers={"cookie": cookie}))
    assert {one["measure"] for one in told} == {"plan"}
