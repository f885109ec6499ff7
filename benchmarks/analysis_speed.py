"""What the analysis adds to reading: N articles analysed, and read by the bare spaCy pipeline.

    python benchmarks/analysis_speed.py [-n ARTICLES] [--rounds ROUNDS]

The articles are the demo corpus and the seed article, again and again with small changes. Both ways
run in turn on the same texts, model and batches; the ratio is the median over the rounds, in
processor time, which a busy machine disturbs less than the clock. The exit status is 1 above the
bar.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time

import spacy

from analysis import pipeline
from analysis.language import load as load_language
from analysis.settings import read_settings
from analysis.sources import load
from analysis.types import Article

SEEDS = Path(__file__).parents[1] / "seeds"
BAR = 1.3


def articles(number: int) -> list[Article]:
    """That many articles, no two of the same text."""
    settings = read_settings({})
    found = [
        a for a in load([SEEDS / "articles", SEEDS / "demo"], settings) if isinstance(a, Article)
    ]
    again = islice(enumerate(cycle(found)), number)
    return [
        replace(a, id=f"{a.id}-{n}", text=a.text.replace("\n", f" ({n})\n", 1) + f" Print {n}.")
        for n, a in again
    ]


def seconds(run: Callable[[], object]) -> float:
    """Processor time of one call."""
    began = process_time()
    run()
    return process_time() - began


@contextmanager
def timed_stages() -> Iterator[Counter[str]]:
    """Seconds by stage while open: every function that pipeline.py takes from an extractor."""
    spent: Counter[str] = Counter()
    inner: list[float] = []  # a stage called by another counts once, as itself

    def timed(name: str, function: Callable[..., object]) -> Callable[..., object]:
        @wraps(function)
        def call(*args: object, **options: object) -> object:
            inner.append(0.0)
            began = process_time()
            result = function(*args, **options)
            took = process_time() - began
            spent[name] += took - inner.pop()
            if inner:
                inner[-1] += took
            return result

        return call

    stages = {
        name: value
        for name, value in vars(pipeline).items()
        if callable(value)
        and not isinstance(value, type)
        and getattr(value, "__module__", "").startswith("analysis.")
        and getattr(value, "__module__", "") not in (pipeline.__name__, "analysis.language")
    }
    for name, function in stages.items():
        setattr(pipeline, name, timed(name, function))
    try:
        yield spent
    finally:
        for name, function in stages.items():
            setattr(pipeline, name, function)


def main() -> int:
    parser = argparse.ArgumentParser(description="Analysis beside the bare spaCy pipeline.")
    parser.add_argument("-n", type=int, default=60, help="articles (default: 60)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default: 5)")
    options = parser.parse_args()
    model = read_settings().spacy_model
    bare, ours, corpus = spacy.load(model), load_language(model), articles(options.n)
    texts = [a.text for a in corpus]

    def read() -> None:
        for _ in bare.pipe(texts, batch_size=16):
            pass

    def analyse() -> None:
        for _ in pipeline.analyse(corpus, ours):
            pass

    analyse(), read()  # the first round pays for lazily loaded tables
    rounds = [(seconds(read), seconds(analyse)) for _ in range(options.rounds)]
    ratio = median(ours / bare for bare, ours in rounds)
    with timed_stages() as spent:
        whole = seconds(analyse)

    words = sum(len(t.split()) for t in texts)
    print(f"{options.n} articles, {words:,} words, {options.rounds} rounds, model {model}")
    for name, column in (("bare spaCy", 0), ("analysis", 1)):
        each = median(r[column] for r in rounds) / options.n
        print(f"{name:14}{1000 * each:7.1f} ms an article {1 / each:7.1f} articles a second")
    for name, took in spent.most_common():
        print(f"  {name:12}{1000 * took / options.n:7.1f} ms an article {took / whole:7.1%}")
    spread = f"{min(o / b for b, o in rounds):.2f} to {max(o / b for b, o in rounds):.2f}"
    print(f"ratio         {ratio:7.2f}    ({spread}; the bar is {BAR})")
    return int(ratio > BAR)


if __name__ == "__main__":
    sys.exit(main())
