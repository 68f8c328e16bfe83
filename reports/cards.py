"""Cards: one an indicator, ordered by need, readable from the back of the room and by a screen reader."""

from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from analysis.need_order import order_by_need
from analysis.pace import SEASONAL
from analysis.selection import records_of
from charts.wording import pace_number
from reports import wording
from reports.markup import fill, join
from texts import t

_CARD = """<article class="card {state_class}"><h3>{name}</h3>
<p class="value"><b>{value}</b>{space}<span class="unit">{unit}</span> <span class="grade">{grade}</span></p>
{bar}<p class="facts"><span>{percent}</span><span>{growth}</span></p>
<p class="state">{state}</p>{parts}</article>"""
_BAR = """<div class="bar" role="img" aria-label="{label}"><i style="width:{width}%"></i>{tick}</div>"""
_TICK = """<b style="left:{pace}%"></b>"""
_PERCENT = """<strong>{percent}</strong> {plan}"""
_PARTS = """<p class="parts">{label}: {parts}</p>"""
_GROUP = """<section class="cards" aria-label="{title}">{cards}</section>"""


class Shared(NamedTuple):
    """The figures of a report by where they stand: on a card, inside their total's card, or on none."""

    cards: pd.DataFrame
    carried: pd.DataFrame
    others: pd.DataFrame


def share_out(report: pd.DataFrame) -> Shared:
    """A card is for what has a percent or a growth; counts, rates and the like have neither."""
    rows = order_by_need(report[report["value"].notna()])
    told = rows["pct_plan"].notna() | rows["yoy_index"].notna()
    carried = ~told & rows["parent"].isin(rows.loc[told, "indicator"])
    return Shared(rows[told], rows[carried], rows[~told & ~carried])


def cards_of(shared: Shared, lang: str) -> Markup:
    """The cards, furthest behind first, each with the parts it carries; nothing where there is none."""
    parts = records_of(shared.carried)
    cards = [
        _card(row, [part for part in parts if part["parent"] == row["indicator"]], lang)
        for row in records_of(shared.cards)
    ]
    return fill(_GROUP, title=t("card.group", lang), cards=join(cards)) if cards else Markup("")


def _card(row: dict[str, Any], parts: list[dict[str, Any]], lang: str) -> Markup:
    state_class, state = wording.state(row, lang)
    return fill(
        _CARD,
        state_class=state_class,
        name=row["short"],
        value=wording.value(row, lang),
        space="" if row["value_unit"] == "%" else " ",
        unit=row["unit_name"],
        grade=t(f"grade.{row['grade']}", lang) if row["grade"] else "",
        bar=_bar(row, lang),
        percent=_percent(row, lang),
        growth=wording.growth_on_prior(row, lang) or t("analysis.reason.no_prior", lang),
        state=state,
        parts=_parts(parts, lang),
    )


def _percent(row: dict[str, Any], lang: str) -> Markup:
    text = wording.percent(row, lang)
    return fill(_PERCENT, percent=text, plan=wording.plan_name(row, lang)) if text else Markup("")


def _bar(row: dict[str, Any], lang: str) -> Markup:
    """Percent of plan as a bar that is full at 100%, with a tick where the pace stands."""
    has_percent, has_pace = pd.notna(row["pct_plan"]), row["pace"] != "none"
    label = wording.percent(row, lang) if has_percent else t("card.no_plan", lang)
    tick = Markup("")
    if has_percent and has_pace:
        key = "card.own_pace" if row["pace_basis"] == SEASONAL else "card.pace"
        label += "; " + t(key, lang, pace=pace_number(row["pace_pct"], lang))
        tick = fill(_TICK, pace=f"{min(row['pace_pct'], 100):.2f}")
    width = min(max(row["pct_plan"], 0.0), 100.0) if has_percent else 0.0
    return fill(_BAR, label=label, width=f"{width:.2f}", tick=tick)


def _parts(parts: list[dict[str, Any]], lang: str) -> Markup:
    if not parts:
        return Markup("")
    told = "; ".join(f"{p['short']} {wording.amount(p, lang)}" for p in parts)
    return fill(_PARTS, label=t("card.parts", lang), parts=told)
