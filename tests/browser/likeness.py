"""How alike two pictures of a page are: enough for another machine, too little for a moved panel.

Goes in: a picture of a page and the one that is kept of it. Comes out: the share of squares in
which they differ. A square is the mean of its dots, so that the edges of letters, which every
machine draws a little differently, count for nothing; a line of text that has moved does.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

SMALLER = 4  # kept at a quarter of its width and height: enough to look at, small to keep
COLOURS = 64
SQUARE = 2  # dots of the kept picture, 8 pixels of the page
DIFFERENT = 26  # of 255, in the channel that differs most
MOST = 0.01  # of all squares may differ; see test_likeness.py for what that lets pass


def kept(shot: Image.Image) -> Image.Image:
    """A screenshot as it is kept."""
    small = shot.convert("RGB").reduce(SMALLER)
    return small.quantize(COLOURS, dither=Image.Dither.NONE)


def difference(shot: Image.Image, baseline: Image.Image) -> float:
    """The share of squares in which a screenshot differs from what was kept, 0 to 1.

    Pictures of different sizes are compared from the top left; what one lacks differs.
    """
    return float(squares(shot, baseline).mean())


def squares(shot: Image.Image, baseline: Image.Image) -> npt.NDArray[np.bool_]:
    """Each square from the top left: whether it differs."""
    one, other = (_squares(picture) for picture in (kept(shot), baseline))
    height, width = (max(pair) for pair in zip(one.shape[:2], other.shape[:2], strict=True))
    found = np.ones((height, width), dtype=np.bool_)
    h, w = (min(pair) for pair in zip(one.shape[:2], other.shape[:2], strict=True))
    found[:h, :w] = np.abs(one[:h, :w] - other[:h, :w]).max(axis=2) > DIFFERENT
    return found


def _squares(picture: Image.Image) -> npt.NDArray[np.int16]:
    return np.asarray(picture.convert("RGB").reduce(SQUARE), dtype=np.int16)


def marked(shot: Image.Image, baseline: Image.Image) -> Image.Image:
    """The screenshot, paler, with the squares that differ in red: to see what changed."""
    found = squares(shot, baseline)
    size = SMALLER * SQUARE
    mask = Image.fromarray(found.astype(np.uint8) * 200).resize(
        (found.shape[1] * size, found.shape[0] * size), Image.Resampling.NEAREST
    )
    paper = Image.new("RGB", mask.size, "white")
    paper.paste(Image.blend(shot.convert("RGB"), Image.new("RGB", shot.size, "white"), 0.6))
    paper.paste(Image.new("RGB", mask.size, "#C2185B"), mask=mask)
    return paper


def read(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.copy()
