"""A comparison of units in words and as a table: its sentence, what to be careful of, the ranking."""

from typing import NamedTuple

import pandas as pd

from analysis.needs import MONTHS_A_YEAR
from analysis.unit_ranking import GROWTH, PERCENT, VALUE, Ends, grades_of, is_of_unknown_prices
from domain.catalogue import Catalogue
from domain.columns import ESTIMATE
from domain.numbers import format_number
from domain.periods import Period
from reports import wording
from reports.html_tables import Column, Table
from reports.report_tables import implied_note
from reports.scopes import Compared, scope_name
from reports.sentence import lowered
from texts import t


class Asked(NamedTuple):
    """By what units are compared: an indicator, and one of analysis.unit_ranking's measures."""

    indicator: str
    measure: str


class Cautions(NamedTuple):
    """What keeps figures from being like for like: a warning that they are not, and remarks; '' for none."""

    warning: str
    remarks: tuple[str, ...]


def ranking_sentence(
    facts: Ends | None, asked: Asked, compared: Compared, period: Period, catalogue: Catalogue, lang: str
) -> str:
    """Who is behind, the two ends, where the view's unit stands and how many are missing, with **stars**."""
    named = {name: format_number(number, 0, lang) for name, number in counts_of(compared).items()}
    indicator = lowered(catalogue.indicators[asked.indicator].short(lang))
    first = t(
        "compare.sentence",
        lang,
        period=wording.period_name(period, lang),
        within=scope_name(compared.scope.within, catalogue, lang),
        units=t(f"compare.units.{compared.scope.level}", lang),
        **named,
    )
    is_whole_year = period.months == MONTHS_A_YEAR
    nothing = t("compare.none_ranked", lang, indicator=indicator)
    parts = [first, *(_told(facts, asked, indicator, is_whole_year, lang) if facts else [nothing])]
    if compared.waiting:
        parts.append(t("compare.waiting_count", lang, **named))
    return t("sentence.joint", lang).join(parts) + "."


def counts_of(compared: Compared) -> dict[str, int]:
    """How many units there are, how many have sent, how many are waited for."""
    sent, waiting = len(compared.sent), len(compared.waiting)
    return {"count": sent + waiting, "sent": sent, "waiting": waiting}


def too_few(compared: Compared, period: Period, catalogue: Catalogue, lang: str) -> str:
    """Why there is nothing to compare yet."""
    return t(
        "compare.too_few",
        lang,
        within=scope_name(compared.scope.within, catalogue, lang),
        period=wording.period_name(period, lang),
        sent=len(compared.sent),
        count=len(compared.sent) + len(compared.waiting),
        units=t(f"compare.units.{compared.scope.level}", lang),
    )


def number_words(row: pd.Series, measure: str, lang: str) -> str:
    """The number a unit is ranked by, in words: '63,2%', 'tăng 4%', '1.234 triệu đồng'."""
    words = {PERCENT: wording.percent, GROWTH: wording.growth, VALUE: wording.amount}
    return words[measure](row, lang)


def cautions(ranked: pd.DataFrame, asked: Asked, catalogue: Catalogue, lang: str) -> Cautions:
    """Estimates beside official figures, unknown prices, plans computed from reported percents."""
    grades = grades_of(ranked)
    warning, remarks = "", []
    if len(grades) > 1:
        listed = ", ".join(
            t("compare.grade", lang, count=format_number(count, 0, lang), grade=t(f"grade.{grade}", lang))
            for grade, count in grades.items()
        )
        warning = t("compare.mixed_grades", lang, listed=listed)
    elif ESTIMATE in grades:
        remarks.append(t("compare.all_estimates", lang))
    if asked.measure != PERCENT and is_of_unknown_prices(catalogue.indicators[asked.indicator]):
        remarks.append(t("compare.prices", lang))
    remarks.append(implied_note(ranked, lang))
    return Cautions(warning, tuple(filter(None, remarks)))


def ranking_table(ranked: pd.DataFrame, asked: Asked, catalogue: Catalogue, lang: str) -> Table:
    """The ranking as a table: rank, unit, number, value, plan, state."""
    names = ("rank", "unit", "value", "plan", "percent", "growth", "state")
    columns = [
        Column(t(f"compare.columns.{name}", lang), name not in ("unit", "growth", "state")) for name in names
    ]
    rows = [
        (
            format_number(row["rank"], 0, lang), row["name"], wording.amount(row, lang),
            wording.plan(row, lang), wording.percent(row, lang), wording.growth(row, lang),
            wording.state(row, lang)[1],
        )
        for row in ranked.to_dict("records")
    ]  # fmt: skip
    caption = t("compare.ranking", lang, indicator=catalogue.indicators[asked.indicator].name(lang))
    return Table(caption, columns, rows)


def _told(facts: Ends, asked: Asked, indicator: str, is_whole_year: bool, lang: str) -> list[str]:
    counts = {
        name: format_number(getattr(facts, name), 0, lang)
        for name in ("ranked", "paced", "below", "up", "down")
    }
    if asked.measure == PERCENT and facts.paced:
        key = "below_plan" if is_whole_year else "below_own" if facts.own_paces else "below"
    else:
        key = "grown" if asked.measure == GROWTH else "known"
    parts = [t(f"compare.{key}", lang, indicator=indicator, **counts)]
    if facts.ranked > 1:
        for end in ("lowest", "highest"):
            row = getattr(facts, end)
            number = number_words(row, asked.measure, lang)
            parts.append(t(f"compare.{end}", lang, name=row["name"], number=number))
    if facts.rank is not None:
        parts.append(t("compare.rank", lang, rank=format_number(facts.rank, 0, lang), **counts))
    return parts
