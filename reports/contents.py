"""What a page of an edition says, before it is drawn."""

from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from reports.bars import Chart
from reports.html_tables import Table
from reports.subject import Subject
from reports.wording import period_name
from texts import t


class Contents(NamedTuple):
    """The parts of a page in the order they stand in; what is left out is not shown.

    `sentence` has **stars** around what carries it; `cards` are rows of a report that are cards, `carried`
    those inside another's card; `notes` what figures rest on, `lists` headings and what is listed under them.
    """

    sentence: str
    cards: pd.DataFrame | None = None
    carried: pd.DataFrame | None = None
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    lists: tuple[tuple[str, Markup], ...] = ()
    sources: Table | None = None


def nothing_of(subject: Subject) -> Contents:
    """That there are no figures of the period."""
    period = period_name(subject.view.period, subject.lang)
    return Contents(t("edition.nothing", subject.lang, period=period))
