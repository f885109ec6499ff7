"""Quotes: content and speaker, against every quoted and reported stretch of the demo corpus.

A found quote answers to a gold stretch when it holds at least half of its words and at least half
of its own words lie in stretches of that utterance. A speaker is right by any of his names; where
the gold names nobody, the found source must be the same words and no actor may be credited.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from demo import Labelled, folded, names


@dataclass(frozen=True)
class _Stretch:
    row: dict[str, Any]
    words: frozenset[int]  # where its words start in the cleaned text
    utterance: frozenset[int]  # the same of all stretches of its utterance


def _words(text: str, spans: Sequence[Sequence[int]]) -> frozenset[int]:
    return frozenset(m.start() for s, e in spans for m in re.compile(r"\w+").finditer(text, s, e))


def _stretches(article: Labelled) -> list[_Stretch]:
    text, rows = article.found["text"], article.gold["quotes"]
    words = [_words(text, [article.here(*row["span"])]) for row in rows]
    return [
        _Stretch(
            row,
            words[n],
            words[n].union(
                *(w for w, r in zip(words, rows, strict=True) if r.get("group") == row.get("group"))
                if row.get("group")
                else ()
            ),
        )
        for n, row in enumerate(rows)
    ]


def _holds(quote: frozenset[int], stretch: _Stretch) -> bool:
    return (
        2 * len(quote & stretch.words) >= len(stretch.words)
        and 2 * len(quote & stretch.utterance) >= len(quote) > 0
    )


def _is_speaker(quote: dict[str, Any], article: Labelled, row: dict[str, Any]) -> bool:
    speakers = row["speaker"].split("; ")
    if speakers[0].startswith("unnamed "):
        text = article.found["text"]
        said_by = {folded(text[s:e]) for s, e in quote["source"]}
        return quote["actor"] is None and folded(row["source"]) in said_by
    known = {folded(s) for s in speakers}
    for stance in article.gold["stances"]:
        if stance["actor"] in speakers:
            known |= names(stance, "actor")
    return folded(quote["speaker"] or "") in known


def _view(articles: Sequence[Labelled], types: set[str]) -> dict[str, float]:
    """F1 of content, and of content with speaker, over gold stretches of those types."""
    wanted = given = held = answered = right = right_given = 0
    for article in articles:
        stretches = _stretches(article)
        quotes = article.found["quotes"]
        content = [_words(article.found["text"], q["content"]) for q in quotes]
        of_type = [s for s in stretches if s.row["type"] in types]
        pairs = [(s, q) for s in stretches for q, c in enumerate(content) if _holds(c, s)]
        good = {(id(s), q) for s, q in pairs if _is_speaker(quotes[q], article, s.row)}
        wanted += len(of_type)
        held += sum(any(p is s for p, _ in pairs) for s in of_type)
        right += sum(any(x == id(s) for x, _ in good) for s in of_type)
        for q, quote in enumerate(quotes):
            mine = [s for s, p in pairs if p == q]
            if any(s.row["type"] in types for s in mine) or (not mine and quote["type"] in types):
                given += 1
                answered += bool(mine)
                right_given += any(p == q for _, p in good)
    return {
        "content_f1": _f1(held, wanted, answered, given),
        "f1": _f1(right, wanted, right_given, given),
    }


def _f1(held: int, wanted: int, answered: int, given: int) -> float:
    recall, precision = held / wanted, answered / given if given else 0.0
    return 2 * recall * precision / (recall + precision) if held else 0.0


def score(articles: Sequence[Labelled]) -> dict[str, float]:
    """Of quotes with words in quotation marks, and of all."""
    quoted = _view(articles, {"direct", "mixed"})
    every = _view(articles, {"direct", "mixed", "indirect"})
    return {f"quotes.direct_{k}": v for k, v in quoted.items()} | {
        f"quotes.all_{k}": v for k, v in every.items()
    }
