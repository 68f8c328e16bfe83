"""Units × indicators: percent of plan in every cell, its state by colour, by sign and in words."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from domain.columns import ESTIMATE
from reports import wording
from reports.markup import fill, join
from texts import t
from ui.markup import show, show_remark

_TABLE = """<div class="heat-wrap" role="region" tabindex="0" aria-label="{caption}"><table class="heat">
<caption>{caption}</caption><thead><tr><th rowspan="2" scope="col">{unit}</th>{groups}</tr>
<tr>{indicators}</tr></thead><tbody>{body}</tbody></table></div>"""
_GROUP = '<th colspan="{}" scope="colgroup">{}</th>'
_PARENT = '<tr class="group"><th colspan="{}" scope="rowgroup">{}</th></tr>'
_ROW = '<tr class="{}"><th scope="row">{}</th>{}</tr>'
_CELL = """<td class="{kind}" data-title="{title}"><span>{sign} {number}{mark}
<em class="said">{word}</em></span></td>"""
_BLANK = '<td class="none" data-title="{}"><span>–<em class="said">{}</em></span></td>'


def show_heat_table(
    report: pd.DataFrame, names: Mapping[str, str], own: str, parents: Sequence[tuple[str, int]], lang: str
) -> None:
    """Rows of analysis.report.units_report as a table of the units in `names` (by key, in that order).

    Only indicators of which some unit has a percent get a column. `own` is the unit that is marked;
    `parents`: the heading over so many of the rows, none where empty.
    """
    cells = report[report["pct_plan"].notna()]
    if cells.empty:
        show_remark(t("compare.no_percents", lang))
        return
    about = cells.drop_duplicates("indicator").sort_values("order")[["indicator", "short", "group"]]
    heads = list(about.itertuples(index=False, name=None))
    estimated = cells["grade"] == ESTIMATE
    marked = estimated.any() and not estimated.all()
    known = {(row["unit"], row["indicator"]): row for row in report.to_dict("records")}
    rows = [
        fill(
            _ROW, "own" if unit == own else "", name,
            join(_cell(known.get((unit, code)), short, marked, lang) for code, short, _ in heads),
        )
        for unit, name in names.items()
    ]  # fmt: skip
    show(
        fill(
            _TABLE,
            caption=t("compare.heat", lang),
            unit=t("compare.columns.unit", lang),
            groups=_groups(heads, lang),
            indicators=join(fill('<th scope="col">{}</th>', short) for _, short, _ in heads),
            body=join(_with_parents(rows, parents, len(heads) + 1)),
        )
    )
    show_remark(t("compare.legend", lang))


def _groups(heads: list[tuple[str, str, str]], lang: str) -> Markup:
    counted = [(name, len(list(part))) for name, part in groupby(heads, key=lambda head: head[2])]
    return join(fill(_GROUP, count, t(f"group.{name}", lang)) for name, count in counted)


def _cell(row: dict[str, object] | None, title: str, marked: bool, lang: str) -> Markup:
    if row is None:
        return fill(_BLANK, title, t("compare.no_figure", lang))
    kind, words = wording.state(row, lang)
    percent = wording.percent(row, lang)
    if not percent:
        return fill(_BLANK, title, words)
    sign, _, word = words.partition(" ") if kind != "none" else ("", "", "")
    is_marked = marked and row["grade"] == ESTIMATE
    mark = fill(" <small>{}</small>", t("compare.estimate", lang)) if is_marked else Markup("")
    return fill(_CELL, kind=kind, title=title, sign=sign, number=percent, mark=mark, word=word)


def _with_parents(rows: list[Markup], parents: Sequence[tuple[str, int]], width: int) -> list[Markup]:
    if not parents:
        return rows
    told, start = [], 0
    for name, count in parents:
        told += [fill(_PARENT, width, name), *rows[start : start + count]]
        start += count
    return told
