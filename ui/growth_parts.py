"""The parts of So với cùng kỳ that are words and numbers, each drawn once an edition and view."""

from analysis.contributions import contribution_rows
from analysis.drawn_rows import growth_rows
from reports.sentence import growth_sentence
from ui.course_tables import show_contributions, show_quarter
from ui.frame import Page, kept_part
from ui.reads import read_quarter
from ui.report_tables import show_growth_table
from ui.sentence import show_sentence


@kept_part
def show_finding(page: Page) -> None:
    """How many grew and fell."""
    show_sentence(growth_sentence(growth_rows(page.report(), page.view.period), page.lang))


@kept_part
def show_growth_tables(page: Page) -> None:
    """Every figure beside last year's, the quarter by itself, what each part adds to its total's growth."""
    report, view = page.report(), page.view
    show_growth_table(report, view)
    quarter = read_quarter(page.unit.key if page.unit else "", view.period, page.edition)
    if len(quarter):
        show_quarter(quarter, page.catalogue, view.period, view.lang)
    contributions = contribution_rows(report)
    if len(contributions):
        show_contributions(contributions, report, view.lang)
