"""The grammar of official wording: who gave a plan."""

import re

from domain.names import name_key

# First match decides; the council stands before the levels because "HĐND huyện giao" is its plan.
_ASSIGNERS = (
    (re.compile(r"\b(hđnd|hội đồng nhân dân)\b"), "council"),
    (re.compile(r"\b(trung ương|tw|chính phủ) giao\b"), "central"),
    (re.compile(r"\btỉnh giao\b|\b(?:kế hoạch|kh|dự toán) (?:của )?tỉnh\b"), "province"),
    (re.compile(r"\bhuyện giao\b|\b(?:kế hoạch|kh|dự toán) (?:của )?huyện\b"), "district"),
    (re.compile(r"\bđịa phương xây dựng\b"), "local"),
    (re.compile(r"\b(đăng ký|đề xuất)\b"), "registered"),
)


def read_assigner(text: str) -> str:
    """The assigner that a heading or a remark names, or ''."""
    key = name_key(text)
    return next((code for pattern, code in _ASSIGNERS if pattern.search(key)), "")
