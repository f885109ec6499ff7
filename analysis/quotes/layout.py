"""Doc in, where its tokens stand among paragraphs and quotation marks out."""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from analysis.quotes.marks import Region, regions


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

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in quotation marks."""
        return self.region_at(token.idx) is not None

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in [start, end)."""
        return list(self.doc[bisect_right(self.idx, start - 1) : bisect_right(self.idx, end - 1)])

    def line(self, position: int) -> tuple[int, int]:
        """Start and end of the paragraph around a character."""
        end = self.text.find("\n", position)
        return self.text.rfind("\n", 0, position) + 1, len(self.text) if end < 0 else end


def layout(doc: Doc) -> Layout:
    """Reads the marks of a parsed text once."""
    found = regions(doc.text)
    return Layout(
        doc, doc.text, found, tuple(r.start for r in found), tuple(token.idx for token in doc)
    )
