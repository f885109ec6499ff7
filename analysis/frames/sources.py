"""How many voices stand behind a position: stances with their outlets and words in, numbers out.

An outlet that prints the same words as another adds nothing, nor does a second article of one
outlet. So an origin is an outlet with a text of its own: one text that four outlets print is one
origin, and so are four texts of one outlet. Left out: who wrote the text that others print.
"""

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from analysis.frames.corpus import Corpus
from analysis.utterances import Words, utterances


def texts(part: Corpus) -> dict[str, str]:
    """For each stance the text that it stands on: equal where one article copies the other.

    Copies share at least half of the words that show the stance, or are one story (column `story`
    of the articles). What an analyst said to be no copy (column `apart`) shares its words with
    nothing that is not apart by the same rule. The text is named by the first stance that has it.
    """
    said = part.evidence.groupby("stance", sort=False)["text"].agg(" ".join)
    rows = part.stances[["id", "actor", "article", "date"]]
    rows = rows.assign(whose=_whose(part, rows))
    words = said.reindex(rows["id"]).fillna("").array
    rows = rows.assign(words=[" ".join(one.casefold().split()) for one in words])
    first = rows[rows["words"] != ""].drop_duplicates(["whose", "words"])
    print_of = {}  # a stance -> the first one with these or much the same words
    for one in utterances(_words(first)):
        for words_of, _ in one.quotes:
            print_of[words_of] = min(other for other, _ in one.quotes)
    named = dict(zip(zip(first["whose"], first["words"], strict=True), first["id"], strict=True))
    wording = [
        print_of.get(named.get((whose, words), ""), one)
        for one, whose, words in zip(rows["id"], rows["whose"], rows["words"], strict=True)
    ]
    return _joined(rows["id"], wording, _stories(part, rows))


def _words(rows: pd.DataFrame) -> Iterable[Words]:
    for one, whose, words, when in zip(
        *(rows[c] for c in ("id", "whose", "words", "date")), strict=True
    ):
        yield Words(one, 0, whose, words, None if pd.isna(when) else f"{when:%Y-%m-%d}")


def _whose(part: Corpus, rows: pd.DataFrame) -> list[str]:
    """Within what the words of each stance are compared: its actor, and the rule that parts it."""
    if "apart" not in part.articles or not (part.articles["apart"] != "").any():
        return list(rows["actor"])
    apart = dict(zip(part.articles["id"], part.articles["apart"], strict=True))
    pairs = zip(rows["actor"], rows["article"], strict=True)
    return [f"{actor} {apart.get(article, '')}".rstrip() for actor, article in pairs]


def _stories(part: Corpus, rows: pd.DataFrame) -> list[str]:
    """The story of each stance's article with its actor; its own id where none is known."""
    if "story" not in part.articles:
        return list(rows["id"])
    story: Mapping[str, str] = dict(
        zip(part.articles["id"], part.articles["story"].fillna(""), strict=True)
    )
    return [
        f"{story[article]} {actor}" if story.get(article) else one
        for one, actor, article in zip(rows["id"], rows["actor"], rows["article"], strict=True)
    ]


def _joined(ids: Iterable[str], wording: list[str], story: list[str]) -> dict[str, str]:
    """One name for what hangs together by wording or by story.

    >>> _joined(["a", "b", "c"], ["a", "a", "c"], ["x", "y", "y"])
    {'a': 'a', 'b': 'a', 'c': 'a'}
    """
    frame = pd.DataFrame({"id": list(ids), "wording": wording, "story": story}, dtype="object")
    name, size = frame["wording"], -1
    while size != (size := name.nunique()):
        name = name.groupby(frame["story"]).transform("min")
        name = name.groupby(frame["wording"]).transform("min")
    return dict(zip(frame["id"], name, strict=True))


def origins(prints: Collection[tuple[str, str]]) -> int:
    """How many independent origins (outlet, text) pairs have: no outlet and no text counts twice.

    The largest number of pairs that share neither, found by augmenting paths.

    >>> wire = [("Herald", "wire"), ("Courier", "wire"), ("Echo", "wire")]
    >>> origins(wire), origins([*wire, ("Echo", "own")]), origins([("Echo", "a"), ("Echo", "b")])
    (1, 2, 1)
    """
    by_outlet: dict[str, list[str]] = {}
    for outlet, text in sorted(set(prints)):
        by_outlet.setdefault(outlet, []).append(text)
    taken: dict[str, str] = {}

    def finds(outlet: str, seen: set[str]) -> bool:
        for text in by_outlet[outlet]:
            if text in seen:
                continue
            seen.add(text)
            if text not in taken or finds(taken[text], seen):
                taken[text] = outlet
                return True
        return False

    return sum(finds(outlet, set()) for outlet in by_outlet)
