"""Who "I" is: the speaker of the quoted words around it.

In: a Doc and who is named where. Out: for a character inside quotation marks, the actor whose
words they are, by the verb of saying next to them. Left out: "I" outside quotation marks (the
author), and "we".
"""

from bisect import bisect_right

from spacy.tokens import Doc, Token

from analysis.gazetteer.words import word_set

MARKS = {'"': '"', "“": "”", "„": "“", "«": "»", "``": "''"}
SAYING = word_set(
    """
    say tell add write tweet explain ask note claim argue continue recall insist admit announce
    declare reply respond state warn stress joke call describe comment report acknowledge
    observe remark suggest quip
    """
)


class Speech:
    """The quoted stretches of a Doc and who may have said them."""

    def __init__(self, doc: Doc) -> None:
        self.quoted = _stretches(doc)
        self.starts = [start for start, _ in self.quoted]
        self.subjects = [s for token in doc if (s := _subject(token)) is not None]
        self.lines = [0, *(t.idx + len(t) for t in doc if t.is_space and "\n" in t.text)]

    def stretch(self, at: int) -> tuple[int, int] | None:
        """The quoted stretch around a character."""
        i = bisect_right(self.starts, at) - 1
        if i >= 0 and self.quoted[i][0] <= at < self.quoted[i][1]:
            return self.quoted[i]
        return None

    def speakers(self, at: int) -> list[tuple[int, int]]:
        """Where the subjects of saying of that paragraph are, the nearest to the quote first."""
        inside = self.stretch(at)
        if inside is None:
            return []
        line = bisect_right(self.lines, at) - 1
        low = self.lines[line]
        high = self.lines[line + 1] if line + 1 < len(self.lines) else 10**9
        near = [
            (min(abs(start - inside[1]), abs(inside[0] - end)), start, end)
            for start, end in self.subjects
            if low <= start < high and self.stretch(start) is None
        ]
        return [(start, end) for _, start, end in sorted(near)]


def _stretches(doc: Doc) -> list[tuple[int, int]]:
    """(start, end) of what stands between marks; a mark left open ends with its paragraph."""
    found: list[tuple[int, int]] = []
    start, closing = -1, ""
    for token in doc:
        if (start >= 0 and token.is_space and "\n" in token.text) or (
            start >= 0 and token.text == closing
        ):
            found.append((start, token.idx))
            start = -1
        elif start < 0 and token.text in MARKS:
            start, closing = token.idx + len(token), MARKS[token.text]
    if start >= 0:
        found.append((start, len(doc.text)))
    return found


def _subject(token: Token) -> tuple[int, int] | None:
    """The span of the subject's head word if the verb is one of saying."""
    if token.dep_ != "nsubj" or token.head.lemma_ not in SAYING:
        return None
    return token.idx, token.idx + len(token)
