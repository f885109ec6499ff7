"""Hard-wrapped text: lines in, paragraphs out, where an export cut paragraphs at a fixed width.

Texts that keep a paragraph on one line have lines longer than any such width, and lists have lines
that do not run on; both are left as they are.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

WIDEST = 100  # plain-text exports wrap at 65 to 80 columns; nobody wraps wider than this
ENOUGH = 3  # this many lines must run on before a text counts as wrapped
FULL = 0.7  # a line this much of the width is full: the paragraph may go on after it

_ENDS = re.compile(r"""[.!?:…]["'”’»)\]]*$""")
_STARTS_ANEW = re.compile(r"\s|[-–—*•·>]\s|\d{1,2}[.)]\s|[\[(]?[A-Z]{2,}[^a-z]*$")


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether the words of a full line go on in the one that follows."""
    return len(line) >= FULL * width and bool(following.strip()) and not _ENDS.search(line)


def _goes_on(line: str, following: str, width: int, *, is_first: bool) -> bool:
    """Whether the paragraph goes on, in a text that is known to be wrapped."""
    if not line.strip() or not following.strip() or _STARTS_ANEW.match(following):
        return False
    if is_first:  # a title without a blank line after it
        return following[0].islower()
    if _ENDS.search(line):
        return len(line) + len(following.split(maxsplit=1)[0]) >= width
    return len(line) >= FULL * width or following[0].islower()


def _width(lines: Sequence[str]) -> int:
    """The width that the lines were cut at, or 0 where they were not."""
    width = max(map(len, lines[1:]), default=0)
    if width > WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines[1:]) if a.strip() and b.strip()]
    running = sum(_runs_on(a, b, width) for a, b in pairs)
    return width if running >= max(ENOUGH, len(pairs) / 2) else 0


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Joins the lines of a paragraph that was cut at a fixed width; all else stays.

    A hyphen at the end of a line stays, without a space after it.

    >>> unwrapped(["Title", "", "One line.", "", "Another line."])
    ['Title', '', 'One line.', '', 'Another line.']
    """
    if not (width := _width(lines)):
        return list(lines)
    joined = [lines[0]]
    for number, (line, following) in enumerate(pairwise(lines)):
        if _goes_on(line, following, width, is_first=number == 0):
            glue = "" if re.search(r"\w-$", line) else " "
            joined[-1] += glue + following.strip()
        else:
            joined.append(following)
    return joined
