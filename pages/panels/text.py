"""Article text as HTML and as widget labels: always escaped, marked by offsets, never parsed.

Streamlit's Markdown would eat "$", "*" and ":red[" in an article; nothing of an article goes there
without `plain`, and nothing into HTML without `escape`.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

OPENING = "“\"„«‘'`"
CLOSING = "”\"“»’'"
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=])")


@dataclass(frozen=True, slots=True)
class Marking:
    """Characters to mark: how (a CSS class), and why (shown when pointed at)."""

    start: int
    end: int
    style: str
    why: str = ""


def plain(text: str) -> str:
    r"""Text that Markdown shows as it is.

    >>> plain("US$ :red[x]")
    'US\\$ \\:red\\[x\\]'
    """
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(2_000, "body", "bodies")
    ('1 article', '2,000 bodies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def marked(text: str, markings: Iterable[Marking], start: int = 0, end: int | None = None) -> str:
    """Part of a text as escaped HTML, with markings; overlapping ones are cut, not nested.

    >>> marked("They met.", [Marking(5, 8, "cue", "act")])
    'They <mark class="cue" title="act">met</mark>.'
    """
    end = len(text) if end is None else end
    inside = [m for m in markings if m.start < end and m.end > start and m.end > m.start]
    edges = {start, end}
    for one in inside:
        edges |= {max(start, one.start), min(end, one.end)}
    ordered = sorted(edges)
    parts = []
    for left, right in itertools.pairwise(ordered):
        here = [m for m in inside if m.start <= left and m.end >= right]
        parts.append(_piece(text[left:right], here))
    return "".join(parts)


def _piece(text: str, here: Sequence[Marking]) -> str:
    words = escape(text).replace("\n", "<br>")
    if not here or not text.strip():
        return words
    styles = " ".join(dict.fromkeys(m.style for m in here))
    why = " / ".join(dict.fromkeys(m.why for m in here if m.why))
    title = f' title="{escape(why)}"' if why else ""
    tag = "mark" if "evidence" in styles or "cue" in styles or "condition" in styles else "span"
    return f'<{tag} class="{styles}"{title}>{words}</{tag}>'


def paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    r"""Where the paragraph, or paragraphs, around some characters begin and end.

    >>> paragraph("One.\nTwo here.\nThree.", 9, 13)
    (5, 14)
    """
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", max(start, end - 1))
    return left, len(text) if right < 0 else right


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Start and end of every paragraph.

    >>> paragraphs("One.\n\nTwo.")
    [(0, 4), (6, 10)]
    """
    return [found.span() for found in re.finditer(r"[^\n]+", text) if found[0].strip()]


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the article itself puts these characters in quotation marks.

    >>> is_quoted('He said "no" twice', 9, 11), is_quoted("He said no", 8, 10)
    (True, False)
    """
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return bool(before) and before in OPENING and bool(after) and after in CLOSING


def words(text: str, pieces: Sequence[Sequence[int]], kind: str) -> str:
    """The words of a quote as HTML. Quotation marks stand only around what the article quotes.

    >>> words('"No," she said.', [[1, 4]], "direct"), words("She said no.", [[9, 11]], "indirect")
    ('“No,”', 'no')
    """
    shown = []
    for start, end in pieces:
        piece = " ".join(text[start:end].split())
        quoted = kind == "direct" or (kind == "mixed" and is_quoted(text, start, end))
        has_marks = piece[:1] in OPENING
        shown.append(f"“{escape(piece)}”" if quoted and not has_marks else escape(piece))
    return " … ".join(shown)
