"""Twice the article takes about twice the time: no extractor looks at every pair of anything."""

import time
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from analysis.actors import actors
from analysis.dates import dated_quotes, dates, events
from analysis.mentions import mentions
from analysis.quotes import quotes
from analysis.stance import stances

_T = TypeVar("_T")

_PUBLISHED = date(2017, 2, 16)
_N = 200  # sentences: enough for pairs of them to outweigh all that is done once a sentence
_MOST = 3.0  # of the doubled article's time; all pairs of sentences take 4
_NOISE = 0.02  # seconds: what is over sooner, no reader waits for
_SENTENCES = {
    "quoted words": '"Talks help," he said. ',
    "mixed quotes": 'Ada Brook said "we will" on Monday that Russia and Norway would cooperate. ',
    "paragraphs": "Ada Brook said on Monday that Norway opposes the pact.\n\n",
    "plans": "Norway offered Russia talks on May 5. The drill will begin next week. ",
    "distances": "Two days after the truce collapsed, the talks began on 4 May. ",
    "eves": "Norway held the drill on May 3. It came on the eve of the drill. ",
    "datelines": "OSLO, Sept 4 (North Wire) - Norway will sign on Friday, Ada Brook said.\n\n",
    "quarters": "It fell by the same quarter of last year in the first quarter of 2016. ",
}


def _timed(doc: Doc) -> dict[str, float]:
    """The seconds that each extractor takes for one article."""
    took: dict[str, float] = {}

    def run(extract: Callable[..., _T], *args: object) -> _T:
        begun = time.process_time()
        found = extract(*args)
        took[extract.__name__] = time.process_time() - begun
        return found

    who = run(actors, doc, run(mentions, doc))
    when = run(dates, doc, _PUBLISHED)
    said = run(dated_quotes, doc, run(quotes, doc, who), when, _PUBLISHED)
    run(events, doc, who, said, when, _PUBLISHED)
    run(stances, doc, who, said)
    return took


def _best(doc: Doc) -> dict[str, float]:
    runs = [_timed(doc) for _ in range(3)]
    return {name: min(run[name] for run in runs) for name in runs[0]}


@pytest.mark.parametrize("sentence", _SENTENCES.values(), ids=_SENTENCES)
def test_twice_the_sentences_take_about_twice_the_time(nlp: Language, sentence: str) -> None:
    once, twice = (_best(nlp("Title\n\n" + sentence * n)) for n in (_N, 2 * _N))
    slow = {name for name in once if twice[name] > _MOST * once[name] + _NOISE}
    assert slow == set()
