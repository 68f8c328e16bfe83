"""kill -9 in the middle of writing: what was acknowledged is there, and the store is whole."""

import random
import subprocess
import sys
import time

import pytest

from store import open_store, verify

FIGURES = 3000


def kill_while_writing(url, name, delay):
    """The receipts a writer printed before it was killed, some time after its first."""
    command = [sys.executable, "-m", "tests.unit.store.writer", url, name, "0", str(FIGURES)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE)
    lines = [writer.stdout.readline()]
    time.sleep(delay)
    writer.kill()
    lines += writer.communicate()[0].splitlines(keepends=True)
    # The last line may have been cut off by the kill: what was not told whole was not told.
    return [tuple(map(int, line.split())) for line in lines if line.endswith(b"\n")]


def check_kills(url, times, seed):
    chance = random.Random(seed)
    told = []
    for number in range(times):
        receipts = kill_while_writing(url, f"unit {number}", chance.uniform(0, 0.4))
        assert receipts, "the writer was killed before it wrote anything"
        told += receipts
        with open_store(url) as store:
            assert verify(store) == []
            kept = {(event.edition, event.submission) for event in store.history(limit=None)}
            assert set(told) <= kept
            assert all(event.figures == FIGURES for event in store.history(limit=None))


def test_three_kills(store_url):
    check_kills(store_url, 3, seed=3)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_thirty_kills(store_url):
    check_kills(store_url, 30, seed=30)
