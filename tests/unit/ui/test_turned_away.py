"""Why something was refused: names of units and people in it stay text."""

import pytest

from access import NotAllowed
from domain.errors import StoreFault
from texts import LANGUAGES, t
from ui.turned_away import denied, failed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_in_a_refusal_is_no_link(lang: str) -> None:
    told = denied(NotAllowed("unit", unit="[Xã A](https://example.org)"), lang)
    assert "[Xã A](" not in told
    assert "Xã A" in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_store_could_not_do_is_told_in_the_readers_language(lang: str) -> None:
    assert failed(StoreFault("full", "drafts_many", count=20), lang) == t(
        "store.fault.drafts_many", lang, count=20
    )
    # What has no words of its own is told by its kind, without what it says in English.
    assert "StoreFault" in failed(StoreFault("some English words"), lang)
    assert "English words" not in failed(StoreFault("some English words"), lang)
