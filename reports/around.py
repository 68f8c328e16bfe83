"""What the door puts around the figures of an edition."""

from typing import NamedTuple


class Around(NamedTuple):
    """Addresses that are safe already, and plain texts; '' for none.

    `board` is the interactive board, `other_language` this page in the other language; `newer` is a newer
    edition where the scope allows it, `newest` the number of the newest; `link_name` and `ends` (ISO date)
    belong to the link; `printing` is the script of the button that prints: the page is whole without it.
    """

    board: str
    other_language: str
    newer: str = ""
    newest: int = 0
    is_frozen: bool = False
    link_name: str = ""
    ends: str = ""
    printing: str = ""
