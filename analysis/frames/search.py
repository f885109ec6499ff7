"""Search in everything: words in, the actors, quotes and articles that hold them out.

Actors are found by name or alias, also misspelt or written over from another alphabet; quotes and
articles by the exact phrase, capitals and spaces aside.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process

from analysis.frames.corpus import Corpus
from analysis.gazetteer.naming import plain, spelling

FEWEST = 2  # letters; a single one is in every text
NEAR = (
    80.0  # of 100, for each word: "Tweitmon" is near "Tveitmoen" (82), "Iran" not near "Iraq" (75)
)
# Russian and Ukrainian letters as English news writes them; own list
LETTERS = (
    "аa бb вv гg ґg дd еe єye ёe жzh зz иi іi їyi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch "
    "шsh щshch ъ ыy ь эe юyu яya"
)
CYRILLIC = {letter[0]: letter[1:] for letter in LETTERS.split()}


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Rows of the frames, the best first, and how many there are in all."""

    actors: pd.DataFrame
    quotes: pd.DataFrame
    articles: pd.DataFrame
    quotes_in_all: int
    articles_in_all: int

    @property
    def is_empty(self) -> bool:
        return self.actors.empty and self.quotes.empty and self.articles.empty


Names = Sequence[tuple[tuple[str, ...], int]]  # the words of a name, and the row of its actor


def latin(text: str) -> tuple[str, ...]:
    """The words of a name for comparison: small Latin letters, one spelling of each sound.

    >>> latin("Сергей Лавров"), latin("Sergej Lawrow"), latin("Rostøl")
    (('sergei', 'lavrov'), ('sergei', 'lavrov'), ('rostol',))
    """
    letters = "".join(CYRILLIC.get(letter, letter) for letter in text.lower())
    return tuple(spelling(word) for word in plain(letters).replace("-", " ").split())


def names(actors: pd.DataFrame) -> Names:
    """Every name and alias of the actors, ready to be searched."""
    return [
        (latin(name), row)
        for row, (own, aliases) in enumerate(zip(actors["name"], actors["aliases"], strict=True))
        for name in dict.fromkeys((own, *aliases))
    ]


def search(whole: Corpus, words: str, *, most: int = 6, known: Names | None = None) -> Found:
    """What holds the words: at most so many of each kind, texts and quotes the latest first.

    Copies of one story, and the same words of one speaker, are shown once and counted each: six
    copies of one text help nobody. `known` are the names of all actors of the corpus, where they
    were made before.
    """
    phrase = " ".join(words.split()).casefold()
    if len(phrase) < FEWEST:
        return Found(whole.actors[:0], whole.quotes[:0], whole.articles[:0], 0, 0)
    quotes = whole.quotes[_mask(phrase in said.casefold() for said in whole.quotes["words"])]
    articles = whole.articles[_mask(phrase in text for text in whole.articles["search"])]
    published = whole.articles.set_index("id")["published"]
    when = quotes["since"].fillna(published.reindex(quotes["article"]).set_axis(quotes.index))
    titled = [phrase in title.casefold() for title in articles["title"]]
    return Found(
        _actors(whole.actors, words, most, names(whole.actors) if known is None else known),
        _latest(quotes.assign(when=when), ["when"], most, ["speaker", "words"]),
        _latest(articles.assign(titled=titled), ["titled", "published"], most, ["story"]),
        len(quotes),
        len(articles),
    )


def _mask(claims: Iterable[bool]) -> npt.NDArray[np.bool_]:
    return np.fromiter(claims, dtype=np.bool_)


def _latest(rows: pd.DataFrame, by: list[str], most: int, same: list[str]) -> pd.DataFrame:
    """The first so many in the falling order of `by`, of those alike in `same` one."""
    order = [False] * len(by) + [True]
    ranked = rows.sort_values([*by, "id"], ascending=order, na_position="last")
    return ranked.drop_duplicates(same).head(most)


def _actors(actors: pd.DataFrame, words: str, most: int, known: Names) -> pd.DataFrame:
    """Actors one of whose names is near, the nearest first and of those the most mentioned."""
    asked = latin(words)
    if not asked or not known:
        return actors[:0]
    every = sorted({word for name, _ in known for word in name})
    scores = process.cdist(asked, every, scorer=fuzz.ratio, dtype=np.float32)
    near = [
        {word: score for word, score in zip(every, row, strict=True) if score >= NEAR}
        | {word: 99.0 for word in every if word.startswith(one)}
        for one, row in zip(asked, scores.tolist(), strict=True)
    ]
    best: dict[int, float] = {}
    for name, row in known:
        each = [max((of.get(word, 0.0) for word in name), default=0.0) for of in near]
        score = 100.0 if name == asked else min(each)
        if score >= NEAR:
            best[row] = max(score, best.get(row, 0.0))
    found = actors.iloc[list(best)].assign(score=list(best.values()))
    ranked = found.sort_values(["score", "mentions", "name"], ascending=[False, False, True])
    return ranked.head(most)
