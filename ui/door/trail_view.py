"""The trail on the page: narrowed, so many rows at a time, proved, and taken away as a file."""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import NamedTuple

import streamlit as st

from access import accounts
from domain.catalogue import Catalogue
from domain.names import plain_key
from domain.numbers import format_number
from domain.spreadsheet_text import harmless
from domain.views import View
from store import TrailRow
from texts import t
from ui.door.administering import the_administrator
from ui.door.trail_wording import ACTIONS, Speaker
from ui.html_tables import Column, show_table
from ui.kept_choices import ask_choice, ask_part_number, ask_words
from ui.served import the_records

_ROWS = 50
_EVERY = ""
_COLUMNS = ("at", "who", "action", "about", "origin", "n")


class Narrowed(NamedTuple):
    """Which rows are wanted: of one action ('' for all), by names that hold these words ('' for all)."""

    action: str
    who: str

    def holds(self, row: TrailRow) -> bool:
        """Whether a row is wanted."""
        by_name = plain_key(self.who) in plain_key(row.who)
        return by_name and self.action in (_EVERY, row.action)


def speaker(catalogue: Catalogue, lang: str) -> Speaker:
    """Tells the rows with today's names."""
    return Speaker(catalogue, {one.id: one.name for one in accounts(the_records())}, lang)


def ask_narrowed(view: View, lang: str) -> Narrowed:
    """What narrows the list, kept in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        action = ask_choice(
            st.selectbox, t("trail.by_action", lang), [_EVERY, *ACTIONS], "trail_action", view, width=320,
            format_func=lambda one: t(f"trail.action.{one}" if one else "trail.every_action", lang),
        )  # fmt: skip
        who = ask_words(t("trail.by_who", lang), "trail_who", view, width=320)
    return Narrowed(action, who.strip())


def show_rows(narrowed: Narrowed, told: Speaker, view: View, lang: str) -> None:
    """The rows wanted, the newest first, so many at a time."""
    records, every = the_records(), narrowed == Narrowed(_EVERY, "")
    # Only who looks for something has the whole trail read.
    found = [] if every else [row for row in records.trail() if narrowed.holds(row)]
    count = records.trail_length() if every else len(found)
    parts = max(1, -(-count // _ROWS))
    part = ask_part_number(t("trail.part", lang, parts=parts), parts, view, width=200) if parts > 1 else 1
    first = (part - 1) * _ROWS
    rows = records.trail(_ROWS, first) if every else found[first : first + _ROWS]
    columns = [Column(t(f"trail.column.{name}", lang), name == "n") for name in _COLUMNS]
    caption = t("trail.caption", lang, count=format_number(count, 0, lang))
    show_table(caption, columns, [_cells(row, told) for row in rows])


def offer_proof_and_file(narrowed: Narrowed, told: Speaker, lang: str) -> None:
    """The buttons that prove the trail and that make a file of the rows wanted, and what came of them."""
    with st.container(horizontal=True):
        is_asked = st.button(t("trail.prove", lang), key="trail_prove")
        is_wanted = st.button(t("trail.export", lang), key="trail_export")
    if is_asked:
        _prove(lang)
    if is_wanted:
        _offer_file(narrowed, told, lang)


def _prove(lang: str) -> None:
    places = the_records().broken_trail()
    if places:
        named = ", ".join(dict.fromkeys(place.removeprefix("trail ") for place in places))
        st.error(t("trail.broken", lang, places=named))
    else:
        count = format_number(the_records().trail_length(), 0, lang)
        st.success(t("trail.whole", lang, count=count))


def _offer_file(narrowed: Narrowed, told: Speaker, lang: str) -> None:
    # Made only for who may have it at this moment, and so not by the button that downloads it.
    the_administrator()
    rows = [row for row in the_records().trail() if narrowed.holds(row)]
    content, name = as_csv(rows, told, lang), t("trail.file_name", lang)
    st.download_button(t("trail.download", lang), content, name, "text/csv", on_click="ignore")


def as_csv(rows: Sequence[TrailRow], told: Speaker, lang: str) -> bytes:
    """The rows as a file for spreadsheets: in words, and with the codes and digests that prove them."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*(t(f"trail.column.{name}", lang) for name in _COLUMNS), "code", "utc", "sha256"])
    for row in rows:
        writer.writerow([harmless(one) for one in (*_cells(row, told), row.action, row.at, row.digest)])
    return out.getvalue().encode()


def _cells(row: TrailRow, told: Speaker) -> list[str]:
    return [
        told.at(row), told.who(row), told.action(row.action), told.about(row), told.origin(row), str(row.n),
    ]  # fmt: skip
