"""Who a page is drawn for, by the cookies its tab came with."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from access import STAFF, add_account, open_session
from access.sessions import BROWSER, DEVICE, PROGRAM
from store import AccessRecords, open_store
from ui import identity


@pytest.mark.parametrize(("kind", "is_in"), [(BROWSER, True), (DEVICE, True), (PROGRAM, False)])
def test_the_token_of_a_program_draws_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, is_in: bool
) -> None:
    with open_store(str(tmp_path / "store.sqlite")) as store:
        records = AccessRecords(store.engine)
        token = open_session(records, kind, add_account(records, "", "an", "An", STAFF))
        context = SimpleNamespace(cookies={"session": token, "link_1": token}, headers={})
        monkeypatch.setattr(identity.st, "context", context)
        for link in (0, 1):
            assert (identity.read_person(records, link) is not None) is is_in
