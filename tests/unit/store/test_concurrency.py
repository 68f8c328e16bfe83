"""Many writers at once: editions without gaps, and nothing lost."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from store import open_store, verify
from tests.unit.store.samples import NINE
from tests.unit.store.writer import write

WRITERS, ROUNDS = 4, 6
# Each third acceptance is undone at once.
EVENTS = ROUNDS + ROUNDS // 3


def check_whole(store, receipts):
    assert sorted(edition for edition, _ in receipts) == list(range(1, WRITERS * EVENTS + 1))
    told = {(event.edition, event.submission) for event in store.history(limit=None)}
    assert told == set(receipts)
    for number in range(WRITERS):
        kept = store.versions(f"unit {number}", NINE, "i0")
        assert (len(kept), kept["visible"].sum()) == (ROUNDS, ROUNDS - ROUNDS // 3)
    assert verify(store) == []


def test_threads_that_share_a_store(store_url):
    with open_store(store_url) as store, ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(write, store, f"unit {number}", ROUNDS) for number in range(WRITERS)]
        check_whole(store, [receipt for future in writing for receipt in future.result()])


def test_processes_that_break_off_every_other_write(store_url):
    command = [sys.executable, "-m", "tests.unit.store.writer", store_url]
    writers = [
        subprocess.Popen(
            [*command, f"unit {number}", str(ROUNDS)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for number in range(WRITERS)
    ]
    receipts = []
    for writer in writers:
        out, errors = writer.communicate(timeout=100)
        assert writer.returncode == 0, errors.decode()
        receipts += [tuple(map(int, line.split())) for line in out.splitlines()]
    with open_store(store_url) as store:
        check_whole(store, receipts)
