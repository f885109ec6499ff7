"""Words that are said to stand in an article: where they stand, if they do, in whole sentences.

Goes in: the article's text, and words as another reader copied them. Comes out: spans of the text.
Signs that copying changes (quotation marks, dashes, spaces, capitals) are not compared; letters
and figures are. Left out: words that were shortened, joined or put differently.
"""

import re
from dataclasses import dataclass

from analysis.types import Span

FEWEST = 3  # words: fewer stand in any article and show nothing
LONGEST = 900  # characters of evidence: more is a passage, not a sentence that shows something
MOST = 3  # sentences of evidence

_MARKS = frozenset("\"'“”„‟«»‹›‘’‚‛`´″′\u200b\u200c\u200d\u2060\ufeff\u00ad")
_DASHES = frozenset("‐‑‒–—―−")
_EDGE = " .,;:!?-…"

# A full stop after one of these ends no sentence. Own list.
_SHORT = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|gen|lt|col|capt|cmdr|maj|sgt|adm|sen|rep|gov|pres|st|jr|sr|vs|"
    r"inc|ltd|co|corp|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|(?<!\S)[(\"“‘']*[a-z](?:\.[a-z])*)\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9À-Þ])|\n+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, and where each of its characters stands in the text itself."""

    text: str
    places: tuple[int, ...]


def fold(text: str) -> Folded:
    """The text without what copying changes.

    >>> fold("“Yes”,  she\\nsaid – twice.").text
    'yes, she said - twice.'
    """
    kept: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if sign in _MARKS:
            continue
        one = " " if sign.isspace() else "-" if sign in _DASHES else sign.lower()
        if one == " " and kept[-1:] in ([], [" "]):
            continue
        kept.append(one[0])
        places.append(place)
    return Folded("".join(kept), tuple(places))


def occurrences(words: str, article: Folded) -> tuple[Span, ...]:
    """Every place where the words stand in the article, none where they are too few to tell.

    >>> occurrences("we're ready to talk", fold("He said: “We’re ready  to talk.”"))
    (Span(start=10, end=30),)
    """
    wanted = fold(words).text.strip(_EDGE)
    if len(wanted.split()) < FEWEST:
        return ()
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    return tuple(
        Span(article.places[m.start()], article.places[m.end() - 1] + 1)
        for m in pattern.finditer(article.text)
    )


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text; none goes over a line break.

    >>> [s.of("Mr. Ek left. “No.” He won") for s in sentences("Mr. Ek left. “No.” He won")]
    ['Mr. Ek left.', '“No.”', 'He won']
    """
    found: list[Span] = []
    start = 0
    for end in (m.end() for m in _END.finditer(text)):
        if text[end - 1] != "\n" and _SHORT.search(text, max(start, end - 12), end):
            continue
        found.append(_trimmed(text, start, end))
        start = end
    found.append(_trimmed(text, start, len(text)))
    return tuple(span for span in found if span.start < span.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, max(start + lead, start + len(piece.rstrip())))


def around(span: Span, whole: tuple[Span, ...]) -> Span | None:
    """The sentences that a span lies in; None where it is more than evidence may be."""
    touched = [s for s in whole if s.start < span.end and s.end > span.start]
    if not 0 < len(touched) <= MOST or touched[-1].end - touched[0].start > LONGEST:
        return None
    return Span(touched[0].start, touched[-1].end)


def cut(text: str, longest: int) -> str:
    """The text up to the last sentence that ends within so many characters.

    >>> cut("One came. Two went. Three stayed.", 22)
    'One came. Two went.'
    """
    if len(text) <= longest:
        return text
    ends = [s.end for s in sentences(text) if s.end <= longest]
    return text[: ends[-1] if ends else longest]
