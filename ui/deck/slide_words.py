"""What stands in words beside a slide's chart: who leads, cause, measure, what was and is concluded."""

from collections.abc import Mapping

from markupsafe import Markup

from analysis.pace import BEHIND
from domain.entries import COMMENT_FIELDS
from domain.periods import Period
from reports.markup import fill, join
from reports.wording import Row, months_name, period_name
from texts import t

_WORDS = """<div class="words">{}</div>"""
_PART = """<p class="{}"><b>{}:</b> {}</p>"""
_REMARK = """<p class="faint">{}</p>"""


def slide_words(
    row: Row,
    period: Period,
    comment: Mapping[str, str],
    before: str,
    last_period: Period | None,
    said: str,
    lang: str,
) -> Markup:
    """The parts that are known, the conclusions last; a laggard without a cause says so. '' for none."""
    parts = [(name, t(f"table.{name}", lang), comment.get(name, "")) for name in COMMENT_FIELDS]
    is_behind = row["pace"] == BEHIND
    if comment or is_behind:
        parts.insert(0, ("lead", t("table.lead_body", lang), row["lead_body"]))
    parts += [
        ("before", last_label(last_period, period, lang), before),
        ("said", t("present.said", lang), said),
    ]
    told = [fill(_PART, kind, label, text) for kind, label, text in parts if text]
    if is_behind and not comment:
        told.insert(1 if row["lead_body"] else 0, fill(_REMARK, t("present.no_cause", lang)))
    return fill(_WORDS, join(told)) if told else Markup("")


def last_label(last: Period | None, period: Period, lang: str) -> str:
    """'Kết luận kỳ trước (6 tháng)', with its year where it is another; '' where nothing was concluded."""
    if last is None:
        return ""
    name = months_name(last, lang) if last.year == period.year else period_name(last, lang)
    return t("present.before", lang, period=name)
