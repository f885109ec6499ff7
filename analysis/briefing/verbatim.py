"""Whether words stand in a stored text, white space aside; and the quotations in a sentence."""

from collections.abc import Iterable, Iterator

OPEN = "“„«"
PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
CUT = "…"
MARKS = frozenset("“”„«»\"‘’'")


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


def is_quoted_in(words: str, text: str) -> bool:
    """Whether the text has every piece of the words inside quotation marks of its own.

    >>> is_quoted_in("No … Not now", 'He said "No", then "Not now."')
    True
    >>> is_quoted_in("He said", 'He said "No".'), is_quoted_in("said … No", 'He said "No".')
    (False, False)
    """
    line = " ".join(text.split())
    return all(_in_marks(" ".join(piece.split()), line) for piece in words.split(f" {CUT}"))


def _in_marks(piece: str, line: str) -> bool:
    """Whether marks of the text stand right before, or right after, one print of the words."""
    place = line.find(piece)
    while piece and place >= 0:
        after = line[place + len(piece) :].lstrip(".,;:!?")[:1]
        if (place and line[place - 1] in MARKS) or (after and after in MARKS):
            return True
        place = line.find(piece, place + 1)
    return False


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
