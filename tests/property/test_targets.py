"""A target put into the words of the pages is read back from them as the same target."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from domain import targets
from domain.numbers import ENGLISH, FORMATS, VIETNAMESE, NumberFormat
from domain.target_phrases import read_target, write_assumed, write_target
from domain.targets import OPERATORS, Target
from texts import keys, t

digits = st.integers(min_value=0, max_value=3)
signs = st.sampled_from(["", "%"])
defaults = st.sampled_from(OPERATORS)
# These say themselves how they bind; "{value}" alone (eq) binds as the indicator says.
WORDED = [
    targets.GE, targets.GT, targets.LE, targets.LT, targets.ABOUT, targets.RANGE, targets.LOWER,
]  # fmt: skip


@st.composite
def some_targets(draw: st.DrawFn, operators: list[str]) -> Target:
    operator = draw(st.sampled_from(operators))
    if operator == targets.LOWER:
        return Target(operator, None)
    decimals = draw(digits)
    falls = operator in (targets.FALL_POINTS, targets.FALL_PERCENT, targets.FALL_NUMBER)
    low = draw(st.integers(0 if falls or operator == targets.RANGE else -(10**6), 10**9))
    high = low + draw(st.integers(1, 10**6))
    value, value_high = (float(Decimal(n).scaleb(-decimals)) for n in (low, high))
    return Target(operator, value, decimals, value_high if operator == targets.RANGE else None)


def in_words(target: Target, lang: str, sign: str) -> str:
    """The target as the plan page and the command line write it."""
    return write_target(target, t, lang, sign)


def test_every_operator_has_its_words() -> None:
    assert {f"operator.{one}" for one in OPERATORS} <= keys("vi")


@given(target=some_targets(WORDED), sign=signs, default=defaults)
@example(target=Target("range", 6.6, 1, 6.8), sign="", default="ge")
@example(target=Target("lt", 15), sign="%", default="lt")
@example(target=Target("ge", 97, 1), sign="%", default="eq")
def test_vietnamese_words_are_read_as_the_same_target(target: Target, sign: str, default: str) -> None:
    assert read_target(in_words(target, "vi", sign), VIETNAMESE, default) == target


names = st.lists(st.sampled_from(["Minh Tiến", "Quyết Thắng", "Đồng Tân", "Yên Sơn"]), unique=True).map(tuple)
days = st.none() | st.dates(min_value=date(1946, 1, 1), max_value=date(2099, 12, 31))
NUMBERED = [one for one in WORDED if one != targets.LOWER]


@given(target=some_targets(NUMBERED), items=names, deadline=days, sign=signs)
def test_named_items_and_the_day_are_read_back(
    target: Target, items: tuple[str, ...], deadline: date | None, sign: str
) -> None:
    whole = replace(target, items=items, deadline=deadline)
    assert read_target(in_words(whole, "vi", sign), VIETNAMESE, targets.GE) == whole


@given(target=some_targets([targets.EQ]), sign=signs)
def test_an_equal_target_is_read_back_where_the_indicator_says_equal(target: Target, sign: str) -> None:
    assert read_target(in_words(target, "vi", sign), VIETNAMESE, targets.EQ) == target
    assert read_target(in_words(target, "en", sign), ENGLISH, targets.EQ) == target


@given(target=some_targets([targets.FALL_POINTS]), default=defaults)
def test_a_fall_by_points_is_read_back(target: Target, default: str) -> None:
    assert read_target(in_words(target, "vi", ""), VIETNAMESE, default) == target


@given(
    target=some_targets([targets.FALL_PERCENT]),
    default=defaults.filter(lambda one: one != targets.FALL_POINTS),
)
def test_a_fall_by_percent_is_read_back(target: Target, default: str) -> None:
    assert read_target(in_words(target, "vi", "%"), VIETNAMESE, default) == target


@given(
    target=some_targets([targets.FALL_NUMBER]), default=defaults, unit=st.sampled_from(["vụ", "lượt người"])
)
def test_a_fall_by_so_many_is_read_back(target: Target, default: str, unit: str) -> None:
    assert read_target(in_words(target, "vi", unit), VIETNAMESE, default, unit) == target


ASSUMED = [targets.FALL_PERCENT, targets.FALL_NUMBER, targets.LOWER]


@given(target=some_targets(ASSUMED), fmt=st.sampled_from(FORMATS))
def test_what_was_assumed_is_written_so_that_it_is_assumed_again(target: Target, fmt: NumberFormat) -> None:
    assumed = replace(target, assumed=True)
    assert read_target(write_assumed(assumed, fmt, "vụ"), fmt, targets.GE, "vụ") == assumed


@given(target=some_targets([one for one in OPERATORS if one != targets.EQ]), sign=signs, default=defaults)
def test_english_words_are_never_read_as_another_target(target: Target, sign: str, default: str) -> None:
    """The grammar is that of Vietnamese documents: what it does not know it leaves unread."""
    assert read_target(in_words(target, "en", sign), ENGLISH, default) in (None, target)


@given(
    text=st.one_of(st.text(max_size=30), st.text("0123456789.,%-–− từtrởlêngiảmđếnkhoảngdưới", max_size=30))
)
def test_any_text_states_a_sound_target_or_none(text: str) -> None:
    for fmt in FORMATS:
        target = read_target(text, fmt, targets.GE)
        if target is None:
            continue
        assert target.operator in OPERATORS
        assert (target.value is None) == (target.operator in targets.WITHOUT_NUMBER)
        if target.operator == targets.RANGE:
            assert target.value is not None
            assert target.value_high is not None
            assert target.value < target.value_high
