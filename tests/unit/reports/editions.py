"""Stores and views for tests of the edition page: one unit of the first seed, and one with hostile names."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from domain import columns as c
from domain.catalogue_changes import row_entry
from domain.periods import Period
from domain.views import View
from store import Store, open_store
from tests.unit.store.samples import comment, figure, plan, sent, tidy

NINE_MONTHS = Period(2023, 9)
INDUSTRY, LAND, SERVICES = "go_industry", "budget_revenue_land_use", "go_trade_services"
NASTY = """<script>alert('x')</script>"><img src=x onerror="alert(1)">{{ 7 * 7 }}"""
HOSTILE_UNIT = "xa_la"


def seen(unit: str = "tan_yen", edition: int | None = 1, **others: Any) -> View:
    """The view of nine months of 2023 as of the first edition."""
    return View(unit, NINE_MONTHS, edition, **others)


def seed(store: Store, **others: Any) -> None:
    """The first edition: three figures, two plans, and why one is behind."""
    rows = [
        figure("tan_yen", INDUSTRY, 4132, decimals=0),
        figure("tan_yen", INDUSTRY, 106.7, **{c.MEASURE: c.YOY_INDEX}),
        figure("tan_yen", SERVICES, 4260, decimals=0),
        figure("tan_yen", LAND, 568.7),
        plan("tan_yen", INDUSTRY, 6000, decimals=0),
        plan("tan_yen", LAND, 900, decimals=0),
    ]
    store.publish(sent(b"first", **others), tidy(*rows), entries=[comment("thiếu vốn")])


def send_again(store: Store, value: float = 5000) -> int:
    """A later edition with another figure; gives its submission."""
    again = tidy(figure("tan_yen", INDUSTRY, value, decimals=0))
    return store.publish(sent(f"later {value}".encode()), again).submission


def seed_hostile(store: Store) -> None:
    """The first edition: a unit and an indicator whose names are markup, sent by one whose name is too."""
    unit = {
        "code": HOSTILE_UNIT, "level": "commune", "name_vi": NASTY, "name_en": NASTY, "parent": "bac_giang",
        "valid_from": "", "valid_to": "", "official_code": "", "invented": "yes", "aliases": "",
    }  # fmt: skip
    shipped = {
        "code": INDUSTRY, "group": "economy", "name_vi": NASTY, "name_en": NASTY, "short_vi": NASTY,
        "short_en": NASTY, "measure_unit": "tỷ đồng", "kind": "flow", "cumulates": "yes", "direction": "up",
        "decimals": "0", "lead_body": NASTY,
    }  # fmt: skip
    entries = [row_entry("units", unit), row_entry("indicators", shipped)]
    entries.append(comment(NASTY, INDUSTRY, HOSTILE_UNIT))
    rows = [
        figure(HOSTILE_UNIT, INDUSTRY, 41, source=NASTY, note=NASTY),
        figure(HOSTILE_UNIT, INDUSTRY, 106.7, **{c.MEASURE: c.YOY_INDEX}),
        plan(HOSTILE_UNIT, INDUSTRY, 60),
    ]
    store.publish(sent(b"nasty", HOSTILE_UNIT, who=NASTY), tidy(*rows), entries=entries)


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """A store that is closed afterwards."""
    store = open_store(url)
    try:
        yield store
    finally:
        store.close()
