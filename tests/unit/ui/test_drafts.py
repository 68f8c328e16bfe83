"""What one window keeps is put into what another kept meanwhile, cell by cell."""

from ui.sending.drafts import merged


def mends(**cells: str) -> dict[str, dict[str, str]]:
    return {"mends": cells}


def test_cells_of_both_are_kept_and_the_last_word_on_one_counts() -> None:
    found = merged(mends(a="1", b="2"), mends(a="1", b="3"), mends(a="4", b="2", c="5"))
    assert found == mends(a="4", b="3", c="5")


def test_what_was_taken_back_here_is_gone_and_what_was_taken_back_there_stays_gone() -> None:
    assert merged(mends(a="1", b="2"), mends(b="2"), mends(a="1")) == {}


def test_what_is_said_beside_mends_is_merged_alike() -> None:
    assert merged({}, {"late": {"reason": "x"}}, mends(a="1")) == {"late": {"reason": "x"}, **mends(a="1")}
