"""Whether words stand in a stored text, white space aside; and the quotations in a sentence."""

from collections.abc import Iterable, Iterator

OPEN, CLOSE = "“„«", "”»"
PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
CUT = "…"


def stands_in(words: str, text: str) -> bool:
    """Whether every piece of the words is in the text, in that order; "…" parts pieces.

    >>> stands_in("We  will … soon.", "We will not talk. Not soon."), stands_in("We won't", "We")
    (True, False)
    """
    line, place = " ".join(text.split()), 0
    pieces = [" ".join(piece.split()).strip() for piece in words.split(f" {CUT}")]
    if "".join(pieces) == "":
        return False
    for piece in pieces:
        found = line.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return True


def stands_in_any(words: str, texts: Iterable[str]) -> bool:
    """Whether the words stand in one of the texts."""
    return any(stands_in(words, text) for text in texts)


def quotations(text: str) -> Iterator[str]:
    """The words inside double quotation marks, the outermost ones; unclosed ones to the end.

    >>> list(quotations("He said “no, “never” ever” and \\"so\\"."))
    ['no, “never” ever', 'so']
    """
    start, closing, depth = -1, "", 0
    for place, sign in enumerate(text):
        if start < 0:
            if sign in PAIRS:
                start, closing, depth = place + 1, PAIRS[sign], 1
            continue
        if sign in OPEN and sign not in closing:
            depth += 1
        elif sign in closing:
            depth -= 1
            if depth == 0:
                yield text[start:place]
                start = -1
    if start >= 0:
        yield text[start:]
