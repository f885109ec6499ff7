"""What the comparison of pictures lets pass, and what it does not: on pages drawn here."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.browser.likeness import MOST, difference, kept, marked

SIZE = (1440, 1200)


def page(*, down: int = 0, right: int = 0, ink: str = "#1A1D21", paper: str = "#FCFBF8"):
    """A page of text and a panel; the panel and its text may be moved."""
    shot = Image.new("RGB", SIZE, paper)
    draw = ImageDraw.Draw(shot)
    font = ImageFont.load_default(20)
    for line in range(12):
        draw.text((60, 60 + 40 * line), f"{line} who stands where on Russia " * 3, ink, font)
    left, top = 700 + right, 620 + down
    draw.rectangle((left, top, left + 500, top + 300), fill="#FBEDE7")
    for line in range(7):
        draw.text((left + 20, top + 15 + 40 * line), "opposes, on 4 Sep 2025 " * 2, ink, font)
    return shot


def test_a_page_is_like_itself_as_it_is_kept():
    assert difference(page(), kept(page())) == 0


@pytest.mark.parametrize("blur", [0.5, 1.0, 1.5])
def test_letters_drawn_softer_are_let_pass(blur: float):
    other = page().filter(ImageFilter.GaussianBlur(blur))
    assert difference(other, kept(page())) <= MOST


def test_grain_and_a_shade_of_colour_are_let_pass():
    grain = np.random.default_rng(1).integers(-12, 13, (SIZE[1], SIZE[0], 3))
    noisy = np.clip(np.asarray(page()).astype(int) + grain, 0, 255).astype(np.uint8)
    assert difference(Image.fromarray(noisy), kept(page())) <= MOST


def test_a_line_that_is_a_pixel_off_is_let_pass():
    assert difference(page(down=1), kept(page())) <= MOST


@pytest.mark.parametrize(("down", "right"), [(16, 0), (0, 24), (-24, 0), (120, 60)])
def test_a_moved_panel_is_seen(down: int, right: int):
    assert difference(page(down=down, right=right), kept(page())) > MOST


def test_a_broken_theme_is_seen():
    assert difference(page(ink="#EDEAE3", paper="#15181C"), kept(page())) > 0.9


def test_another_height_is_seen():
    assert difference(page().crop((0, 0, 1440, 1100)), kept(page())) > MOST


def test_what_differs_is_marked_where_it_is():
    moved = marked(page(down=40), kept(page()))
    rows = np.asarray(moved)[:, :, 1].min(axis=1) < 100
    assert not rows[:560].any()
    assert rows[620:].any()
