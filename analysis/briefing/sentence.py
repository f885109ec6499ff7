"""Part of a sentence in, the whole sentence out, so that an excerpt can be read by itself."""

import re

# Own list: what ends in a full stop and does not end a sentence.
SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Adm|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov"
    r"|Dec|vs|Inc|Corp|Ltd|Co)|\b[A-Z])\.$"
)
END = re.compile(r"[.!?…][\"”’»)]*\s+(?=[\"“‘„«(]?[^\W\d_a-z])|[.!?][\"”’»)]*\s+(?=\d)")

# "OSLO, Feb 13 (Agency) - " before the first words of a report.
DATELINE = re.compile(r"[^\W\d_a-z][^\n.]{1,60}?(?:\)|[A-Z0-9]) ?(?:—|–|--|-) (?=\S)")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence, or sentences, around some characters begin and end.

    >>> words = "Oslo agreed. Mr. Berg said that offer had expired, and left. No more."
    >>> low, high = sentence(words, 22, 49)
    >>> words[low:high]
    'Mr. Berg said that offer had expired, and left.'
    """
    left = text.rfind("\n", 0, start + 1) + 1
    right = text.find("\n", max(start, end - 1))
    right = len(text) if right < 0 else right
    low, high = left, right
    for found in END.finditer(text, left, right):
        stop = found.start() + len(found.group().rstrip())
        if SHORT.search(text[left : found.start() + 1]):
            continue
        if found.end() <= start:
            low = found.end()
        elif stop >= end:
            high = stop
            break
    if (opening := DATELINE.match(text, low, right)) and opening.end() <= start:
        low = opening.end()
    while low < start and text[low].isspace():
        low += 1
    return low, len(text[:high].rstrip()) if high > end else high
