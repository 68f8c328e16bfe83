"""Streamlit's settings: each is known to the pinned version, and colours can be read."""

import re
import tomllib
from typing import Any

import pytest
from streamlit import config

from tools.environment import ROOT

WHITE = "#FFFFFF"
LEAST_CONTRAST = 4.5
MUST_BE = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "runner.enforceSerializableSessionState": True,
    "server.address": "127.0.0.1",
    "server.enableAgentApi": False,
    "server.enableXsrfProtection": True,
    "server.maxUploadSize": 50,
}


def written(table: dict[str, Any] | None = None, prefix: str = "") -> dict[str, Any]:
    """Every setting of the file by its dotted name."""
    if table is None:
        with (ROOT / ".streamlit" / "config.toml").open("rb") as handle:
            table = tomllib.load(handle)
    flat: dict[str, Any] = {}
    for key, value in table.items():
        flat |= written(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
    return flat


def luminance(colour: str) -> float:
    """Relative luminance of a #RRGGBB colour, by WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_streamlit_knows_every_setting() -> None:
    known = set(config.get_config_options())
    assert len(known) > 100
    assert [name for name in written() if name not in known] == []


@pytest.mark.parametrize("name", MUST_BE)
def test_settings_that_keep_the_app_quiet_and_closed(name: str) -> None:
    assert written()[name] == MUST_BE[name]


def test_every_colour_that_writes_is_readable() -> None:
    writes = {
        name: value
        for name, value in written().items()
        if re.fullmatch(
            r"theme\.(primary|text|link|dataframeHeaderText|\w+Text|blue|green|orange|yellow|red|gray)Color",
            name,
        )
    }
    assert len(writes) >= 10
    weak = {name: value for name, value in writes.items() if contrast(value, WHITE) < LEAST_CONTRAST}
    assert weak == {}


@pytest.mark.parametrize("name", ["theme.textColor", "theme.linkColor", "theme.grayTextColor"])
def test_running_text_is_readable_on_the_grey_surface_too(name: str) -> None:
    assert contrast(written()[name], written()["theme.secondaryBackgroundColor"]) >= LEAST_CONTRAST
