"""A loading as a stream: articles in, analyses in the store, what became of each out.

An article is asked for when there is room for it. What is stored as it is costs nothing; the same
text of the same day, in this loading or in any workspace of the store, is analysed once. What was
given out is kept: a loading that is broken off goes on there when it is run again. Left out:
paragraphs that two texts share. A sentence is read with its neighbours in mind, so a paragraph is
not read the same in another text (docs/scale.md has the number).
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from analysis.batch.pools import Pool
from analysis.batch.spread import spread
from analysis.batch.task import Result
from analysis.errors import AnalysisError, BatchError
from analysis.pipeline import ANALYSER
from analysis.store import Store
from analysis.store.placing import print_of
from analysis.types import Analysis, Article

MOST_ARTICLES = 16  # of a task: as many as the language pipeline reads at a time
MOST_CHARACTERS = 200_000  # of a task or a look-up, so that a few books are not one
MOST_COPIES = 100  # that wait for one analysis: they are in memory meanwhile
LOOK_AHEAD = 32  # articles that are looked up in the store together

Pair = tuple[Article, Result]
Again = Callable[[Iterable[Result]], Iterator[Result]]


@dataclass(slots=True)
class Loaded:
    """What has become of a loading so far.

    `copied` of the `analysed` had the text and day of another and were not read again; `there`
    were stored already, or come twice; `is_read` says whether all articles are known by now.
    """

    found: int = 0
    analysed: int = 0
    copied: int = 0
    there: int = 0
    broken: int = 0
    is_read: bool = False

    @property
    def done(self) -> int:
        """Of how many articles the end is known."""
        return self.analysed + self.there + self.broken


@dataclass(slots=True)
class Into:
    """Where a loading goes: a workspace of a store, read by that analyser.

    With `keep_models`, what a model read is kept where this analyser is none.
    """

    store: Store
    workspace: str
    analyser: str = ANALYSER
    keep_models: bool = True


def load(
    articles: Iterable[Article],
    into: Into,
    pool: Pool,
    *,
    again: Again | None = None,
    tell: Callable[[Loaded], None] = lambda told: None,
) -> Iterator[Result]:
    """Loads articles into a workspace; each result when it is kept, copies of known texts aside.

    `again` reads the analyses once more before they are kept, in order; `tell` is told how far the
    loading is. Raises BatchError when the workers are gone or of another version, and StoreError
    when the store fails.
    """
    loading = _Loading(into, tell)
    done = spread(map(tuple, _parts(loading.new(articles), MOST_ARTICLES)), pool)
    for pairs in _read_again(done, again) if again else done:
        yield from loading.keep(pairs)


@dataclass(slots=True)
class _Loading:
    """What a loading must remember of what went before.

    `given` and `prints` grow with the corpus, by some hundred bytes an article.
    """

    into: Into
    tell: Callable[[Loaded], None]
    told: Loaded = field(default_factory=Loaded)
    given: set[str] = field(default_factory=set)  # ids
    prints: set[bytes] = field(default_factory=set)
    followers: dict[tuple[str, str], list[Article]] = field(default_factory=dict)

    def new(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Those of the articles that have to be read; copies of what was read are kept at once."""
        store, told = self.into.store, self.told
        for some in _parts(articles, LOOK_AHEAD):
            told.found += len(some)
            pending = store.pending(
                [one for one in some if self._is_first(one)],
                self.into.analyser,
                self.into.workspace,
                keep_models=self.into.keep_models,
                given=self.given,
            )
            told.there += len(some) - len(pending)
            yield from self._unknown(pending)
            self.tell(told)
        told.is_read = True
        self.tell(told)

    def _is_first(self, one: Article) -> bool:
        key = hashlib.blake2b("\n".join(print_of(one)).encode(), digest_size=16).digest()
        is_first = key not in self.prints
        self.prints.add(key)
        return is_first

    def _unknown(self, pending: Sequence[Article]) -> Iterator[Article]:
        """Those of which nothing is known; what follows another in hand waits for its analysis."""
        known = self.into.store.known(pending, self.into.analyser)
        copies = []
        for one in pending:
            waiting = self.followers.get(_text_of(one))
            if one.hash in known:
                copies.append(replace(known[one.hash], article=one))
            elif waiting is not None and len(waiting) < MOST_COPIES:
                waiting.append(one)
            else:
                self.followers.setdefault(_text_of(one), [])
                yield one
        self.told.copied += len(copies)
        self._save(copies)

    def keep(self, pairs: Iterable[Pair]) -> list[Result]:
        """Keeps results with those of their copies, in one transaction."""
        results = list(chain.from_iterable(map(self._with_followers, pairs)))
        self._save([one for one in results if isinstance(one, Analysis)])
        self.told.broken += sum(isinstance(one, AnalysisError) for one in results)
        self.tell(self.told)
        return results

    def _save(self, found: Sequence[Analysis]) -> None:
        into = self.into
        if found:
            into.store.save_all(found, into.workspace, keep_models=into.keep_models)
            self.told.analysed += len(found)

    def _with_followers(self, pair: Pair) -> Iterator[Result]:
        article, result = pair
        _check(result)
        yield result
        for one in self.followers.pop(_text_of(article), ()):
            if isinstance(result, Analysis):
                self.told.copied += 1
                yield replace(result, article=one)
            else:
                yield AnalysisError(f"{one.path or one.id}: the same text. {result}")


def _text_of(one: Article) -> tuple[str, str]:
    """What an analysis depends on."""
    return one.hash, one.unread


def _check(result: Result) -> None:
    """Raises BatchError when a worker of another version read it: it would be stored as ours."""
    if isinstance(result, Analysis) and not result.analyser.startswith(ANALYSER):
        raise BatchError(
            f"A worker runs {result.analyser}, this is {ANALYSER}: install the same version "
            "everywhere and run the command again."
        )


def _read_again(done: Iterable[tuple[Pair, ...]], again: Again) -> Iterator[tuple[Pair, ...]]:
    """Pairs one by one, since each may take long and is to be kept at once."""
    articles: list[Article] = []

    def results() -> Iterator[Result]:
        for article, result in chain.from_iterable(done):
            articles.append(article)
            yield result

    for result in again(results()):
        yield ((articles.pop(0), result),)


def _parts(articles: Iterable[Article], most: int) -> Iterator[list[Article]]:
    """So many articles at a time, fewer where they are long; one is given as soon as it is full."""
    part: list[Article] = []
    size = 0
    for one in articles:
        if part and size + len(one.text) > MOST_CHARACTERS:
            yield part
            part, size = [], 0
        part.append(one)
        size += len(one.text)
        if len(part) == most:
            yield part
            part, size = [], 0
    if part:
        yield part
