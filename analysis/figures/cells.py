"""What the cells of the matrix say: rows of a Matrix in, words and order out."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from analysis.figures.palette import ORDER, WORDS
from analysis.figures.said import Said, said
from analysis.frames.matrix import Matrix, words
from analysis.types import Label

LETTERS = {
    Label.OPPOSES: "O",
    Label.CONDITIONAL: "C",
    Label.SUPPORTS: "S",
    Label.NEUTRAL: "N",
}
WHO = {Said.READ: "", Said.REPORTED: " (as others report)", Said.ANALYST: " (analyst)"}
Row = Any  # a row of the cells

RANK = {str(label): n for n, label in enumerate(ORDER)}


def cell_id(period: str, actor: str) -> str:
    """The id of a cell.

    >>> cell_id("2025-W36", "norway")
    '2025-W36 norway'
    """
    return f"{period} {actor}"


def ranked(cells: pd.DataFrame) -> list[str]:
    """The actors, those of most texts first."""
    counts = cells.groupby("actor")["count"].sum()
    return sorted(counts.index, key=lambda one: (-int(counts[one]), one))


def by_cell(cells: pd.DataFrame) -> dict[tuple[str, str], list[Row]]:
    """The rows of each (actor, period), in order of the labels."""
    found: dict[tuple[str, str], list[Row]] = {}
    every: list[Row] = list(cells.itertuples())
    for row in sorted(every, key=lambda one: RANK[one.label]):
        found.setdefault((row.actor, row.period), []).append(row)
    return found


def told(rows: Sequence[Row]) -> str:
    """What a cell holds, in words: "supports", or "mixed: opposes 1, supports 2 (analyst)"."""
    several = len(rows) > 1
    each = [
        f"{'perhaps ' if row.doubtful else ''}{WORDS[Label(row.label)]}"
        + (f" {row.count}" if several or row.count > 1 else "")
        + WHO[said(row.judge, row.basis)]
        for row in rows
    ]
    return ("mixed: " if several else "") + ", ".join(each)


def alternative(held: Matrix, actors: Collection[str], names: dict[str, str]) -> str:
    """The matrix in words, for who does not see it."""
    found: dict[str, list[str]] = {}
    ordered = sorted(by_cell(held.cells).items(), key=lambda one: one[1][0].column)
    for (actor, period), rows in ordered:
        found.setdefault(actor, []).append(f"{words(period)} {told(rows)}")
    parts = [f"{names.get(one, one)}: {', '.join(found[one])}" for one in actors]
    return f"Positions of each actor by {held.grain}. " + "; ".join(parts)
