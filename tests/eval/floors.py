"""Scores of the demo corpus beside their floors; floors.json holds what may not get worse.

    python tests/eval/floors.py            scores and floors
    python tests/eval/floors.py --raise    every floor up to its score, rounded down
    python tests/eval/floors.py --lower stance.f1 --reason "why"   that floor down to its score

Nothing is trained on this corpus: its scores are of articles that no reader has seen.

--raise refuses while a score lies below its floor; a lowered floor keeps its reason in floors.json.
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


def raised(state: dict[str, Any], measured: dict[str, float], corpus: str) -> dict[str, Any]:
    """Every floor at its score; ValueError when a score is below its floor."""
    floors = state["floors"]
    worse = [n for n, v in measured.items() if n in floors and is_worse(n, v, floors[n])]
    if worse:
        raise ValueError(f"below their floors: {', '.join(worse)}. Lower each with a reason.")
    rounded_down = {name: rounded(name, value) for name, value in measured.items()}
    return state | {"corpus": corpus, "floors": rounded_down}


def lowered(
    state: dict[str, Any], measured: dict[str, float], name: str, reason: str
) -> dict[str, Any]:
    """One floor down at its score, and why; ValueError when there is no such floor to lower."""
    before = state["floors"].get(name)
    if before is None or name not in measured or not is_worse(name, measured[name], before):
        raise ValueError(f"{name} is not below a floor. Name a score that is.")
    to = rounded(name, measured[name])
    note = {"score": name, "from": before, "to": to, "reason": reason}
    return state | {
        "floors": state["floors"] | {name: to},
        "lowered": [*state["lowered"], note],
    }


def read_floors() -> dict[str, Any]:
    if not FILE.exists():
        return {"corpus": "", "floors": {}, "lowered": []}
    return json.loads(FILE.read_text(encoding="utf-8"))


def show(measured: dict[str, float], floors: dict[str, float]) -> None:
    for name, value in measured.items():
        floor = floors.get(name)
        beyond = "  BELOW" if floor is not None and is_worse(name, value, floor) else ""
        print(f"{name:28}{value:8.3f}  floor {'-' if floor is None else floor}{beyond}")


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
    try:
        if options.lower:
            state = lowered(state, measured, options.lower, options.reason)
        if options.up:
            state = raised(state, measured, corpus_hash())
    except ValueError as error:
        sys.exit(str(error))
    if options.lower or options.up:
        text = json.dumps(state, indent=1, sort_keys=True, ensure_ascii=False)
        FILE.write_text(text + "\n", encoding="utf-8")
    show(measured, state["floors"])


if __name__ == "__main__":
    main()
