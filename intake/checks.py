"""One file through loaders and validation, beside what the store holds; nothing is stored here."""

import hashlib
from datetime import date

import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.clock import local_today
from domain.entries import FOLLOWED
from domain.errors import Refused
from domain.followed import followed_of
from domain.periods import Period
from domain.problems import Findings, Problem
from domain.units import Unit
from intake.checked import Check
from intake.closed_periods import report_closed
from intake.comparing import compared
from intake.mend_texts import word_mends
from intake.mending import sent_with
from intake.plan_versions import bind_plans
from intake.words import changed_entries
from loaders import Additions, mended, mends_made, read_content, read_figures
from store import Store
from validation import HISTORY_YEARS, Stored, check_figures


def check_content(
    content: bytes,
    file: str,
    store: Store,
    catalogue: Catalogue,
    unit: Unit | None = None,
    period: Period | None = None,
    today: date | None = None,
    added: Additions | None = None,
) -> Check:
    """Read, check and compare a file; what is wrong with it stands in the result's findings."""
    digest = hashlib.sha256(content).hexdigest()
    check = Check(file, content, digest, unit, period, store.edition(), Findings())
    said = added or Additions()
    try:
        raw = read_content(content, file, said.read_as)
        check.mends = mends_made(raw, said.mends)
        whole = mended(raw, said.mends)
        check.grids = whole.grids
        check.reading = read_figures(whole, catalogue, unit, period, said)
    except Refused as why:
        check.findings.add(Problem(why.code, details=dict(why.details)))
        return check
    stored = _stored_beside(check.reading.figures, store, catalogue)
    figures = bind_plans(check.reading.figures, stored.targets, period, check.reading.findings)
    check.changes = compared(figures, stored.figures, stored.targets)
    check.comments = changed_entries(check.reading.comments, store)
    _note_sent_before(check, store)
    if check.sent_before is not None:
        # It was found right when it was accepted, and all of it still stands.
        return check
    check.findings.extend(check.reading.findings)
    blank = _left_blank(check.reading.findings)
    check.findings.extend(check_figures(figures, catalogue, stored, today or local_today(), blank))
    word_mends(check.findings, check.reading)
    report_closed(check, store, catalogue, said.late_official)
    if not len(check.changes) and not check.reading.comments and not check.findings.has_errors:
        check.findings.add(Problem("empty"))
    return check


def refused_check(
    file: str, problem: Problem, store: Store, unit: Unit | None = None, period: Period | None = None
) -> Check:
    """A check of what was not read at all, as when the file is not there or names no unit that is known."""
    return Check(file, b"", "", unit, period, store.edition(), _only(problem))


def _only(problem: Problem) -> Findings:
    findings = Findings()
    findings.add(problem)
    return findings


def _stored_beside(figures: pd.DataFrame, store: Store, catalogue: Catalogue) -> Stored:
    """What is stored of the file's units in its years and the years before."""
    units = [
        u for u in figures[col.UNIT].cat.remove_unused_categories().cat.categories if u in catalogue.units
    ]
    years = sorted({int(code) // 100 for code in figures[col.PERIOD].unique() if code})
    wanted = sorted({year - back for year in years for back in (0, 1)})
    periods = [year * 100 + months for year in wanted for months in range(1, 13)]
    return Stored(
        store.figures(units=units, periods=periods),
        store.targets(units=units, years=years),
        _history(figures, units, store),
        followed_of(store.entries(FOLLOWED, units, [0])) if units else (),
    )


def _history(figures: pd.DataFrame, units: list[str], store: Store) -> pd.DataFrame:
    """The actual figures of the file's periods in the years before."""
    codes = [int(code) for code in figures[col.PERIOD].unique() if code % 100]
    earlier = sorted({code - 100 * back for code in codes for back in range(1, HISTORY_YEARS + 1)})
    columns = [col.UNIT, col.INDICATOR, col.PERIOD, col.VALUE]
    return store.figures(units=units, periods=earlier, measures=[col.ACTUAL], columns=columns)


def _left_blank(findings: Findings) -> frozenset[str]:
    """Indicators whose rows hold no figure, which the loaders have told at those rows."""
    blank = (one for one in findings.listed if one.code == "missing_indicator")
    return frozenset(one.details["indicator"] for one in blank)


def _note_sent_before(check: Check, store: Store) -> None:
    """Note that a file was accepted before, unless what it holds has been overwritten since."""
    if check.changed:
        return
    unit = check.unit.key if check.unit else ""
    found = store.find_file(check.sha256, unit, check.period.code if check.period else 0)
    # The same file with other cells mended is not the same once more.
    if found is not None and sent_with(
        store, found.submission, {one.place: one.after for one in check.mends}
    ):
        check.sent_before = found
        check.findings.add(Problem("duplicate_file", details={"edition": found.edition}))
