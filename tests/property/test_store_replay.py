"""Reads as of every edition against a plain replay of the events, undo and redo included."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import open_store, verify
from tests.unit.store.samples import figure, plan, sent, tidy

UNITS, INDICATORS, PERIODS = ("x", "y"), ("a", "b"), (202306, 202309)
Key = tuple[str, str, int]

keys = st.tuples(st.sampled_from(UNITS), st.sampled_from(INDICATORS), st.sampled_from(PERIODS))
sendings = st.frozensets(keys, min_size=1, max_size=4)
turns = st.integers(min_value=0, max_value=9)
events = st.lists(st.one_of(sendings, turns), min_size=1, max_size=14)

_examples = count()


@dataclass
class Replay:
    """The plainest reading: all that was sent in its first order, and what is hidden now."""

    sent: dict[int, dict[Key, float]] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()

    def visible(self) -> dict[Key, float]:
        """The last value of each key among what is not hidden."""
        seen: dict[Key, float] = {}
        for submission in sorted(self.sent.keys() - self.hidden):
            seen |= self.sent[submission]
        return seen

    def covered(self) -> Counter[tuple[str, int]]:
        """How many values each unit and period got from all that is not hidden."""
        shown = [keys for submission, keys in self.sent.items() if submission not in self.hidden]
        return Counter((unit, period) for keys in shown for unit, _, period in keys)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], scope="module")
def store(request, tmp_path_factory):
    """One store for all examples: each has units of its own and begins where the last one ended."""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_server").new_url()
    else:
        url = str(tmp_path_factory.mktemp("replay") / "store.sqlite")
    with open_store(url) as opened:
        yield opened


def play(store, happened, prefix):
    """Carries the events out; gives what a replay says is visible after each edition."""
    replay, order = Replay(), []
    expected = [(store.edition(), {}, Counter())]
    for number, event in enumerate(happened):
        if isinstance(event, frozenset):
            rows = {key: float(number * 10 + place) for place, key in enumerate(sorted(event))}
            frame = tidy(*(row(prefix, key, value) for key, value in rows.items()))
            receipt = store.publish(sent(f"{prefix} {number}".encode(), ""), frame)
            replay.sent[receipt.submission] = rows
            order.append(receipt.submission)
        elif order:
            chosen = order[event % len(order)]
            turn = store.redo if chosen in replay.hidden else store.undo
            receipt = turn(chosen, "Bình")
            replay.hidden = replay.hidden ^ {chosen}
        else:
            continue
        expected.append((receipt.edition, replay.visible(), replay.covered()))
    return expected


def row(prefix, key, value):
    """A figure for months, a target for the rest: both obey the same rule."""
    unit, indicator, period = key
    if period == PERIODS[0]:
        return plan(prefix + unit, indicator, value, period=202300)
    return figure(prefix + unit, indicator, value, period=period)


def seen(store, prefix, edition, *, by_unit):
    """What the store shows as of an edition, read by unit or by indicator."""
    own = [prefix + unit for unit in UNITS]
    asked = {"units": own} if by_unit else {"indicators": list(INDICATORS)}
    figures, targets = store.figures(**asked, edition=edition), store.targets(**asked, edition=edition)
    found = {(r.unit, r.indicator, PERIODS[1]): r.value for r in figures.itertuples() if r.unit in own}
    found |= {(r.unit, r.indicator, PERIODS[0]): r.value for r in targets.itertuples() if r.unit in own}
    return {
        (unit.removeprefix(prefix), indicator, period): value
        for (unit, indicator, period), value in found.items()
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happened=events)
def test_every_edition_reads_as_a_plain_replay_says(store, happened):
    prefix = f"example {next(_examples)} "
    for edition, visible, covered in play(store, happened, prefix):
        assert seen(store, prefix, edition, by_unit=True) == visible
        assert seen(store, prefix, edition, by_unit=False) == visible
        rows = store.coverage(edition).itertuples()
        counted = {
            (r.unit.removeprefix(prefix), r.period): r.figures for r in rows if r.unit.startswith(prefix)
        }
        months = {202300: PERIODS[0]}
        assert {(unit, months.get(period, period)): n for (unit, period), n in counted.items()} == covered


def test_after_all_examples_the_store_is_whole(store):
    assert verify(store) == []
