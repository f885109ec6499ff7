"""Which rows of a whole corpus hold a value: looked up once, so a click does not read every row.

Goes in: frames of a corpus and the wanted values of a column. Comes out: the rows that hold one of
them. An index is made when it is first asked for, and lives as long as its corpus.
"""

from collections.abc import Collection
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.frames.corpus import FRAMES, Corpus

FEW = 0.05  # of the rows: where more values are wanted, reading the column is as fast

Rows = npt.NDArray[np.intp]


class Index:
    """The rows of the frames of one corpus by value, column by column."""

    def __init__(self, whole: Corpus) -> None:
        self._frames: dict[str, pd.DataFrame] = {name: getattr(whole, name) for name in FRAMES}
        self._rows: dict[tuple[str, str], dict[Any, Rows]] = {}

    def rows(self, part: Corpus, name: str, column: str, values: Collection[str]) -> pd.DataFrame:
        """The rows of a frame whose column holds one of the values, in order."""
        frame: pd.DataFrame = getattr(part, name)
        if frame is not self._frames[name] or len(values) > FEW * len(frame):
            return frame[_holds(frame[column], values)]
        if (name, column) not in self._rows:
            self._rows[name, column] = _by_value(frame[column])
        known = self._rows[name, column]
        found = [known[one] for one in values if one in known]
        places = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.intp)
        return frame.iloc[places]


_KNOWN: WeakKeyDictionary[Corpus, Index] = WeakKeyDictionary()


def index(whole: Corpus) -> Index:
    """The index of a corpus, the same as long as the corpus is there."""
    return _KNOWN.setdefault(whole, Index(whole))


def _has_many(column: pd.Series) -> bool:
    """Whether a cell holds several values."""
    return len(column) > 0 and isinstance(column.iloc[0], tuple)


def _holds(column: pd.Series, values: Collection[str]) -> npt.NDArray[np.bool_]:
    kept = set(values)
    if _has_many(column):
        return np.fromiter((not kept.isdisjoint(cell) for cell in column), dtype=np.bool_)
    return column.isin(kept).to_numpy(dtype=np.bool_)


def _by_value(column: pd.Series) -> dict[Any, Rows]:
    plain = column.reset_index(drop=True)
    if _has_many(plain):
        plain = plain.explode()
    places = plain.index.to_numpy()
    return {value: places[rows] for value, rows in plain.groupby(plain, sort=False).indices.items()}
