"""The one sentence above a page: what matters, from the facts analysis found."""

import pandas as pd
from markupsafe import Markup

from analysis.headline import Fact, Headline, Levels, headline
from charts.wording import growth_label, pace_number, shown_growth
from domain.bars import GrowthBars
from domain.numbers import format_number
from domain.periods import Period
from reports import wording
from reports.markup import emphasised, fill
from texts import t

_PRAISED = ("ahead", "near", "exceeded", "met")


def headline_sentence(report: pd.DataFrame, period: Period, lang: str) -> str:
    """The sentence, with **stars** around what carries it; says so where nothing can be said."""
    facts = headline(report, period)
    if not facts.counted:
        return _without_percents(report, facts, lang)
    parts = [_best(facts.best, lang), _below(facts, lang), _lowest(facts, lang), _missed(facts.levels, lang)]
    return _joined(parts, lang)


def growth_sentence(rows: GrowthBars, lang: str) -> str:
    """How many grew and fell on the same period, and the two ends; '' where nothing is known."""
    if not rows.bars:
        return _joined([_rates(rows, lang)], lang) if rows.rates else t("sentence.no_growth", lang)
    up = sum(shown_growth(bar) > 0 for bar in rows.bars)
    down = sum(shown_growth(bar) < 0 for bar in rows.bars)
    text = t("sentence.growth", lang, up=up, count=len(rows.bars), year=rows.year_before)
    text += t("sentence.falls", lang, down=down) if down else ""
    lowest, highest = rows.bars[0], rows.bars[-1]
    ends = [(f"sentence.{name}", bar) for name, bar in (("growth_low", lowest), ("growth_high", highest))]
    told = [
        t(key, lang, name=lowered(bar.name), growth=growth_label(bar._replace(estimate=False), lang))
        for key, bar in (ends if len(rows.bars) > 1 else ())
    ]
    return t("sentence.joint", lang).join(filter(None, (text, *told, _rates(rows, lang)))) + "."


def _rates(rows: GrowthBars, lang: str) -> str:
    """How many rates, which are compared in points, rose and fell; '' where there is none."""
    up, down = (sum(sign * change > 0 for change in rows.rates) for sign in (1, -1))
    told = [
        t(f"sentence.rates_{key}", lang, count=count) for key, count in (("up", up), ("down", down)) if count
    ]
    words = ", ".join(told) or t("sentence.rates_same", lang)
    return t("sentence.rates", lang, count=len(rows.rates), told=words) if rows.rates else ""


def sentence_of(sentence: str) -> Markup:
    """The sentence as markup."""
    return fill('<p class="sentence">{}</p>', emphasised(sentence))


def _without_percents(report: pd.DataFrame, facts: Headline, lang: str) -> str:
    if facts.levels.told:
        bare = facts.without_target
        last = t("sentence.without_plan", lang, count=bare) if bare else ""
        return _joined([_levels(facts.levels, lang), _furthest(report, facts.levels, lang), last], lang)
    known = int(report["value"].notna().sum())
    if facts.without_target:
        return t("sentence.no_plan", lang, count=facts.without_percent)
    if known:
        return t("sentence.not_due", lang, count=known)
    targets = int((report["target_operator"] != "").sum())
    return t("sentence.targets" if targets else "sentence.nothing", lang, count=targets)


def _levels(levels: Levels, lang: str) -> str:
    """How many targets are reached: judged, or, while one is not due, as they stand today."""
    if levels.today:
        return t("sentence.levels_today", lang, reached=levels.reached, count=levels.told)
    text = t("sentence.levels", lang, reached=levels.reached, count=levels.told)
    text += t("sentence.levels_missed", lang, missed=levels.missed) if levels.missed else ""
    return text + (t("sentence.levels_undecided", lang, count=levels.undecided) if levels.undecided else "")


def _furthest(report: pd.DataFrame, levels: Levels, lang: str) -> str:
    if not levels.furthest:
        return ""
    (row,) = report[report["indicator"] == levels.furthest].to_dict("records")
    told = {"value": wording.amount(row, lang), "distance": wording.distance(row, lang)}
    return t("sentence.furthest", lang, name=lowered(row["short"]), **told)


def _missed(levels: Levels, lang: str) -> str:
    """Beside percents of plan: only what was missed for good. That a level is not reached yet is no news."""
    if not levels.missed:
        return ""
    return t("sentence.others_missed", lang, missed=levels.missed, count=levels.told)


def _joined(parts: list[str], lang: str) -> str:
    text = t("sentence.joint", lang).join(part for part in parts if part)
    # Stars may stand before the first letter.
    start = len(text) - len(text.lstrip("*"))
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :] + "."


def _best(best: Fact | None, lang: str) -> str:
    if best is None or best.standing not in _PRAISED:
        return ""
    return t(
        f"sentence.best_{best.standing}",
        lang,
        name=best.short,
        percent=_percent(best, lang),
        plan=t("plan.budget" if best.is_budget else "plan.other", lang),
    )


def _below(facts: Headline, lang: str) -> str:
    if facts.ended:
        key = "missed_plan" if facts.below else "none_missed"
        return t(f"sentence.{key}", lang, below=facts.below, counted=facts.counted)
    pace = pace_number(facts.pace_pct or 0.0, lang)
    own = "_own" if facts.own_paces else ""
    if not facts.below:
        return t(f"sentence.none_below{own}", lang, counted=facts.counted, pace=pace)
    text = t(f"sentence.below{own}", lang, below=facts.below, counted=facts.counted, pace=pace)
    near = t("sentence.near_below", lang, near=facts.near_below) if facts.near_below else ""
    return text + near


def _lowest(facts: Headline, lang: str) -> str:
    if facts.lowest is None or not facts.below:
        return ""
    return t("sentence.lowest", lang, name=lowered(facts.lowest.short), percent=_percent(facts.lowest, lang))


def _percent(fact: Fact, lang: str) -> str:
    return format_number(fact.pct_plan, fact.pct_decimals, lang)


def lowered(name: str) -> str:
    """A name inside a sentence: its first letter small, unless it begins with an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
