"""Scores of the demo corpus beside their floors; floors.json holds what may not get worse.

    python tests/eval/floors.py            scores and floors
    python tests/eval/floors.py --raise    every floor up to its score, rounded down
    python tests/eval/floors.py --lower stance.f1 --reason "why"   that floor down to its score

A lowered floor keeps its reason in floors.json. When the corpus itself changed, --raise refuses
until every score that went down has been lowered by name.
"""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import score_actors
import score_events
import score_quotes
import score_stance
from demo import Labelled, corpus_hash, labelled

from analysis.language import load
from analysis.settings import read_settings

FILE = Path(__file__).with_name("floors.json")
LESS_IS_BETTER = {"stance.flips"}


def _events(articles: Sequence[Labelled]) -> dict[str, float]:
    counts = score_events.EventCounts()
    for article in articles:
        counts += score_events.score(article.gold["events"], article.analysis)
    return {
        "events.right": counts.share_right,
        "events.dates": counts.dates / counts.labels,
        "events.all_actors": counts.everyone / counts.labels,
        "events.precision": 1 - counts.beside / counts.found if counts.found else 0.0,
    }


def scores(articles: Sequence[Labelled]) -> dict[str, float]:
    """Every score of the corpus by name."""
    return (
        score_stance.score(articles)
        | score_quotes.score(articles)
        | _events(articles)
        | score_actors.score(articles)
    )


def is_worse(name: str, value: float, floor: float) -> bool:
    """Whether a score lies beyond its floor."""
    return value > floor if name in LESS_IS_BETTER else value < floor


def rounded(name: str, value: float) -> float:
    """A score as a floor: two decimals, rounded down."""
    return value if name in LESS_IS_BETTER else math.floor(value * 100) / 100


def read_floors() -> dict[str, Any]:
    if not FILE.exists():
        return {"corpus": "", "floors": {}, "lowered": []}
    return json.loads(FILE.read_text(encoding="utf-8"))


def write_floors(state: dict[str, Any]) -> None:
    FILE.write_text(json.dumps(state, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def show(measured: dict[str, float], floors: dict[str, float]) -> None:
    for name, value in measured.items():
        floor = floors.get(name)
        beyond = floor is not None and is_worse(name, value, floor)
        print(
            f"{name:28}{value:8.3f}  floor {floor if floor is not None else '-':<6}"
            f"{'  BELOW' if beyond else ''}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="Scores of the demo corpus and their floors.")
    parser.add_argument("--raise", dest="up", action="store_true", help="raise every floor")
    parser.add_argument("--lower", metavar="SCORE", help="lower one floor to its score")
    parser.add_argument("--reason", help="why it may be lowered")
    options = parser.parse_args()
    if bool(options.lower) != bool(options.reason):
        parser.error("--lower and --reason go together")
    state = read_floors()
    measured = scores(labelled(load(read_settings().spacy_model)))
    floors = state["floors"]
    if options.lower:
        if options.lower not in measured:
            parser.error(f"{options.lower}: no such score; there are {', '.join(measured)}")
        to = rounded(options.lower, measured[options.lower])
        state["lowered"].append(
            {
                "score": options.lower,
                "from": floors.get(options.lower),
                "to": to,
                "reason": options.reason,
            }
        )
        floors[options.lower] = to
        write_floors(state)
    if options.up:
        worse = [
            n for n, floor in floors.items() if n in measured and is_worse(n, measured[n], floor)
        ]
        if worse:
            sys.exit(f"below their floors, lower them one by one with a reason: {', '.join(worse)}")
        write_floors(
            state
            | {"corpus": corpus_hash(), "floors": {n: rounded(n, v) for n, v in measured.items()}}
        )
    show(measured, read_floors()["floors"])


if __name__ == "__main__":
    main()
