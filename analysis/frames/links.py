"""What a quote's words link to: the actors that they name, and whether they show a stance."""

from collections.abc import Mapping, Sequence

import pandas as pd

Places = Mapping[str, Sequence[tuple[str, int, int]]]


def linked(quotes: pd.DataFrame, mentions: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """The quotes with the columns `about` and `on_topic`."""
    named, shown = _places(mentions), _places(evidence)
    columns = (quotes[c] for c in ("article", "actor", "content"))
    rows = list(zip(*columns, strict=True))
    about = [_about(named.get(a, ()), speaker, pieces) for a, speaker, pieces in rows]
    topic = [_shows(shown.get(a, ()), speaker, pieces) for a, speaker, pieces in rows]
    return quotes.assign(
        about=pd.Series(about, index=quotes.index, dtype="object"),
        on_topic=pd.Series(topic, index=quotes.index, dtype="bool"),
    )


def _places(frame: pd.DataFrame) -> Places:
    """(actor, start, end) of every row, by article."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    columns = (frame[c] for c in ("article", "actor", "start", "end"))
    for article, actor, start, end in zip(*columns, strict=True):
        found.setdefault(article, []).append((actor, start, end))
    return found


def _about(
    places: Sequence[tuple[str, int, int]], speaker: str, pieces: Sequence[Sequence[int]]
) -> tuple[str, ...]:
    """The actors whose mentions lie in the pieces, the speaker aside.

    >>> _about([("oslo", 3, 7), ("ada", 0, 2)], "ada", [[0, 9]])
    ('oslo',)
    """
    inside = {
        actor
        for actor, start, end in places
        if actor != speaker and any(s <= start and end <= e for s, e in pieces)
    }
    return tuple(sorted(inside))


def _shows(
    places: Sequence[tuple[str, int, int]], speaker: str, pieces: Sequence[Sequence[int]]
) -> bool:
    """Whether evidence for the speaker's stance overlaps the pieces.

    >>> _shows([("ada", 2, 5)], "ada", [[4, 9]]), _shows([("oslo", 2, 5)], "ada", [[4, 9]])
    (True, False)
    """
    return any(
        actor == speaker and start < e and s < end
        for actor, start, end in places
        for s, e in pieces
    )
