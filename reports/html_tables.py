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


class Column(NamedTuple):
    """A column: its heading, and whether it holds numbers, which stand to the right."""

    title: str
    is_number: bool = False


class Numbers(NamedTuple):
    """What a chart draws, as a table: one row a mark, texts as the reader's language writes them."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


def table_of(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Markup:
    """A table with one row a sequence of texts; **stars** make a part strong."""
    head = join(fill('<th scope="col" class="{}">{}</th>', _kind(c), c.title) for c in columns)
    body = join(_row(columns, row) for row in rows)
    titled = fill("<caption>{}</caption>", caption) if caption else Markup("")
    return fill(_TABLE, caption=titled, head=head, body=body)


def filled_table_of(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Markup:
    """A table without the columns in which nothing stands; nothing where there is no row."""
    shown = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    if not shown:
        return Markup("")
    narrowed = ([row[place] for place in shown] for row in rows)
    return table_of(caption, [columns[place] for place in shown], narrowed)


def _row(columns: Sequence[Column], row: Sequence[str]) -> Markup:
    cells = (
        fill(_CELL if text else _BLANK, _kind(column), column.title, emphasised(text))
        for column, text in zip(columns, row, strict=True)
    )
    return fill("<tr>{}</tr>", join(cells))


def _kind(column: Column) -> str:
    return "number" if column.is_number else "text"
