"""Doc in, where its tokens stand among paragraphs and quotation marks out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from analysis.marks import Region, regions

_NAME_BEFORE = re.compile(r"\b[A-Z][\w.’'-]+ $")
_NAME_AFTER = re.compile(r" [A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The stretches in quotation marks of a text, and of each token in which of them it stands."""

    doc: Doc
    text: str
    regions: tuple[Region, ...]
    starts: tuple[int, ...]  # of the regions
    idx: tuple[int, ...]  # of the tokens

    def region_at(self, position: int) -> int | None:
        """The number of the stretch that holds a character."""
        number = bisect_right(self.starts, position) - 1
        return number if number >= 0 and position < self.regions[number].end else None

    def is_touched(self, start: int, end: int) -> bool:
        """Whether a stretch shares characters with [start, end)."""
        number = bisect_left(self.starts, end) - 1
        return number >= 0 and self.regions[number].end > start

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in quotation marks."""
        return self.region_at(token.idx) is not None

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in [start, end)."""
        return list(self.doc[bisect_right(self.idx, start - 1) : bisect_right(self.idx, end - 1)])

    def tokens_back(self, start: int, end: int) -> Iterator[Token]:
        """The same, the last one first and none before it is asked for."""
        first, last = bisect_right(self.idx, start - 1), bisect_right(self.idx, end - 1)
        return (self.doc[place] for place in range(last - 1, first - 1, -1))

    def line(self, position: int) -> tuple[int, int]:
        """Start and end of the paragraph around a character."""
        end = self.text.find("\n", position)
        return self.text.rfind("\n", 0, position) + 1, len(self.text) if end < 0 else end


def _is_nickname(text: str, region: Region) -> bool:
    """Whether a stretch stands inside a name: 'Edward "Ted" Doe'."""
    words = text[region.first : region.last]
    return (
        len(words) < 20
        and words[:1].isupper()
        and words[-1].isalnum()
        and _NAME_BEFORE.search(text[max(region.start - 40, 0) : region.start]) is not None
        and _NAME_AFTER.match(text, region.end) is not None
    )


def layout(doc: Doc) -> Layout:
    """Reads the marks of a parsed text once."""
    text = doc.text
    found = tuple(r for r in regions(text) if not _is_nickname(text, r))
    return Layout(
        doc, text, found, tuple(r.start for r in found), tuple(token.idx for token in doc)
    )
