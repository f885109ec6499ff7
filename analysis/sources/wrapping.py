"""Hard-wrapped text: lines in, paragraphs out, where an export cut paragraphs at a fixed width.

Texts that keep a paragraph on one line have lines longer than any such width, and lists have lines
that do not run on; both are left as they are.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

NARROWEST, WIDEST = 50, 100  # plain-text exports wrap at 60 to 80 columns; verse is narrower
ENOUGH = 2  # this many lines must run on before a text counts as wrapped
FULL = 0.7  # a line this much of the width is full: the paragraph may go on after it

_ENDS = re.compile(r"""[.!?:…]["'”’»)\]]*$""")
_BULLET = re.compile(r"[-–—*•·>]\s|\d{1,2}[.)]\s")
_HEADING = re.compile(r"[\[(]?[A-Z]{2,}[^a-z]*$")


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether a sentence goes on from a full line: the next does not start as headlines do."""
    is_full = len(line) >= FULL * width and not _ENDS.search(line)
    return is_full and not following.lstrip()[0].isupper()


def _goes_on(line: str, following: str, width: int, *, is_first: bool) -> bool:
    """Whether the paragraph goes on, in a text that is known to be wrapped."""
    if not line.strip() or not following.strip() or following[0].isspace():
        return False
    had_room = len(line) + len(following.split(maxsplit=1)[0]) < width
    if had_room and is_first:  # a title without a blank line after it
        return following[0].islower()
    is_full, is_over = len(line) >= FULL * width, bool(_ENDS.search(line))
    if _BULLET.match(following):  # or a dash inside a sentence
        return is_full and not is_over and not _BULLET.match(line)
    if is_over:
        return not had_room and not _HEADING.match(following)
    return is_full or following[0].islower()


def _width(lines: Sequence[str]) -> int:
    """The width that the lines were cut at, or 0 where they were not."""
    width = max(map(len, lines[1:]), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines[1:]) if a.strip() and b.strip()]
    running = sum(_runs_on(a, b, width) for a, b in pairs)
    return width if running >= max(ENOUGH, len(pairs) / 2) else 0


def unwrapped(lines: Sequence[str], *, width: int = 0) -> list[str]:
    """Joins the lines of a paragraph that was cut at a fixed width; all else stays.

    A hyphen at the end of a line stays, without a space after it. `width` is that of a text that is
    known to be wrapped.

    >>> unwrapped(["Title", "", "One line.", "", "Another line."])
    ['Title', '', 'One line.', '', 'Another line.']
    """
    width = width or _width(lines)
    if not width:
        return list(lines)
    joined = [lines[0]]
    for number, (line, following) in enumerate(pairwise(lines)):
        if _goes_on(line, following, width, is_first=number == 0):
            glue = "" if re.search(r"\w-$", line) else " "
            joined[-1] += glue + following.strip()
        else:
            joined.append(following)
    return joined
