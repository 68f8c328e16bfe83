"""Reading: as of an edition, by unit or by indicator, through an index and nothing more."""

import pytest
from sqlalchemy import event

from domain import columns as c
from domain.errors import NotKnown
from store import Damaged, open_store
from store.engine import reading
from store.ranges import Range, select_figures
from store.reading import FIGURE_COLUMNS
from tests.unit.store.damage import change_by_hand
from tests.unit.store.samples import NINE, SIX, figure, plan, sent, tidy, values


@pytest.fixture
def store(store_url):
    with open_store(store_url) as opened:
        yield opened


@pytest.fixture
def revised(store):
    """Edition 1: two units, two periods; edition 2 revises one figure of Tân Yên."""
    store.publish(
        sent(b"a"),
        tidy(
            figure("tan_yen", "go_industry", 4132),
            figure("tan_yen", "go_industry", 2700, period=SIX),
            figure("tan_yen", "investment_total", 3093),
            figure("tan_yen", "go_industry", 106.7, measure="yoy_index"),
            figure("huu_lung", "go_industry", 900),
        ),
    )
    store.publish(sent(b"b"), tidy(figure("tan_yen", "go_industry", 4150, grade="official")))
    return store


def test_the_newest_version_counts_and_the_old_edition_stays_readable(revised):
    key = ("tan_yen", "go_industry", NINE)
    assert values(revised.figures(["tan_yen"], measures=["actual"]))[key] == 4150
    assert values(revised.figures(["tan_yen"], measures=["actual"], edition=1))[key] == 4132
    assert revised.figures(["tan_yen"], edition=0).empty


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"units": ["tan_yen"]}, 4),
        ({"units": ["tan_yen"], "periods": [SIX]}, 1),
        ({"units": ["tan_yen"], "periods": []}, 0),
        ({"units": ["tan_yen", "huu_lung"], "periods": [NINE], "indicators": ["go_industry"]}, 3),
        ({"indicators": ["go_industry"]}, 4),
        ({"indicators": ["go_industry"], "measures": ["yoy_index"]}, 1),
        ({"indicators": ["go_industry", "investment_total"], "periods": [NINE]}, 4),
        ({"units": []}, 0),
        ({"units": ["nowhere"]}, 0),
        ({"units": ["tan_yen", "nowhere"]}, 4),
        ({"indicators": ["unheard_of"]}, 0),
    ],
)  # fmt: skip
def test_a_range_gives_what_lies_in_it(revised, asked, expected):
    found = revised.figures(**asked)
    assert len(found) == expected
    assert list(found.columns) == list(FIGURE_COLUMNS)


def test_types_are_those_of_the_tidy_frame_also_when_nothing_is_found(revised):
    full, empty = revised.figures(["tan_yen"]), revised.figures(["nowhere"])
    for frame in (full, empty):
        kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
        assert kinds[c.UNIT] == kinds[c.INDICATOR] == kinds[c.MEASURE] == kinds[c.GRADE] == "category"
        assert (kinds[c.PERIOD], kinds[c.VALUE], kinds[c.DECIMALS]) == ("int64", "float64", "int16")
        assert kinds[c.WRITTEN] == kinds[c.SOURCE] == kinds[c.NOTE] == "str"
    targets = revised.targets(["nowhere"]).dtypes
    assert (str(targets["year"]), str(targets["assumed"])) == ("int64", "bool")


def test_columns_are_named_to_read_less(revised):
    assert list(revised.figures(["huu_lung"], columns=["value", "unit"]).columns) == ["unit", "value"]
    with pytest.raises(ValueError, match="'price'"):
        revised.figures(["huu_lung"], columns=["price"])


def test_the_whole_store_is_never_read_at_once(store):
    with pytest.raises(ValueError, match="whole store"):
        store.figures(periods=[NINE])
    with pytest.raises(ValueError, match="whole store"):
        store.targets(years=[2023])


def test_a_single_text_and_an_unknown_measure_are_mistakes(store):
    with pytest.raises(ValueError, match="expected a list"):
        store.figures("tan_yen")
    with pytest.raises(ValueError, match="measure 'guess'"):
        store.figures(["tan_yen"], measures=["guess"])


@pytest.mark.parametrize("edition", [3, -1, 10**12])
def test_an_edition_that_does_not_exist_is_not_known(revised, edition):
    for read in (revised.figures, revised.targets):
        with pytest.raises(NotKnown, match="edition"):
            read(["tan_yen"], edition=edition)
    with pytest.raises(NotKnown, match="edition"):
        revised.coverage(edition)


def test_targets_are_read_by_unit_and_by_indicator_as_of_an_edition(store):
    store.publish(
        sent(b"a"),
        tidy(
            plan("tan_yen", "go_industry", 6000),
            plan("tan_yen", "go_industry", 6100, assigner="district"),
            plan("tan_yen", "go_industry", 7000, period=202400),
            plan("huu_lung", "go_industry", 900),
        ),
    )
    store.publish(sent(b"b"), tidy(plan("tan_yen", "go_industry", 6076, note="điều chỉnh")))
    assert list(store.targets(["tan_yen"], [2023])["value"]) == [6100, 6076]
    assert list(store.targets(["tan_yen"], [2023], edition=1)["value"]) == [6100, 6000]
    assert len(store.targets(indicators=["go_industry"], years=[2023])) == 3
    assert list(store.targets(["tan_yen"], [2024])["value"]) == [7000]
    assert list(store.versions("tan_yen", 202300, "go_industry")["value"]) == [6100, 6000, 6076]


def test_a_figure_of_a_unit_without_a_name_is_damage(revised):
    change_by_hand(revised, "DELETE FROM unit_key WHERE key = 'huu_lung'")
    with (
        open_store(revised.engine.url.render_as_string(hide_password=False)) as again,
        pytest.raises(Damaged),
    ):
        again.figures(indicators=["go_industry"])


def test_versions_tell_where_a_figure_comes_from(revised):
    revised.undo(2, "Bình")
    found = revised.versions("tan_yen", NINE, "go_industry")
    actual = found[found["measure"] == "actual"]
    assert list(actual["value"]) == [4132, 4150]
    assert list(actual["edition"]) == [1, 2]
    assert list(actual["visible"]) == [True, False]
    assert list(actual["who"]) == ["An", "An"]
    assert list(actual["file"]) == ["so-lieu.csv", "so-lieu.csv"]
    assert revised.versions("tan_yen", NINE, "unheard_of").empty
    # An earlier edition knows nothing of what came after it, the undo included.
    earlier = [revised.versions("tan_yen", NINE, "go_industry", edition) for edition in (1, 2)]
    seen = [one.loc[one["measure"] == "actual", ["value", "visible"]] for one in earlier]
    assert [list(one["value"]) for one in seen] == [[4132], [4132, 4150]]
    assert all(one["visible"].all() for one in seen)


def plan_of(store, **asked):
    """SQLite's way of answering the query for a range."""
    columns = asked.pop("columns", FIGURE_COLUMNS)
    within = Range(**{"units": None, "periods": None, "indicators": None, **asked})
    with reading(store.engine) as connection:
        query = select_figures(connection, store._books, within, 2, columns)
        text = query.compile(connection, compile_kwargs={"literal_binds": True})
        return "; ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}"))


COMPARED = ("unit", "value", "decimals", "grade")


@pytest.mark.parametrize(
    ("asked", "through"),
    [
        ({"units": ["tan_yen"]}, "USING PRIMARY KEY (unit=? AND period=?"),
        ({"units": ["tan_yen"], "periods": [NINE]}, "USING PRIMARY KEY (unit=? AND period=?)"),
        (
            {"units": ["tan_yen"], "indicators": ["go_industry"]},
            "USING PRIMARY KEY (unit=? AND period=? AND indicator=?)",
        ),
        (
            {"units": ["tan_yen", "huu_lung"], "periods": [NINE, SIX], "indicators": ["go_industry"]},
            "USING PRIMARY KEY (unit=? AND period=? AND indicator=?)",
        ),
        (
            {"indicators": ["go_industry"], "periods": [NINE], "columns": COMPARED},
            "USING COVERING INDEX by_indicator (indicator=? AND period=?)",
        ),
        ({"indicators": ["go_industry"]}, "INDEX by_indicator (indicator=?)"),
        ({"indicators": ["go_industry", "investment_total"]}, "INDEX by_indicator (indicator=?)"),
    ],
)  # fmt: skip
def test_pages_read_through_the_key_or_the_index(sqlite_url, asked, through):
    with open_store(sqlite_url) as store:
        store.publish(sent(b"a"), tidy(*_spread()))
        store.publish(sent(b"b"), tidy(figure("tan_yen", "go_industry", 1)))
        assert through in plan_of(store, **asked)


def _spread():
    return [
        figure(unit, indicator, 1, period=period)
        for unit in ("tan_yen", "huu_lung")
        for indicator in ("go_industry", "investment_total")
        for period in (SIX, NINE)
    ]


def test_a_read_does_not_ask_again_what_never_changes(revised):
    """The undos of an edition and the names of units are read once, however often a page is drawn."""
    revised.figures(["tan_yen"], [NINE])
    asked = []
    event.listen(revised.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    revised.figures(["tan_yen"], [NINE])
    tables = [statement.partition("FROM ")[2].split()[0] for statement in asked if "FROM " in statement]
    assert tables == ["edition", "figure"]
