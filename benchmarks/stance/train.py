#!/usr/bin/env python3
"""Trains the weights of the stance panel on the project's own texts; writes them with their hash.

usage: train.py [--out FILE] [--without SLICE ...]

In: seeds/stance (passages and articles, one JSON object a line). The demo corpus is left out: it
is what the shipped reader is measured on. Out:
analysis/stance/weights.json, and its SHA-256 to pin in analysis/stance/model.py. Takes some two
minutes and needs numpy alone. `--without` leaves slices out, to measure on what was not seen:
`train.py --without articles/h passages/a --out /tmp/weights.json`.

Two linear readers are fitted: one of sentences (its gold: the sentences that a label's evidence
quotes; the other sentences of a labelled actor count less), one of actors (fed with the first
one's probabilities, each made by a reader that had not seen that text). Each is fitted twice, with
the words of the texts and with the rules' signals alone, and the two are averaged: words of our
own writing carry over to other newsrooms by half.
"""

import argparse
import hashlib
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from analysis.actors import actors as find_actors
from analysis.language import load
from analysis.mentions import mentions
from analysis.quotes import quotes as find_quotes
from analysis.settings import read_settings
from analysis.stance.authors import own_voice
from analysis.stance.cues import read
from analysis.stance.features import actor_features, frame_shares, sentence_features
from analysis.stance.holders import claims
from analysis.stance.signals import Context, Signal, context, signals
from analysis.stance.target import default_target
from analysis.types import Actor

ROOT = Path(__file__).resolve().parents[2]
OUTCOMES = ("none", "supports", "opposes", "conditional", "neutral")
FOLDS = 3
CROWD = 0.5  # weight of who takes no position in a long article: some ten to one who does
LONG = 30  # sentences
OPTIONAL = 0.7  # weight of rows that a careful reader could leave out
# Words of the texts, against what the rules read of them.
WORDS = re.compile(r"(w|b|root|path):|leaf:[^:]+:-?1$")
Table = dict[str, np.ndarray]
SENTENCE_RIDGE, ACTOR_RIDGE = 3.0, 1.0


@dataclass
class Row:
    """One actor of one text: its gold label, and what the extractor read of it."""

    text: str
    actor: Actor
    context: Context
    frames: dict[str, float]
    label: str = "none"
    weight: float = 1.0  # optional in the gold: less; perhaps a labelled actor in pieces: none
    signals: list[Signal] = field(default_factory=list)
    features: list[dict[str, float]] = field(default_factory=list)
    gold: list[tuple[str, float]] = field(default_factory=list)  # of each sentence, with its weight


def texts(without: Iterable[str]) -> Iterable[tuple[str, str, list[dict]]]:
    """(name, text, gold rows) of every text, slices left out apart."""
    for folder in ("passages", "articles"):
        for file in sorted((ROOT / "seeds" / "stance" / folder).glob("*.jsonl")):
            if f"{folder}/{file.stem}" in without:
                continue
            for line in file.read_text(encoding="utf-8").splitlines():
                item = json.loads(line)
                yield item["id"], *_gold(item)


def _gold(item: dict) -> tuple[str, list[dict]]:
    if "stances" in item:
        return item["text"], item["stances"]
    rows = [
        {
            "actor": a["canonical"] or a["name"],
            "aliases": [a["name"]],
            "label": a["label"],
            "evidence": [a["evidence"]] if a["evidence"] else [],
        }
        for a in item["actors"]
        if a["label"] != "none"
    ]
    return "\n\n".join(filter(None, [item.get("context"), item["text"]])) + "\n", rows


def fold_name(name: str) -> str:
    name = re.sub(r"[^\w ]+", "", name.lower().replace("’", "'").replace("'s", ""))
    return re.sub(r"^the ", "", re.sub(r"\s+", " ", name)).strip()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _overlap(a: set[str], b: set[str]) -> bool:
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.6


def label_row(row: Row, gold: list[dict]) -> None:
    """Gives a row its gold label, by any shared name, and each of its sentences one."""
    ours = {fold_name(n) for n in (row.actor.name, *row.actor.aliases)}
    named = [(g, {fold_name(n) for n in (g["actor"], *g["aliases"])}) for g in gold]
    match = next((g for g, names in named if ours & names), None)
    if match is None:
        rare = {w for _, names in named for n in names for w in n.split() if len(w) > 3}
        row.weight = float(not any(set(n.split()) & rare for n in ours))
    else:
        row.label, row.weight = match["label"], OPTIONAL if match.get("optional") else 1.0
    evidence = [_words(e) for e in match["evidence"]] if match else []
    reading = row.context.reading
    for one in row.signals:
        words = _words(reading.text[reading.start[min(one.inside)] : reading.end[max(one.inside)]])
        if any(_overlap(e, words) for e in evidence):
            row.gold.append((row.label, 1.0))
        else:
            row.gold.append(("none", 1.0 if match is None else 0.3 if one.tie else 0.7))


def rows(without: Iterable[str]) -> list[Row]:
    """Every actor of every text, read by the product's own extractors."""
    nlp, target = load(read_settings({}).spacy_model), default_target()
    items = list(texts(set(without)))
    found = []
    for (name, _, gold), doc in zip(items, nlp.pipe(t for _, t, _ in items), strict=True):
        who = find_actors(doc, mentions(doc))
        reading = read(doc, target)
        around = context(reading, target, who)
        frames = frame_shares(around)
        by_actor: dict[str, list[Signal]] = {}
        said = find_quotes(doc, who)
        shows = [*claims(reading, who, said), *own_voice(reading, who, said)]
        for one in signals(around, shows, who):
            by_actor.setdefault(one.actor, []).append(one)
        for actor in who:
            row = Row(name, actor, around, frames, signals=by_actor.get(actor.key, []))
            row.features = [sentence_features(around, s, frames) for s in row.signals]
            label_row(row, gold)
            if row.label == "none" and len(reading.bounds) > LONG:
                row.weight *= CROWD
            found.append(row)
    return found


class Linear:
    """Multinomial logistic regression with a ridge, fitted by Adam on all rows at once."""

    def fit(
        self, items: list[dict[str, float]], labels: list[str], weights: list[float], ridge: float
    ) -> "Linear":
        seen = Counter(name for item in items for name in item)
        names = sorted(name for name, n in seen.items() if n >= 3)
        self.number = {name: i for i, name in enumerate(names)}
        index, value, row = self._sparse(items)
        gold = np.zeros((len(items), len(OUTCOMES)))
        gold[np.arange(len(items)), [OUTCOMES.index(label) for label in labels]] = 1
        self.weights = np.zeros((len(names), len(OUTCOMES)))
        first, second = np.zeros_like(self.weights), np.zeros_like(self.weights)
        weight = np.array(weights)[:, None]
        for step in range(1, 151):
            error = (self._probabilities(index, value, row, len(items)) - gold) * weight
            slope = ridge * self.weights
            for k in range(len(OUTCOMES)):
                slope[:, k] += np.bincount(index, value * error[row, k], minlength=len(names))
            first = 0.9 * first + 0.1 * slope
            second = 0.99 * second + 0.01 * slope**2
            pace = 0.05 if step < 90 else 0.015 if step < 128 else 0.005
            scale = np.sqrt(second / (1 - 0.99**step)) + 1e-8
            self.weights -= pace * first / (1 - 0.9**step) / scale
        return self

    def _sparse(self, items: list[dict[str, float]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        cells = [
            (self.number[name], value, i)
            for i, item in enumerate(items)
            for name, value in item.items()
            if value and name in self.number
        ]
        index, value, row = zip(*cells, strict=True)
        return np.array(index), np.array(value, float), np.array(row)

    def _probabilities(
        self, index: np.ndarray, value: np.ndarray, row: np.ndarray, size: int
    ) -> np.ndarray:
        logits = np.stack(
            [
                np.bincount(row, value * self.weights[index, k], minlength=size)
                for k in range(len(OUTCOMES))
            ],
            axis=1,
        )
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    def probabilities(self, items: list[dict[str, float]]) -> np.ndarray:
        return self._probabilities(*self._sparse(items), len(items))

    def table(self) -> Table:
        """Weights around their mean, by feature."""
        centred = self.weights - self.weights.mean(axis=1, keepdims=True)
        return {name: centred[i] for name, i in self.number.items()}


def mean(one: Table, other: Table) -> Table:
    """The weights of two readers that speak with one voice each."""
    nothing = np.zeros(len(OUTCOMES))
    return {
        name: (one.get(name, nothing) + other.get(name, nothing)) / 2 for name in {*one, *other}
    }


def rounded(table: Table, least: float) -> dict[str, list[int]]:
    """Weights in hundredths; features that hardly weigh are dropped."""
    return {
        name: [round(100 * float(w)) for w in row]
        for name, row in table.items()
        if np.abs(row).max() >= least
    }


def fit_sentences(found: list[Row]) -> Linear:
    cells = [
        (features, label, weight * row.weight)
        for row in found
        if row.weight
        for features, (label, weight) in zip(row.features, row.gold, strict=True)
    ]
    items, labels, weights = (list(column) for column in zip(*cells, strict=True))
    return Linear().fit(items, labels, weights, SENTENCE_RIDGE)


def fit_actors(found: list[Row]) -> Linear:
    """Reads each text's sentences by a reader that has not seen it, then fits the actors."""
    part = [zlib.crc32(row.text.encode()) % FOLDS for row in found]
    items, labels, weights = [], [], []
    for fold in range(FOLDS):
        reader = fit_sentences([r for r, p in zip(found, part, strict=True) if p != fold])
        for row in (r for r, p in zip(found, part, strict=True) if p == fold and r.weight):
            by = reader.probabilities(row.features).tolist() if row.features else []
            items.append(actor_features(row.context, row.actor, row.signals, by, row.frames))
            labels.append(row.label)
            weights.append(row.weight)
    return Linear().fit(items, labels, weights, ACTOR_RIDGE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "analysis" / "stance" / "weights.json")
    parser.add_argument("--without", nargs="*", default=[])
    args = parser.parse_args()
    found = rows(args.without)
    print(len(found), "actors", Counter(r.label for r in found if r.weight).most_common())
    with_words = fit_sentences(found).table(), fit_actors(found).table()
    for row in found:
        row.features = [
            {name: value for name, value in item.items() if not WORDS.match(name)}
            for item in row.features
        ]
    without_words = fit_sentences(found).table(), fit_actors(found).table()
    sentence, actor = map(mean, with_words, without_words)
    data = {"sentence": rounded(sentence, 0.03), "actor": rounded(actor, 0.0)}
    raw = json.dumps(data, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
    raw = raw.replace("],", "],\n") + "\n"
    args.out.write_text(raw, encoding="utf-8")
    print(args.out, len(raw), "bytes, SHA-256", hashlib.sha256(raw.encode()).hexdigest())


if __name__ == "__main__":
    main()
