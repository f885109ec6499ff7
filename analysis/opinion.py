"""Text in, whether its author speaks in it out: a labelled opinion piece, or one that says "I".

A reporter's voice takes no side; an author's does. Words in quotation marks are somebody else's.
Left out: unlabelled comment in the third person, which reads as a report.
"""

import re

from analysis.marks import regions

# Own list of what outlets print above or before the title of a piece that argues.
_LABEL = re.compile(r"(?:opinion|op-?ed|commentary|comment|column|viewpoint|guest essay)\b", re.I)
_SELF = re.compile(r"\b(?:I|[Mm]y|me|[Mm]ine)\b")
_FEWEST = 4  # first persons that make a text an author's; a report quotes a tweet without marks


def is_opinion(text: str) -> bool:
    """Whether the text argues in its author's own voice.

    >>> is_opinion("Opinion: Talk to them"), is_opinion('A deal\\n"I, my, me and mine," she said.')
    (True, False)
    """
    if _LABEL.match(text):
        return True
    spoken = [range(r.start, r.end) for r in regions(text)]
    own = (m for m in _SELF.finditer(text) if not any(m.start() in said for said in spoken))
    return sum(1 for _ in own) >= _FEWEST
