"""Where the figures of a page come from: one row a submission, the newest first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd

from domain.clock import written_day
from reports.html_tables import Column, Table
from reports.reading import sources_at
from store import Store
from texts import t

_COLUMNS = ("who", "day", "edition", "file", "grade", "count", "written")


def source_table(store: Store, frames: Sequence[pd.DataFrame], lang: str) -> Table:
    """Sender, day, edition, file, grade and number of figures; and what the file says its source is.

    `frames` are rows of the store or of a report: their columns edition, grade and source are looked at.
    """
    rows = [row for frame in frames for row in _rows_of(frame)]
    by_edition: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for edition, grade, written in rows:
        by_edition[edition].append((grade, written))
    told = sources_at(store, by_edition)
    cells = [
        (
            told[edition].who,
            written_day(told[edition].at),
            str(edition),
            told[edition].file,
            _listed((t(f"grade.{grade}", lang) for grade, _ in said if grade), ", "),
            str(len(said)),
            _listed((written for _, written in said), "; "),
        )
        for edition, said in sorted(by_edition.items(), reverse=True)
        if edition in told
    ]
    columns = [Column(t(f"edition.sources.{name}", lang), name == "count") for name in _COLUMNS]
    return Table(t("edition.sources.caption", lang), columns, cells)


def _rows_of(frame: pd.DataFrame) -> Iterable[tuple[int, str, str]]:
    known = frame[frame["edition"].notna()]
    columns = (known["edition"].astype("int64"), known["grade"].astype("str"), known["source"].astype("str"))
    return zip(*columns, strict=True)


def _listed(texts: Iterable[str], joint: str) -> str:
    return joint.join(dict.fromkeys(text for text in texts if text))
