"""Who waits for another writer, and for how long: the door's own writes give up soon, and say so."""

import time

import pytest

from store import AccessRecords, Busy, Deed, Drop, Put, access_records, open_store
from store.engine import WAIT_SECONDS, is_sqlite, writing

SOON = 0.2


@pytest.fixture
def store(store_url):
    with open_store(store_url) as opened:
        yield opened


@pytest.mark.parametrize(
    "change",
    [
        lambda records: records.write([Put("setting", {"key": "two_step", "value": "yes"})]),
        lambda records: records.write_next("share", "number", lambda _: ({}, Deed("An", "x", {}))),
        lambda records: records.take("setting", lambda _: [Drop("setting", {})], key="two_step"),
        lambda records: records.note(Deed("An", "x", {})),
    ],
    ids=["write", "write_next", "take", "note"],
)
def test_the_doors_own_write_is_busy_where_somebody_else_writes_on(store, change, monkeypatch):
    monkeypatch.setattr(access_records, "WAIT_SECONDS", SOON)
    records = AccessRecords(store.engine)
    with writing(store.engine):
        began = time.monotonic()
        with pytest.raises(Busy):
            change(records)
        assert SOON / 2 < time.monotonic() - began < WAIT_SECONDS / 4
    records.note(Deed("An", "later", {}))
    assert [row.action for row in records.trail()] == ["later"]


def test_it_waits_for_seconds_and_not_for_minutes():
    assert access_records.WAIT_SECONDS <= 5 < WAIT_SECONDS


@pytest.mark.parametrize("is_refused", [False, True])
def test_a_connection_waits_as_long_as_ever_afterwards(store, is_refused):
    if not is_sqlite(store.engine):
        pytest.skip("PostgreSQL forgets it with the transaction")
    with writing(store.engine, SOON) as first:
        if is_refused:
            with pytest.raises(Busy), writing(store.engine, SOON):
                pass
        assert first.exec_driver_sql("PRAGMA busy_timeout").scalar() == 1000 * SOON
    held = [store.engine.connect() for _ in range(2)]
    try:
        for one in held:
            assert one.exec_driver_sql("PRAGMA busy_timeout").scalar() == 1000 * WAIT_SECONDS
    finally:
        for one in held:
            one.close()
