"""What is said of a comparison of units: its sentence, what to be careful of, who has not sent."""

import pandas as pd
import streamlit as st

from analysis.needs import MONTHS_A_YEAR
from analysis.unit_ranking import GROWTH, PERCENT, VALUE, Ends, grades_of, is_of_unknown_prices
from domain.collation import vietnamese_order
from domain.columns import ESTIMATE
from domain.numbers import format_number
from reports import wording
from reports.html_tables import Column
from reports.sentence import lowered
from reports.wording import period_name
from texts import t
from ui.compare_controls import Asked
from ui.drawing import Numbers
from ui.frame import Page
from ui.markup import plain, show_remark
from ui.report_tables import show_implied_note
from ui.sentence import show_sentence
from ui.unit_scope import Compared, scope_name

_NAMED = 100


def show_ranking_sentence(facts: Ends | None, asked: Asked, compared: Compared, page: Page) -> str:
    """Say who is behind, the two ends, where the page's unit stands and how many are missing; gives it."""
    lang, level = page.lang, compared.scope.level
    counts = {
        "count": len(compared.sent) + len(compared.waiting),
        "sent": len(compared.sent),
        "waiting": len(compared.waiting),
    }
    named = {name: format_number(number, 0, lang) for name, number in counts.items()}
    within = scope_name(compared.scope.within, page.catalogue, lang)
    indicator = lowered(page.catalogue.indicators[asked.indicator].short(lang))
    first = t(
        "compare.sentence",
        lang,
        period=period_name(page.view.period, lang),
        within=within,
        units=t(f"compare.units.{level}", lang),
        **named,
    )
    is_whole_year = page.view.period.months == MONTHS_A_YEAR
    nothing = t("compare.none_ranked", lang, indicator=indicator)
    parts = [first, *(_told(facts, asked, indicator, is_whole_year, lang) if facts else [nothing])]
    if counts["waiting"]:
        parts.append(t("compare.waiting_count", lang, **named))
    text = t("sentence.joint", lang).join(parts) + "."
    show_sentence(text)
    return text.replace("**", "")


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
            parts.append(
                t(f"compare.{end}", lang, name=row["name"], number=number_words(row, asked.measure, lang))
            )
    if facts.rank is not None:
        parts.append(t("compare.rank", lang, rank=format_number(facts.rank, 0, lang), **counts))
    return parts


def number_words(row: pd.Series, measure: str, lang: str) -> str:
    """The number a unit is ranked by, in words: '63,2%', 'tăng 4%', '1.234 triệu đồng'."""
    words = {PERCENT: wording.percent, GROWTH: wording.growth, VALUE: wording.amount}
    return words[measure](row, lang)


def show_cautions(ranked: pd.DataFrame, asked: Asked, page: Page) -> None:
    """Say what keeps figures from being like for like: estimates beside official ones, unknown prices."""
    lang, grades = page.lang, grades_of(ranked)
    if len(grades) > 1:
        listed = ", ".join(
            t("compare.grade", lang, count=format_number(count, 0, lang), grade=t(f"grade.{grade}", lang))
            for grade, count in grades.items()
        )
        st.warning(t("compare.mixed_grades", lang, listed=listed))
    elif ESTIMATE in grades:
        show_remark(t("compare.all_estimates", lang))
    if asked.measure != PERCENT and is_of_unknown_prices(page.catalogue.indicators[asked.indicator]):
        show_remark(t("compare.prices", lang))
    show_implied_note(ranked, lang)


def ranking_numbers(ranked: pd.DataFrame, asked: Asked, page: Page) -> Numbers:
    """The ranking as a table: rank, unit, number, value, plan, state."""
    lang = page.lang
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
    caption = t("compare.ranking", lang, indicator=page.catalogue.indicators[asked.indicator].name(lang))
    return Numbers(caption, columns, rows)


def say_too_few(compared: Compared, page: Page) -> None:
    """Say why there is nothing to compare yet, and who has not sent."""
    lang = page.lang
    st.info(
        plain(t(
            "compare.too_few", lang, within=scope_name(compared.scope.within, page.catalogue, lang),
            period=period_name(page.view.period, lang),
            sent=len(compared.sent), count=len(compared.sent) + len(compared.waiting),
            units=t(f"compare.units.{compared.scope.level}", lang),
        ))
    )  # fmt: skip
    show_waiting(compared, lang)


def show_waiting(compared: Compared, lang: str) -> None:
    """Name those that have not sent, folded away where there are many."""
    if not compared.waiting:
        return
    names = sorted((compared.names[key] for key in compared.waiting), key=vietnamese_order)
    shown, count = names[:_NAMED], format_number(len(names), 0, lang)
    with st.expander(t("compare.waiting", lang, count=count)):
        more = len(names) - len(shown)
        show_remark(
            ", ".join(shown) + (t("compare.more", lang, count=format_number(more, 0, lang)) if more else "")
        )
