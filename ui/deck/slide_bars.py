"""The chart of a slide with one period: bars of what is done and what was asked for, as markup."""

import pandas as pd
from markupsafe import Markup

from analysis.levels import apart_from_target
from charts.wording import pace_number, year_plan
from domain.periods import Period
from reports import computed, wording
from reports.computed import unit_of
from reports.finding import target_words
from reports.markup import fill, join
from reports.wording import Row
from texts import t

_AIR = 1.04
_BARS = """<figure class="bars" role="img" aria-label="{alt}">{bars}</figure>"""
_BAR = """<div class="row"><span>{label}</span><div class="track">{parts}</div></div>"""
_PART = """<i class="{kind}" style="width:{width}%"></i>"""
_PACE = """<i class="pace" style="left:{place}%"></i>"""
_LEGEND = """<p class="legend">{parts}</p>"""
_KEY = """<span class="{kind}">{text}</span>"""


def bars_chart(row: Row, period: Period, lang: str) -> Markup:
    """What is done and what is left of the plan, and the same period of last year, on one scale."""
    told_plan = computed.plan(row, lang)
    value, plan = max(float(row["value"]), 0.0), float(row["plan"]) if told_plan else 0.0
    prior = _prior_value(row)
    top = max(value, plan, prior) or 1.0
    done = t("present.done", lang, value=wording.value(row, lang), unit=row["unit_name"])
    keys = [fill(_KEY, kind="actual", text=done)]
    parts = [fill(_PART, kind="actual", width=f"{100 * value / top:.1f}")]
    label = wording.period_name(period, lang)
    if told_plan:
        name = year_plan(lang, is_budget=row["is_budget"])
        told = computed.words(told_plan, f" {row['unit_name']}", lang)
        label = t("present.plan", lang, name=name, value=told)
    # Nothing is left to be done of a ceiling, however far below it a figure stands.
    if left := computed.left(row, lang):
        told = computed.words(left, "", lang)
        keys.append(fill(_KEY, kind="left", text=t("present.left", lang, value=told)))
        parts.append(fill(_PART, kind="left", width=f"{100 * (plan - value) / top:.1f}"))
    if plan and row["pace"] != "none":
        place = min(row["pace_pct"] * plan / top, 100)
        keys.append(
            fill(_KEY, kind="pace", text=t("present.pace", lang, pace=pace_number(row["pace_pct"], lang)))
        )
        parts.append(fill(_PACE, place=f"{place:.1f}"))
    bars = [fill(_BAR, label=label, parts=join(parts)), fill(_LEGEND, parts=join(keys))]
    if prior:
        told = t("present.same_period", lang, year=period.year - 1, value=wording.prior(row, lang))
        part = fill(_PART, kind="prior", width=f"{100 * prior / top:.1f}")
        bars.append(fill(_BAR, label=told, parts=part))
    return fill(_BARS, alt=f"{label}; {done}", bars=join(bars))


def _prior_value(row: Row) -> float:
    if pd.notna(row["prior"]):
        return max(float(row["prior"]), 0.0)
    is_known = pd.notna(row["yoy_index"]) and row["yoy_index"] > 0
    return max(100 * row["value"] / row["yoy_index"], 0.0) if is_known else 0.0


def level_bars(row: Row, period: Period, lang: str) -> Markup:
    """The level with a mark where its target is, and that of a year before, on one scale."""
    value, prior = (max(float(row[name]), 0.0) if pd.notna(row[name]) else 0.0 for name in ("value", "prior"))
    aim = max(float(row["target_value"]), 0.0) if apart_from_target(row) else 0.0
    # A mark at the very end of the bars would be cut off.
    top = max(value, prior, aim) * _AIR or 1.0
    label = t("present.at", lang, period=wording.period_name(period, lang), value=wording.amount(row, lang))
    parts = [fill(_PART, kind="actual", width=f"{100 * value / top:.1f}")]
    keys = []
    if apart_from_target(row):
        told = t("present.level_target", lang, target=target_words(row, lang))
        keys = [fill(_KEY, kind="pace", text=told)]
        parts.append(fill(_PACE, place=f"{100 * aim / top:.1f}"))
    bars = [fill(_BAR, label=label, parts=join(parts)), fill(_LEGEND, parts=join(keys))]
    if pd.notna(row["prior"]):
        before = wording.prior(row, lang) + unit_of(row)
        told = t("present.same_period", lang, year=period.year - 1, value=before)
        bars.append(fill(_BAR, label=told, parts=fill(_PART, kind="prior", width=f"{100 * prior / top:.1f}")))
    return fill(_BARS, alt=label, bars=join(bars))
