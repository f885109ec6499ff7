"""Figures: a frame in, a plotly Figure out. No data is judged here, only placed.

Every point that can be picked carries the id of what it shows as `customdata`: [kind, id]. The
figure's `layout.meta` holds its title (the finding in one sentence) and a text alternative.
"""

from plotly.graph_objects import Figure

from analysis.figures.board import stance_board
from analysis.figures.matrix import stance_matrix
from analysis.figures.mentions import mentions_over_time
from analysis.figures.palette import palette
from analysis.figures.timeline import timeline

__all__ = ["Figure", "mentions_over_time", "palette", "stance_board", "stance_matrix", "timeline"]
