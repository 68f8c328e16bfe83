"""The quiet row under a chart: its numbers as a table and a file, and what can be copied from it.

Plain markup: web/chart_tools.js, which every page loads once, does what its buttons say. The file is left out
where a link hands out none; what stands on the page can be copied by anyone.
"""

from markupsafe import Markup

from reports.html_tables import Table, table_of
from reports.markup import fill, join
from texts import t
from ui.here import may_download
from ui.table_texts import as_cells, as_csv, for_word

_TOOLS = """<div class="chart-tools" role="group" aria-label="{label}" data-name="{name}"
 data-sentence="{sentence}" data-copied="{copied}" data-saved="{saved}" data-failed="{failed}"
{texts}>{tools}<span role="status"></span></div>"""
_TEXTS = ' data-cells="{}" data-table="{}"'
_FILE = ' data-csv="{}"'
# The table is no part of the page before somebody opens it: most never do, and all would wait for it.
_FOLDED = '<details data-folds="{table}"><summary>{numbers}</summary>{csv}</details>'
_BUTTON = '<button type="button" data-tool="{}">{}</button>'


def chart_tools(sentence: str, name: str, lang: str, numbers: Table | None) -> Markup:
    """The tools of a chart with this finding; `name` is that of its files. Nothing where nothing is drawn."""
    if numbers and not numbers.rows:
        return Markup("")
    named = ("sentence", "table", "picture") if numbers else ("sentence", "picture")
    return fill(
        _TOOLS,
        label=numbers.caption if numbers else t("chart_tools.label", lang),
        name=name,
        sentence=sentence,
        **{said: t(f"chart_tools.{said}", lang) for said in ("copied", "saved", "failed")},
        texts=_texts(numbers),
        tools=join([_folded(numbers, lang), *(_button(one, lang) for one in named)]),
    )


def _texts(numbers: Table | None) -> Markup:
    if numbers is None:
        return Markup("")
    file = fill(_FILE, as_csv(numbers)) if may_download() else Markup("")
    return file + fill(_TEXTS, as_cells(numbers), for_word(numbers))


def _folded(numbers: Table | None, lang: str) -> Markup:
    if numbers is None:
        return Markup("")
    table = str(table_of(*numbers))
    csv = _button("csv", lang) if may_download() else Markup("")
    return fill(_FOLDED, table=table, numbers=t("chart_tools.numbers", lang), csv=csv)


def _button(tool: str, lang: str) -> Markup:
    return fill(_BUTTON, tool, t(f"chart_tools.{tool}", lang))
