"""How a timeline's lanes lie on the sheet: as marks in rows, or as counts where marks are too many.

In: lanes and the days shown. Out: each lane with its place in pixels from the top and its marks. A
lane is counted when the sheet would hold more marks than a browser draws well, when over more than
a season it has more marks than three full rows, or when over years it needs more rows than can be
read; of fewer days it can't be zoomed to, so it is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from analysis.figures.lanes import Lane, Spot, placed

NAME = 22  # pixels: a lane's line with the actor's name
ROW = 14
MOST_ROWS = 6  # rows at full height; more are set closer
OVER_YEARS = 3  # rows beyond which a lane is counted where years are shown
CROWD = 48  # pixels: the bars of a lane that is counted
FOOT = 12
WIDTH = 800  # pixels; a figure does not know how wide it will be drawn
MARK = 14  # pixels that one mark needs
MOST = 2_000  # marks; the browser gets slow beyond some thousand
YEARS = 800  # days
SEASON = 92  # days; of fewer the strip leads to no shorter time, so every mark is drawn


@dataclass(frozen=True, slots=True)
class Row:
    """A lane on the sheet; `spots` is None where it is counted."""

    lane: Lane
    top: int
    spots: Sequence[Spot] | None
    depth: int = 0  # rows of marks

    @property
    def foot(self) -> int:
        """Where the lane ends."""
        inside = CROWD if self.spots is None else ROW * min(self.depth, MOST_ROWS)
        return self.top + NAME + inside + FOOT

    @property
    def step(self) -> float:
        """The height of one row of marks."""
        return ROW if self.depth <= MOST_ROWS else ROW * MOST_ROWS / self.depth

    def y(self, spot: Spot) -> float:
        """The height at which a mark stands."""
        return self.top + NAME + (spot.row + 0.5) * self.step


def rows(found: Sequence[Lane], low: datetime, high: datetime) -> list[Row]:
    """The lanes from the top down, over the days from `low` to `high`."""
    days = (high - low).days
    need = MARK * (days + 1) / WIDTH
    crowds = _crowds(found, is_long=days > SEASON)
    laid: list[Row] = []
    for one in found:
        top = laid[-1].foot if laid else 0
        spots = [] if one.actor in crowds else placed(one.events, need, (low, high))
        depth = max((spot.row for spot in spots), default=-1) + 1
        is_counted = one.actor in crowds or (days > YEARS and depth > OVER_YEARS)
        laid.append(Row(one, top, None) if is_counted else Row(one, top, spots, depth))
    return laid


def _crowds(found: Sequence[Lane], *, is_long: bool) -> set[str]:
    """Actors of lanes that certainly have too many marks, and of the fullest until the rest fit."""
    fit = OVER_YEARS * WIDTH // MARK
    crowds = {one.actor for one in found if is_long and len(one.events) > fit}
    rest = [one for one in found if one.actor not in crowds]
    marks = sum(len(one.events) for one in rest)
    for one in sorted(rest, key=lambda one: -len(one.events)):
        if marks <= MOST:
            break
        crowds.add(one.actor)
        marks -= len(one.events)
    return crowds
