"""Which reader says what a match of each rule of the grammar is worth.

A reader takes a match and gives its readings, none where the words are no date after all.
"""

from collections.abc import Callable

from analysis.dates.clocks import clock
from analysis.dates.days import day, day_range, near_day
from analysis.dates.distances import ago, relative, this_unit
from analysis.dates.holidays import holiday
from analysis.dates.lengths import bare_units, each, measure, setword, span, vague, vague_units
from analysis.dates.months import month, piece, same_piece, season, year_ago_piece
from analysis.dates.scene import Match, Reading
from analysis.dates.years import century, decade, fiscal_year, year, year_end, year_range

READERS: dict[str, Callable[[Match], tuple[Reading, ...]]] = {
    reader.__name__: reader
    for reader in (
        ago, bare_units, century, clock, day, day_range, decade, each, fiscal_year, holiday,
        measure, month, near_day, piece, relative, same_piece, season, setword, span, this_unit,
        vague, vague_units, year, year_ago_piece, year_end, year_range,
    )
}  # fmt: skip
