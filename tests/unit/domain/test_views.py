"""The address of a view: what is written is read back, and what is not understood is named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.periods import FIRST_YEAR, LAST_YEAR, Period
from domain.views import FIELDS, MOST_CHOICES, MOST_SLIDES, THEMES, View, decode, encode
from texts import LANGUAGES

UNITS = frozenset({"tan_yen", "huu_lung"})
INDICATORS = frozenset({"go_industry", "budget_revenue_total"})
NEWEST = 28
DEFAULT = View("tan_yen", Period(2023, 9))

views = some.builds(
    View,
    unit=some.sampled_from(sorted(UNITS)),
    period=some.builds(Period, some.integers(FIRST_YEAR, LAST_YEAR), some.integers(0, 12)),
    edition=some.none() | some.integers(1, NEWEST),
    lang=some.sampled_from(sorted(LANGUAGES)),
    indicator=some.sampled_from(["", *sorted(INDICATORS)]),
    within=some.sampled_from(["", *sorted(UNITS)]),
    slide=some.integers(1, MOST_SLIDES),
    theme=some.sampled_from(THEMES),
    choices=some.dictionaries(
        some.from_regex(r"[a-z_]{1,20}", fullmatch=True),
        some.from_regex(r"[^~]{1,200}", fullmatch=True),
        max_size=4,
    ).map(lambda chosen: tuple(sorted(chosen.items()))),
)


def read(params: dict[str, str], default: View = DEFAULT) -> tuple[View, tuple[str, ...]]:
    return decode(params, default, UNITS, INDICATORS, NEWEST)


@given(views, views)
def test_a_view_is_read_back_from_its_address_whatever_the_default(view: View, default: View) -> None:
    assert read(encode(view), default) == (view, ())


@given(views)
def test_an_address_says_every_field(view: View) -> None:
    assert tuple(encode(view)) == FIELDS


def test_an_address_as_it_was_sent_in_a_message() -> None:
    address = {"v": "1", "unit": "huu_lung", "period": "2024", "at": "3", "lang": "en", "indicator": ""}
    assert read(address) == (View("huu_lung", Period(2024), 3, "en"), ())
    written = encode(View("huu_lung", Period(2024), 3, "en"))
    # An address of before these fields is still that view.
    assert written == {**address, "within": "", "slide": "1", "theme": "light", "choices": ""}


def test_what_is_left_out_stays_at_its_default() -> None:
    assert read({"unit": "huu_lung"}) == (replace(DEFAULT, unit="huu_lung"), ())
    assert read({}) == (DEFAULT, ())


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("unit", "huyen_la"),
        ("unit", ""),
        ("unit", "Huyện Tân Yên"),
        ("period", "2023-13M"),
        ("period", "9 tháng"),
        ("period", ""),
        ("period", "9999-9M"),
        ("at", "0"),
        ("at", "29"),
        ("at", "-1"),
        ("at", "²"),
        ("at", "9" * 40),
        ("lang", "fr"),
        ("indicator", "go_glass"),
        ("choices", "measure"),
        ("choices", "order.name~.x"),
        ("choices", "~".join(f"{chr(97 + place)}.x" for place in range(MOST_CHOICES + 1))),
    ],
)
def test_what_is_not_understood_is_named_and_the_rest_still_holds(field: str, text: str) -> None:
    address = {**encode(View("huu_lung", Period(2022, 6), 5, "en", "go_industry")), field: text}
    view, lost = read(address)
    assert lost == (field,)
    assert getattr(view, {"at": "edition"}.get(field, field)) == getattr(
        DEFAULT, {"at": "edition"}.get(field, field)
    )
    others = {name: value for name, value in encode(view).items() if name != field}
    assert others == {name: value for name, value in address.items() if name != field}


def test_an_address_of_another_version_is_not_half_understood() -> None:
    assert read({"v": "2", "unit": "huu_lung", "period": "2024"}) == (DEFAULT, ("v",))


def test_a_field_nobody_knows_is_named() -> None:
    assert read({"unit": "huu_lung", "ky": "9"}) == (replace(DEFAULT, unit="huu_lung"), ("ky",))


@given(some.dictionaries(some.sampled_from([*FIELDS, "utm"]), some.text(max_size=12)))
def test_no_address_is_a_fault(params: dict[str, str]) -> None:
    view, lost = read(params)
    assert set(lost) <= set(params)
    assert (view.unit, view.indicator) in {(u, i) for u in UNITS for i in (*INDICATORS, "")}


def test_a_choice_is_kept_changed_and_taken_back() -> None:
    view = DEFAULT.with_choice("order", "name").with_choice("find", "Tân")
    assert view.choices == (("find", "Tân"), ("order", "name"))
    assert (view.chosen("order"), view.chosen("level", "commune")) == ("name", "commune")
    assert view.with_choice("find", "").choices == (("order", "name"),)
    # What would be read as two choices is not kept at all.
    assert view.with_choice("find", "a~order.b") == view.with_choice("find", "")
