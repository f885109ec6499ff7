"""Trained weights in, probabilities out: two linear readers, of one sentence and of one actor.

The weights are a JSON file made by `benchmarks/stance/train.py` from texts of the project; its hash
is pinned here, so that what decides is what was measured.
"""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.errors import SettingsError
from analysis.types import Label

SHA256 = "ce45fc37ff9efffdbc3f0710e26c416d265c94b67a89abe2f84fc27d057a8ef6"
OUTCOMES: tuple[Label | None, ...] = (
    None,
    Label.SUPPORTS,
    Label.OPPOSES,
    Label.CONDITIONAL,
    Label.NEUTRAL,
)


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by feature, one for each outcome; None among the outcomes is "takes no position"."""

    sentence: Mapping[str, tuple[float, ...]]
    actor: Mapping[str, tuple[float, ...]]


@cache
def default_weights() -> Weights:
    """The shipped weights.

    Raises SettingsError when the file is not the one that was measured.
    """
    raw = Path(__file__).with_name("weights.json").read_bytes()
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise SettingsError(
            "analysis/stance/weights.json is not the file that was measured: "
            "restore it, or pin its new hash in analysis/stance/model.py."
        )
    data = json.loads(raw)
    return Weights(
        *(
            {name: tuple(w / 100 for w in row) for name, row in data[part].items()}
            for part in ("sentence", "actor")
        )
    )


def probabilities(
    weights: Mapping[str, tuple[float, ...]], features: Mapping[str, float]
) -> tuple[float, ...]:
    """The probability of each outcome.

    >>> probabilities({"a": (0.0, 2.0)}, {"a": 1.0, "unknown": 1.0})[1] > 0.85
    True
    """
    size = len(next(iter(weights.values())))
    logits = [0.0] * size
    for name, value in features.items():
        if value and (row := weights.get(name)):
            for k in range(size):
                logits[k] += value * row[k]
    top = max(logits)
    powers = [math.exp(x - top) for x in logits]
    total = sum(powers)
    return tuple(p / total for p in powers)
