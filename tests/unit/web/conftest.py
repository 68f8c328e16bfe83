"""The board that the tests of the door's pages share."""

from tests.unit.web.board import board, empty_store, quick_hashes  # noqa: F401 - pytest finds fixtures by name here
