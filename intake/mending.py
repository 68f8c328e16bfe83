"""Cells mended on sending, on record: what the file says, what its sender put there instead."""

from collections.abc import Mapping, Sequence

from domain.entries import MENDS, Entry
from domain.errors import BrokenEntry
from domain.places import column_letter
from intake.checked import Check
from loaders import CellPlace, Mend
from store import Store
from texts import t


def mends_entry(check: Check, made: Sequence[Mend]) -> Entry:
    """What is stored beside a check's figures: its file's hash is the key, the cells stand in the body."""
    cells = [[one.sheet, one.row, one.column, one.before, one.after] for one in made]
    unit, period = _stated(check)
    return Entry(MENDS, unit, period, check.sha256, {"cells": cells})


def mends_of(store: Store, submission: int) -> list[Mend]:
    """The cells that were mended when a submission was sent, by place; [] where it stands as it was sent.

    Raises NotKnown for an unknown submission, BrokenEntry for a body that is not understood.
    """
    sent = store.accepted(submission)
    versions = store.entry_versions(MENDS, sent.unit, sent.period, sent.sha256, edition=sent.edition)
    return next((_made(one.entry) for one in reversed(versions) if one.submission == submission), [])


def sent_with(store: Store, submission: int, mends: Mapping[CellPlace, str]) -> bool:
    """Whether a submission's file was sent with just these cells mended: only then is it the same again."""
    return {one.place: one.after for one in mends_of(store, submission)} == dict(mends)


def describe_mend(mend: Mend, lang: str) -> str:
    """'Ô Biểu 01!D7: 41.32 → 4.132, sửa khi gửi'."""
    cell = f"{column_letter(mend.column)}{mend.row}"
    place = f"{mend.sheet}!{cell}" if mend.sheet else cell
    nothing = t("problem.nothing", lang)
    return t("mend.cell", lang, place=place, before=mend.before or nothing, after=mend.after or nothing)


def _stated(check: Check) -> tuple[str, int]:
    return check.unit.key if check.unit else "", check.period.code if check.period else 0


def _made(entry: Entry) -> list[Mend]:
    try:
        return [Mend(str(s), int(r), int(c), str(b), str(a)) for s, r, c, b, a in (entry.body or {})["cells"]]
    except (KeyError, TypeError, ValueError) as why:
        raise BrokenEntry(entry.kind, entry.key, str(why)) from why
