"""The parts of So với cùng kỳ that are words and numbers, each drawn once an edition and view."""

from analysis.contributions import contribution_rows
from analysis.drawn_rows import growth_rows
from ui.course_tables import show_contributions, show_quarter
from ui.frame import Key, Page
from ui.reads import kept, read_quarter
from ui.report_tables import show_growth_table
from ui.sentence import growth_sentence, show_sentence


@kept
def show_finding(key: Key, _page: Page) -> None:
    """How many grew and fell."""
    show_sentence(growth_sentence(growth_rows(_page.report(), key.view.period), key.view.lang))


@kept
def show_growth_tables(key: Key, _page: Page) -> None:
    """Every figure beside last year's, the quarter by itself, what each part adds to its total's growth."""
    report, (view, edition) = _page.report(), key
    show_growth_table(report, view)
    quarter = read_quarter(_page.unit.key if _page.unit else "", view.period, edition)
    if len(quarter):
        show_quarter(quarter, _page.catalogue, view.period, view.lang)
    contributions = contribution_rows(report)
    if len(contributions):
        show_contributions(contributions, report, view.lang)
