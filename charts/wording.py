"""The words and numbers that figures and their alt texts share."""

from domain.bars import GrowthBar, PercentBar, TrendPoint
from domain.numbers import format_number, round_half_up
from texts import t

_SIGNS = {"ahead": "▲", "near": "●", "behind": "▼"}
_VERDICTS = {"exceeded": "▲", "met": "✓", "missed": "✗"}
_NAMED_MONTHS = (3, 6, 9, 12)


def percent_label(bar: PercentBar, lang: str) -> str:
    """'63,19%' with the digits as written; 'ước 63,19%' for an estimate."""
    text = t("chart.percent", lang, value=format_number(bar.pct, bar.decimals, lang))
    return t("chart.estimate", lang, value=text) if bar.estimate else text


def pace_word(bar: PercentBar, lang: str) -> str:
    """'▼ Chậm tiến độ', once judged '✗ Không đạt'; a warning where spending passes its plan; or ''."""
    if bar.over:
        return f"⚠ {t('chart.over_budget' if bar.is_budget else 'chart.over_plan', lang)}"
    if bar.verdict:
        return verdict_word(bar.verdict, lang)
    return f"{_SIGNS[bar.pace]} {t(f'pace.{bar.pace}', lang)}" if bar.pace in _SIGNS else ""


def verdict_word(verdict: str, lang: str) -> str:
    """'▲ Vượt', '✓ Đạt', '✗ Không đạt'; the word alone where nothing is decided."""
    text = t(f"verdict.{verdict}", lang)
    return f"{_VERDICTS[verdict]} {text}" if verdict in _VERDICTS else text


def pace_number(pace: float, lang: str) -> str:
    """The pace in percent with one decimal at most: 75, 66,7."""
    return format_number(pace, 0 if round_half_up(pace, 1) == int(pace) else 1, lang)


def shown_growth(bar: GrowthBar) -> float:
    """The growth in percent that the reader sees: 0,04% is none."""
    return float(round_half_up(bar.yoy_index - 100, bar.decimals))


def growth_label(bar: GrowthBar, lang: str) -> str:
    """'tăng 6,7%', 'giảm 4%' or 'bằng cùng kỳ', marked where estimated or rebuilt."""
    growth = round_half_up(bar.yoy_index - 100, bar.decimals)
    value = format_number(float(abs(growth)), bar.decimals, lang)
    text = t("chart.up" if growth > 0 else "chart.down" if growth else "chart.same", lang, value=value)
    text = t("chart.estimate", lang, value=text) if bar.estimate else text
    return t("chart.rebuilt", lang, value=text) if bar.origin == "rebuilt" else text


def year_plan(lang: str, *, is_budget: bool) -> str:
    """'Dự toán năm' of a budget, 'Kế hoạch năm' of everything else."""
    return t("chart.year_budget" if is_budget else "chart.year_plan", lang)


def months_label(months: int, lang: str) -> str:
    """'Quý I', '6 tháng', '9 tháng', 'Cả năm'; '5 tháng' for another."""
    key = f"chart.months.{months}" if months in _NAMED_MONTHS else "chart.months.other"
    return t(key, lang, months=months)


def point_label(point: TrendPoint, unit: str, lang: str) -> str:
    """'ước 4.132 tỷ đồng'."""
    text = measured(format_number(point.value, point.decimals, lang), unit, lang)
    return t("chart.estimate", lang, value=text) if point.estimate else text


def measured(value: str, unit: str, lang: str) -> str:
    """'4.132 tỷ đồng', '57,7%'."""
    return f"{value}%" if unit == "%" else t("chart.value", lang, value=value, unit=unit)


def missing_sentence(key: str, names: tuple[str, ...], lang: str) -> str:
    """' Chưa có số liệu kế hoạch: …' with a blank before it; '' when nothing is missing."""
    return f" {t(key, lang, names=', '.join(names))}" if names else ""
