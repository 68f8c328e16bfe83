"""What each word of a heading says: one that nothing explains is asked about, never guessed at."""

import re
from dataclasses import dataclass

from domain import columns as col
from domain.names import name_key

# "tỷ lệ" is a rate and no unit of money.
_UNIT = re.compile(
    r"\b(?:nghìn |ngàn )?(?:(?:tỷ|tỉ)(?! lệ)|triệu|nghìn|ngàn)(?: ?(?:đồng|vnd))?\b"
    r"|\b(?:trđ|tr\.? ?đồng|vnd)\b|(?<=\()đồng(?=\))"
)
_NUMBERS = {"ba": 3, "sáu": 6, "chín": 9, "mười hai": 12}
_QUARTERS = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_SPANS = (
    # The 25th or later stands for its month: reports close a few days early.
    re.compile(r"\b(?:đến|hết)(?: hết)?(?: ngày)? (?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?=[/. ]|$)"),
    re.compile(r"\b(?:đến|hết)(?: hết)? tháng (?P<month>\d{1,2})\b"),
    re.compile(r"\b(?:đến|hết)(?: hết)? quý (?P<quarter>iv|i{1,3}|[1-4])\b"),
    re.compile(r"\b(?P<months>\d{1,2}) ?(?:tháng|t)\b"),
    re.compile(r"\b(?P<word>ba|sáu|chín|mười hai) tháng\b"),
    re.compile(r"\bquý (?P<first>i|1)\b"),
    re.compile(r"\b(?P<whole>cả năm)\b"),
)
_YEAR = re.compile(r"\b(?:20\d{2}|19[5-9]\d)\b")
_BEFORE = re.compile(r"\bnăm (?:trước|ngoái)\b")
_GRADES = (
    (re.compile(r"\bquyết toán\b"), col.SETTLED),
    (re.compile(r"\bchính thức\b"), col.OFFICIAL),
    (re.compile(r"\bước\b"), col.ESTIMATE),
)
_WORDS = (
    r"ước tính|ước|thực hiện|th|kết quả|số liệu|số|lũy kế|cộng dồn|kế hoạch|kh|dự toán|mục tiêu|"
    r"chỉ tiêu|nhiệm vụ chi|so sánh|so với|so|với|đạt|được|hoàn thành|phấn đấu|tỷ lệ|tỉ lệ|"
    r"cùng kỳ|ck|tăng|giảm|hoặc|và|giao|đăng ký|đề xuất|địa phương|xây dựng|hđnd|"
    r"hội đồng nhân dân|ubnd|tỉnh|huyện|xã|trung ương|tw|chính phủ|năm|tháng|quý|đầu|đến|hết|từ|"
    r"trong|của|kỳ|báo cáo|điều chỉnh|nay|vốn|chính thức|sơ bộ|quyết toán|giá|hiện hành|ss|"
    r"thực tế|cố định|tính|đvt|đơn vị"
)
_KNOWN = re.compile(rf"\b(?:{_WORDS})\b")
YOY_GROWTH = "yoy_growth"
_RATIOS = (col.PCT_PLAN, col.YOY_INDEX, YOY_GROWTH)
_SIGNS = re.compile(r"[\s\-–()/:;,.+%&]+")
_COMPARES = re.compile(r"%|\bso\b|\bso với\b|\btỷ lệ\b|\btỉ lệ\b")
_PLANNED = re.compile(r"\b(?:kế hoạch|kh|dự toán)\b")


@dataclass(frozen=True)
class HeadingWords:
    """What a heading names; None or '' where it is silent. `left` is what nothing here explains."""

    year: int | None
    months: int | None
    measure_unit: str
    grade: str
    left: str


def read_words(text: str, role: str) -> HeadingWords:
    """The words of a heading of a measure's role, one by one."""
    key = name_key(text)
    bare = re.sub(r"\b2010\b", " ", key) if "so sánh 2010" in key or "ss 2010" in key else key
    unit = _UNIT.search(bare)
    bare = _UNIT.sub(" ", bare)
    months, bare = _span(bare)
    years = set(map(int, _YEAR.findall(bare)))
    bare = _YEAR.sub(" ", bare)
    if role in (col.PRIOR, col.YOY_INDEX, YOY_GROWTH):
        bare = _BEFORE.sub(" ", bare)
    left = [_SIGNS.sub(" ", _KNOWN.sub(" ", bare)).strip(), _contradiction(key, role, unit is not None)]
    if len(years) > 1:
        left.append(" ".join(map(str, sorted(years))))
    grade = next((word for pattern, word in _GRADES if pattern.search(key)), col.PRELIMINARY)
    year = years.pop() if len(years) == 1 else None
    return HeadingWords(year, months, unit[0].strip() if unit else "", grade, " ".join(filter(None, left)))


def _span(key: str) -> tuple[int | None, str]:
    """The months from January that a heading names, and the heading without them."""
    for pattern in _SPANS:
        match = pattern.search(key)
        months = _months(match) if match else None
        if match and months:
            return months, pattern.sub(" ", key, count=1)
    return None, key


def _months(match: re.Match[str]) -> int | None:
    found = match.groupdict()
    if "day" in found and int(found["day"]) < 25:
        return None
    if "quarter" in found or "first" in found:
        return _QUARTERS[found.get("quarter") or found["first"]]
    if "word" in found:
        return _NUMBERS[found["word"]]
    months = 12 if "whole" in found else int(found.get("month") or found["months"])
    return months if 1 <= months <= 12 else None


def _contradiction(key: str, role: str, in_money: bool) -> str:
    """What in a heading cannot be said of its role: a result that compares, a percent in đồng."""
    if role == col.ACTUAL and (found := _COMPARES.search(key.replace("so sánh 2010", ""))):
        return found[0]
    if role in _RATIOS and "+/" in key and "%" not in key:
        return "+/-"
    if role == col.PRIOR and (found := _PLANNED.search(key) or re.search("%", key)):
        return found[0]
    unit = _UNIT.search(key)
    return unit[0] if unit and in_money and role in _RATIOS else ""
