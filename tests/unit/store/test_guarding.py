"""What the guard of a store is told of a write before it is made."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from store import Act, Store, open_store
from tests.unit.store.samples import comment, figure, sent, tidy

FIGURES = tidy(figure("tan_yen", "go_industry", 1))


@pytest.fixture
def told() -> list[Act]:
    return []


@pytest.fixture
def store(tmp_path: Path, told: list[Act]) -> Iterator[Store]:
    with open_store(str(tmp_path / "store.sqlite"), guard=told.append) as opened:
        yield opened


@pytest.mark.parametrize(
    ("unit", "units"),
    [("", {"tan_yen"}), ("tan_yen", {"tan_yen"}), ("luc_ngan", {"tan_yen", "luc_ngan"})],
)
def test_the_unit_a_file_is_stated_for_is_told_beside_those_it_is_about(
    store: Store, told: list[Act], unit: str, units: set[str]
) -> None:
    store.publish(sent(b"a", unit), FIGURES)
    store.publish(sent(b"b", unit), FIGURES.head(0), entries=[comment("mưa")])
    assert [act.units for act in told] == [units, units]


def test_a_draft_is_told_with_its_units_and_submitters_before_and_after(
    store: Store, told: list[Act]
) -> None:
    store.save_draft("*", "k", {"key": "tan_yen", "who": "An"}, b"")
    store.save_draft("*", "k", {"key": "luc_ngan", "who": "Bình"}, b"")
    store.delete_draft("*", "k")
    store.delete_draft("*", "k")
    assert [(act.units, act.submitters) for act in told] == [
        ({"tan_yen"}, {"An"}),
        ({"tan_yen", "luc_ngan"}, {"An", "Bình"}),
        ({"luc_ngan"}, {"Bình"}),
        (set(), set()),
    ]


def test_a_damaged_draft_is_nobodys_and_can_be_deleted(store: Store, told: list[Act]) -> None:
    store.save_draft("*", "k", {"key": "tan_yen", "who": "An"}, b"")
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE draft SET body = :body"), {"body": json.dumps({})[:1]})
    assert store.delete_draft("*", "k")
    assert (told[-1].units, told[-1].submitters) == ({""}, {""})
