"""The slide of a rate or a stock: how high it stands, how far from its target, how it changed in a year."""

from analysis.levels import apart_from_target, is_reached
from domain.numbers import format_number
from domain.periods import Period
from domain.verdicts import DECIDED
from reports import wording
from reports.finding import target_words
from reports.wording import Row
from texts import t
from ui.deck.slide_wording import Number, growth_number, value_number


def finding(row: Row, lang: str) -> str:
    """'Tham gia BHYT ở mức 93,1%, thấp hơn mục tiêu 1,9 điểm phần trăm; tăng 1,1 điểm … so với cùng kỳ'."""
    away, growth = wording.distance(row, lang), wording.growth_on_prior(row, lang)
    if not away and row["target_operator"]:
        away = t("present.level_target", lang, target=target_words(row, lang))
    stands = t("present.level", lang, name=row["short"], amount=wording.amount(row, lang))
    return "; ".join(filter(None, (", ".join(filter(None, (stands, away))), growth)))


def numbers(row: Row, period: Period, lang: str) -> list[Number]:
    """Its level, its target, what it was a year before."""
    level = value_number(row, period, lang)._replace(style=state(row, lang)[0])
    found = (level, _target(row, lang), _growth(row, period, lang))
    return [one for one in found if one]


def state(row: Row, lang: str) -> tuple[str, str]:
    """The verdict once there is one; before it how it stands today, in no colour of a verdict."""
    if row["verdict"] in DECIDED:
        return wording.state(row, lang)
    return "", t("present.level_reached", lang) if is_reached(row) else wording.distance(row, lang)


def _target(row: Row, lang: str) -> Number | None:
    if apart_from_target(row) is None:
        return None
    value = format_number(row["target_value"], int(row["target_decimals"]), lang)
    value += "%" if row["value_unit"] == "%" else ""
    said = state(row, lang)[1]
    bound = target_words(row, lang)
    return Number(t("chart.year_target", lang), value, f"{bound}; {said}" if bound != value else said)


def _growth(row: Row, period: Period, lang: str) -> Number | None:
    """The points beside their number, which is large: the words would not leave the others their place."""
    found = growth_number(row, period, lang)
    points = t("target.points", lang)
    if found is None or points not in found.value:
        return found
    return found._replace(value=found.value.replace(points, "").strip(), below=f"{points}; {found.below}")
