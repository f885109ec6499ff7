"""Titles: a text and perhaps its headline in, the headline on the first line, once, out.

Where the first line is too long for a title, the title is its beginning and the text stays whole.
"""

import hashlib
import re
import unicodedata
from itertools import chain, count

LONGEST_TITLE = 200


def _folded(line: str) -> str:
    return " ".join(line.split()).casefold()


def _short(line: str) -> str:
    """The line, or its beginning up to a word's end where it is too long for a title."""
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def titled(text: str, title: str = "") -> tuple[str, str]:
    r"""Title and text: the title on the first line, once, and a blank line after it.

    >>> titled("Talks open\nTALKS  OPEN\nThey met.")
    ('Talks open', 'Talks open\n\nThey met.')
    """
    first, _, rest = f"{title}\n{text}".strip().partition("\n")
    while rest and _folded(rest.lstrip().partition("\n")[0]) == _folded(first):
        rest = rest.lstrip().partition("\n")[2]
    body = rest.strip()
    return _short(first), f"{first}\n\n{body}" if body else first


def content_id(title: str, text: str) -> str:
    """An id from the words, so that the same article is the same wherever it comes from.

    >>> content_id("Café talks open", "They met.")
    'cafe-talks-open-ab226026'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain)[:6])
    return f"{slug or 'pasted'}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def free_id(stem: str, taken: set[str]) -> str:
    """The stem, or the stem with the first number that nothing has taken; it is taken then."""
    numbered = (f"{stem}-{number}" for number in count(2))
    chosen = next(name for name in chain([stem], numbered) if name not in taken)
    taken.add(chosen)
    return chosen
