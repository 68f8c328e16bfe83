"""Who a run of the script is for, and the link they came by: found out once a run, or a part of one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from access import GUEST, Person, Share, share_numbered
from ui.served import person_now, the_records


class Here(NamedTuple):
    """Who is there, and the link they came by, where it is that which they look at."""

    person: Person
    share: Share | None = None


_HERE: ContextVar[Here | None] = ContextVar("here", default=None)


def find_here() -> Here | None:
    """Who is there now; None where nobody may be."""
    person = person_now()
    if person is None:
        return None
    return Here(person, share_numbered(the_records(), person.share) if person.share else None)


@contextmanager
def seen_by(here: Here) -> Iterator[None]:
    """Who a run of the script is for."""
    token = _HERE.set(here)
    try:
        yield
    finally:
        _HERE.reset(token)


def the_person() -> Person:
    """Who this run is for; a looker-on where nobody is there any more."""
    here = _here()
    return here.person if here else Person(GUEST)


def the_share() -> Share | None:
    """The link that this run is held to, None where it is not by a link."""
    here = _here()
    return here.share if here else None


def may_choose(field: str) -> bool:
    """Whether a field of the view may be chosen: what a link pins may not."""
    share = the_share()
    return share is None or field in share.free


def may_open(page: str) -> bool:
    """Whether a page is within the link that this run is held to, where it is by one."""
    share = the_share()
    return share is None or page in share.pages


def may_download() -> bool:
    """Whether files are handed out: by a link only where its maker allowed it."""
    share = the_share()
    return share is None or share.downloads


def _here() -> Here | None:
    # A dialog runs by itself, without the script around it.
    return _HERE.get() or find_here()
