"""Words of likelihood: the two rows of ICD 203 (2015), and where a sentence breaks their rules.

They are a person's: the desk never uses one. A person keeps to one row, and never gives a
likelihood and a level of confidence in the same sentence.
"""

import re

# Source: Intelligence Community Directive 203, "Analytic Standards", 2 January 2015, section D.6.e:
# the two rows of terms, each with its share.
ROWS = (
    ("almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely",
     "very likely", "almost certain", "almost certainly"),
    ("remote", "highly improbable", "improbable", "roughly even odds", "probable", "probably",
     "improbably", "highly probable", "nearly certain"),
)  # fmt: skip
CONFIDENCE = re.compile(r"\b(?:high|moderate|low) confidence\b|\bconfidence (?:is|level)\b", re.I)
SHARE = re.compile(r"\d\s*(?:%|per ?cent)[^.]{0,40}\b(?:chance|likel|probab|odds)", re.I)
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def _row(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(terms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


_ROWS = tuple(map(_row, ROWS))


def terms(text: str, *, any_case: bool = True) -> list[str]:
    """The likelihood words in a text, row by row.

    >>> terms("An accord is very likely."), terms("Remote Island", any_case=False)
    (['very likely'], [])
    """
    words = text.lower() if any_case else text
    return [found for row in _ROWS for found in row.findall(words)]


def faults(text: str) -> list[str]:
    """What in a person's words breaks the rules of likelihood, in words.

    >>> faults("A deal is likely. A walk-out is improbable.")
    ['uses both rows of likelihood words (likely; improbable): keep to one']
    >>> faults("We have high confidence that a deal is likely.")
    ['gives a likelihood and a confidence in one sentence: make two of it']
    """
    found = []
    used = [row.findall(text.lower()) for row in _ROWS]
    if all(used):
        words = "; ".join(", ".join(dict.fromkeys(row)) for row in used)
        found.append(f"uses both rows of likelihood words ({words}): keep to one")
    if any(terms(one) and CONFIDENCE.search(one) for one in SENTENCE.split(text)):
        found.append("gives a likelihood and a confidence in one sentence: make two of it")
    if SHARE.search(text):
        found.append("gives a chance as a number: use a word of likelihood")
    return found
