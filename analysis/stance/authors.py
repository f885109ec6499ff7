"""The authors of an opinion piece, whose own voice takes a position: Reading, actors, Claims out.

The reporter's voice is nobody's stance. An author's is: of a piece that argues in its author's own
voice, under a byline or with a closing note ("Jo Doe is a fellow at ..."). Only sentences in which
the author judges or demands count, not what is told as fact, nor the words of others.
"""

import re
from collections.abc import Iterable, Iterator

from analysis.marks import regions
from analysis.opinion import is_opinion
from analysis.stance.cues import Reading
from analysis.stance.holders import Claim
from analysis.types import Actor, Kind, Quote

_BYLINE = re.compile(r"by\b", re.I)
# Own list: words with which an author judges or demands.
_JUDGING = frozenset(
    (
        *("i", "my", "me", "mine", "we", "our", "us", "let", "should", "must", "ought", "cannot"),
        *("need", "needs", "good", "bad", "better", "worse", "best", "worst", "wise", "unwise"),
        *("wrong", "right", "foolish", "folly", "mistake", "naive", "dangerous", "sensible"),
        *("time", "necessary", "essential", "vital", "reckless", "reasonable", "shameful"),
        *("welcome", "overdue"),
    )
)
_CLOSE = 600  # characters at the end of a text that a closing note on its authors takes


def authors(reading: Reading, actors: Iterable[Actor]) -> tuple[str, ...]:
    """The keys of the persons who argue in the article; none for a report."""
    text = reading.text
    if not is_opinion(text):
        return ()
    first = {a.key: a.mentions[0].start for a in actors if a.kind is Kind.PERSON and " " in a.name}
    before = {key: text[text.rfind("\n", 0, at) + 1 : at].strip() for key, at in first.items()}
    signed = tuple(key for key, line in before.items() if _BYLINE.match(line))
    noted = (k for k, at in first.items() if len(text) - at <= _CLOSE and not before[k])
    return signed or tuple(noted)


def own_voice(
    reading: Reading, actors: tuple[Actor, ...], quotes: tuple[Quote, ...]
) -> Iterator[Claim]:
    """What the authors demand or judge, sentence by sentence."""
    who = authors(reading, actors)
    if not who:
        return
    others = [(s.start, s.end) for q in quotes if q.actor not in who for s in q.content]
    marked = [(r.start, r.end) for r in regions(reading.text)]
    theirs = {i for span in (*marked, *others) for i in reading.tokens(*span)}
    for first, last in reading.bounds:
        inside = frozenset(range(first, last)) - theirs
        if any(reading.lower[i] in _JUDGING for i in inside):
            tops = (i for i in inside if reading.head[i] == i or reading.head[i] not in inside)
            roots = tuple(sorted(tops))
            yield from (Claim(key, roots, inside, "own words", "author") for key in who)
