"""Tables as plain HTML: they wrap on a phone, print, and are read by a screen reader."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from reports.markup import emphasised, fill, join

_TABLE = """<div class="table-wrap"><table class="board">{caption}
<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"""
# On a phone a row becomes a card: its cells name themselves, and blank ones are left out.
_CELL = '<td class="{}" data-title="{}"><span>{}</span></td>'
_BLANK = '<td class="{} blank" data-title="{}">{}</td>'

# The headings once a table and not once a cell: a style sheet puts them before the cells on a phone.
_COMPACT = """<table style="{titles}"><caption>{caption}</caption>
<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"""
_TITLE = "--c{}:'{}';"
_HEAD, _NUMBER_HEAD = '<th scope="col">{}</th>', '<th scope="col" class="number">{}</th>'
_ROW_HEAD, _NUMBER, _TEXT = '<th scope="row">{}</th>', '<td class="number">{}</td>', "<td>{}</td>"


class Column(NamedTuple):
    """A column: its heading, and whether it holds numbers, which stand to the right."""

    title: str
    is_number: bool = False


class Table(NamedTuple):
    """A table before it is drawn, a row a sequence of texts; **stars** make a part strong."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


def filled(table: Table) -> Table:
    """A table without the columns in which nothing stands."""
    shown = [place for place in range(len(table.columns)) if any(row[place] for row in table.rows)]
    narrowed = [[row[place] for place in shown] for row in table.rows]
    return Table(table.caption, [table.columns[place] for place in shown], narrowed)


def table_of(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Markup:
    """A table as the board shows it."""
    head = join(fill('<th scope="col" class="{}">{}</th>', _kind(c), c.title) for c in columns)
    body = join(_row(columns, row) for row in rows)
    titled = fill("<caption>{}</caption>", caption) if caption else Markup("")
    return fill(_TABLE, caption=titled, head=head, body=body)


def compact_table_of(table: Table) -> Markup:
    """A table in few letters, its first cells the headings of their rows; nothing where there is no row."""
    if not table.rows:
        return Markup("")
    titles = join(fill(_TITLE, n, _in_css(c.title)) for n, c in enumerate(table.columns[1:], 2))
    head = join(fill(_NUMBER_HEAD if c.is_number else _HEAD, c.title) for c in table.columns)
    body = join(fill("<tr>{}</tr>", _compact_cells(table.columns, row)) for row in table.rows)
    return fill(_COMPACT, titles=titles, caption=table.caption, head=head, body=body)


def _compact_cells(columns: Sequence[Column], row: Sequence[str]) -> Markup:
    rest = zip(columns[1:], row[1:], strict=True)
    cells = (fill(_NUMBER if column.is_number else _TEXT, emphasised(text)) for column, text in rest)
    return join([fill(_ROW_HEAD, emphasised(row[0])), *cells])


def _in_css(title: str) -> str:
    """A heading as what stands between the quotes of a style sheet's text."""
    return title.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")


def _row(columns: Sequence[Column], row: Sequence[str]) -> Markup:
    cells = (
        fill(_CELL if text else _BLANK, _kind(column), column.title, emphasised(text))
        for column, text in zip(columns, row, strict=True)
    )
    return fill("<tr>{}</tr>", join(cells))


def _kind(column: Column) -> str:
    return "number" if column.is_number else "text"
