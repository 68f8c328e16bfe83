"""Links to a view: what each shows, for whom it was made, and until when; counted and taken back."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from access.hourly import is_first_this_hour
from access.letters import holds_unseen
from access.people import NotAllowed
from access.tokens import digest_of, later, new_token, now
from domain.views import View, encode, reread
from store import AccessRecords, Deed, Put, acting_origin
from store.access_records import Row

# A link to one view, and one to all that leaders see of its unit.
ONE_VIEW, BOARD = "view", "board"
REACHES = (ONE_VIEW, BOARD)
# What a whole board shows: not the comparison, which shows other units too.
BOARD_PAGES = ("overview", "plan", "year_on_year", "indicator", "tasks", "present")
MADE, OPENED, REVOKED = "link_made", "link_opened", "link_revoked"
# What may be chosen freely while a link is looked at; all else of the view is pinned.
_FREE = ("lang", "theme", "slide")
_FREE_ON_BOARD = (*_FREE, "period", "indicator", "choices")
MOST_NAME = 80


class BadTerms(NotAllowed):
    """A link cannot be as it is asked to be; told as what else is refused."""


@dataclass(frozen=True)
class Terms:
    """What a link shows: `edition` is the one it is frozen at (None: always the newest).

    `newer`: a frozen one may be looked at as of the newest edition too. `ends` is the moment it ends.
    `tells_figures`: whether its preview does.
    """

    name: str
    page: str
    view: View
    ends: str
    reach: str = ONE_VIEW
    edition: int | None = None
    newer: bool = False
    downloads: bool = False
    tells_figures: bool = True


@dataclass(frozen=True, kw_only=True)
class Share(Terms):
    """A link that was made; `maker` is an account's number, 0 in the demonstration."""

    number: int
    maker: int
    made: str
    revoked: str
    openings: int
    opened: str

    def is_open(self, at: str) -> bool:
        """Whether it opens anything at a time."""
        return not self.revoked and at < self.ends

    @property
    def last_moment(self) -> str:
        """The last second it is open: its day is the last one."""
        return later(-1, self.ends)

    @property
    def is_open_now(self) -> bool:
        """Whether it opens anything now."""
        return self.is_open(now())

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages it shows, the first where it opens."""
        others = BOARD_PAGES if self.reach == BOARD else ()
        return tuple(dict.fromkeys((self.page, *others)))

    @property
    def free(self) -> tuple[str, ...]:
        """The fields of the view that may be chosen freely; all others are pinned."""
        return _FREE_ON_BOARD if self.reach == BOARD else _FREE

    @property
    def has_every_period(self) -> bool:
        """Whether other periods of the unit may be looked at too."""
        return "period" in self.free

    def held_to(self, asked: View) -> View:
        """What is shown where this is asked for: nothing outside the link's reach."""
        held = replace(self.view, **{name: getattr(asked, name) for name in self.free})
        newest = self.newer and self.edition is not None and asked.edition is None
        return replace(held, edition=None if newest else self.edition)


def make_share(records: AccessRecords, who: str, maker: int, terms: Terms) -> tuple[int, str]:
    """Make a link; gives its number and its token, which is handed out once; raises BadTerms."""
    token, name, made = new_token(), _checked_name(terms.name), now()
    if terms.ends <= made:
        raise BadTerms("link_ended")
    shown = encode(replace(terms.view, edition=terms.edition))
    flags = {flag: int(getattr(terms, flag)) for flag in ("newer", "downloads", "tells_figures")}
    values = {
        "token": digest_of(token), "name": name, "maker": maker, "made": made, "ends": terms.ends,
        "reach": terms.reach, "page": terms.page, "address": json.dumps(shown),
        "edition": terms.edition or 0, **flags, "revoked": "", "openings": 0, "opened": "",
    }  # fmt: skip
    told = {name: values[name] for name in ("name", "page", "reach", "edition", "ends")}
    about = {**told, "unit": terms.view.unit}
    number = records.write_next(
        "share", "number", lambda free: (values, Deed(who, MADE, {**about, "link": free}))
    )
    return number, token


def shares(records: AccessRecords, maker: int | None = None) -> list[Share]:
    """The links somebody made (None: all of them), the newest first."""
    held = records.rows("share") if maker is None else records.rows("share", maker=maker)
    return [_share(row) for row in reversed(held)]


def share_numbered(records: AccessRecords, number: int) -> Share | None:
    """One link, whether it is open or not."""
    row = records.row("share", number=number)
    return _share(row) if row else None


def is_open(records: AccessRecords, number: int) -> bool:
    """Whether a link opens anything now."""
    found = share_numbered(records, number)
    return found is not None and found.is_open(now())


def find_share(records: AccessRecords, token: str) -> Share | None:
    """The link of a token, whether it is open or not; looking is not counted."""
    row = records.row("share", token=digest_of(token))
    return _share(row) if row else None


def open_share(records: AccessRecords, found: Share, *also: Put) -> None:
    """Count an opening; two at once are two. `also` (a session) is written with it, all or nothing.

    The trail, which is kept for ever, is told once an hour of each link and address.
    """
    key = {"number": found.number}
    deed = Deed("", OPENED, {"link": found.number, "name": found.name})
    records.take(
        "share",
        lambda row: [*also, Put("share", {"openings": row["openings"] + 1, "opened": now()}, key)],
        deed if is_first_this_hour(records, OPENED, str(found.number), acting_origin()) else None,
        **key,
    )


def revoke_share(records: AccessRecords, who: str, found: Share) -> None:
    """Take a link back: it opens nothing from now on, also where it is open already."""
    changed = Put("share", {"revoked": now()}, {"number": found.number})
    records.write([changed], Deed(who, REVOKED, {"link": found.number, "name": found.name}))


def _checked_name(said: str) -> str:
    """A name in one line. Who is sent the link reads it beside other words, which it must not turn around."""
    name = " ".join(unicodedata.normalize("NFC", said).split())
    if len(name) > MOST_NAME or holds_unseen(name):
        raise BadTerms("link_name", most=MOST_NAME)
    return name


def _share(row: Row) -> Share:
    address: Mapping[str, str] = json.loads(row["address"])
    same = ("number", "name", "maker", "made", "ends", "reach", "page", "revoked", "openings", "opened")
    flags = ("newer", "downloads", "tells_figures")
    fields: dict[str, Any] = {name: row[name] for name in same}
    fields |= {name: bool(row[name]) for name in flags}
    return Share(
        **fields,
        view=reread(address),
        edition=row["edition"] or None,
    )
