"""Quotes of a corpus in, utterances out: the same words in several articles are one utterance.

Only words inside quotation marks are compared, and only quotes of one speaker. The result does not
depend on the order of loading. Left out: reported speech, whose words are the reporter's.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"\w+(?:['’]\w+)*")

SHINGLE = 4  # words; three are shared by chance in long speeches
SHARED = 0.5  # of the shorter quote's shingles: outlets cut and swap words, and keep the rest
SHORT = 6  # words; a shorter quote ("no comment") must be the same in full and of the same day


@dataclass(frozen=True, slots=True)
class Words:
    """A quote's verbatim words: `speaker` is a corpus id or the source as written, "" unknown."""

    article: str
    n: int
    speaker: str
    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speech: the quotes that carry it, longest first, as (article, n); its date."""

    quotes: tuple[tuple[str, int], ...]
    date: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """Words that one print of an utterance has and the other has not; "" where it has none."""

    ours: str
    theirs: str


def _folded(text: str) -> list[str]:
    """Words without case, punctuation and kind of apostrophe."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _shingles(words: Sequence[str], day: str | None) -> frozenset[tuple[str, ...]]:
    if len(words) < SHORT:
        return frozenset(((*words, day or ""),))
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _pairs(shingles: Sequence[frozenset[tuple[str, ...]]]) -> Iterable[tuple[int, int]]:
    """Pairs of quotes that share enough of the shorter one, as many as it takes to join them.

    What a hundred outlets print word by word is compared with other words once.
    """
    first: dict[frozenset[tuple[str, ...]], int] = {}
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(shingles):
        if (same := first.setdefault(own, i)) != i:
            yield same, i
            continue
        for shingle in own:
            holders[shingle].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for together in holders.values():
        for a, i in enumerate(together):
            for j in together[a + 1 :]:
                shared[i, j] += 1
    for (i, j), count in shared.items():
        if count >= SHARED * min(len(shingles[i]), len(shingles[j])):
            yield i, j


def joined(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected groups of 0..size-1."""
    root = list(range(size))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i, j in pairs:
        root[find(i)] = find(j)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(size):
        groups[find(i)].append(i)
    return list(groups.values())


def utterances(quotes: Iterable[Words]) -> tuple[Utterance, ...]:
    """Each quote in exactly one utterance, sorted by the quotes that carry them.

    >>> same = "we are ready to talk to them tomorrow"
    >>> one, = utterances([Words("a", 0, "x", same), Words("b", 3, "x", same + " at noon")])
    >>> one.quotes
    (('b', 3), ('a', 0))
    """
    by_speaker: dict[str, list[Words]] = defaultdict(list)
    for quote in quotes:
        by_speaker[quote.speaker].append(quote)
    found = []
    for speaker, said in by_speaker.items():
        folded = [_folded(quote.text) for quote in said]
        shingles = [_shingles(words, q.date) for words, q in zip(folded, said, strict=True)]
        pairs = _pairs(shingles) if speaker else ()  # unknown: the words may be another's
        for group in joined(len(said), pairs):
            order = sorted(group, key=lambda i: (-len(folded[i]), said[i].article, said[i].n))
            days = sorted(said[i].date or "" for i in group if said[i].date)
            carried = tuple((said[i].article, said[i].n) for i in order)
            found.append(Utterance(carried, days[0] if days else None))
    return tuple(sorted(found, key=lambda one: one.quotes))


def differences(ours: str, theirs: str) -> tuple[Change, ...]:
    """Where two prints of one utterance differ, word by word; case and punctuation do not count.

    What one print has before the first or after the last common word is a longer quotation.

    >>> differences("We will never talk to them.", "“We will not talk to them,”")
    (Change(ours='never', theirs='not'),)
    """
    left, right = _WORD.findall(ours), _WORD.findall(theirs)
    matcher = difflib.SequenceMatcher(None, _folded(ours), _folded(theirs), autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    changes = (
        Change(
            " ".join(left[one.a + one.size : other.a]), " ".join(right[one.b + one.size : other.b])
        )
        for one, other in pairwise(blocks)
    )
    return tuple(change for change in changes if change.ours or change.theirs)
