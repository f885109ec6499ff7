"""Text in, whether its author speaks in it out: a labelled opinion piece, or one that says "I".

A reporter's voice takes no side; an author's does. Words in quotation marks are somebody else's.
Left out: unlabelled comment in the third person, which reads as a report.
"""

import re

# Own list of what outlets print above or before the title of a piece that argues.
_LABEL = re.compile(r"(?:opinion|op-?ed|commentary|comment|column|viewpoint|guest essay)\b", re.I)
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|''[^\n]*?''|‘[^\n]*?’(?!\w)")
_SELF = re.compile(r"\b(?:I|[Mm]y|me|[Mm]ine)\b")
_FEWEST = 4  # first persons that make a text an author's; a report quotes a tweet without marks


def quoted(text: str) -> list[tuple[int, int]]:
    """The stretches in quotation marks, each within its paragraph; an unclosed one ends with it.

    >>> quoted('He said "no. \\nI left.')
    [(8, 13)]
    """
    return [found.span() for found in _QUOTED.finditer(text)]


def is_opinion(text: str) -> bool:
    """Whether the text argues in its author's own voice.

    >>> is_opinion("Opinion: Talk to them"), is_opinion('A deal\\n"I, my, me and mine," she said.')
    (True, False)
    """
    return bool(_LABEL.match(text)) or len(_SELF.findall(_QUOTED.sub("", text))) >= _FEWEST
