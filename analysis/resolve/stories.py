"""Articles in, stories out: copies of one text are one story, in any order of loading.

A wire story stands in many outlets: as it is, under another title, cut from the end, with
paragraphs of their own, or mended a few hours later. All these are one story with one origin, and
what it says counts once. Texts are compared by their words outside the title, so that neither one
title over two texts nor two titles over one text misleads. Candidates come from MinHash signatures
of five-word shingles, of the whole text and of its beginning; each pair is then compared in full.
Left out: stories told anew in other words, and translations.
"""

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt
from datasketch import MinHash

from analysis.sources.credit import credit, shown
from analysis.types import Article, Copy, Correction, CorrectionKind, Story
from analysis.utterances import joined

SHINGLE = 5  # words
# Measured on copies made of our own articles (docs/loading.md): unrelated articles share less than
# 0.07 of their shingles, two stories with a long quote or background in common less than 0.4.
SHARED = 0.45  # of the shorter text's shingles
HALF = 0.4  # of the longer text's: or else the shorter one must be its beginning
ALIKE = 0.9  # of both: copies however many days lie between them
FEWEST = 15  # shingles; shorter texts are copies only when their words are the same
WINDOW = 10  # days between copies that differ: a template filled in anew each month is no copy
STANDING = 4  # articles of one outlet, on as many days, that carry a line: it is the outlet's own
LEAD = 100  # words at the beginning that a cut copy keeps
WHOLE_BANDS, LEAD_BANDS = (42, 3), (24, 3)  # 99 of 100 pairs that share half are candidates

Hashes = npt.NDArray[np.uint32]

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|„[^„“”\n]*[“”]|«[^«»\n]*»")
_WEIGHTS = np.array([pow(0x9E3779B97F4A7C15, n, 2**64) for n in range(SHINGLE)], dtype=np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class _Sketch:
    """A text as hashed shingles: all in order, each once, those of the reporter's own words."""

    words: int
    digest: bytes
    shingles: Hashes
    unique: Hashes
    own: Hashes
    whole: MinHash
    lead: MinHash


@dataclass(frozen=True, slots=True)
class _Print:
    """One article as a candidate for a copy."""

    article: Article
    sketch: _Sketch
    credit: str

    @property
    def order(self) -> tuple[bool, bool, int, int, str]:
        """The origin comes first: the agency's own print, then the earliest, then the longest."""
        one = self.article
        is_own = bool(self.credit) and shown(one.outlet) == self.credit
        day = one.published.toordinal() if one.published else 0
        return (not is_own, not day, day, -self.sketch.words, one.id)


def stories(
    articles: Iterable[Article],
    rules: Iterable[Correction] = (),
) -> tuple[Story, ...]:
    """Each article in exactly one story, sorted by the stories' ids.

    `rules` are an analyst's word, oldest first, whatever the words of the articles: COPIES joins
    its articles, NO_COPIES parts its own from all others; the later of two holds. Rules of other
    kinds are left alone.
    """
    prints = _prints(sorted(articles, key=lambda one: one.id))
    number = {one.article.id: i for i, one in enumerate(prints)}
    apart = [0] * len(prints)  # the latest rule that parts each print from all others
    said: list[tuple[int, int]] = []
    for turn, rule in enumerate(rules, start=1):
        named = sorted(number[one] for one in rule.articles if one in number)
        if rule.kind is CorrectionKind.COPIES:
            said += combinations(named, 2)
        elif rule.kind is CorrectionKind.NO_COPIES:
            said = [(i, j) for i, j in said if (i in named) == (j in named)]
            for i in named:
                apart[i] = turn
    pairs = [(i, j) for i, j in _candidates(prints, apart) if _same(prints[i], prints[j])]
    groups = joined(len(prints), [*pairs, *said])
    return tuple(sorted((_story([prints[i] for i in g]) for g in groups), key=lambda s: s.id))


def likeliest(one: Article, others: Iterable[Article], most: int) -> tuple[str, ...]:
    """The ids of the articles whose texts are most like one's, the likest first, of two the nearer.

    Likeness is the share of the signature of shingles that both have.
    """
    own = _sketch(_body(one, frozenset())).whole

    def unlike(other: Article) -> tuple[float, int, str]:
        whole = _sketch(_body(other, frozenset())).whole
        return -own.jaccard(whole), _days_between(one, other), other.id

    ranked = sorted(unlike(other) for other in others if other.id != one.id)
    return tuple(name for _, _, name in ranked[:most])


def _days_between(one: Article, other: Article) -> int:
    if one.published is None or other.published is None:
        return WINDOW
    return abs((one.published - other.published).days)


def _prints(articles: Sequence[Article]) -> list[_Print]:
    standing = _standing(articles)
    return [_Print(one, _sketch(_body(one, standing)), _credit(one)) for one in articles]


def _lines(article: Article) -> list[str]:
    """The lines below the title; the title where there are none."""
    first, _, rest = article.text.partition("\n")
    return [line for line in rest.split("\n") if line.strip()] or [first]


def _standing(articles: Sequence[Article]) -> frozenset[str]:
    """Lines that an outlet puts under article after article: "Subscribe to our letter"."""
    days: dict[tuple[str, str], set[object]] = defaultdict(set)
    for one in articles:
        if one.outlet:
            for line in set(_lines(one)):
                days[one.outlet, line].add(one.published)
    return frozenset(line for (_, line), on in days.items() if len(on) >= STANDING)


def _body(article: Article, standing: frozenset[str]) -> str:
    """What is compared: no title, no standing lines; all where that is little."""
    body = "\n".join(line for line in _lines(article) if line not in standing)
    return body if len(body.split()) >= FEWEST + SHINGLE else article.text


def _hashes(words: Sequence[str]) -> Hashes:
    """Hashed shingles in order."""
    count = len(words) - SHINGLE + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint32)
    numbers = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for n, weight in enumerate(_WEIGHTS):
        mixed += numbers[n : n + count] * weight
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return (mixed >> np.uint64(32)).astype(np.uint32)


@cache
def _blank(bands: tuple[int, int]) -> MinHash:
    return MinHash(num_perm=bands[0] * bands[1], hashfunc=int)


def _signature(shingles: Hashes, bands: tuple[int, int]) -> MinHash:
    made = _blank(bands).copy()  # with its permutations, which take as long to make as to use
    made.update_batch(shingles)
    return made


@lru_cache(maxsize=16_384)  # a correction or one more article does not sketch the others anew
def _sketch(text: str) -> _Sketch:
    folded = text.casefold()
    words = _WORD.findall(folded)
    shingles = _hashes(words)
    unique = np.unique(shingles)
    return _Sketch(
        words=len(words),
        digest=hashlib.sha256(" ".join(words).encode()).digest(),
        shingles=shingles,
        unique=unique,
        own=np.unique(_hashes(_WORD.findall(_QUOTED.sub(" ", folded)))),
        whole=_signature(unique, WHOLE_BANDS),
        lead=_signature(np.unique(shingles[:LEAD]), LEAD_BANDS),
    )


@lru_cache(maxsize=16_384)
def _credit(article: Article) -> str:
    return shown(article.credit) if article.credit else credit(article)


def _candidates(prints: Sequence[_Print], apart: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs worth a comparison, each once: the same words, or signatures that meet.

    Only prints that `apart` does not tell from each other are paired.
    """
    first: dict[tuple[bytes, int], int] = {}
    for i, one in enumerate(prints):
        j = first.setdefault((one.sketch.digest, apart[i]), i)
        if j != i:
            yield j, i
    long = [i for i in first.values() if len(prints[i].sketch.unique) >= FEWEST]
    whole = _meeting([prints[i].sketch.whole for i in long], WHOLE_BANDS)
    lead = _meeting([prints[i].sketch.lead for i in long], LEAD_BANDS)
    for i, j in whole | lead:
        if apart[long[i]] == apart[long[j]]:
            yield long[i], long[j]


def _meeting(signatures: Sequence[MinHash], bands: tuple[int, int]) -> set[tuple[int, int]]:
    """Pairs of signatures that are alike in all rows of a band.

    Sorting each band takes a tenth of the time of datasketch's MinHashLSH, which would be most of
    what a correction in a workspace of 10,000 articles costs.
    """
    found: set[tuple[int, int]] = set()
    if not signatures:
        return found
    values = np.stack([one.hashvalues for one in signatures]).astype(np.uint64)
    for rows in np.split(values, bands[0], axis=1):
        keys = (rows * _WEIGHTS[1 : bands[1] + 1]).sum(axis=1, dtype=np.uint64)
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        edges = (np.flatnonzero(keys[1:] != keys[:-1]) + 1).tolist()
        for start, end in pairwise([0, *edges, len(keys)]):
            if end - start > 1:
                found.update(combinations(sorted(order[start:end].tolist()), 2))
    return found


def _share(one: Hashes, other: Hashes) -> tuple[float, float]:
    """How much of each the other has."""
    both = len(np.intersect1d(one, other, assume_unique=True))
    return both / max(1, len(one)), both / max(1, len(other))


def _same(one: _Print, other: _Print) -> bool:
    """Whether two articles are copies of one text."""
    if one.sketch.digest == other.sketch.digest:
        return True
    short, long = sorted((one.sketch, other.sketch), key=lambda s: (len(s.unique), s.digest))
    of_short, of_long = _share(short.unique, long.unique)
    if min(of_short, of_long) >= ALIKE:
        return True
    if of_short < SHARED or not _near(one.article, other.article):
        return False
    if len(short.own) >= FEWEST and max(_share(short.own, long.own)) < SHARED:
        return False  # they quote the same speech, each in a report of its own
    if of_long >= HALF:
        return True
    beginning = np.unique(long.shingles[: len(short.shingles) * 3 // 2])
    return _share(short.unique, beginning)[0] >= SHARED


def _near(one: Article, other: Article) -> bool:
    return _days_between(one, other) <= WINDOW


def _story(group: Sequence[_Print]) -> Story:
    ordered = sorted(group, key=lambda one: one.order)
    first = ordered[0]
    credits = [one.credit for one in ordered if one.credit]
    origin = min(credits, key=lambda name: (-credits.count(name), name)) if credits else ""
    return Story(
        id=first.article.id,
        articles=tuple(one.article.id for one in ordered),
        outlets=tuple(dict.fromkeys(one.article.outlet for one in ordered if one.article.outlet)),
        origin=origin or first.article.outlet,
        copies=(Copy.ORIGIN, *(_copy(first, one) for one in ordered[1:])),
    )


def _copy(first: _Print, one: _Print) -> Copy:
    """What the copy changed in the text of the first."""
    if first.sketch.digest == one.sketch.digest:
        same_title = _folded(first.article.title) == _folded(one.article.title)
        return Copy.SAME if same_title else Copy.RETITLED
    kept, taken = _share(first.sketch.unique, one.sketch.unique)
    if min(kept, taken) < ALIKE:
        if taken >= 0.8 and kept < 0.8:
            return Copy.SHORTENED
        if kept >= 0.8 and taken < 0.8:
            return Copy.EXTENDED
    return Copy.EDITED


def _folded(text: str) -> str:
    """Words without case and punctuation."""
    return " ".join(_WORD.findall(text.casefold()))
