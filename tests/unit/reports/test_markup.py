"""Markup: what is put into it is escaped."""

import re

from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup

from reports.markup import emphasised, fill, join

NASTY = '<img src=x onerror="alert(1)">'
HARMLESS = "&lt;img src=x onerror=&#34;alert(1)&#34;&gt;"


def test_what_is_put_into_a_template_is_escaped() -> None:
    assert fill("<b>{}</b>", NASTY) == f"<b>{HARMLESS}</b>"
    assert fill('<i title="{name}">{name}</i>', name=NASTY) == f'<i title="{HARMLESS}">{HARMLESS}</i>'


def test_markup_made_here_is_not_escaped_twice() -> None:
    assert fill("<p>{}</p>", fill("<b>{}</b>", "a & b")) == "<p><b>a &amp; b</b></p>"


def test_braces_in_a_value_are_only_braces() -> None:
    assert fill("<b>{}</b>", "{0} {name}") == "<b>{0} {name}</b>"


def test_joining_escapes_what_is_no_markup() -> None:
    assert join([Markup("<b>1</b>"), fill("{}", NASTY)]) == f"<b>1</b>{HARMLESS}"
    assert NASTY not in join([NASTY])  # type: ignore[list-item]


def test_stars_make_strong_and_nothing_else_is_let_through() -> None:
    assert emphasised("**đạt 97,0%** & <hơn>") == "<strong>đạt 97,0%</strong> &amp; &lt;hơn&gt;"
    assert emphasised(f"**{NASTY}**") == f"<strong>{HARMLESS}</strong>"
    assert emphasised("2 ** 3") == "2 ** 3"


@given(some.text())
def test_no_text_becomes_an_element(text: str) -> None:
    for made in (fill("{}", text), emphasised(text)):
        assert not re.search(r"<(?!/?strong>)", made)
    assert Markup(fill("{}", text)).unescape() == text
