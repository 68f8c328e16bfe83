"""Tables of the reports' room, put on the page."""

from collections.abc import Iterable, Sequence

from reports.html_tables import Column, Table, filled, table_of
from ui.markup import show


def show_table(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """A table with one row a sequence of texts; **stars** make a part strong."""
    show(table_of(caption, columns, rows))


def show_filled(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """A table without the columns in which nothing stands; nothing where there is no row."""
    if rows:
        show_table(*filled(Table(caption, columns, rows)))
