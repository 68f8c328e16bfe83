"""Two updates of one task: what each says otherwise than the version both had seen."""

from dataclasses import replace

from domain.tasks import Item, merged
from tests.unit.domain.tasks_at_hand import FULL


def test_what_i_changed_goes_over_what_others_saved_and_the_rest_stays_theirs() -> None:
    mine = replace(FULL, progress=70, obstacle="thiếu đất")
    theirs = replace(FULL, progress=80, evidence="Báo cáo số 15/BC-UBND")
    assert merged(mine, FULL, theirs) == replace(theirs, progress=70, obstacle="thiếu đất")


def test_parts_are_merged_by_their_names() -> None:
    minh_tien, quyet_thang = FULL.items
    mine = replace(FULL, items=(minh_tien, Item(quyet_thang.name, "submitted")))
    theirs = replace(FULL, items=(quyet_thang, Item(minh_tien.name, "in_progress"), Item("Xã C", "done")))
    assert merged(mine, FULL, theirs).items == (
        Item(quyet_thang.name, "submitted"), Item(minh_tien.name, "in_progress"), Item("Xã C", "done"),
    )  # fmt: skip


def test_what_was_only_looked_at_changes_nothing() -> None:
    theirs = replace(FULL, progress=80)
    assert merged(FULL, FULL, theirs) == theirs
