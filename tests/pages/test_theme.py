"""Streamlit's theme and the palette of the charts are one."""

import tomllib
from pathlib import Path

import pytest

from analysis.figures.palette import DARK, LIGHT, Palette

CONFIG = tomllib.loads(
    (Path(__file__).parents[2] / ".streamlit/config.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_theme_repeats_the_palette(colours: Palette):
    theme = CONFIG["theme"][colours.name]
    assert theme["backgroundColor"] == colours.paper
    assert theme["secondaryBackgroundColor"] == colours.panel
    assert theme["textColor"] == colours.ink
    assert theme["primaryColor"] == theme["linkColor"] == colours.accent


def test_hosted_settings_are_safe():
    assert CONFIG["server"]["enableXsrfProtection"] is True
    assert CONFIG["server"]["fileWatcherType"] == "none"
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["browser"]["gatherUsageStats"] is False
