"""Bodies: one under all its names, old and new; what names none stands as it is."""

import pytest

from domain.bodies import Bodies, Body

TAX = Body("tax", "Thuế cơ sở 5", "Tax office 5", "Thuế CS5", ("Chi cục Thuế",))
BODIES = Bodies.of([TAX, Body("police", "Công an", "Police")])


@pytest.mark.parametrize("text", ["Thuế cơ sở 5", "CHI CỤC  THUẾ", "Tax office 5", "thuế cs5"])
def test_a_body_is_known_under_every_name(text: str) -> None:
    assert (BODIES.name(text, "vi"), BODIES.name(text, "en")) == ("Thuế cơ sở 5", "Tax office 5")


def test_what_names_no_body_stands() -> None:
    assert BODIES.names(["Đoàn thanh niên", "Chi cục Thuế", "Thuế CS5", ""], "vi") == (
        "Đoàn thanh niên", "Thuế cơ sở 5", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "before", "kept"),
    [
        ("Thuế cơ sở 5", "Chi cục Thuế", "Chi cục Thuế"),
        ("Công an", "Chi cục Thuế", "Công an"),
        ("Đoàn", "Hội", "Đoàn"),
        ("", "Chi cục Thuế", ""),
    ],
)
def test_the_same_body_is_kept_as_it_was_said(typed: str, before: str, kept: str) -> None:
    assert BODIES.as_said(typed, before) == kept
    assert BODIES.all_as_said([typed], [before]) == (kept,)
