"""How a briefing words days, names, counts and references; the same in every export."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from analysis.briefing.model import Briefing, Claim

CORPUS = "C"  # the reference of a count over the corpus
LONGEST = 230  # characters of an excerpt; a longer one is cut at a word
DOUBLE = str.maketrans(dict.fromkeys('"“”„«»', "’"))


def day(value: date | pd.Timestamp | str | None) -> str:
    """A day as people write it.

    >>> day("2025-09-04"), day("2025-09"), day(""), day(None)
    ('4 Sep 2025', '2025-09', 'undated', 'undated')
    """
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value[:10])
        except ValueError:
            return str(value) or "undated"
    if value is None or pd.isna(value):
        return "undated"
    return f"{value.day} {value:%b %Y}"


def iso(value: date | pd.Timestamp | None) -> str:
    """A day as ISO; "" where it is not known."""
    return "" if value is None or pd.isna(value) else f"{value:%Y-%m-%d}"


def moment(value: str) -> str:
    """A moment in UTC.

    >>> moment("2026-04-20T06:05:00+00:00")
    '20 Apr 2026, 06:05 UTC'
    """
    return f"{day(value)}, {value[11:16]} UTC" if value else "not known"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "story", "stories"), counted(2_000, "outlet")
    ('1 story', '2,000 outlets')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str], most: int = 6) -> str:
    """Words as a list.

    >>> listed("abc"), listed("abcd", most=2)
    ('a, b and c', 'a, b and 2 more')
    """
    every = list(words)
    if len(every) > most:
        return f"{', '.join(every[:most])} and {len(every) - most:,} more"
    return " and ".join(filter(None, (", ".join(every[:-1]), every[-1]))) if every else ""


def name(words: str) -> str:
    """A name on one line, its nickname in single marks: it is no quotation.

    >>> name('Ivan "Red" Orlov')
    'Ivan ’Red’ Orlov'
    """
    return flat(words).translate(DOUBLE)


def flat(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())


def cut(text: str, limit: int = LONGEST) -> str:
    """Words on one line, ended at a word with an ellipsis where they are longer than the limit.

    >>> cut("one two three", 9)
    'one two …'
    """
    line = flat(text)
    if len(line) <= limit:
        return line
    short = line[:limit]
    return f"{short.rsplit(' ', 1)[0] if ' ' in short else short} …"


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in short.

    >>> ranges([3, 1, 2, 7])
    '1–3, 7'
    """
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(
        str(low) if low == high else f"{low}{'–' if high - low > 1 else ', '}{high}"
        for low, high in found
    )


def reference(claim: Claim, briefing: Briefing) -> str:
    """The reference of a claim, as "[1–3]" or "[C]"; "" where it has none."""
    numbers = [n for n in map(briefing.number, claim.articles) if n]
    parts = [ranges(numbers)] if numbers else []
    if claim.corpus:
        parts.append(CORPUS)
    return f"[{', '.join(parts)}]" if parts else ""
